"""Names of places in sentences, and where they are put, how exactly."""

import pytest

from onrecord.ground.gazetteer import Gazetteer, open_gazetteer
from onrecord.ground.places import CONFIDENT, ground_places
from onrecord.model.mention import Mention, MentionKind
from onrecord.model.place import Place, Precision
from onrecord.model.span import Span


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def mentions_of(text: str, kind: MentionKind = MentionKind.PLACE) -> tuple[str, tuple[Mention, ...]]:
    """The text without its brackets, and a mention for each bracketed stretch."""
    plain = ""
    found: list[Mention] = []
    for number, part in enumerate(text.replace("]", "[").split("[")):
        if number % 2:
            span = Span(len(plain), len(plain) + len(part))
            found.append(Mention(id=f"m{len(found)}", span=span, kind=kind, words=part, head=part))
        plain += part
    return plain, tuple(found)


def ground(gazetteer: Gazetteer, text: str, kind: MentionKind = MentionKind.PLACE) -> list[Place]:
    """The place of each bracketed name, in order of the text."""
    plain, mentions = mentions_of(text, kind)
    by_mention = {one: place for place in ground_places(plain, mentions, gazetteer) for one in place.mentions}
    return [by_mention[mention.id] for mention in mentions]


@pytest.mark.parametrize(
    ("text", "gazetteer_id", "precision"),
    [
        ("A blast hit [Kandahar city] at noon.", "geonames:1138336", Precision.PLACE),
        ("A blast hit [Kandahar] city at noon.", "geonames:1138336", Precision.PLACE),
        ("Fighting goes on in [Kandahar province].", "admin1:AF.23", Precision.PROVINCE),
        ("Fighting goes on in the province of [Kandahar].", "admin1:AF.23", Precision.PROVINCE),
        ("A market in [Kabul] was shut.", "geonames:1138958", Precision.PLACE),
        ("Rebels took the town of [Sangin] in Helmand.", "geonames:1127547", Precision.PLACE),
        ("Rebels entered [Gao] on Monday.", "geonames:2457163", Precision.PLACE),
        ("Prisoners were flown to [Guantánamo].", "geonames:3557689", Precision.PLACE),
        ("Prisoners were flown to [Guantanamo Bay].", "region:guantanamo-bay", Precision.REGION),
        ("Troops from [Georgia] joined the mission.", "country:GE", Precision.COUNTRY),
        ("Sirens were heard in [Atlanta], [Georgia].", "geonames:4180439", Precision.PLACE),
        ("Aid crossed the border of [Jordan].", "country:JO", Precision.COUNTRY),
        ("Soldiers were killed in western [Niger].", "country:NE", Precision.REGION),
        ("Soldiers were killed in [Niger].", "country:NE", Precision.COUNTRY),
        ("Gunmen struck [Niger State], Nigeria.", "admin1:NG.31", Precision.PROVINCE),
        ("Rockets were fired from [Lebanon].", "country:LB", Precision.COUNTRY),
        ("A man was arrested in [Lebanon], Ohio.", "geonames:4516412", Precision.PLACE),
        ("A storm hit [Paris], Texas.", "geonames:4717560", Precision.PLACE),
        ("A storm hit [Paris].", "geonames:2988507", Precision.PLACE),
        ("Militias fought in [Tripoli].", "geonames:2210247", Precision.PLACE),
        ("The army patrols [Tripoli] in northern Lebanon.", "geonames:266826", Precision.PLACE),
        ("A bridge in [Kansas City] was closed.", "geonames:4393217", Precision.PLACE),
        ("Drought has spread across the [Sahel].", "region:sahel", Precision.REGION),
    ],
)
def test_a_name_is_put_where_its_words_say(
    gazetteer: Gazetteer, text: str, gazetteer_id: str, precision: Precision
) -> None:
    place = ground(gazetteer, text)[0]
    assert (place.gazetteer, place.precision) == (gazetteer_id, precision)
    assert place.radius_km
    assert place.reasons
    assert place.score is not None


@pytest.mark.parametrize("kind", [MentionKind.PLACE, MentionKind.FACILITY])
@pytest.mark.parametrize(
    "text", ["Shells fell on [Bagram] at night.", "Shells fell on the [Bagram air base] at night."]
)
def test_bagram_is_in_parwan_and_never_in_iran(gazetteer: Gazetteer, text: str, kind: MentionKind) -> None:
    place = ground(gazetteer, text, kind)[0]
    assert place.country == "AF"
    assert place.path == ("Afghanistan", "Parwan", "Bagrām")
    assert place.precision is Precision.DISTRICT
    assert place.point is not None
    assert place.radius_km is not None
    assert place.radius_km > 20
    assert any("province's" in reason for reason in place.reasons)


