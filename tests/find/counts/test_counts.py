"""Losses: whose figure, how given, of what; and the three ways to have none."""

import pytest

from onrecord.find.counts.counts import find_counts
from onrecord.model import (
    Act,
    Claim,
    Count,
    CountAs,
    CountOf,
    Institution,
    Span,
    Speaker,
    Stance,
)
from tests.find.texts import counts_in, document_of, incidents_in


def _seen(text: str) -> list[tuple[str, str, int | None, int | None]]:
    return [(one.of.value, one.given.value, one.low, one.high) for one in counts_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The blast killed 17 people and wounded forty-two others.",
            [("killed", "exact", 17, 17), ("injured", "exact", 42, 42)],
        ),
        ("Two guards were killed and five injured.", [("killed", "exact", 2, 2), ("injured", "exact", 5, 5)]),
        ("The raid left two dead and six wounded.", [("killed", "exact", 2, 2), ("injured", "exact", 6, 6)]),
        (
            "A fire at the docks, which killed 13 and injured about 40 people, was seen far off.",
            [("killed", "exact", 13, 13), ("injured", "about", 40, 40)],
        ),
        ("A priest and his driver were shot dead.", [("killed", "exact", 2, 2)]),
        ("Two women and a child were killed.", [("killed", "exact", 3, 3)]),
        ("Dozens were killed.", [("killed", "vague", 24, None)]),
        ("25 people were killed or wounded.", [("casualties", "joint", 25, 25)]),
        ("The mortar fire killed or wounded 31 people.", [("casualties", "joint", 31, 31)]),
        ("Nobody was hurt.", [("injured", "none", 0, 0)]),
        ("There were no casualties.", [("casualties", "none", 0, 0)]),
        ("There were no reports of casualties.", [("casualties", "none_so_far", 0, None)]),
        ("It was unclear whether anyone was hurt.", [("injured", "unclear", None, None)]),
        (
            "The army confirmed losses at the outpost but gave no figures of its soldiers.",
            [("casualties", "withheld", None, None)],
        ),
        ("The death toll rose to 14.", [("killed", "exact", 14, 14)]),
        ("The strike claimed 12 lives.", [("killed", "exact", 12, 12)]),
        ("Police detained 26 people.", [("detained", "exact", 26, 26)]),
        ("Nine teachers are missing.", [("missing", "exact", 9, 9)]),
        ("The gunmen kidnapped two drivers.", [("abducted", "exact", 2, 2)]),
        ("About 900 families were displaced.", [("displaced", "about", 900, 900)]),
    ],
)
def test_what_is_told(text: str, expected: list[tuple[str, str, int | None, int | None]]) -> None:
    assert _seen(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The 12th Brigade drove 40 kilometres in 30 lorries.",
        "Witness Tarek Osman, 34, said the robbers took 5,000 dollars.",
        "The general would kill 20 men.",
        "The company reported losses of markets in the north.",
        "The bridge was closed on July 5 after the shooting.",
        "The film was seen by two million people.",
    ],
)
def test_no_losses(text: str) -> None:
    assert _seen(text) == []


def test_machine_translated_word_order() -> None:
    assert _seen("By forces of the guard were liquidated seven fighters.") == [("killed", "exact", 7, 7)]
    assert _seen("In result of explosion have suffered four military.") == [("injured", "exact", 4, 4)]
    assert _seen("As a result of shelling have losses.") == [("casualties", "withheld", None, None)]


def test_dying_of_wounds_is_a_later_death() -> None:
    (count,) = counts_in("A nurse who was wounded on Friday died of her injuries.")
    assert count.of is CountOf.DIED_LATER


def test_a_part_names_its_whole() -> None:
    whole, part = counts_in("Twelve villagers were killed, including three children.")
    assert part.part_of == whole.id
    assert part.population.age_sex == "children"


def test_attackers_counted_in() -> None:
    (count,) = counts_in("The explosion killed eight people, including the bomber.")
    assert count.population.perpetrators_included is True


def test_populations() -> None:
    guards, attackers = counts_in("Three policemen were killed, and nine of the attackers died.")
    assert (guards.population.status, guards.population.role) == ("police", None)
    assert attackers.population.role == "perpetrators"


@pytest.mark.parametrize(
    "text",
    [
        "The shots brought the number of killed in the delta to 31 since Monday.",
        "More than 400 people have died in clashes this year.",
        "The conflict has cost some 90,000 lives in nine years.",
    ],
)
def test_tolls_over_a_time_are_cumulative(text: str) -> None:
    assert [one.cumulative for one in counts_in(text)] == [True]


def test_a_cumulative_toll_belongs_to_no_incident() -> None:
    text = "Two boatmen were shot dead on Thursday, bringing the number of killed in the delta to 31 since Monday."
    (incident,), counts, _ = incidents_in(text)
    own = [one.low for one in counts if one.id in incident.losses]
    assert own == [2]


def _claim(span: Span, stance: Stance) -> Claim:
    speaker = Speaker(name="the ministry", institution=Institution.OFFICIAL)
    return Claim(id="claim:1", chain=(speaker,), cue=None, content=(span,), act=Act.SAY, stance=stance)


@pytest.mark.parametrize(
    ("stance", "given"), [(Stance.ASSERTED, CountAs.EXACT), (Stance.DENIED, CountAs.DENIED)]
)
def test_on_whose_word(stance: Stance, given: CountAs) -> None:
    text = "The ministry said twelve fighters were killed."
    claim = _claim(Span(18, 45), stance)
    (count,) = find_counts(document_of(text), (), (claim,))
    assert isinstance(count, Count)
    assert (count.claim, count.given, count.population.status_claim) == ("claim:1", given, "claim:1")


def test_the_same_words_give_the_same_ids() -> None:
    text = "Two guards were killed."
    assert counts_in(text) == counts_in(text)


def test_capitals_read_the_same() -> None:
    assert _seen("THREE SOLDIERS WERE KILLED AND AT LEAST 15 PEASANTS WOUNDED.") == [
        ("killed", "exact", 3, 3),
        ("injured", "at_least", 15, None),
    ]
