"""Where and when: which of a report's places and times belong to a trigger."""

from functools import cache
from typing import NamedTuple

from onrecord.find.incidents.event_lists import noun_table
from onrecord.find.incidents.page import Page
from onrecord.find.incidents.trigger import Trigger
from onrecord.find.syntax.lines import Line
from onrecord.find.syntax.nouns import noun_classes
from onrecord.find.syntax.phrases import CALENDAR
from onrecord.lexicon import load_rows
from onrecord.model import MentionKind, Place, Precision, Span

_AT = frozenset(
    "in at near through outside inside around across within throughout on along over above off between north "
    "south east west".split()
)
_AWAY = frozenset("to from toward towards into for via bound heading".split())
_BESIDE_A_CUE = 5
_LONG_NAME = 120  # characters of the longest name that a place may stand in
_WIDE = frozenset({Precision.COUNTRY, Precision.REGION})
_FAR = 15
_CLOSE = 8
_CROSSED = 20
_ON_THE_WAY = frozenset({"AID", "MOBILIZE", "CONSULT"})
_TOPIC = 8  # words behind a verb of talking where its topic begins
_SPOKEN = frozenset("CONSULT AGREE SUPPORT REQUEST REJECT ACCUSE THREATEN".split())
_PLACES = frozenset({MentionKind.PLACE, MentionKind.FACILITY})
_NEVER_PLACES = frozenset(
    {MentionKind.ORGANISATION, MentionKind.MILITARY, MentionKind.MEDIA, MentionKind.GROUP}
)
_COMPASS = frozenset(
    "north south east west northeast northwest southeast southwest northern southern eastern western".split()
)


class Site(NamedTuple):
    """A place for a trigger, its words, how well it fits (smaller is better) and the rule."""

    place: Place
    span: Span
    rank: int
    by: str


def sites_of(
    page: Page, trigger: Trigger, hit: tuple[Span, ...] = (), people: tuple[Span, ...] = ()
) -> tuple[Site, ...]:
    """The places named in the sentence of a trigger, the likeliest site first.

    A place after "in", "at" or "near" in the clause comes first, then one inside what was hit; a destination
    or origin of somebody's journey, a place inside a body's name, a speaker's seat and the place that somebody is
    from are not sites. `hit` are the words of what was hit, `people` those of who took part.
    """
    line = trigger.line
    found: list[Site] = []
    for mention in page.mentions_in(line.sentence.span):
        place = page.places.get(mention.id)
        if place is None or mention.kind not in _PLACES or mention.words.lower() in _COMPASS:
            continue
        if place.gazetteer and (_common_noun(line, mention.words) or _cut_short(line, mention.span)):
            continue  # "Market bombing": no town of that name is meant
        first = line.word_at(mention.span.start)
        owner = place.precision in _WIDE and not any(span.stop == mention.span.stop for span in hit)
        inside = not owner and any(span.contains(mention.span) for span in hit)
        read = (0, "inside the target") if inside else _rank(line, trigger, first)
        of_somebody = not inside and not owner and any(span.contains(mention.span) for span in people)
        if (
            read
            and not of_somebody
            and not _inside_name(page, mention.span)
            and not _speaks(page, trigger, mention.span)
        ):
            found.append(Site(place, mention.span, read[0], read[1]))
    return tuple(sorted(found, key=lambda one: (one.rank, -_fineness(one.place), one.span.start)))


def _cut_short(line: Line, span: Span) -> bool:
    """In capitals: whether the name is a piece of a longer one, which stands for some other place."""
    if any(line.capital):
        return False
    first, after = line.word_at(span.start), line.word_at(span.stop - 1) + 1
    if after < len(line.low) and line.tags[after] == "X" and line.low[after] not in _place_nouns():
        return True
    before = line.low[first - 1] if first else ""
    return (
        bool(before)
        and line.tags[first - 1] == "X"
        and not before.startswith(_DIRECTIONS)
        and before not in _place_nouns()
    )


