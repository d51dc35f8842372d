"""What was typed, read with what the report itself says of the words."""

from dataclasses import replace
from datetime import date

import pytest

from onrecord.codec import from_json
from onrecord.ledger.entries import entries_of
from onrecord.ledger.selection import select
from onrecord.model import (
    Analysis,
    Block,
    BlockKind,
    Count,
    CountAs,
    Document,
    FieldError,
    Place,
    Sentence,
    Span,
    SubjectKind,
    TextMap,
    When,
)
from onrecord.web.values import Around, allowed_word, edited_value, read_value, typed_text
from tests.ledger.story import make_analysis, make_published, span_of

WORDS = "Shells hit the depot at Korvana on Tuesday, killing two dozen guards; between 8 and 11 drivers were hurt."


def around(published: date | None = None) -> Around:
    """A report of one sentence, published on a day or not dated."""
    whole = Span(0, len(WORDS))
    document = Document(
        report="ab12",
        text=WORDS,
        back=TextMap.identity(len(WORDS)),
        blocks=(Block(kind=BlockKind.BODY, span=whole, by="test"),),
        sentences=(Sentence(span=whole, block=0, paragraph=0),),
        language="en",
    )
    when = published and replace(make_published(WORDS), earliest=published, latest=published)
    analysis = Analysis(report="ab12", version="0.1.0", document=document, published=when or None)
    return Around(document=document, entries=entries_of(analysis), codebook=(), ids={"I1": "incident:1"})


def read(field: str, typed: str, words: str, published: date | None = None) -> str:
    """The value of an incident's cell."""
    known = around(published)
    return read_value(
        SubjectKind.INCIDENT, field, typed, select(known.document, [span_of(WORDS, words)]), known
    )


@pytest.mark.parametrize(
    ("typed", "words", "low", "high", "given"),
    [
        ("", "two dozen guards", 24, 24, CountAs.ABOUT),
        ("", "between 8 and 11", 8, 11, CountAs.RANGE),
        ("at least 30", "two dozen", 30, None, CountAs.AT_LEAST),
        ("seven", "two dozen", 7, 7, CountAs.EXACT),
        ("withheld", "two dozen", None, None, CountAs.WITHHELD),
    ],
)
def test_figures_are_read_from_words(
    typed: str, words: str, low: int | None, high: int | None, given: CountAs
) -> None:
    count = from_json(read("killed", typed, words), Count)
    assert (count.low, count.high, count.given) == (low, high, given)
    assert count.words == words


def test_a_weekday_is_counted_from_the_report_s_own_date() -> None:
    when = from_json(read("when", "", "Tuesday", date(2024, 5, 8)), When)
    assert (when.earliest, when.latest, when.words) == (date(2024, 5, 7), date(2024, 5, 7), "Tuesday")


def test_a_date_typed_outranks_the_words() -> None:
    when = from_json(read("when", "2024-05-01", "Tuesday", date(2024, 5, 8)), When)
    assert when.earliest == date(2024, 5, 1)


def test_words_that_are_no_date_are_refused() -> None:
    with pytest.raises(FieldError, match="a date is written 2024-05-01"):
        read("when", "", "depot")


def test_a_place_nothing_else_stands_on_stays_unplaced() -> None:
    place = from_json(read("place", "", "Korvana"), Place)
    assert (place.name, place.point) == ("Korvana", None)


def test_labels_stand_for_what_they_label() -> None:
    known = around()
    words = select(known.document, [Span(0, 6)])
    assert read_value(SubjectKind.CLAIM, "about", "i1", words, known) == "incident:1"


def test_several_words_that_begin_alike_are_no_word() -> None:
    assert allowed_word("c", ("civil", "criminal")) == "c"
    assert allowed_word("civil", ("civil", "civilian")) == "civil"


def test_what_is_typed_into_an_edit_form_reads_back_as_it_was() -> None:
    analysis = make_analysis()
    entries = entries_of(analysis)
    known = Around(document=analysis.document, entries=entries, codebook=(), ids={})
    for entry in entries:
        if entry.spans and entry.value_type in {"count", "when", "role", "place", "word"}:
            held = select(analysis.document, entry.spans)
            assert edited_value(entry, typed_text(entry), held, known) == entry.value