def test_a_district_is_put_in_the_province_named_after_it(gazetteer: Gazetteer) -> None:
    sangin, helmand = ground(
        gazetteer, "They captured the district of [Sangin] in [Helmand Province] on Monday."
    )
    assert (sangin.precision, sangin.admin1) == (Precision.DISTRICT, "AF.10")
    assert (helmand.gazetteer, helmand.precision) == ("admin1:AF.10", Precision.PROVINCE)


@pytest.mark.parametrize(
    "text", ["Flights resumed in the north of [Afghanistan].", "Flights resumed over [northern Afghanistan]."]
)
def test_a_part_of_a_large_country_is_an_area_without_a_point(gazetteer: Gazetteer, text: str) -> None:
    place = ground(gazetteer, text)[0]
    assert (place.gazetteer, place.country, place.precision) == ("country:AF", "AF", Precision.REGION)
    assert place.point is None
    assert place.radius_km is not None
    assert place.radius_km > 250
    assert any("only a part" in reason for reason in place.reasons)


@pytest.mark.parametrize(
    ("text", "name"),
    [("Shelling in northern [Syria].", "Syria"), ("A raid in [eastern Homs Governorate].", "Homs")],
)
def test_a_part_of_a_smaller_area_lies_on_its_side(gazetteer: Gazetteer, text: str, name: str) -> None:
    kind = "country" if name == "Syria" else "admin1"
    [whole] = [one for one in gazetteer.lookup(name) if one.kind == kind]
    place = ground(gazetteer, text)[0]
    assert (place.gazetteer, place.precision) == (whole.id, Precision.REGION)
    assert place.point is not None
    assert place.radius_km is not None
    assert whole.latitude is not None
    assert whole.longitude is not None
    north, east = place.point.latitude - whole.latitude, place.point.longitude - whole.longitude
    assert (north if name == "Syria" else east) > 0.3


def test_a_border_lies_between_its_countries_and_is_no_town(gazetteer: Gazetteer) -> None:
    syria, turkey = ground(gazetteer, "Troops massed along the border between [Syria] and [Turkey].")
    assert syria.precision is turkey.precision is Precision.REGION
    assert syria.point == turkey.point
    assert syria.point is not None
    assert 35 < syria.point.latitude < 38
    assert "the words put it on the border of Syria and Turkey" in syria.reasons


def test_a_road_lies_between_its_towns(gazetteer: Gazetteer) -> None:
    homs, hama = ground(gazetteer, "A bomb hit the road between [Homs] and [Hama].")
    [road] = ground(gazetteer, "A bomb hit the [Homs-Hama road].")
    assert homs.point == hama.point == road.point
    assert road.precision is Precision.DISTRICT
    assert road.radius_km is not None
    assert 15 < road.radius_km < 40


def test_an_airport_road_is_near_the_town_and_not_in_it(gazetteer: Gazetteer) -> None:
    place = ground(gazetteer, "A blast on the [Kandahar] airport road killed two.")[0]
    assert (place.gazetteer, place.precision, place.radius_km) == (
        "geonames:1138336",
        Precision.DISTRICT,
        25.0,
    )


@pytest.mark.parametrize(
    "text",
    [
        "The convoy was travelling to the [airport of Kandahar city].",
        "The convoy was travelling to the airport of [Kandahar city].",
        "The convoy was hit near the [Kandahar airport].",
    ],
)
def test_on_the_way_to_an_airport_is_not_at_the_airport(gazetteer: Gazetteer, text: str) -> None:
    place = ground(gazetteer, text)[0]
    assert place.admin1 == "AF.23"
    assert place.precision in {Precision.PLACE, Precision.DISTRICT}
    assert place.radius_km is not None
    assert place.radius_km > 2


def test_at_an_airport_is_exact_and_near_it_is_not(gazetteer: Gazetteer) -> None:
    at, near = (
        ground(gazetteer, f"A drone exploded {where} [Ben Gurion Airport].")[0] for where in ("at", "near")
    )
    assert (at.precision, near.precision) == (Precision.EXACT, Precision.DISTRICT)
    assert at.radius_km is not None
    assert near.radius_km is not None
    assert at.radius_km < near.radius_km


def test_a_distance_and_a_direction_move_the_point_and_widen_the_circle(gazetteer: Gazetteer) -> None:
    place, about = ground(gazetteer, "A mine went off 40 km north of [Kabul]; another 40 km from [Kabul].")
    assert place.precision is about.precision is Precision.DISTRICT
    assert place.point is not None
    assert about.point is not None
    assert round((place.point.latitude - about.point.latitude) * 111.2) == 40
    assert place.point.longitude == about.point.longitude
    assert place.radius_km is not None
    assert about.radius_km is not None
    assert 16 < place.radius_km < 40 < about.radius_km


