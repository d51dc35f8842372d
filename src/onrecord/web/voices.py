"""On whose word a cell that a reviewer adds stands."""

from collections.abc import Iterable

from onrecord.ledger.selection import REPORT_VOICE, Selection, Voice
from onrecord.model import Act, DecisionError, Speaker, Stance, SubjectKind
from onrecord.web.sheet import Group

AUTO = "auto"
OWN = "own"


def voice_for(chosen: str, words: Selection, groups: Iterable[Group]) -> Voice:
    """The voice `chosen`: a claim's id, `own` for the report itself, `auto` for the claim that holds the words selected.

    Raises:
        DecisionError: if there is no such claim.
    """
    claims = [group for group in groups if group.kind is SubjectKind.CLAIM and not group.gone]
    if chosen == OWN:
        return REPORT_VOICE
    if chosen in {"", AUTO}:
        holding = [(size, claim) for claim in claims if (size := _holds(claim, words)) is not None]
        return claim_voice(min(holding, key=lambda one: one[0])[1]) if holding else REPORT_VOICE
    found = next((claim for claim in claims if claim.id == chosen), None)
    if found is None:
        raise DecisionError("the claim on whose word this should stand is not there")
    return claim_voice(found)


def claim_voice(claim: Group) -> Voice:
    """The voice of a claim: its chain as found, or as a reviewer's cells of it say."""
    cells = [cell.entry for cell in claim.cells if not cell.rejected]
    known = next((entry for entry in cells if entry.chain), None)
    said = {entry.field: entry.value for entry in reversed(cells)}
    speakers = tuple(
        Speaker(name=entry.value, span=entry.spans[0] if entry.spans else None)
        for entry in cells
        if entry.field == "speaker"
    )
    return Voice(
        chain=known.chain if known else speakers[:1],
        claim=claim.id,
        act=Act(said["act"]) if "act" in said else None,
        stance=Stance(said["stance"]) if "stance" in said else None,
        said=known.said if known else None,
    )


def _holds(claim: Group, words: Selection) -> int | None:
    """How long the stretch of the claim's content is that holds the words; None if none does."""
    spans = (span for cell in claim.cells if cell.entry.field == "content" for span in cell.entry.spans)
    sizes = [len(span) for span in spans if words.spans and span.contains(words.cover)]
    return min(sizes, default=None)