_DIRECTIONS = ("north", "south", "east", "west", "central", "downtown", "upper", "lower")


@cache
def _place_nouns() -> frozenset[str]:
    words = {row["noun"] for name in ("place_nouns", "facility_nouns") for row in load_rows(name)}
    return frozenset(words | {f"{word}s" for word in words} | {"neighborhood", "sector", "department"})


def _common_noun(line: Line, words: str) -> bool:
    """Whether a single word is first of all a noun: "Market", "Port"; in capitals any common noun ("CARS", "TIME")."""
    word = words.lower().removeprefix("the ")
    classes = noun_classes().get(word, frozenset())
    if not any(line.capital) and (
        classes - {"country", "state", "place"} or word in noun_table() or word in CALENDAR | _NOUNS
    ):
        return True
    return bool(classes & {"settlement", "building", "road", "house"})


_NOUNS = frozenset(
    "time home central landing region zone area banana police to the order peace centre center war rich poor".split()
)


def sites_beside(page: Page, line: Line) -> tuple[Site, ...]:
    """The places a sentence puts things at, without regard to any event, in its order."""
    found = []
    for mention in page.mentions_in(line.sentence.span):
        place = page.places.get(mention.id)
        if place is None or mention.kind not in _PLACES or _inside_name(page, mention.span):
            continue
        if _common_noun(line, mention.words) or _cut_short(line, mention.span):
            continue
        preposition = _preposition_before(line, line.word_at(mention.span.start))
        if preposition in _AT:
            found.append(Site(place, mention.span, preposition not in {"in", "at"}, f"after “{preposition}”"))
    return tuple(sorted(found, key=lambda one: one.rank))


def _speaks(page: Page, trigger: Trigger, span: Span) -> bool:
    """Whether a place stands beside the words of speaking, outside what is said: where the speaker is."""
    claim = page.claim_over(trigger.span)
    if claim is None or any(content.overlaps(span) for content in claim.content):
        return False
    line = trigger.line
    cues = [
        cue
        for cue in (claim.cue, *(one.span for one in claim.chain))
        if cue and line.sentence.span.overlaps(cue)
    ]
    here = line.word_at(span.start)
    return any(abs(here - line.word_at(cue.start)) <= _BESIDE_A_CUE for cue in cues)


def _rank(line: Line, trigger: Trigger, first: int) -> tuple[int, str] | None:
    preposition = _preposition_before(line, first)
    if _elsewhere(trigger, preposition, first):
        return None
    away = min(abs(first - trigger.first), _FAR)
    if _crosses_clause(line, trigger, first):
        away += _CROSSED
    told = f"after “{preposition}”"
    if preposition in _AWAY:
        return (4 if trigger.type in _ON_THE_WAY else 60) + away, told
    if preposition in _AT or (preposition == "of" and away <= _CLOSE):
        away += _CROSSED if _of_other_event(line, trigger, first) else 0
        return (2 if preposition in _AT else 8) + away, told
    if _describes(line, trigger, first):
        return 20, "in front of the event"
    return 40 + away, "named in the sentence"


def _elsewhere(trigger: Trigger, preposition: str, first: int) -> bool:
    """Where a journey comes from or goes to, and what is talked about, is not where things happen."""
    if preposition in _AWAY and trigger.type not in _ON_THE_WAY | {"RETREAT"}:
        return True
    if preposition == "from" and trigger.type in _ON_THE_WAY:
        return True
    topic = not trigger.noun and first > trigger.last + _TOPIC
    return trigger.type in _SPOKEN and (preposition == "of" or topic)


def _of_other_event(line: Line, trigger: Trigger, first: int) -> bool:
    """Whether the place hangs on another event's noun: "the leaders who met after the attacks in Sousse"."""
    at = first - 1
    while at > 0 and line.tags[at] in {"X", "D", "#", "A", "'s", '"'}:
        at -= 1
    noun = at - 1
    return (
        noun > 0
        and not trigger.first <= noun < trigger.last
        and line.low[noun] in noun_table()
        and line.tags[noun] == "X"
    )


