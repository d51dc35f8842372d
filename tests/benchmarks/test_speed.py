from benchmarks.speed.measure import rate_alone, seconds_by_step
from benchmarks.speed.texts import demo_reports, long_reports
from onrecord.flow.steps import STEPS


def test_texts_are_long_different_and_the_same_each_time() -> None:
    texts = long_reports(5)
    assert len(set(texts)) == 5
    assert all(400 <= len(text.split()) < 500 for text in texts)
    assert texts == long_reports(5)


def test_every_step_of_the_path_is_timed() -> None:
    spent = seconds_by_step(long_reports(1))
    assert set(spent) == {"read", *(step.name for step in STEPS)}
    assert all(seconds >= 0 for seconds in spent.values())


def test_the_bundled_reports_are_all_read() -> None:
    assert len(demo_reports()) == 14


def test_a_rate_is_reports_by_seconds() -> None:
    assert rate_alone(long_reports(2)) > 1
