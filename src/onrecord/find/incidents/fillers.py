"""What can fill a role: the noun phrase cut out of what a rule found, and whether its head can have taken part.

A time, a figure, a clause or an abstract noun takes no part in anything: an empty cell is better than a wrong one.
"""

from functools import cache

from onrecord.find.incidents.instruments import means_in
from onrecord.find.incidents.page import Page
from onrecord.find.incidents.trigger import Trigger
from onrecord.find.syntax.lines import Line
from onrecord.find.syntax.nouns import noun_classes
from onrecord.find.syntax.phrases import CALENDAR, Phrase, head_of
from onrecord.lexicon import load_rows
from onrecord.model import RoleName, Span

PARTICIPANTS = frozenset(
    "person armed force state civilian combatant police children women men elderly attacker captive crowd "
    "worker country named member envoy inspector".split()
)
THINGS = frozenset(
    "settlement vehicle property building house aircraft goods road broadcast utility embassy court place "
    "computer".split()
)
_TIME_WORDS = CALENDAR | frozenset(
    "day days week weeks month months year years hour hours minute minutes weekend moment time times "
    "decade decades century p.m a.m pm am gmt o'clock previous".split()
)
_LEFT_OFF = frozenset({"A", "C", ",", '"', "N", "S", "M", "B", "H", "O", "V", "I", "T", ".", ")", "]"})
_RIGHT_OFF = frozenset({"A", "E", "G", "D", "P", "C", "T", '"', ",", "'s", "V", "I", "B", "H", "M", "S", "R", "("})
_STATES = frozenset("alight ablaze open free unharmed alone aground afloat together alive down back dead reported".split())
_SAYS = frozenset(
    "said say says told tell allege alleges believe believes report reports claim claims think thinks "
    "suspect suspects announce announces confirm confirms".split()
)
_COUNTED = frozenset("about around over between than under up".split())
_OTHERS = frozenset("others everyone everybody rest".split())
_LONGEST = 18
_KINDS_OF_PEOPLE = ("ists", "ians", "men", "women", "man", "woman", "ers", "folk", "niks")
_NOT_PEOPLE = frozenset(
    "numbers orders papers letters powers waters matters borders corners counters centers centres shelters "
    "towers offers answers computers rivers murders quarters headquarters posters newspapers disorders "
    "manners chapters remainders orders fingers shoulders covers folders layers members-only meters liters "
    "others' winters dinners chambers cylinders ladders feathers acres hazmat omen specimen regimen".split()
)


def trimmed(page: Page, line: Line, phrase: Phrase) -> Phrase | None:
    """The noun phrase inside `phrase`: no verb, bracket, opening phrase, time or bare adverb; None if none is left."""
    first, last = _without_brackets(line, *phrase)
    first, last = _without_clause(line, first, last)
    first = _without_opening(line, first, last)
    last = _without_time(page, line, first, last)
    while last > first and (line.tags[last - 1] in _RIGHT_OFF or line.low[last - 1] in _STATES):
        last -= 1
    if last - first > _LONGEST:
        cut = (at for at in range(first + 1, last) if line.tags[at] == "P" and line.low[at] != "of")
        last = next(cut, first)
    return Phrase(first, last) if last > first else None


def _without_brackets(line: Line, first: int, last: int) -> tuple[int, int]:
    opened = next((at for at in range(first, last) if line.low[at] in {"(", "["}), None)
    if opened is not None and opened > first:
        return first, opened
    closed = [at for at in range(first, last) if line.low[at] in {")", "]"}]
    return (closed[-1] + 1, last) if closed else (first, last)


def _without_clause(line: Line, first: int, last: int) -> tuple[int, int]:
    """After a verb of saying stands whom it is about; before a relative pronoun or another verb, who is meant."""
    for at in range(last - 1, first - 1, -1):
        if line.low[at] in _SAYS and line.tags[at] != "D":
            first = at + 1
            break
    ends = (at for at in range(first + 1, last) if line.tags[at] in {"R", "S", "V", "B", "H", "M"})
    return first, next(ends, last)


def _without_opening(line: Line, first: int, last: int) -> int:
    while first < last:
        tag = line.tags[first]
        after = line.tags[first + 1] if first + 1 < last else "."
        if tag in {"A", "D"} and after == "#":
            break  # almost 30 villagers
        gerund = tag in {"E", "G"} and after in {"D", "#", "U", "P", "A"}
        if not gerund and tag not in _LEFT_OFF:
            break
        first += 1
    opening = first < last and line.tags[first] == "P" and line.low[first] not in _COUNTED
    return _people_at_end(line, first, last) if opening else first


def _people_at_end(line: Line, first: int, last: int) -> int:
    """In 2019 in the same district unknown persons: the people at the end, with what describes them."""
    if not noun_classes().get(line.low[last - 1], frozenset()) & PARTICIPANTS:
        return last
    at = last - 1
    while at > first and line.low[at - 1] in _DESCRIBING:
        at -= 1
    return at


