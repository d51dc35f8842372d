"""Country and sector of an actor, as of a day, and why."""

import os
from datetime import date
from pathlib import Path

import pytest

from onrecord.ground.actors import ROWS, code_actor, code_actors
from onrecord.ground.gazetteer import open_gazetteer
from onrecord.ground.office_terms import holders
from onrecord.lexicon import load_rows
from onrecord.model import Actor, ActorKind, Office
from tools.actors.dictionaries import agents
from tools.actors.dictionaries import holders as holders_of

DAY = date(2024, 3, 1)


@pytest.mark.parametrize(
    ("words", "country", "sector", "second", "by"),
    [
        ("the Zambian army", "ZMB", "MIL", None, "noun"),
        ("Zambia's army", "ZMB", "MIL", None, "noun"),
        ("Kitwe police", "ZMB", "COP", None, "noun"),
        ("police in Kampala", "UGA", "COP", None, "noun"),
        ("Peru's Ministry of Agriculture", "PER", "GOV", "AGR", "noun"),
        ("a Bolivian opposition leader", "BOL", "PTY", "OPP", "noun"),
        ("head of the hospital in Goma", "COD", "MED", None, "noun"),
        ("Togolese rights groups", "TGO", "SOC", None, "noun"),
        ("three masked gunmen", None, "UAF", None, "noun"),
        ("residents of Mosul", "IRQ", "CVL", None, "noun"),
        ("Boko Haram", "NGA", "REB", None, "whole-name"),
        ("a Taliban commander", "AFG", "REB", None, "actor-inside"),
        ("a White House spokeswoman", "USA", "GOV", None, "actor-inside"),
        ("Blue Nile clashes in Chad", "TCD", None, None, "country-only"),
        ("NATO troops", "IGO", "MIL", None, "actor-inside"),
        ("Bokko Haram", "NGA", "REB", None, "spelling"),
        ("New Jersey police", "USA", "COP", None, "noun"),
        ("a Spanish-language newspaper", None, "JRN", None, "noun"),
        ("the former governor of Arequipa", "PER", "ELI", None, "noun"),
        ("Lusaka", "ZMB", "GOV", None, "capital"),
        ("Lagos", "NGA", "CVL", None, "town"),
        ("Zambians", "ZMB", None, None, "state"),
        ("Transnistria", "MDA", "PRE", None, "state"),
        ("Hanna Lind, Finland's deputy trade minister", "FIN", "GOV", "BUS", "apposition"),
    ],
)
def test_words_are_coded(
    words: str, country: str | None, sector: str | None, second: str | None, by: str
) -> None:
    coded = code_actor(words, DAY, open_gazetteer())
    assert coded is not None
    assert (coded.country, coded.sector, coded.second, coded.by) == (country, sector, second, by)
    assert coded.why


@pytest.mark.parametrize("words", ["", "Hanna Lind", "Tom Bishop", "a sack of rice", "...", "Lind"])
def test_what_no_list_knows_stays_uncoded(words: str) -> None:
    assert code_actor(words, DAY, open_gazetteer()) is None


@pytest.mark.parametrize(
    ("day", "sector"),
    [(date(2004, 1, 1), None), (date(2010, 1, 1), "GOV"), (date(2022, 1, 1), "ELI"), (None, None)],
)
def test_an_office_holder_is_coded_by_the_day_asked(day: date | None, sector: str | None) -> None:
    coded = code_actor("Angela Merkel", day)
    assert coded is not None
    assert (coded.country, coded.sector, coded.by) == ("DEU", sector, "office-holder")
    assert "office_holders.tsv" in coded.rows[0]


def test_a_term_open_when_the_list_was_made_is_not_taken_to_last_for_ever() -> None:
    (coded,) = {code_actor("Omar Bongo", date(year, 1, 1)) for year in (2020, 2021)}
    assert coded is not None
    assert coded.sector is None
    assert "does not tell how long" in coded.why


def test_former_is_out_of_office() -> None:
    coded = [code_actor(words) for words in ("a former defence minister of Peru", "a former rebel of Peru")]
    assert [(one.country, one.sector) for one in coded if one] == [("PER", "ELI"), ("PER", None)]


def test_an_office_holder_of_another_country_is_somebody_else() -> None:
    coded = code_actor("Zambian farmer Scott Morrison", DAY)
    assert coded is not None
    assert (coded.country, coded.sector, coded.by) == ("ZMB", "AGR", "noun")


