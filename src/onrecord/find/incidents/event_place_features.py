"""What can be said of a place beside an event: the features by which its being the site is weighed.

Each feature is named by the words it is explained with; `lexicon/event_place.tsv` holds the weights. A feature that the
list does not hold weighs nothing.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.find.incidents.event_lists import noun_table, verb_table
from onrecord.find.incidents.event_place_company import company_of
from onrecord.find.incidents.event_place_lead import Lead, lead_of
from onrecord.find.incidents.event_place_spots import Spot, spots_in
from onrecord.find.incidents.page import Page
from onrecord.find.incidents.trigger import Trigger
from onrecord.find.syntax.lines import Line
from onrecord.find.syntax.nouns import noun_classes
from onrecord.find.syntax.phrases import Phrase
from onrecord.model import MentionKind, Span

PEOPLE = frozenset("person force armed civilian crowd state named police combatant".split())
_VERBS = frozenset({"V", "B", "H", "I", "E"})
_DISTANCES = ((2, "within two words"), (5, "within five words"), (10, "within ten words"), (18, "some way"))
_SAYING = frozenset(
    "said says say told announced confirmed stated reported added claimed denied according".split()
)
_TELLS_NOTHING = frozenset(
    "said says told added claimed reported announced is was were are be been has had have".split()
)
_SUBORDINATE = frozenset("while although whereas but after before when as since".split())
_MEASURED = (
    "north",
    "south",
    "east",
    "west",
    "outside",
    "miles",
    "kilometers",
    "kilometres",
    "km",
    "edge",
    "outskirts",
)
_WITH_TYPE = frozenset({"to", "into", "from", "toward", "towards", "on", "for", "against"})
_BODIES = frozenset(
    {
        MentionKind.ORGANISATION,
        MentionKind.GOVERNMENT,
        MentionKind.MILITARY,
        MentionKind.POLICE,
        MentionKind.MEDIA,
        MentionKind.GROUP,
        MentionKind.PERSON,
        MentionKind.NATIONALITY,
        MentionKind.COMPANY,
    }
)
_LONGEST_NAME = 120
_BESIDE_A_CUE = 5


class View(NamedTuple):
    """One place of a line seen from an event of the line; `others` are all places of the line, itself among them.

    `behind` is whether the place stands behind the event, `lead` the preposition it stands behind.
    """

    page: Page
    trigger: Trigger
    spot: Spot
    others: Sequence[Spot]
    behind: bool
    lead: Lead

    @property
    def line(self) -> Line:
        """The line both stand in."""
        return self.trigger.line

    @property
    def side(self) -> str:
        """On which side of the event it stands, in words."""
        return "behind the event" if self.behind else "in front of the event"


def views_of(page: Page, trigger: Trigger) -> tuple[View, ...]:
    """The places of an event's sentence as seen from the event, in order."""
    spots = spots_in(page, trigger.line)
    return tuple(_view(page, trigger, spot, spots) for spot in spots)


def _view(page: Page, trigger: Trigger, spot: Spot, spots: Sequence[Spot]) -> View:
    behind = spot.first >= trigger.last
    lead = lead_of(trigger.line, spot.first, trigger.last - 1 if behind else -1)
    return View(page, trigger, spot, spots, behind, lead)


def features_of(view: View) -> tuple[str, ...]:
    """All that can be said of the place, as names of features."""
    return tuple(dict.fromkeys(name for group in _GROUPS for name in group(view)))


def features_of_none(trigger: Trigger, places: int) -> tuple[str, ...]:
    """All that can be said for none of the places named."""
    kinds = ["none of them", f"none of them: {trigger.type or 'other'}", f"none of {min(places, 3)}"]
    if trigger.noun:
        kinds.append("none of them: told by a noun")
    if trigger.line.low[trigger.first] in _TELLS_NOTHING:
        kinds.append("none of them: a word of saying or being")
    return tuple(kinds)


# --- the words in front ----------------------------------------------------------------------------------------------


def _words_in_front(view: View) -> Iterator[str]:
    line, trigger, lead = view.line, view.trigger, view.lead
    yield f"after “{lead.word}”" if lead.word else "no preposition"
    if lead.of >= 0:
        before = line.low[lead.of - 1] if lead.of else ""
        if before.startswith(_MEASURED):
            yield "only measured from"
        elif noun_classes().get(before, frozenset()) & PEOPLE:
            yield "whose people are meant"
        elif before in noun_table():
            own = trigger.first <= lead.of - 1 < trigger.last
            yield "the place of the event noun" if own else "the place of another event noun"
        elif lead.word != "of":
            yield "part of a place"
    if lead.at > 0:
        yield from _hangs_on(view, lead.at - 1)


def _hangs_on(view: View, at: int) -> Iterator[str]:
    """What the phrase with the place hangs on: the event itself, another event, people."""
    line, trigger = view.line, view.trigger
    while at > 0 and line.tags[at] in {"A", "'s", '"'}:
        at -= 1
    word = line.low[at]
    if trigger.first <= at < trigger.last:
        yield "told of the event itself"
    elif word in noun_table() or (word in verb_table() and line.tags[at] in _VERBS | {"G"}):
        yield "told of another event word"
    elif noun_classes().get(word, frozenset()) & PEOPLE:
        yield "told of people"


