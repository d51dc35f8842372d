"""Cells of claims: who said what, through whom, how, about what, against what."""

from collections.abc import Iterator

from onrecord.ledger.canonical import canonical
from onrecord.ledger.cells import Cell, Known, Row, Subject, read_table
from onrecord.model import Channel, Claim, Entry, Proximity, Relation, Span, Speaker, SubjectKind


def claim_entries(known: Known) -> Iterator[Entry]:
    """Every cell of every claim; each stands on the claim's own chain."""
    for claim in known.analysis.claims:
        yield from read_table(known, Subject(id=claim.id, kind=SubjectKind.CLAIM), CLAIM_CELLS, claim)


def _cell(claim: Claim, value: str, spans: tuple[Span, ...], value_type: str = "word") -> Cell:
    return Cell(
        value=value, value_type=value_type, by=claim.by, spans=spans, claim=claim.id, score=claim.score
    )


def _evidence(claim: Claim) -> tuple[Span, ...]:
    """The words that show that and how it is said: the cue, else the speaker, else what is said."""
    if claim.cue is not None:
        return (claim.cue,)
    origin = claim.origin
    return (origin.span,) if origin is not None and origin.span is not None else claim.content


def _named(claim: Claim, speaker: Speaker) -> Cell:
    return _cell(claim, speaker.name, (speaker.span,) if speaker.span else (), "text")


def _speaker(_: Known, claim: Claim) -> Iterator[Cell]:
    if claim.origin is not None:
        yield _named(claim, claim.origin)


def _via(_: Known, claim: Claim) -> Iterator[Cell]:
    for speaker in claim.chain[:-1]:
        yield _named(claim, speaker)


def _speaker_actor(_: Known, claim: Claim) -> Iterator[Cell]:
    if claim.origin is not None and claim.origin.actor is not None:
        yield _cell(claim, claim.origin.actor, _named(claim, claim.origin).spans, "id")


def _institution(_: Known, claim: Claim) -> Iterator[Cell]:
    if claim.origin is not None:
        yield _cell(claim, claim.origin.institution.value, _named(claim, claim.origin).spans)


def _relation(_: Known, claim: Claim) -> Iterator[Cell]:
    if claim.origin is not None and claim.origin.relation is not Relation.UNKNOWN:
        yield _cell(claim, claim.origin.relation.value, _named(claim, claim.origin).spans)


def _proximity(_: Known, claim: Claim) -> Iterator[Cell]:
    if claim.origin is not None and claim.origin.proximity is not Proximity.UNKNOWN:
        yield _cell(claim, claim.origin.proximity.value, _named(claim, claim.origin).spans)


def _channel(_: Known, claim: Claim) -> Iterator[Cell]:
    if claim.origin is not None and claim.origin.channel is not Channel.UNSPECIFIED:
        yield _cell(claim, claim.origin.channel.value, _evidence(claim))


def _cue(known: Known, claim: Claim) -> Iterator[Cell]:
    if claim.cue is not None:
        yield _cell(claim, claim.cue.of(known.text), (claim.cue,), "text")


def _content(known: Known, claim: Claim) -> Iterator[Cell]:
    if claim.content:
        said = " … ".join(span.of(known.text) for span in claim.content)
        yield _cell(claim, said, claim.content, "text")


def _act(_: Known, claim: Claim) -> Iterator[Cell]:
    yield _cell(claim, claim.act.value, _evidence(claim))


def _stance(_: Known, claim: Claim) -> Iterator[Cell]:
    yield _cell(claim, claim.stance.value, _evidence(claim))


def _hedge(_: Known, claim: Claim) -> Iterator[Cell]:
    if claim.hedge is not None:
        spans = _evidence(claim) if claim.hedge_span is None else (claim.hedge_span,)
        yield _cell(claim, claim.hedge.value, spans)


def _denies(_: Known, claim: Claim) -> Iterator[Cell]:
    if claim.denies is not None:
        yield _cell(claim, claim.denies.value, _evidence(claim))


def _said(known: Known, claim: Claim) -> Iterator[Cell]:
    when = known.times.get(claim.said) if claim.said else None
    if when is not None:
        yield Cell(value=canonical(when), value_type="when", by=when.by, spans=(when.span,), claim=claim.id)


def _about(known: Known, claim: Claim) -> Iterator[Cell]:
    """What the claim names, and the incidents that name the claim."""
    naming = (one.id for one in known.analysis.incidents if claim.id in one.claims)
    for about in dict.fromkeys((*claim.about, *naming)):
        yield _cell(claim, about, claim.content or _evidence(claim), "id")


def _answers(_: Known, claim: Claim) -> Iterator[Cell]:
    for answered in claim.answers:
        yield _cell(claim, answered, claim.content or _evidence(claim), "id")


def _quoted(_: Known, claim: Claim) -> Iterator[Cell]:
    if claim.quoted:
        yield _cell(claim, "true", claim.content, "flag")


def _elsewhere(_: Known, claim: Claim) -> Iterator[Cell]:
    if claim.source_in_other_sentence:
        yield _cell(claim, "true", _evidence(claim), "flag")


CLAIM_CELLS: tuple[Row[Claim], ...] = (
    Row("speaker", _speaker),
    Row("speaker_actor", _speaker_actor),
    Row("via", _via),
    Row("institution", _institution),
    Row("relation", _relation),
    Row("proximity", _proximity),
    Row("channel", _channel),
    Row("cue", _cue),
    Row("content", _content),
    Row("act", _act),
    Row("stance", _stance),
    Row("hedge", _hedge),
    Row("denies", _denies),
    Row("said", _said),
    Row("about", _about),
    Row("answers", _answers),
    Row("quoted", _quoted),
    Row("source_in_other_sentence", _elsewhere),
)
