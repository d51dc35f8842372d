from benchmarks.accuracy.score_losses import LossFigures, found_losses, loss_scores
from onrecord.model import (
    Analysis,
    Count,
    CountAs,
    CountOf,
    Document,
    Incident,
    Realis,
    Span,
    TextMap,
)


def count(name: str, of: CountOf, low: int | None, start: int) -> Count:
    given = CountAs.EXACT if low is not None else CountAs.WITHHELD
    return Count(id=name, of=of, given=given, span=Span(start, start + 1), words="", low=low, high=low)


def incident(name: str, start: int, losses: tuple[str, ...], *, news: bool = True) -> Incident:
    return Incident(
        id=name,
        type="ASSAULT",
        triggers=(Span(start, start + 4),),
        realis=Realis.OCCURRED,
        news=news,
        losses=losses,
    )


def analysis(counts: tuple[Count, ...], incidents: tuple[Incident, ...]) -> Analysis:
    document = Document(
        report="r", text=" " * 99, back=TextMap.identity(99), blocks=(), sentences=(), language="en"
    )
    return Analysis(report="r", version="0", document=document, counts=counts, incidents=incidents)


def test_the_latest_figure_of_the_main_incident_on_any_voice() -> None:
    counts = (
        count("one", CountOf.KILLED, 2, 10),
        count("two", CountOf.KILLED, 3, 60),
        count("hurt", CountOf.INJURED, 4, 20),
        count("old", CountOf.KILLED, 9, 80),
    )
    main, old = incident("i1", 5, ("one", "two", "hurt")), incident("i2", 1, ("old",), news=False)
    assert found_losses(analysis(counts, (old, main))) == (3, 4)


def test_withheld_or_absent_counts_as_nobody_here() -> None:
    counts = (count("one", CountOf.KILLED, None, 10),)
    assert found_losses(analysis(counts, (incident("i1", 5, ("one",)),))) == (0, 0)
    assert found_losses(None) == (0, 0)


def test_scores_tell_apart_the_articles_with_anybody() -> None:
    parts = [
        LossFigures(killed=0, injured=1, found_killed=0, found_injured=1),
        LossFigures(killed=2, injured=0, found_killed=0, found_injured=3),
    ]
    scores = loss_scores(parts)
    assert (scores["killed_exact"], scores["killed_exact_where_any"], scores["killed_off_by"]) == (
        0.5,
        0.0,
        1.0,
    )
    assert (scores["injured_exact"], scores["injured_exact_where_any"], scores["injured_off_by"]) == (
        0.5,
        1.0,
        1.5,
    )
    assert scores["n"] == 2
