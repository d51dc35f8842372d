"""Copies: how much of the shorter text stands in the longer, and who was first."""

from dataclasses import replace
from datetime import date

from onrecord.link.copies import link_copies
from onrecord.link.gist import Gist
from onrecord.model import Granularity, Link, Span, Verdict, When

WIRE = (
    "A lorry loaded with flour overturned on the mountain road above the town on Sunday, blocking traffic for six hours, "
    "the district office said. Two people were treated for cuts. Police asked drivers to use the valley road until the "
    "wreck was cleared, and warned that heavy rain was expected to last until the middle of the week in most districts."
)
OTHER = (
    "The council voted on Monday to rebuild the covered market after years of delay. Traders welcomed the decision but "
    "asked where they were to work in the meantime. An architect will present the first drawings before the end of June, "
    "and the mayor promised that rents would stay as they are for at least three years after the opening."
)


def gist(name: str, text: str, day: int | None = None, outlet: str | None = None) -> Gist:
    when = None
    if day:
        on = date(2024, 5, day)
        when = When(
            id=name,
            mention=None,
            span=Span(0, 0),
            words="",
            earliest=on,
            latest=on,
            granularity=Granularity.DAY,
        )
    return Gist(report=name, text=text, published=when, outlet=outlet)


def only(*gists: Gist) -> Link:
    (link,) = link_copies(gists)
    return link


def test_a_cut_copy_is_found_and_the_earlier_report_is_the_original() -> None:
    link = only(gist("b", WIRE, 7), gist("a", WIRE[:200], 8))
    assert (link.left, link.right, link.verdict) == ("b", "a", Verdict.SAME)
    assert link.score > 0.9
    assert "word for word" in link.reasons[0].says


def test_a_credit_outranks_the_dates() -> None:
    original = gist("a", WIRE, 8, outlet="Meridian")
    copy = gist("b", WIRE + " With reporting by Meridian.", 7, outlet="Valley Post")
    assert (only(original, copy).left, only(copy, original).left) == ("a", "a")


def test_different_stories_are_not_linked() -> None:
    assert link_copies([gist("a", WIRE), gist("b", OTHER)]) == ()


def test_a_quarter_shared_is_unsure_not_a_copy() -> None:
    link = only(gist("a", WIRE), gist("b", WIRE[:110] + " " + OTHER[:250]))
    assert link.verdict is Verdict.UNSURE


def test_the_order_of_reports_does_not_matter() -> None:
    gists = [
        gist("a", WIRE, 7),
        gist("b", WIRE[:220], 8),
        gist("c", OTHER, 8),
        gist("d", OTHER + " " + WIRE, 9),
    ]
    assert link_copies(gists) == link_copies(gists[::-1])
    assert replace(gists[0]) == gists[0]