def _describes(line: Line, trigger: Trigger, first: int) -> bool:
    """Whether the place stands in the noun phrase of the event: "the Sittwe bombing", "Kampala's riots"."""
    between = line.tags[first + 1 : trigger.first]
    return trigger.noun and first < trigger.first and all(tag in {"X", "'s", "A"} for tag in between)


def _preposition_before(line: Line, first: int) -> str:
    """The preposition whose phrase the word at `first` stands in: "in the city of X" is "in"."""
    at = first - 1
    while at >= 0 and line.tags[at] in {"X", "D", "#", "A", "'s", '"', "G"} and first - at < 8:
        at -= 1
    if at < 0:
        return ""
    if line.low[at] == "of" and at > 0:
        outer = _preposition_before(line, at)
        return outer if outer in _AT or outer in _AWAY else "of"
    if line.low[at] == "," and at > 0 and line.capital[at - 1]:
        return _preposition_before(line, at - 1)  # in Saravan, Baluchestan
    return line.low[at] if line.tags[at] in {"P", "T"} else ""


def _crosses_clause(line: Line, trigger: Trigger, first: int) -> bool:
    low, high = sorted((trigger.first, first))
    return any(
        line.low[at] in {";", "that", "while", "although"} or line.tags[at] in {"R", "."}
        for at in range(low + 1, high)
    )


def _inside_name(page: Page, span: Span) -> bool:
    """Whether the place only names a body or its seat: "the health ministry of X"."""
    bodies = {
        MentionKind.ORGANISATION,
        MentionKind.GOVERNMENT,
        MentionKind.MILITARY,
        MentionKind.POLICE,
        MentionKind.MEDIA,
        MentionKind.GROUP,
        MentionKind.PERSON,
    }
    for mention in page.mentions_in(Span(max(span.start - _LONG_NAME, 0), span.stop)):
        if (
            mention.kind in bodies
            and mention.span.contains(span)
            and (mention.span != span or mention.kind in _NEVER_PLACES)
        ):
            return True
    return False


_ORDER = {
    Precision.EXACT: 6,
    Precision.PLACE: 5,
    Precision.DISTRICT: 4,
    Precision.PROVINCE: 3,
    Precision.COUNTRY: 2,
    Precision.REGION: 1,
    Precision.UNKNOWN: 0,
}


def _fineness(place: Place) -> int:
    return _ORDER[place.precision]


def nested(one: Place, other: Place) -> bool:
    """Whether two places can be one site: the same, or one lies in the other; two towns of a province are two."""
    if one.gazetteer and one.gazetteer == other.gazetteer:
        return True
    if one.name.lower() == other.name.lower() or not one.path or not other.path:
        return True  # a place that could not be grounded contradicts nothing
    if holds(one, other) or holds(other, one):
        return True
    coarse = {Precision.COUNTRY, Precision.REGION, Precision.UNKNOWN}
    return (
        one.precision in coarse
        and other.precision in coarse
        and one.country == other.country
        and one.country is not None
    )


def holds(one: Place, other: Place) -> bool:
    """Whether `one` is the country, province or district that `other` lies in."""
    inside = bool(one.path) and other.path[: len(one.path)] == one.path
    return inside and _ORDER[one.precision] < _ORDER[other.precision]


def same_site(one: Place, other: Place) -> bool:
    """Whether two places speak for one site: the same place, or one inside the other below country level."""
    if one.name.lower() == other.name.lower() or (one.gazetteer and one.gazetteer == other.gazetteer):
        return one.precision not in {Precision.COUNTRY, Precision.REGION}
    return (holds(one, other) and len(one.path) > 1) or (holds(other, one) and len(other.path) > 1)
