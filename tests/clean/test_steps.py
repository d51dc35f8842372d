from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.steps import MARKUP, PLAIN, invisible_edits, run_steps
from onrecord.model import Span, apply_edits

LETTERS = "ab A.é’«\u00a0\u00ad\u200b\ufeff \t\n\r&;#<>p/bâ€™Ã©\x92\x07"


@given(st.text(alphabet=LETTERS, max_size=80), st.sampled_from([PLAIN, MARKUP]))
def test_every_copied_letter_finds_its_way_back(source: str, steps: tuple[object, ...]) -> None:
    text, back = run_steps(source, steps)  # type: ignore[arg-type]
    assert back.length == len(text)
    assert back.source_length == len(source)
    assert all(run.new.of(text) == run.source.of(source) for run in back.runs if run.copied)
    for one, two in zip(back.runs, back.runs[1:], strict=False):
        assert one.new.stop == two.new.start
        assert one.source.start <= two.source.start


@given(st.text(alphabet=LETTERS, max_size=60), st.data())
def test_a_longer_stretch_never_loses_its_ends(source: str, data: st.DataObject) -> None:
    text, back = run_steps(source, PLAIN)
    start = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(start, len(text)))
    whole, part = back.source_span(Span(0, len(text))), back.source_span(Span(start, stop))
    assert not text or (whole.start <= part.start <= part.stop <= whole.stop)


def test_invisible_characters_go_and_names_come_together() -> None:
    text = "\ufeffcease\u00adfire in Kan\u200bdahar"
    assert apply_edits(text, invisible_edits(text))[0] == "ceasefire in Kandahar"


def test_every_step_has_a_name_and_a_reason() -> None:
    for steps in (PLAIN, MARKUP):
        assert len({step.name for step in steps}) == len(steps)
        assert all(step.why for step in steps)
