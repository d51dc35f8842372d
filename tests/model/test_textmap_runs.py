"""Maps whose runs lie the other way round in the source, and runs of letters wider than one unit."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Edit, Run, Span, TextMap, apply_edits

# "Quiet day" stands behind "Kabul slept." in the source, and comes first in the text.
SOURCE = "Kabul slept. | Quiet day"
SWAPPED = TextMap(
    (
        Run(Span(0, 9), Span(15, 24), copied=True),
        Run(Span(9, 11), Span(24, 24), copied=False),
        Run(Span(11, 23), Span(0, 12), copied=True),
    ),
    23,
    len(SOURCE),
)


def test_each_place_leads_to_its_own() -> None:
    assert SWAPPED.source_span(Span(0, 5)).of(SOURCE) == "Quiet"
    assert SWAPPED.source_span(Span(11, 16)).of(SOURCE) == "Kabul"


def test_a_stretch_over_both_places_leads_to_their_cover() -> None:
    assert SWAPPED.source_span(Span(6, 16)) == Span(0, 24)
    assert SWAPPED.source_span(Span(10, 16)).of(SOURCE) == "Kabul"  # inserted letters stand nowhere


def test_a_map_on_top_of_swapped_runs_keeps_the_places() -> None:
    _, cleaned = apply_edits("Quiet day\n\nKabul slept.", [Edit(Span(9, 11), " — ")])
    over = cleaned.over(SWAPPED)
    assert over.source_span(Span(0, 5)).of(SOURCE) == "Quiet"
    assert over.source_span(Span(12, 17)).of(SOURCE) == "Kabul"


@given(st.text("аб", min_size=1, max_size=20), st.data())
def test_letters_of_two_bytes_each_map_one_by_one(text: str, data: st.DataObject) -> None:
    size = 2 * len(text)
    wide = TextMap((Run(Span(0, len(text)), Span(0, size), copied=True, width=2),), len(text), size)
    start = data.draw(st.integers(0, len(text) - 1))
    stop = data.draw(st.integers(start + 1, len(text)))
    assert wide.source_span(Span(start, stop)) == Span(2 * start, 2 * stop)
    _, cut = apply_edits(text, [Edit(Span(0, start), "")])
    assert cut.over(wide).source_span(Span(0, stop - start)) == Span(2 * start, 2 * stop)


def test_wide_runs_on_top_of_others_fall_apart_into_letters() -> None:
    wide = TextMap((Run(Span(0, 2), Span(0, 4), copied=True, width=2),), 2, 4)
    over = wide.over(TextMap.identity(4))
    assert over.source_span(Span(1, 2)) == Span(2, 4)
