"""What can fill a role: the noun phrase cut out of what a rule found, and whether its head can have taken part.

A time, a figure, a clause or an abstract noun takes no part in anything: an empty cell is better than a wrong one.
"""

import re
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
_RIGHT_OFF = frozenset(
    {"A", "E", "G", "D", "P", "C", "T", '"', ",", "'s", "V", "I", "B", "H", "M", "S", "R", "("}
)
_STATES = frozenset(
    "alight ablaze open free unharmed alone aground afloat together alive down back dead reported".split()
)
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
    first, last = _without_clause(line, *_before_bracket(line, *phrase))
    first = _without_opening(line, first, last)
    last = _without_place(line, first, _without_time(page, line, first, last))
    while last > first and (line.tags[last - 1] in _RIGHT_OFF or line.low[last - 1] in _STATES):
        last -= 1
    if last - first > _LONGEST:
        cut = (at for at in range(first + 1, last) if line.tags[at] == "P" and line.low[at] != "of")
        last = next(cut, first)
    return Phrase(first, last) if last > first else None


def _before_bracket(line: Line, first: int, last: int) -> tuple[int, int]:
    """The words before a bracket; nothing where a bracket closes that did not open: half a phrase was taken."""
    opened = next((at for at in range(first, last) if line.low[at] in {"(", "["}), last)
    half = not {")", "]"}.isdisjoint(line.low[first:opened])
    return first, first if half else opened


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
        behind = line.tags[at] == "P" and at + 1 < last and line.low[at] not in {"of", "than"}
        if behind and (line.tags[at + 1] == "#" or line.low[at + 1] in _TIME_WORDS) and at > first + 1:
            return at
    if first < last:
        inside = page.times_in(Span(line.start[first], line.stop[last - 1]))
        starts = [line.word_at(one.span.start) for one in inside if one.span.stop >= line.stop[last - 1]]
        return min([at for at in starts if at > first], default=last)
    return last


def _without_place(line: Line, first: int, last: int) -> int:
    """Where the phrase ends before the place it is said to be at: "a boy in Quelimane" is "a boy"."""
    for at in range(first + 1, last - 1):
        where = line.tags[at] == "P" and line.low[at] in {"in", "at", "near", "from", "outside"}
        if where and "place" in line.marks.get(last - 1, frozenset()):
            return at
    return last


def can_fill(page: Page, trigger: Trigger, name: RoleName, phrase: Phrase) -> bool:
    """Whether the head of `phrase` can have played the role: people, bodies and names; for targets of force also things."""
    line = trigger.line
    if line.tags[phrase.first] == "U" and phrase.last - phrase.first == 1:
        return True
    head = _head(line, phrase)
    if (
        head is None
        or (phrase.first > 0 and line.low[phrase.first - 1] == "how")  # how many people: nobody yet
        or line.low[head] in _TIME_WORDS
        or _in_time(page, line, phrase, head)
        or line.tags[head] == "#"
    ):
        return False
    if name is RoleName.INSTRUMENT:
        return bool(means_in(line, *phrase)) or bool(
            _classes(line, head) & {"arms", "vehicle", "aircraft", "goods"}
        )
    if name is RoleName.DAMAGED:
        wanted = THINGS
    elif name is RoleName.TARGET:
        wanted = PARTICIPANTS | (THINGS if trigger.type in _BY_FORCE else _SITES)
    else:
        wanted = PARTICIPANTS | _CARRIERS
    if line.low[head] in _OTHERS or _classes(line, head) & wanted:
        return name is not RoleName.INITIATOR or not _weapon_only(line, phrase, head)
    return _by_name(page, line, phrase, head, wanted)


