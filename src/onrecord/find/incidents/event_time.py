"""What a time hangs on in its sentence, and so what it is the date of: the event, a discovery, a death, an announcement.

A time behind a verb hangs on the nearest one ("killed nine on Monday"), one in front on the next ("On Monday, rebels
shelled the port"; "gunmen on Monday attacked"). `lexicon/time_hosts.tsv` lists the verbs that date something else.
"""

from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from onrecord.find.incidents.event_lists import noun_table
from onrecord.find.incidents.trigger import Trigger
from onrecord.find.syntax.lines import Line
from onrecord.lexicon import load_rows, verb_forms
from onrecord.model import DateOf, When

_VERBS = frozenset({"V", "E", "G", "I"})
_ENDS = frozenset({".", "S", "R"})
_NOT_FOUND = frozenset("guilty out himself herself themselves it".split())
_LINGERING = frozenset(
    "wounded injured hurt shot burned beaten stabbed wounds wound injuries injury hospital hospitals clinic "
    "doctors surgeons coma later succumbed succumbing".split()
)
_COUNTED_FROM = frozenset({"after", "before", "following"})
_UNITS = frozenset(
    "day days week weeks month months year years hour hours minute minutes weekend night morning evening".split()
)


class Host(NamedTuple):
    """The word a time hangs on, and what such a word dates (empty: the event itself, or nothing we know)."""

    at: int
    dates: str


def host_of(line: Line, when: When) -> Host | None:
    """What a time hangs on: the verb or event noun before it in its clause, else the first verb behind it.

    >>> from datetime import date
    >>> from onrecord.find.syntax.lines import line_of
    >>> from onrecord.model import Granularity, Sentence, Span
    >>> text = "The bodies of three herders were found on Sunday."
    >>> line = line_of(text, Sentence(span=Span(0, len(text)), block=0, paragraph=0))
    >>> sunday = When(id="w", mention=None, span=Span(42, 48), words="Sunday", earliest=None, latest=None,
    ...     granularity=Granularity.DAY)
    >>> host_of(line, sunday)
    Host(at=6, dates='discovery')
    """
    first, last = line.word_at(when.span.start), line.word_at(when.span.stop - 1) + 1
    at = _before(line, first)
    if at is None:
        at = next((one for one in range(last, len(line.tags)) if line.tags[one] in _VERBS), None)
    return None if at is None else Host(at, _dates(line, at))


def _before(line: Line, first: int) -> int | None:
    """The nearest verb or event noun in front of a time; None where its clause has none there."""
    for at in range(first - 1, -1, -1):
        if line.tags[at] in _ENDS or line.low[at] in {";", "that"}:
            return None
        if line.tags[at] in _VERBS or (line.tags[at] == "X" and line.low[at] in noun_table()):
            return at
    return None


def _dates(line: Line, at: int) -> str:
    if line.tags[at] == "X":
        return ""
    kinds = _hosts().get(line.low[at], {})
    after = line.low[at + 1] if at + 1 < len(line.low) else ""
    if after in _NOT_FOUND:
        return ""
    return kinds.get(after) or kinds.get("") or ""


def hangs_on(line: Line, when: When, trigger: Trigger) -> bool:
    """Whether a time hangs on the words of the event themselves."""
    host = host_of(line, when)
    return host is not None and (host.at == trigger.at or trigger.first <= host.at < trigger.last)


def of_another_act(line: Line, when: When, trigger: Trigger) -> bool:
    """Whether a time tells when something was done about an event later, or is only counted from it.

    "The miners killed in the raid were buried on Tuesday"; "found on Sunday, two days after gunmen raided the camp".
    """
    first, last = line.word_at(when.span.start), line.word_at(when.span.stop - 1) + 1
    if _counted_from(line, last - 1, trigger.first):
        return True
    host = host_of(line, when)
    own = host is None or host.at == trigger.at or trigger.first <= host.at < trigger.last
    return not own and host is not None and host.dates == "aftermath" and host.at < first


def _counted_from(line: Line, first: int, last: int) -> bool:
    """Whether "two days after" or the like stands behind word `first`, and word `last` in the clause that it opens."""
    counts = [
        at
        for at in range(max(first, 1), last)
        if line.low[at] in _COUNTED_FROM and line.low[at - 1] in _UNITS
    ]
    return bool(counts) and not {",", ";"} & set(line.low[counts[-1] : last])


def date_of(line: Line, when: When, trigger: Trigger | None = None) -> tuple[DateOf, str]:
    """What a time is the date of, and why in a sentence; of an event as it seems from `trigger`, where there is one."""
    host = host_of(line, when)
    found = trigger.at - 1 if trigger is not None and _found_so(line, trigger.at) else None
    if found is not None:
        host = Host(found, "discovery")  # found shot dead on Monday
    own = host is not None and trigger is not None and trigger.first <= host.at < trigger.last
    if host is None or own:
        return DateOf.EVENT, f"“{when.words}” stands with the words of the event"
    word = line.low[host.at]
    if host.dates == "discovery":
        return DateOf.DISCOVERY, f"“{when.words}” stands with “{word}”: when it was found"
    if host.dates == "death" and _LINGERING & set(line.low):
        return DateOf.DEATH, f"“{when.words}” stands with “{word}”: when somebody died of it"
    if host.dates == "announcement" and trigger is None:
        return DateOf.ANNOUNCEMENT, f"“{when.words}” stands with “{word}”: when it was said"
    return DateOf.EVENT, f"“{when.words}” is the nearest time, with “{word}”"


def _found_so(line: Line, at: int) -> bool:
    """Whether the word at `at` only says in what state somebody was found: "was found strangled"."""
    return at > 0 and line.tags[at] == "E" and "discovery" in _hosts().get(line.low[at - 1], {}).values()


@cache
def _hosts() -> MappingProxyType[str, dict[str, str]]:
    """Classes by the first word of every form, and under it by the word that must follow ("" for none)."""
    found: dict[str, dict[str, str]] = {}
    for row in load_rows("time_hosts"):
        for phrase in verb_forms(row["lemma"]):
            first, _, rest = phrase.partition(" ")
            found.setdefault(first, {})[rest] = row["class"]
    return MappingProxyType(found)
