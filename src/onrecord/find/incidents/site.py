"""Where and when: which of a report's places and times belong to a trigger."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from onrecord.find.incidents.event_lists import noun_table
from onrecord.find.incidents.event_place import EventPlace, places_of_event
from onrecord.find.incidents.nesting import WIDE, fineness
from onrecord.find.incidents.page import Page
from onrecord.find.incidents.trigger import Trigger
from onrecord.find.syntax.lines import Line
from onrecord.find.syntax.nouns import noun_classes
from onrecord.find.syntax.phrases import CALENDAR
from onrecord.lexicon import load_rows
from onrecord.model import Mention, MentionKind, Place, Span

_AT = frozenset(
    "in at near through outside inside around across within throughout on along over above off between north "
    "south east west".split()
)
_AWAY = frozenset("to from toward towards into for via bound heading".split())
_BESIDE_A_CUE = 5
_LONG_NAME = 120  # characters of the longest name that a place may stand in
GOOD_RANK = 35
_SURE, _LEAST = 0.9, 0.3
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
    """A place for a trigger, its words, how well it fits (smaller is better), the rule, and how likely and why."""

    place: Place
    span: Span
    rank: float
    by: str
    score: float
    reasons: tuple[str, ...] = ()


def sites_of(
    page: Page, trigger: Trigger, hit: tuple[Span, ...] = (), people: tuple[Span, ...] = ()
) -> tuple[Site, ...]:
    """The places named in the sentence of a trigger, the likeliest site first.

    Places with a name are weighed against each other (`event_place`); a site without one ("the market") goes by the
    words around it. `hit` are the words of what was hit, `people` those of who took part.
    """
    line = trigger.line
    weighed = {one.mention.id: one for one in places_of_event(page, trigger)}
    found: list[Site] = []
    for mention in page.mentions_in(line.sentence.span):
        place = page.places.get(mention.id)
        if place is None or mention.kind not in _PLACES or not _may_be_place(line, mention, place):
            continue
        own = weighed.get(mention.id)
        if own and (place.gazetteer or not _inside_name(page, mention.span)):
            found.append(_weighed(own, place, hit))
        elif not _named_for_another(page, mention, place, hit, people):
            found += _by_its_words(page, trigger, mention, place, hit)
    return tuple(sorted(found, key=lambda one: (one.rank, -fineness(one.place), one.span.start)))


def _may_be_place(line: Line, mention: Mention, place: Place) -> bool:
    """Whether a place is meant at all: no point of the compass; "Market bombing" means no town of that name."""
    if mention.words.lower() in _COMPASS:
        return False
    return not place.gazetteer or not (_common_noun(line, mention.words) or _cut_short(line, mention.span))


def _weighed(own: EventPlace, place: Place, hit: tuple[Span, ...]) -> Site:
    """A place with a name; one no likelier than none of them ranks behind `GOOD_RANK`, one inside what was hit in front."""
    if _in_target(own.mention, place, hit):
        return Site(
            place, own.mention.span, 0, "inside the target", _SURE, ("inside the words of what was hit",)
        )
    rank = 2 * GOOD_RANK * (1 - own.against_none)
    by = own.reasons[0] if own.reasons else "weighed"
    return Site(place, own.mention.span, rank, by, own.share, own.reasons)


def _in_target(mention: Mention, place: Place, hit: tuple[Span, ...]) -> bool:
    """Whether a place stands inside the words of what was hit; a country owns it rather, unless it ends the words."""
    owner = place.precision in WIDE and not any(span.stop == mention.span.stop for span in hit)
    return not owner and any(span.contains(mention.span) for span in hit)


def _named_for_another(
    page: Page, mention: Mention, place: Place, hit: tuple[Span, ...], people: tuple[Span, ...]
) -> bool:
    """Whether the words only say who took part, where they are from, or what body is meant."""
    owner = place.precision in WIDE and not any(span.stop == mention.span.stop for span in hit)
    inside = any(span.contains(mention.span) for span in hit)
    of_somebody = not owner and not inside and any(span.contains(mention.span) for span in people)
    return of_somebody or _inside_name(page, mention.span)


def _by_its_words(
    page: Page, trigger: Trigger, mention: Mention, place: Place, hit: tuple[Span, ...]
) -> Iterator[Site]:
    """A place without a name, by the words around it."""
    wide = place.precision in WIDE
    if not wide and any(span.contains(mention.span) for span in hit):
        yield Site(place, mention.span, 0, "inside the target", _SURE)
        return
    read = _rank(trigger.line, trigger, trigger.line.word_at(mention.span.start))
    if read is not None and not _speaks(page, trigger, mention.span):
        yield Site(place, mention.span, read[0], read[1], max(_LEAST, _SURE - read[0] / 60))


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
            rank = 0 if preposition in {"in", "at"} else 1
            found.append(Site(place, mention.span, rank, f"after “{preposition}”", 0.5))
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
