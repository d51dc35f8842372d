"""Where an event was: every place named in its sentence weighed against the others, and against none of them.

A conditional logit over readable features: a place gets the sum of the weights of what can be said of it
(`event_place_features`), "none of them" a sum of its own, and the shares are what is believed. The weights lie in
``lexicon/event_place.tsv`` under the words they are explained by; `training/event_place` learns them.
"""

from collections.abc import Sequence
from functools import cache
from math import exp
from types import MappingProxyType
from typing import NamedTuple

from onrecord.find.incidents.event_place_features import features_of, features_of_none, views_of
from onrecord.find.incidents.found import Found
from onrecord.find.incidents.noun_events import noun_at
from onrecord.find.incidents.page import Page, read_page
from onrecord.find.incidents.trigger import Trigger
from onrecord.find.incidents.verb_events import frame_of, verb_at
from onrecord.find.syntax.lines import Line
from onrecord.lexicon import load_rows
from onrecord.model import Mention, Place, Span

_MOST_REASONS = 3


class EventPlace(NamedTuple):
    """A place that an event may have been at, and why.

    `share` is what is believed of it (0–1, with the other places and "none of them" adding up to 1), `against_none`
    what would be believed if it were the only place. `reasons` are what weighs most for it, the weightiest first.
    """

    mention: Mention
    place: Place | None
    share: float
    against_none: float
    reasons: tuple[str, ...]

    @property
    def likely(self) -> bool:
        """Whether it is likelier that the event was there than that it was at no place named."""
        return self.against_none > 0.5


def place_of_event(found: Found, word: Span) -> EventPlace | None:
    """Where the event was that `word` (characters of the document) tells of, as far as its sentence says.

    None where no place is named, or where none of those named is likely enough.

    >>> from onrecord.model import Block, BlockKind, Document, Mention, MentionKind, Sentence, TextMap
    >>> text = "Two guards from Isiro were shot near Watsa."
    >>> whole = Span(0, len(text))
    >>> document = Document(report="0" * 64, text=text, back=TextMap.identity(len(text)), language="en",
    ...     blocks=(Block(kind=BlockKind.BODY, span=whole, by="ours"),),
    ...     sentences=(Sentence(span=whole, block=0, paragraph=0),))
    >>> towns = [Mention(id=name, span=Span(at, at + 5), kind=MentionKind.PLACE, words=name, head=name)
    ...     for name, at in (("Isiro", 16), ("Watsa", 37))]
    >>> best = place_of_event(Found(document=document, mentions=tuple(towns)), Span(27, 31))
    >>> best.mention.words, best.reasons[0]
    ('Watsa', 'within two words behind the event')
    """
    page = read_page(found)
    line = next((one for one in page.lines if one.sentence.span.overlaps(word)), None)
    if line is None:
        return None
    at = line.word_at(word.start)
    ranked = places_of_event(page, trigger_at(line, at)) if at < len(line.low) else ()
    return ranked[0] if ranked and ranked[0].likely else None


def places_of_event(page: Page, trigger: Trigger) -> tuple[EventPlace, ...]:
    """The places named in the sentence of an event, the likeliest first."""
    views = views_of(page, trigger)
    if not views:
        return ()
    told = [features_of(view) for view in views]
    sums = [_sum(features) for features in told]
    none = _sum(features_of_none(trigger, len(views)))
    shares = _shares([*sums, none])
    found = [
        EventPlace(view.spot.mention, view.spot.place, share, _shares([own, none])[0], _reasons(features))
        for view, share, own, features in zip(views, shares[:-1], sums, told, strict=True)
    ]
    return tuple(sorted(found, key=lambda one: -one.share))


def trigger_at(line: Line, at: int) -> Trigger:
    """The event told by word `at`: as the event lists read it, else as a verb with what stands around it."""
    known = verb_at(line, at) or noun_at(line, at)
    if known is not None:
        return known
    frame = frame_of(line, at, at + 1)
    return Trigger(
        line=line,
        first=at,
        last=at + 1,
        at=at,
        noun=False,
        type="",
        mode=None,
        subtype=None,
        strength="",
        words=(line.span(at, at + 1),),
        group=frame.group,
        subject=frame.subject,
        object=frame.object,
        agent=frame.agent,
        by="a word given",
    )


def _sum(features: Sequence[str]) -> float:
    weights = _weights()
    return sum(weights.get(name, 0.0) for name in features)


def _shares(sums: Sequence[float]) -> list[float]:
    highest = max(sums)
    raised = [exp(one - highest) for one in sums]
    whole = sum(raised)
    return [one / whole for one in raised]


def _reasons(features: Sequence[str]) -> tuple[str, ...]:
    """What speaks for a place, the weightiest first; what speaks against it where nothing does."""
    weights = _weights()
    known = sorted((name for name in features if name in weights), key=lambda name: -weights[name])
    speaking = [name for name in known if weights[name] > 0][:_MOST_REASONS]
    return tuple(speaking or known[-_MOST_REASONS:])


@cache
def _weights() -> MappingProxyType[str, float]:
    return MappingProxyType({row["feature"]: float(row["weight"]) for row in load_rows("event_place")})
