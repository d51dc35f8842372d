"""What a cue and the words behind it do together: "claimed the ambush", "assured them it would stop", "said nothing"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from onrecord.find.claims.blamed_sides import traced_to_side
from onrecord.find.claims.content_acts import follows_correction, names_deed, offers_words, promised, untold
from onrecord.find.claims.stance import Reading, inside
from onrecord.find.syntax.tagged_lines import Line
from onrecord.model import Act, Institution, Span, Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A cue in its line, the content of one claim in its own, and what kind of source speaks."""

    home: Line
    cue: Span
    line: Line
    spans: tuple[Span, ...]
    institution: Institution

    @property
    def first(self) -> int:
        """The first token of the content."""
        return self.line.index_at(self.spans[0].start)

    @property
    def after(self) -> int:
        """The token behind the content."""
        return self.line.index_at(self.spans[-1].stop)


def with_words(told: Told, reading: Reading) -> Reading:
    """The cue's own reading, corrected by what stands behind it."""
    cue = frozenset(told.home.low[slice(*inside(told.home, told.cue))])
    if cue & _GIVEN and told.line.low[told.first] == "no" and told.line.low[told.first + 1] in _ANSWERS:
        return Reading(act=Act.REFUSE_COMMENT, stance=Stance.WITHHELD)
    if reading.act is Act.SAY and reading.stance is Stance.ASSERTED:
        return _plain(told, cue, reading)
    if reading.act is Act.INTEND and cue & _OFFERED and offers_words(told.line, told.first, told.after):
        return replace(reading, act=Act.SAY)
    if reading.act is Act.DEMAND and cue & _ALLOWED and _is_clause(told.line, told.first, told.after):
        return Reading(act=Act.ADMIT, stance=Stance.ASSERTED)
    return reading


_Words = Callable[[Line, int, int], bool]


def _plain(told: Told, cue: frozenset[str], reading: Reading) -> Reading:
    """What a plain statement becomes."""
    for words, act, holds in _BY_WORDS:
        if cue & words and holds(told.line, told.first, told.after):
            if act is Act.CLAIM_RESPONSIBILITY and told.institution not in _DOERS:
                continue
            return replace(reading, act=act)
    if follows_correction(told.home, told.cue):
        return replace(reading, act=Act.CORRECT)
    return replace(reading, stance=Stance.WITHHELD) if untold(told.line, told.spans) else reading


_BY_WORDS: tuple[tuple[frozenset[str], Act, _Words], ...] = (
    (frozenset("claim claims claimed claiming".split()), Act.CLAIM_RESPONSIBILITY, names_deed),
    (
        frozenset("assure assures assured assuring guarantee guarantees guaranteed guaranteeing".split()),
        Act.INTEND,
        promised,
    ),
    (
        frozenset("attribute attributes attributed attributing ascribe ascribes ascribed ascribing".split()),
        Act.ACCUSE,
        traced_to_side,
    ),
)
_DOERS = frozenset([Institution.PARTY, Institution.OTHER, Institution.OFFICIAL, Institution.ANONYMOUS])
_GIVEN = frozenset("given offered made provided released issued forthcoming available came".split())
_ANSWERS = frozenset(
    "explanation comment details answer reason reasons reply response figures statement".split()
)
_OFFERED = frozenset("offer offers offered offering".split())
_ALLOWED = frozenset("allow allows allowed allowing".split())
_NEAR = 8  # tokens in which the verb of a clause stands


def _is_clause(line: Line, first: int, after: int) -> bool:
    """Whether a finite verb stands near the front of a content, and no "to" before it."""
    near = line.tags[first + 1 : min(after, first + _NEAR)]
    verb = next((i for i, tag in enumerate(near) if tag in "xV"), None)
    return verb is not None and not set(near[:verb]) & set("t,;")