def test_actors_of_a_report_are_filled_in_not_overwritten() -> None:
    given = [
        Actor(id="a", name="Northern Front", kind=ActorKind.GROUP, country="MLI", sector="PRM"),
        Actor(id="b", name="Kitwe hospital", kind=ActorKind.ORGANISATION),
        Actor(id="c", name="Hanna Lind", kind=ActorKind.PERSON, sector="GOV", offices=(_FORMER,)),
        Actor(id="d", name="Otto Lind", kind=ActorKind.PERSON),
        Actor(id="actor:nato", name="NATO", kind=ActorKind.ORGANISATION, sector="IGO", by="actors/known"),
    ]
    made = code_actors(given, DAY, open_gazetteer())
    assert [(actor.country, actor.sector) for actor in made] == [
        ("MLI", "PRM"),
        ("ZMB", "MED"),
        ("PER", "ELI"),
        (None, None),
        (None, "IGO"),
    ]
    assert [bool(actor.coded) for actor in made] == [False, True, True, False, False]


_FORMER = Office(title="former interior minister of Peru")


def test_a_person_is_not_coded_by_a_name_others_bear() -> None:
    was = Actor(id="a", name="Scott Morrison", kind=ActorKind.PERSON)
    leads = Actor(id="b", name="William Ruto", kind=ActorKind.PERSON)
    titled = Actor(id="c", name="Ruto", kind=ActorKind.PERSON, offices=(Office(title="President"),))
    made = code_actors([was, leads, titled], DAY)
    assert [(actor.country, actor.sector) for actor in made] == [(None, None), ("KEN", "GOV"), ("KEN", "GOV")]


def test_every_row_says_what_it_looks_at() -> None:
    assert all(row.says for row in ROWS)
    assert len({row.name for row in ROWS}) == len(ROWS)


def test_names_of_the_actor_list_mean_one_actor_each() -> None:
    seen: dict[str, str] = {}
    for row in load_rows("actors"):
        assert row["source"] == "own"
        assert ActorKind(row["kind"])
        for name in (row["name"], *filter(None, row["aliases"].split(" | "))):
            key = name if name.startswith("^") else name.casefold()
            assert seen.setdefault(key, row["slug"]) == row["slug"], name


@pytest.mark.parametrize("name", ["actors", "office_holders", "rulers", "country_words", "partial_states"])
def test_countries_of_the_lists_are_known(name: str) -> None:
    known = {row["iso3"] for row in load_rows("countries")} | {"", "UNO", "EUR", "IGO"}
    assert not {row["country"] for row in load_rows(name)} - known


def test_terms_run_forward() -> None:
    wrong = {name for name, terms in holders().items() for term in terms if term.until < term.since}
    assert not wrong


def test_dictionary_lines_are_read() -> None:
    lines = (
        "# note\nTOWNS!PERSON! {TOWNSFOLK} [~CVL]\n!MINIST! FOR_HEALTH [~GOVMED]\nJUDGE_ADVOCATE [~MILJUD]\n"
    )
    made = list(agents(lines))
    assert [agent.noun for agent in made][-2:] == ["townsfolk", "judge advocate"]
    assert (made[-1].sector, made[-1].second) == ("MIL", "JUD")


def test_birth_dates_of_a_dictionary_are_not_terms() -> None:
    text = "ANNA_LIND_ # list\n\t[SWEELI 360101-830505]\n\t[SWEGOV 830505-930513]\n\t[SWEELI]\n"
    (holder,) = holders_of(text)
    assert [(term.since, term.until) for term in holder.terms] == [(date(1983, 5, 5), date(1993, 5, 13))]


def test_the_bundled_lists_are_what_the_build_makes() -> None:
    root = Path(os.environ.get("ONRECORD_CORPORA", Path(__file__).parents[2].parent / "shared" / "corpora"))
    source = root / "coding" / "actor_dictionaries" / "PLOVER_agents.ngec2024.txt"
    if not source.exists():
        pytest.skip(f"the dictionaries are not in {source.parent}: set ONRECORD_CORPORA")
    nouns = {agent.noun for agent in agents(source.read_text(encoding="utf-8", errors="replace"))}
    assert {row["noun"] for row in load_rows("agents")} <= nouns
