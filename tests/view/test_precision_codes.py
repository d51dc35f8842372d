"""What the code books say each code means, on our own records.

ACLED Codebook, "time precision" and "geo-precision"; UCDP GED Codebook, "date_prec" and "where_prec"; in our own words.
"""

from dataclasses import replace
from datetime import date

import pytest

from onrecord.model import DateOf, Granularity, Place, Point, Precision, Span, When
from onrecord.view.precision_codes import (
    acled_geo_precision,
    acled_time_precision,
    ucdp_date_prec,
    ucdp_where_prec,
)


def _when(first: date | None, last: date | None, *, vague: bool = False) -> When:
    return When(
        id="w",
        mention=None,
        span=Span(0, 4),
        words="then",
        earliest=first,
        latest=last,
        granularity=Granularity.UNKNOWN,
        vague=vague,
    )


@pytest.mark.parametrize(
    ("first", "last", "acled", "ucdp"),
    [
        # the day is known: 1 and 1
        (date(2024, 5, 7), date(2024, 5, 7), 1, 1),
        # a weekend, some days of a week: ACLED 2; two to six days: UCDP 2
        (date(2024, 5, 4), date(2024, 5, 5), 2, 2),
        (date(2024, 5, 6), date(2024, 5, 11), 2, 2),
        # a week: ACLED 2, UCDP 3
        (date(2024, 5, 6), date(2024, 5, 12), 2, 3),
        # eight days are no week any more: both have the month next
        (date(2024, 5, 6), date(2024, 5, 13), 3, 4),
        # a month: ACLED 3, UCDP 4
        (date(2024, 2, 1), date(2024, 2, 29), 3, 4),
        (date(2024, 5, 1), date(2024, 5, 31), 3, 4),
        # more than a month, at most a year: ACLED has no code, UCDP 5
        (date(2024, 5, 1), date(2024, 6, 30), None, 5),
        (date(2024, 1, 1), date(2024, 12, 31), None, 5),
        # several years: no code in either
        (date(2020, 1, 1), date(2023, 12, 31), None, None),
    ],
)
def test_time(first: date, last: date, acled: int | None, ucdp: int | None) -> None:
    when = _when(first, last)
    assert (acled_time_precision(when), ucdp_date_prec(when)) == (acled, ucdp)


@pytest.mark.parametrize(
    "when",
    [
        _when(None, None),
        _when(date(2024, 5, 7), None),
        _when(None, date(2024, 5, 7)),
        replace(_when(date(2024, 5, 7), date(2024, 5, 7)), date_of=DateOf.DISCOVERY),
        replace(_when(date(2024, 5, 7), date(2024, 5, 7)), date_of=DateOf.ANNOUNCEMENT),
    ],
)
def test_no_code_for_what_is_undated_open_or_the_day_of_something_else(when: When) -> None:
    assert acled_time_precision(when) is None
    assert ucdp_date_prec(when) is None


def test_a_vague_day_is_not_an_exact_one() -> None:
    when = _when(date(2024, 5, 7), date(2024, 5, 7), vague=True)
    assert (acled_time_precision(when), ucdp_date_prec(when)) == (2, 2)


_TOWN = Place(
    id="p",
    name="Isiro",
    mentions=("m",),
    precision=Precision.PLACE,
    gazetteer="geonames:1",
    country="CD",
    path=("DR Congo", "Haut-Uele"),
    point=Point(latitude=2.77, longitude=27.62),
    radius_km=6.0,
)
_NEAR = replace(_TOWN, precision=Precision.DISTRICT, radius_km=25.0)
_COUNTRY = replace(_TOWN, precision=Precision.COUNTRY, gazetteer="country:CD", path=("DR Congo",))


@pytest.mark.parametrize(
    ("place", "acled", "ucdp"),
    [
        # a named town, and a point in it: 1 and 1
        (_TOWN, 1, 1),
        (replace(_TOWN, precision=Precision.EXACT), 1, 1),
        # near a town: ACLED 2; within about 25 km: UCDP 2, farther round it is a vague area: 5
        (_NEAR, 2, 2),
        (replace(_NEAR, radius_km=60.0), 2, 5),
        (replace(_NEAR, radius_km=None), 2, 5),
        # a district: a small part of a region for ACLED, 2; second-order unit: UCDP 3
        (replace(_NEAR, gazetteer="admin2:CD.1", path=("DR Congo", "Haut-Uele", "Rungu")), 2, 3),
        # a province: ACLED 3; first-order unit: UCDP 4
        (replace(_TOWN, precision=Precision.PROVINCE, gazetteer="admin1:CD.1"), 3, 4),
        # a part of a country: ACLED 3, UCDP 5
        (replace(_COUNTRY, precision=Precision.REGION), 3, 5),
        # the country alone: ACLED does not code it, UCDP 6
        (_COUNTRY, None, 6),
        # at sea: ACLED 3, UCDP 7
        (
            replace(
                _COUNTRY, precision=Precision.REGION, gazetteer="sea:gulf-of-aden", country=None, path=()
            ),
            3,
            7,
        ),
        # over several countries, or nowhere: no code
        (
            replace(_COUNTRY, precision=Precision.REGION, gazetteer="region:sahel", country=None, path=()),
            None,
            None,
        ),
        (replace(_COUNTRY, precision=Precision.UNKNOWN, gazetteer=None, country=None, path=()), None, None),
    ],
)
def test_place(place: Place, acled: int | None, ucdp: int | None) -> None:
    assert (acled_geo_precision(place), ucdp_where_prec(place)) == (acled, ucdp)
