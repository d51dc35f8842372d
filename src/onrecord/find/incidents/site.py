"""Where and when: which of a report's places and times belong to a trigger."""

from typing import NamedTuple

from onrecord.find.incidents.page import Page
from onrecord.find.incidents.trigger import Trigger
from onrecord.find.syntax.lines import Line
from onrecord.find.syntax.nouns import noun_classes
from onrecord.model import MentionKind, Place, Precision, Span

_AT = frozenset(
    "in at near through outside inside around across within throughout on along over above off between north "
    "south east west".split()
)
_AWAY = frozenset("to from toward towards into for via bound heading".split())
_BESIDE_A_CUE = 5
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
        if place.gazetteer and _common_noun(mention.words):
            continue  # "Market bombing": no town of that name is meant
        first = line.word_at(mention.span.start)
        inside = any(span.contains(mention.span) for span in hit)
        read = (0, "inside the target") if inside else _rank(line, trigger, first)
        of_somebody = not inside and any(span.contains(mention.span) for span in people)
        if (
            read
            and not of_somebody
            and not _inside_name(page, mention.span)
            and not _speaks(page, trigger, mention.span)
        ):
            found.append(Site(place, mention.span, read[0], read[1]))
    return tuple(sorted(found, key=lambda one: (one.rank, -_fineness(one.place), one.span.start)))


def _common_noun(words: str) -> bool:
    """Whether a single word is first of all a noun for a kind of site: "Market", "Port"."""
    return bool(noun_classes().get(words.lower(), frozenset()) & {"settlement", "building", "road", "house"})


def sites_beside(page: Page, line: Line) -> tuple[Site, ...]:
    """The places a sentence puts things at, without regard to any event, in its order."""
    found = []
    for mention in page.mentions_in(line.sentence.span):
        place = page.places.get(mention.id)
        if place is None or mention.kind not in _PLACES or _inside_name(page, mention.span):
            continue
        if _common_noun(mention.words):
            continue
        preposition = _preposition_before(line, line.word_at(mention.span.start))
        if preposition in _AT:
            found.append(Site(place, mention.span, 0, f"after “{preposition}”"))
    return tuple(found)


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
    away = abs(first - trigger.first)
    crossed = _crosses_clause(line, trigger, first)
    if preposition in _AWAY and trigger.type not in {"AID", "MOBILIZE", "CONSULT"}:
        return (60 + away, f"after “{preposition}”") if trigger.type == "RETREAT" else None
    if preposition in {"to", "into", "for"} and trigger.type in {"AID", "MOBILIZE", "CONSULT"}:
        return 4 + (20 if crossed else 0) + min(away, 15), f"after “{preposition}”"
    if preposition in _AT or preposition == "of":
        rank = (2 if preposition in _AT else 8) + (20 if crossed else 0) + min(away, 15)
        return rank, f"after “{preposition}”"
    if _describes(line, trigger, first):
        return 20, "in front of the event"
    if trigger.type == "RETREAT" and preposition in _AWAY:
        return 60 + away, f"after “{preposition}”"
    return 40 + min(away, 15) + (20 if crossed else 0), "named in the sentence"


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
    first = max(0, next((at for at, one in enumerate(page.mentions) if one.span.stop > span.start), 0))
    for mention in page.mentions[first : first + 4]:
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
    """Whether two places can be one site: the same, or one lies in the other."""
    if one.gazetteer and one.gazetteer == other.gazetteer:
        return True
    if one.name.lower() == other.name.lower() or not one.path or not other.path:
        return True  # a place that could not be grounded contradicts nothing
    short, long = sorted((one.path, other.path), key=len)
    if short and short == long[: len(short)]:
        return True
    coarse = {Precision.COUNTRY, Precision.REGION, Precision.UNKNOWN}
    return (
        one.precision in coarse
        and other.precision in coarse
        and one.country == other.country
        and one.country is not None
    )


def same_site(one: Place, other: Place) -> bool:
    """Whether two places speak for one site: the same place, or one inside the other below country level."""
    if one.name.lower() == other.name.lower() or (one.gazetteer and one.gazetteer == other.gazetteer):
        return one.precision not in {Precision.COUNTRY, Precision.REGION}
    short, long = sorted((one.path, other.path), key=len)
    return len(short) > 1 and short == long[: len(short)]