_BY_FORCE = frozenset("ASSAULT TERRITORY CRIME COERCE PROTEST DISASTER ACCIDENT MOBILIZE THREATEN".split())
_SITES = frozenset({"place"})
_CARRIERS = frozenset({"aircraft"})
_VESSELS = frozenset(
    "group groups number handful band hundreds dozens thousands scores gang gangs members member some most rest "
    "team crowd second third first pair couple majority minority half all many".split()
)
_PARTS = frozenset(
    "part parts gate gates branch side sides entrance edge wall walls section sections premises roof "
    "windows outskirts rear back corner".split()
)


def _head(line: Line, phrase: Phrase) -> int | None:
    """The head; behind "two of", "a group of", "the gate of" the noun that follows; None for "the number of".

    Of "the council's raid" the last noun is asked: if it is an event, nobody is named.
    """
    head = head_of(line, phrase)
    if line.low[head] in {"number", "total", "toll", "extent"}:
        return None
    if line.tags[head] == "#" or line.low[head] in _VESSELS | _PARTS:
        if line.low[head + 1 : head + 2] == ("of",) and head + 2 < phrase.last:
            return _head(line, Phrase(head + 2, phrase.last))
        if line.low[head] in _PARTS:
            return None
    owners = [at for at in range(head + 1, phrase.last - 1) if line.tags[at] == "'s"]
    if owners and line.low[head_of(line, Phrase(owners[-1] + 1, phrase.last))] in _abstract():
        return None
    return head


def _in_time(page: Page, line: Line, phrase: Phrase, head: int) -> bool:
    word = line.span(head, head + 1)
    return any(one.span.contains(word) for one in page.times_in(Span(line.start[phrase.first], word.stop)))


def _weapon_only(line: Line, phrase: Phrase, head: int) -> bool:
    """A bomb that went off is no initiator; a bomber and a gunman are."""
    found = means_in(line, phrase.first, head + 1)
    weapon = bool(found) and found[-1].kind == "weapon" and found[-1].mode != "suicide-attack"
    return weapon and not _classes(line, head) & {"armed", "person", "force", "aircraft"}


def _by_name(page: Page, line: Line, phrase: Phrase, head: int, wanted: frozenset[str]) -> bool:
    """A name, or a word made like those for people; a title in front vouches for the name behind it."""
    word = line.low[head]
    if word in _abstract():
        return False
    if line.capital[head] and (
        head > 0 or phrase.last - phrase.first > 1 or _named_elsewhere(page, line, head)
    ):
        return True
    if word.endswith(_KINDS_OF_PEOPLE) and word not in _NOT_PEOPLE and len(word) > _SHORT:
        return True
    core = range(phrase.first, head)
    return word not in noun_classes() and any(_classes(line, at) & wanted for at in core)


_SHORT = 4


def _named_elsewhere(page: Page, line: Line, at: int) -> bool:
    """Whether the first word of a sentence stands with its capital inside another sentence: then it is a name."""
    word = line.span(at, at + 1).of(page.text)
    return re.search(rf"[a-z,] {re.escape(word)}\b", page.text) is not None


def _classes(line: Line, at: int) -> frozenset[str]:
    """What a word stands for: by the noun list, by the lists of people, bodies and sites, by the mention it is in."""
    word = line.low[at]
    return (
        noun_classes().get(word, frozenset())
        | line.marks.get(at, frozenset())
        | _listed().get(word, frozenset())
    )


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
                if (
                    name != "speaker_nouns"
                    or row["voice"] != "body"
                    or form.endswith(("man", "men", "person"))
                ):
                    found[form] = found.get(form, frozenset()) | {kind}
    for word in _EVENTS_IN_LISTS:
        found.pop(word, None)
    return found


_EVENTS_IN_LISTS = frozenset(
    "statement statements report reports attack attacks source sources figure figures operation operations "
    "document documents communique news agreement network campaign".split()
)


@cache
def _abstract() -> frozenset[str]:
    """Nouns of events: what happens does not take part in what happens."""
    return frozenset(
        form
        for row in load_rows("event_nouns")
        for form in (row["lemma"].split()[-1], row["lemma"].split()[-1] + "s")
    )
