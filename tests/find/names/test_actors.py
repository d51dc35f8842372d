"""Who is named: one actor per thing, under all its names."""

import pytest

from onrecord.clean import clean_report
from onrecord.find.names.actors import TABLE, find_actors
from onrecord.find.names.places import find_places
from onrecord.ground.gazetteer import open_gazetteer
from onrecord.model import Actor, ActorKind, Document, Mention, Report
from onrecord.read import ReadOptions, read_bytes


def read(text: str) -> Document:
    report = next(
        one for one in read_bytes(text.encode(), "note.txt", ReadOptions()) if isinstance(one, Report)
    )
    return clean_report(report)[0]


def named(text: str) -> tuple[tuple[Mention, ...], tuple[Actor, ...]]:
    document = read(text)
    return find_actors(document, find_places(document, open_gazetteer()))


def actor_of(text: str, words: str) -> Actor:
    mentions, actors = named(text)
    cluster = next(mention.cluster for mention in mentions if mention.words == words)
    return next(actor for actor in actors if actor.id == cluster)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ISIS", "Daesh"),
        ("Islamic State", "ISIL"),
        ("al-Qaida", "Al Qaeda"),
        ("Houthis", "Ansar Allah"),
        ("UN", "United Nations"),
    ],
)
def test_aliases_are_one_actor(one: str, other: str) -> None:
    text = f"Officials said {one} had left the valley. Later that week {other} returned to it."
    assert actor_of(text, one).id == actor_of(text, other).id


def test_a_state_is_one_actor_under_name_adjective_and_capital() -> None:
    text = "Kenya closed the border. The Kenyan government gave no reason. Nairobi denied the report."
    mentions, _ = named(text)
    clusters = {mention.words: mention.cluster for mention in mentions}
    assert clusters["Kenya"] == clusters["Nairobi"] == clusters["Kenyan"] == "actor:country-KE"
    assert "actor:country-KE" in {
        mention.cluster for mention in mentions if mention.words.endswith("government")
    }


def test_a_capital_as_a_place_is_not_its_government() -> None:
    mentions, _ = named("Two officers were wounded in Nairobi on Monday.")
    assert not [mention for mention in mentions if mention.words == "Nairobi" and mention.cluster]


def test_a_person_keeps_the_offices_named_beside_the_name() -> None:
    actor = actor_of(
        "The mine is safe, said deputy governor Ilyas Bekov, head of the relief board.", "Ilyas Bekov"
    )
    assert actor.kind is ActorKind.PERSON
    assert [office.title for office in actor.offices] == ["deputy governor", "head of the relief board"]
    assert actor.offices[1].of == "relief board"


def test_a_surname_alone_is_the_person_named_in_full_before() -> None:
    text = "General Tomas Varga, commander of the garrison, spoke on Friday. Varga said the road was open."
    assert actor_of(text, "Varga").name == "Tomas Varga"


def test_a_surname_two_persons_share_is_nobody_in_particular() -> None:
    text = "General Tomas Varga and Minister Elena Varga spoke on Friday. Varga said the road was open."
    mentions, actors = named(text)
    lone = next(mention for mention in mentions if mention.words == "Varga")
    full = {actor.id for actor in actors if actor.name in {"Tomas Varga", "Elena Varga"}}
    assert len(full) == 2
    assert lone.cluster not in full


def test_fighters_of_a_known_group_are_that_group() -> None:
    mentions, _ = named(
        "Taliban fighters took the post. Militants of the movement “Taliban” held it for a day."
    )
    assert [mention.cluster for mention in mentions if mention.head in {"fighters", "Militants"}] == [
        "actor:taliban"
    ] * 2


def test_bodies_carry_country_and_sector() -> None:
    actor = actor_of("The Kenyan defence ministry said the camp was empty.", "Kenyan defence ministry")
    assert (actor.country, actor.sector, actor.kind) == ("KEN", "GOV", ActorKind.GOVERNMENT)


def test_described_people_are_no_actor() -> None:
    mentions, _ = named("Armed men stopped the bus.")
    assert [(mention.words, mention.cluster) for mention in mentions] == [("Armed men", None)]


def test_every_row_says_what_it_looks_at() -> None:
    assert all(row.says and row.name for row in TABLE)
    assert len({row.name for row in TABLE}) == len(TABLE)