# --- where it stands -------------------------------------------------------------------------------------------------


def _order(view: View) -> Iterator[str]:
    trigger, spot, side = view.trigger, view.spot, view.side
    yield side
    away = spot.first - trigger.last if view.behind else trigger.first - spot.last
    yield f"{next((words for reach, words in _DISTANCES if away <= reach), 'far')} {side}"
    between = sum(_lies_between(view, one) for one in view.others if one is not spot)
    yield ("the nearest place", "one place nearer", "several places nearer")[min(between, 2)]
    if view.lead.at in {0, 1} and not view.behind:
        yield "opens the sentence"


def _lies_between(view: View, other: Spot) -> bool:
    low, high = sorted((view.trigger.first, view.spot.first))
    return low < other.first < high


def _clauses(view: View) -> Iterator[str]:
    """What lies between the two: clauses, words of saying, verbs, commas, other events."""
    line, trigger, spot, side = view.line, view.trigger, view.spot, view.side
    low, high = (trigger.last, spot.first) if view.behind else (spot.last, trigger.first)
    words, tags = line.low[low:high], line.tags[low:high]
    crossed = (
        ("another sentence", ";" in words or "." in tags),
        ("a relative clause", "R" in tags or "that" in words),
        ("a subordinate clause", bool(_SUBORDINATE & set(words))),
        ("a word of saying", bool(_SAYING & set(words))),
        ("another event", any(map(_tells, words, tags))),
    )
    yield from (f"{name} between, {side}" for name, holds in crossed if holds)
    verbs = sum(tag in _VERBS for tag in tags) - (trigger.group is not None and not view.behind)
    yield f"{min(max(verbs, 0), 3)} verbs between, {side}"
    yield f"{min(words.count(','), 2)} commas between, {side}"


def _tells(word: str, tag: str) -> bool:
    return tag in {"V", "B", "E", "G"} and word in verb_table()


# --- the phrase it stands in -----------------------------------------------------------------------------------------


def _phrases(view: View) -> Iterator[str]:
    trigger, spot, lead = view.trigger, view.spot, view.lead
    kind = trigger.type or "other"
    for name, phrase in (
        ("who acts", trigger.subject),
        ("what is hit", trigger.object),
        ("by whom", trigger.agent),
    ):
        if phrase is not None and _within(phrase, spot):
            how = "is" if lead.at < phrase.first else "inside"
            yield f"{how} {name}"
            if phrase is trigger.object:
                yield f"{how} {name}: {kind}"
    if lead.word in _WITH_TYPE:
        yield f"after “{lead.word}”: {kind}"


def _within(phrase: Phrase, spot: Spot) -> bool:
    return phrase.first <= spot.first < phrase.last


def _beside(view: View) -> Iterator[str]:
    """The words right around the name."""
    line, spot = view.line, view.spot
    after = line.low[spot.last] if spot.last < len(line.low) else "."
    if after in {"'s", "'"}:
        yield "an owner"
    elif after != "." and line.tags[spot.last] == "X" and not line.capital[spot.last]:
        yield from _describes(view)
    if (spot.first and line.low[spot.first - 1] == "(") or after == ")":
        yield "in brackets"
    shouted = spot.first == 0 and spot.span.of(view.page.text).isupper()
    if spot.span.start < view.page.opening or after in {"--", "—", "–"} or shouted:
        yield "a dateline"


def _describes(view: View) -> Iterator[str]:
    """What the noun is that a name stands in front of: people, an event, anything."""
    line, first = view.line, view.spot.last
    noun = next((at for at in range(first, len(line.tags)) if line.tags[at] != "X"), len(line.tags)) - 1
    if noun_classes().get(line.low[noun], frozenset()) & PEOPLE:
        yield "says where people are from"
    elif view.trigger.first <= noun < view.trigger.last:
        yield "in front of the event's noun"
    else:
        yield "in front of another event's noun" if line.low[noun] in noun_table() else "in front of a noun"


def _names(view: View) -> Iterator[str]:
    """Whether it only names a body, or stands where somebody speaks."""
    page, span = view.page, view.spot.span
    around = page.mentions_in(Span(max(span.start - _LONGEST_NAME, 0), span.stop))
    if any(one.kind in _BODIES and one.span.contains(span) for one in around):
        yield "inside the name of a body"
    claim = page.claim_over(view.trigger.span)
    if claim is None:
        if page.claim_over(span) is not None:
            yield "said by somebody, and the event is not"
    elif not any(content.overlaps(span) for content in claim.content):
        yield "outside what is said"
        here = claim.cue is not None and view.line.sentence.span.overlaps(claim.cue)
        if here and claim.cue and abs(view.spot.first - view.line.word_at(claim.cue.start)) <= _BESIDE_A_CUE:
            yield "beside the words of saying"


def _what(view: View) -> Iterator[str]:
    place = view.spot.place
    yield "a name not looked up" if place is None else f"known as: {place.precision.value}"
    if view.spot.mention.kind is MentionKind.FACILITY:
        yield "a building with a name"
    if len(view.others) == 1:
        yield "the only place"


def _company(view: View) -> Iterator[str]:
    yield from company_of(view.line, view.spot, view.others)


_GROUPS = (_words_in_front, _order, _clauses, _phrases, _beside, _names, _what, _company)
