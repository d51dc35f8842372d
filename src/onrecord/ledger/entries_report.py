"""Cells of a report about itself, and of the actors and places it names."""

from collections.abc import Callable, Iterator

from onrecord.ledger.canonical import canonical
from onrecord.ledger.cells import Cell, Known, Row, Subject, read_table
from onrecord.model import Actor, Analysis, BlockKind, Entry, Place, Span, Stated, SubjectKind

# Where a report speaks of itself; its body is about the world.
_ABOUT_ITSELF = frozenset(BlockKind) - {BlockKind.BODY, BlockKind.HEADING}


def report_entries(known: Known) -> Iterator[Entry]:
    """What the report says about itself: outlet, title, date and the rest, each with the words or tag it was read from."""
    subject = Subject(id=known.analysis.report, kind=SubjectKind.REPORT)
    yield from read_table(known, subject, REPORT_CELLS, known.analysis)


def actor_entries(known: Known) -> Iterator[Entry]:
    """Every cell of every actor; lexicon actors have the same subject in every report."""
    for actor in known.analysis.actors:
        yield from read_table(known, Subject(id=actor.id, kind=SubjectKind.ACTOR), ACTOR_CELLS, actor)


def place_entries(known: Known) -> Iterator[Entry]:
    """Every cell of every place."""
    for place in known.analysis.places:
        yield from read_table(known, Subject(id=place.id, kind=SubjectKind.PLACE), PLACE_CELLS, place)


def _where(known: Known, words: str) -> tuple[Span, ...]:
    """The first place outside the body where `words` stand; nothing if they were read from a tag only."""
    for block in known.analysis.document.blocks:
        if words and block.kind in _ABOUT_ITSELF:
            start = known.text.find(words, block.span.start, block.span.stop)
            if start >= 0:
                return (Span(start, start + len(words)),)
    return ()


def _stated_cell(known: Known, stated: Stated) -> Cell:
    return Cell(
        value=stated.value,
        value_type="text",
        by=stated.found_in,
        spans=() if stated.decided else _where(known, stated.words),
        words=stated.words,
        given=stated.decided,
    )


def _stated(field: str) -> Callable[[Known, Analysis], Iterator[Cell]]:
    def cells(known: Known, analysis: Analysis) -> Iterator[Cell]:
        for stated in analysis.document.stated:
            if stated.field == field:
                yield _stated_cell(known, stated)

    return cells


def _published(known: Known, analysis: Analysis) -> Iterator[Cell]:
    when = analysis.published
    if when is None:
        return
    stated = analysis.document.best("published")
    given = stated is not None and stated.decided
    yield Cell(
        value=canonical(when),
        value_type="when",
        by=when.by or (stated.found_in if stated else ""),
        spans=(when.span,) if when.words and when.span.of(known.text) == when.words else (),
        words=when.words,
        when=when,
        given=given,
    )


def _language(known: Known, analysis: Analysis) -> Iterator[Cell]:
    yield from _stated("language")(known, analysis)
    told = analysis.document.language
    if told is not None and all(
        one.value != told for one in analysis.document.stated if one.field == "language"
    ):
        yield Cell(value=told, value_type="word", by="language", words="")


def _translated(_: Known, analysis: Analysis) -> Iterator[Cell]:
    for sign in analysis.document.translated:
        yield Cell(value=sign, value_type="text", by="machine-translation", words="")


def _cites(known: Known, analysis: Analysis) -> Iterator[Cell]:
    for stated in analysis.cites:
        yield _stated_cell(known, stated)


REPORT_CELLS: tuple[Row[Analysis], ...] = (
    Row("outlet", _stated("outlet")),
    Row("source", _stated("source")),
    Row("title", _stated("title")),
    Row("author", _stated("author")),
    Row("url", _stated("url")),
    Row("published", _published),
    Row("updated", _stated("updated")),
    Row("language", _language),
    Row("translation_sign", _translated),
    Row("cites", _cites),
)


def _actor_cell(known: Known, actor: Actor, value: str | None, value_type: str = "word") -> Iterator[Cell]:
    if value is not None:
        yield Cell(value=value, value_type=value_type, by=actor.by, spans=known.mention_spans(actor.mentions))


def _coded_cell(known: Known, actor: Actor, value: str | None) -> Iterator[Cell]:
    """Country and sector come from a list's row where one gave them; the row is named."""
    if value is not None:
        by = actor.coded or actor.by
        yield Cell(value=value, value_type="word", by=by, spans=known.mention_spans(actor.mentions))


def _actor_name(known: Known, actor: Actor) -> Iterator[Cell]:
    yield from _actor_cell(known, actor, actor.name, "text")


def _actor_kind(known: Known, actor: Actor) -> Iterator[Cell]:
    yield from _actor_cell(known, actor, actor.kind.value)


def _actor_country(known: Known, actor: Actor) -> Iterator[Cell]:
    yield from _coded_cell(known, actor, actor.country)


def _actor_sector(known: Known, actor: Actor) -> Iterator[Cell]:
    yield from _coded_cell(known, actor, actor.sector)


def _alias(_: Known, actor: Actor) -> Iterator[Cell]:
    for alias in actor.aliases:
        yield Cell(value=alias.name, value_type="text", by=alias.source or actor.by, spans=alias.spans)


def _office(_: Known, actor: Actor) -> Iterator[Cell]:
    for office in actor.offices:
        told = office.of is None or office.of.casefold() in office.title.casefold()
        title = office.title if told else f"{office.title} of {office.of}"
        yield Cell(value=title, value_type="text", by=actor.by, spans=(office.span,) if office.span else ())


ACTOR_CELLS: tuple[Row[Actor], ...] = (
    Row("name", _actor_name),
    Row("kind", _actor_kind),
    Row("country", _actor_country),
    Row("sector", _actor_sector),
    Row("alias", _alias),
    Row("office", _office),
)


def _place_cell(known: Known, place: Place, value: str | None, value_type: str = "word") -> Iterator[Cell]:
    if value is not None:
        yield Cell(
            value=value,
            value_type=value_type,
            by=place.by,
            spans=known.mention_spans(place.mentions),
            score=place.score,
        )


def _place_record(known: Known, place: Place) -> Iterator[Cell]:
    yield from _place_cell(known, place, canonical(place), "place")


def _place_name(known: Known, place: Place) -> Iterator[Cell]:
    yield from _place_cell(known, place, place.name, "text")


def _precision(known: Known, place: Place) -> Iterator[Cell]:
    yield from _place_cell(known, place, place.precision.value)


def _place_country(known: Known, place: Place) -> Iterator[Cell]:
    yield from _place_cell(known, place, place.country)


PLACE_CELLS: tuple[Row[Place], ...] = (
    Row("place", _place_record),
    Row("name", _place_name),
    Row("precision", _precision),
    Row("country", _place_country),
)
