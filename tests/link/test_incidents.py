"""The same incident in two reports: what speaks for it, what against it, and what does not count."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.compare import compare_incidents
from onrecord.link.gist import Gist, IncidentGist
from onrecord.link.incidents import SAME_FROM, cluster_incidents, link_incidents
from onrecord.model import Granularity, Place, Point, Precision, Span, When

TUESDAY = date(2024, 5, 7)


def when(day: date) -> When:
    return When(
        id="w",
        mention=None,
        span=Span(0, 7),
        words="Tuesday",
        earliest=day,
        latest=day,
        granularity=Granularity.DAY,
    )


def place(name: str, latitude: float) -> Place:
    return Place(
        id=name,
        name=name,
        mentions=(),
        precision=Precision.PLACE,
        gazetteer=f"geonames:{name}",
        country="CD",
        point=Point(latitude=latitude, longitude=27.6),
        radius_km=5.0,
    )


def incident(
    name: str, report: str, *, day: date | None = TUESDAY, at: Place | None = None, kind: str = "ASSAULT"
) -> IncidentGist:
    return IncidentGist(
        id=name,
        report=report,
        type=kind,
        subtype=None,
        realis="occurred",
        news=True,
        words=("blast", "market"),
        places=(at,) if at else (),
        times=(when(day),) if day else (),
    )


ISIRO, FAR = place("Isiro", 2.77), place("Bunia", 1.56)


def test_same_type_day_and_place_is_the_same() -> None:
    score, reasons = compare_incidents(incident("i", "a", at=ISIRO), incident("j", "b", at=ISIRO))
    assert score >= SAME_FROM
    assert {reason.field for reason in reasons} == {"type", "when", "place", "words"}
    assert all(reason.says for reason in reasons)


def test_another_day_or_place_is_another_incident() -> None:
    base = incident("i", "a", at=ISIRO)
    assert (
        compare_incidents(base, incident("j", "b", at=ISIRO, day=TUESDAY - timedelta(days=9)))[0] < SAME_FROM
    )
    assert compare_incidents(base, incident("j", "b", at=FAR))[0] < SAME_FROM
    assert compare_incidents(base, incident("j", "b", at=ISIRO, kind="CONSULT"))[0] < SAME_FROM


def test_what_a_report_does_not_say_counts_neither_way() -> None:
    fields = {
        reason.field for reason in compare_incidents(incident("i", "a", day=None), incident("j", "b"))[1]
    }
    assert "when" not in fields
    assert "place" not in fields


def test_two_incidents_of_one_report_never_become_one_case() -> None:
    gists = (
        Gist(report="a", text="", incidents=(incident("i", "a", at=ISIRO), incident("k", "a", at=ISIRO))),
        Gist(report="b", text="", incidents=(incident("j", "b", at=ISIRO),)),
    )
    cases = cluster_incidents(gists, link_incidents(gists))
    assert sorted(len(case.members) for case in cases) == [1, 2]
    assert not [case for case in cases if {"i", "k"} <= set(case.members)]


@given(st.permutations(["a", "b", "c", "d"]))
def test_arrival_order_does_not_change_the_cases(order: list[str]) -> None:
    at = {"a": ISIRO, "b": ISIRO, "c": FAR, "d": ISIRO}
    gists = [
        Gist(report=name, text="", incidents=(incident(f"i{name}", name, at=at[name]),)) for name in order
    ]
    cases = cluster_incidents(gists, link_incidents(gists))
    assert sorted(case.members for case in cases) == [("ia", "ib", "id"), ("ic",)]