_DESCRIBING = frozenset(
    "unknown unidentified armed masked suspected alleged young local foreign several some many two three four "
    "five six ten dozens the a an".split()
)


def _without_time(page: Page, line: Line, first: int, last: int) -> int:
    """Where the phrase ends before a time or a figure behind a preposition."""
    for at in range(first + 1, last):
        behind = line.tags[at] == "P" and at + 1 < last and line.low[at] != "of" and line.low[at] not in {"than"}
        if behind and (line.tags[at + 1] == "#" or line.low[at + 1] in _TIME_WORDS) and at > first + 1:
            return at
    if first < last:
        inside = page.times_in(Span(line.start[first], line.stop[last - 1]))
        starts = [line.word_at(one.span.start) for one in inside]
        return min([at for at in starts if at > first], default=last)
    return last


def can_fill(page: Page, trigger: Trigger, name: RoleName, phrase: Phrase) -> bool:
    """Whether the head of `phrase` can have played the role: people, bodies and names; for targets also things."""
    line = trigger.line
    head = _head(line, phrase)
    word = line.low[head]
    if line.tags[phrase.first] == "U" and phrase.last - phrase.first == 1:
        return True
    if _is_time(page, line, phrase, head) or (line.tags[head] == "#" and not _of_people(line, head, phrase)):
        return False
    if name is RoleName.INSTRUMENT:
        return True
    wanted = PARTICIPANTS if name in {RoleName.INITIATOR, RoleName.VICTIM} else PARTICIPANTS | THINGS
    if word in _OTHERS or _classes(line, head) & wanted:
        return not _means_only(line, phrase, name)
    return _by_name(line, phrase, head, wanted)


def _head(line: Line, phrase: Phrase) -> int:
    """The head; behind a figure, a possessive or a vessel ("two of", "a group of") the noun that follows."""
    head = head_of(line, phrase)
    return head


def _of_people(line: Line, head: int, phrase: Phrase) -> bool:
    return head + 2 < phrase.last + 0 and line.low[head + 1] == "of" and "X" in line.tags[head + 2 : phrase.last]


def _is_time(page: Page, line: Line, phrase: Phrase, head: int) -> bool:
    if line.low[head] in _TIME_WORDS:
        return True
    start = line.start[head]
    return any(one.span.contains(line.span(head, head + 1)) for one in page.times_in(Span(line.start[phrase.first], start + 1)))


def _means_only(line: Line, phrase: Phrase, name: RoleName) -> bool:
    """A bomb that went off is no initiator."""
    if name is not RoleName.INITIATOR:
        return False
    found = means_in(line, phrase.first, head_of(line, phrase) + 1)
    return bool(found) and found[-1].kind == "weapon" and found[-1].mode != "suicide-attack" and "armed" not in _classes(line, head_of(line, phrase))


def _by_name(line: Line, phrase: Phrase, head: int, wanted: frozenset[str]) -> bool:
    """A name, or a word made like those for people; a title in front vouches for the name behind it."""
    word = line.low[head]
    if word in _abstract():
        return False
    if line.capital[head] and (head > 0 or phrase.last - phrase.first > 1):
        return True
    if word.endswith(_KINDS_OF_PEOPLE) and word not in _NOT_PEOPLE and len(word) > 4:
        return True
    known = noun_classes().get(word)
    core = range(phrase.first, head)
    return known is None and any(_classes(line, at) & wanted for at in core)


def _classes(line: Line, at: int) -> frozenset[str]:
    """What a word stands for: by the noun list, by the lists of people, bodies and sites, by the mention it is in."""
    word = line.low[at]
    return noun_classes().get(word, frozenset()) | line.marks.get(at, frozenset()) | _listed().get(word, frozenset())


@cache
def _listed() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for name, kind in (
        ("people_nouns", "person"),
        ("speaker_nouns", "person"),
        ("org_nouns", "state"),
        ("facility_nouns", "settlement"),
        ("place_nouns", "place"),
    ):
        for row in load_rows(name):
            word = row["noun"].split()[-1]
            for form in (word, word + "s"):
                if name != "speaker_nouns" or row["voice"] != "body" or form.endswith(("man", "men", "person")):
                    found[form] = found.get(form, frozenset()) | {kind}
    for word in _EVENTS_IN_LISTS:
        found.pop(word, None)
    return found


_EVENTS_IN_LISTS = frozenset(
    "statement statements report reports attack attacks source sources figure figures operation operations "
    "document documents communique".split()
)


@cache
def _abstract() -> frozenset[str]:
    """Nouns of events: what happens does not take part in what happens."""
    return frozenset(form for row in load_rows("event_nouns") for form in (row["lemma"].split()[-1], row["lemma"].split()[-1] + "s"))
