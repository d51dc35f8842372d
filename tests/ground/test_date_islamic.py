import itertools
from datetime import date

import pytest

from onrecord.ground.date_islamic import from_hijri, from_jalali, hijri_month, jalali_month


@pytest.mark.parametrize(
    ("year", "first"),
    [
        (1342, date(1963, 3, 21)),
        (1357, date(1978, 3, 21)),
        (1375, date(1996, 3, 20)),
        (1379, date(2000, 3, 20)),
        (1395, date(2016, 3, 20)),
        (1396, date(2017, 3, 21)),
        (1399, date(2020, 3, 20)),
        (1400, date(2021, 3, 21)),
        (1403, date(2024, 3, 20)),
        (1404, date(2025, 3, 21)),
    ],
)
def test_the_first_day_of_the_solar_year(year: int, first: date) -> None:
    assert from_jalali(year, 1, 1) == first


def test_the_solar_year_has_a_thirtieth_of_esfand_in_leap_years_only() -> None:
    assert from_jalali(1403, 12, 30) == date(2025, 3, 20)
    assert from_jalali(1404, 12, 30) is None
    assert jalali_month(1396, 13) is None


@pytest.mark.parametrize(
    ("year", "month", "day", "there"),
    [
        (1400, 1, 1, date(1979, 11, 21)),
        (1421, 1, 1, date(2000, 4, 6)),
        (1438, 9, 1, date(2017, 5, 27)),
        (1444, 9, 1, date(2023, 3, 23)),
    ],
)
def test_the_tabular_lunar_calendar(year: int, month: int, day: int, there: date) -> None:
    assert from_hijri(year, month, day) == there


def test_lunar_months_follow_each_other() -> None:
    for year in (1438, 1439, 1440):
        days = [hijri_month(year, month) for month in range(1, 13)]
        known = [stretch for stretch in days if stretch]
        assert len(known) == 12
        assert all((other[0] - one[1]).days == 1 for one, other in itertools.pairwise(known))


def test_no_such_lunar_day() -> None:
    assert from_hijri(1438, 2, 30) is None
    assert hijri_month(1438, 13) is None
