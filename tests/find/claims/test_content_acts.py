"""What the words of a content do: promises, wishes, charges, corrections, denials with "no"."""

import pytest

from onrecord.model import Act, Denies, Institution, Stance
from tests.find.saying import claims_of


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The hospital said its first count was a mistake.", Act.CORRECT),
        ("The office said the alert had been sent in error.", Act.RETRACT),
        ("“We will hold the pass,” the general said.", Act.INTEND),
        ("“We will not allow the dam to be shut,” the general said.", Act.INTEND),
        ("“I will speak on Monday,” the general said.", Act.INTEND),
        ("The envoy said the mill must be handed back.", Act.DEMAND),
        ("The envoy said the guard must have been asleep.", Act.SAY),
        ("“Let them come home,” the envoy said.", Act.DEMAND),
        ("“Let’s go home,” the envoy said.", Act.SAY),
        ("“We spoke too soon,” the envoy said.", Act.ADMIT),
        ("The council said the rebels had burned the mill.", Act.ACCUSE),
        ("The council said two rebels were killed at the mill.", Act.SAY),
        ("The council said masked raiders burned the mill.", Act.SAY),
        ("The council said the mill was destroyed by the insurgents.", Act.ACCUSE),
        ("The rebels said the army had burned the mill.", Act.ACCUSE),
        ("The army said troops had shot a smuggler.", Act.SAY),
        ("The Odranian army said Odranian troops had shot a smuggler.", Act.SAY),
        ("The Northern Front claimed the raid.", Act.CLAIM_RESPONSIBILITY),
        ("The Northern Front claimed the valley.", Act.SAY),
    ],
)
def test_act_of_the_words(text: str, act: Act) -> None:
    assert [claim.act for claim in claims_of(text)[1]] == [act]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("The corps said it had no part in the raid.", Denies.AUTHORSHIP),
        ("The corps said no such raid took place.", Denies.OCCURRENCE),
        ("The corps said no mortar was fired that day.", Denies.OCCURRENCE),
        ("The corps said it had shelled no town.", Denies.AUTHORSHIP),
        ("The corps said it has no troops in the valley.", Denies.OCCURRENCE),
        ("The corps said none of its men fired.", Denies.AUTHORSHIP),
        ("The corps said none of the dead were civilians.", Denies.STATUS),
        ("The corps said that was not what happened.", Denies.OCCURRENCE),
        ("The corps said it had no information.", None),
        ("The corps said no one was hurt.", None),
        ("The corps said no part of the valley was safe.", None),
        ("The corps said no decision had been made.", None),
        ("The corps said it was ready not to fire.", None),
    ],
)
def test_what_a_no_denies(text: str, part: Denies | None) -> None:
    (claim,) = claims_of(text)[1]
    assert claim.denies is part
    assert (claim.act is Act.DENY) == (part is not None)


def test_a_promise_by_assuring() -> None:
    (claim,) = claims_of("The warden assured them that the gate would be opened.")[1]
    assert claim.act is Act.INTEND


def test_no_figure_is_given() -> None:
    (claim,) = claims_of("The warden said it was too early to say how many had fled.")[1]
    assert claim.stance is Stance.WITHHELD


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Border Corps shut the pass. Its commander said fuel was low.", Institution.OFFICIAL),
        ("The Red Sash militia shut the pass. Its spokesman said fuel was low.", Institution.PARTY),
        ("The federal archive office said fuel was low.", Institution.OFFICIAL),
        ("A ministry news release said fuel was low.", Institution.OFFICIAL),
    ],
)
def test_kind_told_elsewhere(text: str, kind: Institution) -> None:
    assert claims_of(text)[1][-1].chain[-1].institution is kind
