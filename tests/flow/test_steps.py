"""The path as one table: whatever a step reads is written above it."""

from onrecord.flow.steps import STEPS


def test_what_a_step_reads_is_written_above_it() -> None:
    made = {"report", "gazetteer", "model"}
    for step in STEPS:
        assert set(step.reads) <= made, (
            f"{step.name} reads {set(step.reads) - made}, which no step above it writes"
        )
        made.update(step.writes)


def test_steps_have_their_own_names_and_say_what_they_do() -> None:
    assert len({step.name for step in STEPS}) == len(STEPS)
    assert all(step.says and step.writes for step in STEPS)
