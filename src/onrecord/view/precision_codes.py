"""How exactly time and place are known, in the codes of ACLED and UCDP GED, derived from our intervals and levels.

After the ACLED codebook (fields time_precision and geo_precision) and the UCDP GED codebook (date_prec and where_prec). The
code books say in whole numbers what we keep as an interval of days and as a level with a radius; the way back is not
possible, so these are views and never stored. Where a code book has no code (a country alone in ACLED, several years in
either), there is none here: None, and never the coarsest code for want of a better one.
"""

from onrecord.model import DateOf, Place, Precision, When

_DAY, _SHORT_OF_A_WEEK, _WEEK, _MONTH, _YEAR = 1, 6, 7, 31, 366  # days
_NEAR_KM = 25.0
_OF_THE_EVENT = frozenset({DateOf.EVENT, DateOf.UNKNOWN})


def acled_time_precision(when: When) -> int | None:
    """1: the day is known; 2: a week or part of one, a weekend too; 3: a month or part of one.

    None for anything longer or open, for what is not dated, and for the day of something else than the event.

    >>> from datetime import date
    >>> from onrecord.model import Granularity, Span
    >>> def told(words, first, last):
    ...     return When(id="w", mention=None, span=Span(0, 1), words=words, earliest=first, latest=last,
    ...         granularity=Granularity.UNKNOWN)
    >>> acled_time_precision(told("on Tuesday", date(2024, 5, 7), date(2024, 5, 7)))
    1
    >>> acled_time_precision(told("at the weekend", date(2024, 5, 4), date(2024, 5, 5)))
    2
    >>> acled_time_precision(told("in 2023", date(2023, 1, 1), date(2023, 12, 31))) is None
    True
    """
    return _first_that_holds(_days(when), ((_DAY, 1), (_WEEK, 2), (_MONTH, 3)))


def ucdp_date_prec(when: When) -> int | None:
    """1: the day is known; 2: two to six days; 3: a week; 4: up to a month; 5: up to a year; None beyond, as for ACLED."""
    return _first_that_holds(
        _days(when), ((_DAY, 1), (_SHORT_OF_A_WEEK, 2), (_WEEK, 3), (_MONTH, 4), (_YEAR, 5))
    )


def _first_that_holds(days: int | None, steps: tuple[tuple[int, int], ...]) -> int | None:
    return None if days is None else next((code for most, code in steps if days <= most), None)


def _days(when: When) -> int | None:
    """How many days the interval of an event has; a day told vaguely ("about Monday") counts as more than one."""
    if when.earliest is None or when.latest is None or when.date_of not in _OF_THE_EVENT:
        return None
    days = (when.latest - when.earliest).days + 1
    return days + 1 if when.vague and days == _DAY else days


def acled_geo_precision(place: Place) -> int | None:
    """1: a town or a point in it; 2: near a town, or a district; 3: a province, a part of a country, a sea.

    None where no more than a country, or a region over several of them, is told: ACLED has no code for that.
    """
    if place.precision is Precision.REGION:
        return 3 if place.country or _at_sea(place) else None
    return _ACLED.get(place.precision)


_ACLED = {Precision.EXACT: 1, Precision.PLACE: 1, Precision.DISTRICT: 2, Precision.PROVINCE: 3}


def ucdp_where_prec(place: Place) -> int | None:
    """1: a named place; 2: within about 25 km of one; 3, 4: second- or first-order unit; 5: vague; 6: country; 7: at sea.

    5 is a part of a unit or of a country, or a wide area round a place. None for what is not placed and for a region
    over several countries, since each event of UCDP has its country. The gazetteer does not part international from
    territorial waters, so 7 is to be checked by a person.
    """
    if place.precision is Precision.DISTRICT and not _is_unit(place):
        return 2 if place.radius_km is not None and place.radius_km <= _NEAR_KM else 5
    if place.precision is Precision.REGION:
        return 7 if _at_sea(place) else (5 if place.country else None)
    return _UCDP.get(place.precision)


_UCDP = {
    Precision.EXACT: 1,
    Precision.PLACE: 1,
    Precision.DISTRICT: 3,
    Precision.PROVINCE: 4,
    Precision.COUNTRY: 6,
}


def _at_sea(place: Place) -> bool:
    return place.gazetteer is not None and place.gazetteer.startswith("sea:")


def _is_unit(place: Place) -> bool:
    """Whether it is a district, whose path ends with its own name, and not the surroundings of a town."""
    return len(place.path) >= len(("country", "province", "district"))
