import pytest

from tests.clean.marked import check, cleaned

NEWS = "{body}The port was closed on Monday, officials said."
CASES: dict[str, tuple[str, dict[str, str]]] = {
    "agency": (
        "{dateline}KABUL, March 3 (Agency) — " + NEWS,
        {"place": "Kabul", "published": "--03-03", "outlet": "Agency"},
    ),
    "agency without a date": ("{dateline}GENEVA (AFP) - " + NEWS, {"place": "Geneva", "outlet": "AFP"}),
    "agency in small letters": (
        "{dateline}Geneva (Reuters) – " + NEWS,
        {"place": "Geneva", "outlet": "Reuters"},
    ),
    "a monitoring service": (
        "{dateline}LIMA, 3 JAN 90 (AGENCY) -- [REPORT] [TEXT] " + NEWS,
        {"place": "Lima", "published": "1990-01-03", "outlet": "AGENCY"},
    ),
    "two places": (
        "{dateline}DAVIE, Fla., Feb. 8, 2015 (AGENCY) -- " + NEWS,
        {"place": "DAVIE, Fla.", "published": "2015-02-08", "outlet": "AGENCY"},
    ),
    "capitals and a dash": ("{dateline}NAIROBI — " + NEWS, {"place": "Nairobi"}),
    "place and date line": (
        "{headline}Port closes\n\n{dateline}Nairobi | 12 May 2024\n\n" + NEWS,
        {"place": "Nairobi", "published": "2024-05-12"},
    ),
    "published": (NEWS + "\n\n{dateline}Published: 3 August 2017", {"published": "2017-08-03"}),
    "published with time": (
        "{headline}Port closes\n\n{dateline}Published 10:32 GMT, 3 August 2017\n\n" + NEWS,
        {"published": "2017-08-03"},
    ),
    "updated": (
        "{headline}Port closes {dateline}Posted: Friday, January 31, 2014 10:21 AM EST "
        "{dateline}Updated: 1 February 2014\n\n" + NEWS,
        {"published": "2014-01-31", "updated": "2014-02-01"},
    ),
    "a date alone": (
        "{headline}Port closes\n\n{dateline}Thursday, 3 August 2017\n\n" + NEWS,
        {"published": "2017-08-03"},
    ),
    "day or month first, nobody knows": (
        "{headline}Port closes\n\n{dateline}03/08/2017\n\n" + NEWS,
        {"published": "2017"},
    ),
    "byline": (
        "{headline}Port closes\n\n{dateline}By Anna Lind and Per Holt\n\n" + NEWS,
        {"author": "Anna Lind and Per Holt"},
    ),
    "byline of an agency": ("{headline}Port closes\n\n{dateline}By AFP\n\n" + NEWS, {"outlet": "AFP"}),
    "an aside is no dateline": ("{body}Holt – an engineer – said the port was closed.", {}),
    "a party is no agency": ("{body}Holt (R-Ohio) — The senator said the port was closed.", {}),
    "a label in small letters is no stamp": (
        "{body}The list was published on July 5, 2014 by the port office.",
        {},
    ),
}


@pytest.mark.parametrize(("marked", "stated"), CASES.values(), ids=CASES)
def test_datelines_are_cut_off_and_read(marked: str, stated: dict[str, str]) -> None:
    check(marked)
    text = marked
    for kind in ("dateline", "body", "headline"):
        text = text.replace("{" + kind + "}", "")
    found = cleaned(text).stated
    assert {one.field: one.value for one in found} == stated
    assert all(one.found_in == "dateline" and one.words in text for one in found)