@pytest.mark.parametrize(
    ("text", "gazetteer_id", "precision"),
    [
        ("They fled [Qarxtown], Helmand province, Afghanistan.", "admin1:AF.10", Precision.PROVINCE),
        ("They fled [Qarxtown village] in Helmand province.", "admin1:AF.10", Precision.PROVINCE),
        ("They fled [Qarxtown], Texas, at night.", "admin1:US.TX", Precision.PROVINCE),
    ],
)
def test_a_place_nobody_knows_falls_back_to_what_it_is_said_to_lie_in(
    gazetteer: Gazetteer, text: str, gazetteer_id: str, precision: Precision
) -> None:
    place = ground(gazetteer, text)[0]
    assert (place.name, place.gazetteer, place.precision) == ("Qarxtown", gazetteer_id, precision)
    assert any("stands in" in reason for reason in place.reasons)


def test_a_thing_in_a_town_is_not_stood_in_for(gazetteer: Gazetteer) -> None:
    [place] = ground(gazetteer, "A bomb hit the [Qarx Temple] in Kabul.", MentionKind.FACILITY)
    assert (place.precision, place.point) == (Precision.UNKNOWN, None)


def test_a_village_of_one_country_is_not_its_namesake_in_another(gazetteer: Gazetteer) -> None:
    place = ground(gazetteer, "Shells hit [Cairo village], [Hama Governorate], [Syria].")[0]
    assert (place.gazetteer, place.precision) == ("admin1:SY.10", Precision.PROVINCE)


def test_who_speaks_after_a_comma_is_not_where_it_lies(gazetteer: Gazetteer) -> None:
    assert ground(gazetteer, "Talks in [Geneva], Russia said, would go on.")[0].country == "CH"


def test_states_in_a_list_do_not_lie_in_each_other(gazetteer: Gazetteer) -> None:
    found = ground(gazetteer, "Cases rose in [Ohio], [Oregon], [Pennsylvania] and [Washington].")
    assert [one.gazetteer for one in found[:3]] == ["admin1:US.OH", "admin1:US.OR", "admin1:US.PA"]


@pytest.mark.parametrize(
    ("words", "name"),
    [("Ein Issa", "‘Ayn ‘Īsá"), ("Beit Yashout", "Bayt Yāshūţ"), ("Mansoura", "Al Manşūrah")],
)
def test_other_ways_of_writing_a_name_find_it(gazetteer: Gazetteer, words: str, name: str) -> None:
    place = ground(gazetteer, f"A shell fell on [{words}], Syria.")[0]
    assert place.country == "SY"
    assert name in {place.name, *(one.name.split(",")[0] for one in gazetteer.lookup(name))}
    assert place.precision is Precision.PLACE


def test_an_answer_that_is_not_sure_says_so_and_tells_its_rivals(gazetteer: Gazetteer) -> None:
    [place] = ground(gazetteer, "[Richmond] was quiet.")
    assert place.alternatives
    if place.precision is not Precision.UNKNOWN:
        assert place.score is not None
        assert (place.score < CONFIDENT) == any("unsure" in reason for reason in place.reasons)


def test_one_name_has_one_sense_in_a_report(gazetteer: Gazetteer) -> None:
    first, second = ground(gazetteer, "A fire broke out in [Paris], Texas. Police in [Paris] closed a road.")
    assert first.gazetteer == second.gazetteer == "geonames:4717560"
    assert first is second
    assert first.mentions == ("m0", "m1")


def test_places_of_one_report_draw_each_other(gazetteer: Gazetteer) -> None:
    tripoli, *_ = ground(
        gazetteer, "Clashes in [Tripoli] and [Sidon] worried [Beirut]. Lebanese troops moved in."
    )
    assert tripoli.country == "LB"


def test_an_unknown_name_keeps_its_words_and_gets_no_point(gazetteer: Gazetteer) -> None:
    [place] = ground(gazetteer, "They met in [Qarxtown].")
    assert (place.name, place.precision, place.gazetteer, place.point) == (
        "Qarxtown",
        Precision.UNKNOWN,
        None,
        None,
    )
    assert place.reasons == ("the gazetteer has no such name",)


def test_other_readings_are_kept_with_their_scores(gazetteer: Gazetteer) -> None:
    [place] = ground(gazetteer, "Militias fought in [Tripoli].")
    assert "LB" in {one.country for one in place.alternatives}
    assert all(0 < one.score < 1 for one in place.alternatives)


def test_a_people_stands_for_its_country(gazetteer: Gazetteer) -> None:
    [place] = ground(gazetteer, "The [Malian] border was closed.")
    assert (place.gazetteer, place.precision) == ("country:ML", Precision.COUNTRY)


def test_only_places_and_facilities_are_grounded(gazetteer: Gazetteer) -> None:
    plain, mentions = mentions_of("The [Paris] agreement.", MentionKind.ORGANISATION)
    assert ground_places(plain, mentions, gazetteer) == ()


def test_the_same_text_gives_the_same_places(gazetteer: Gazetteer) -> None:
    plain, mentions = mentions_of("Shelling hit [Homs], [Hama] and [Aleppo].")
    assert ground_places(plain, mentions, gazetteer) == ground_places(plain, mentions, open_gazetteer())
