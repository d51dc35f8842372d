"""How it is said: act, stance, hedge, and what a denial denies."""

import pytest

from onrecord.model import Act, Claim, Denies, Hedge, Stance
from tests.find.saying import claims_of


def only(text: str) -> Claim:
    (claim,) = claims_of(text)[1]
    return claim


@pytest.mark.parametrize(
    ("text", "act", "stance"),
    [
        ("The army said the bridge was shut.", Act.SAY, Stance.ASSERTED),
        ("The army confirmed that the bridge was shut.", Act.CONFIRM, Stance.ASSERTED),
        ("The army denied that the bridge was shut.", Act.DENY, Stance.DENIED),
        ("The army admitted that the bridge was shut.", Act.ADMIT, Stance.ASSERTED),
        ("The army believes that the bridge was shut.", Act.BELIEVE, Stance.HEDGED),
        ("The army could not say who shut the bridge.", Act.SAY, Stance.WITHHELD),
        ("The army did not say how many had died.", Act.SAY, Stance.WITHHELD),
        ("The army declined to comment.", Act.REFUSE_COMMENT, Stance.WITHHELD),
        ("The army could not be reached for comment.", Act.REFUSE_COMMENT, Stance.WITHHELD),
        ("The army gave no explanation.", Act.REFUSE_COMMENT, Stance.WITHHELD),
        ("No explanation was given by the army.", Act.REFUSE_COMMENT, Stance.WITHHELD),
        ("The army rejected a demand by the elders.", Act.SAY, Stance.DENIED),
        ("The army vowed to hold the bridge.", Act.INTEND, Stance.ASSERTED),
        ("The army ordered the crews to leave.", Act.DEMAND, Stance.ASSERTED),
        ("“Who shut the bridge?” the army asked.", Act.ASK, Stance.QUESTIONED),
        ("The army accused the rebels of shelling the bridge.", Act.ACCUSE, Stance.ASSERTED),
        ("The army condemned the raid.", Act.SAY, Stance.ASSERTED),
        ("The rebels claimed responsibility for the raid.", Act.CLAIM_RESPONSIBILITY, Stance.ASSERTED),
        ("The army said it had not shelled the bridge.", Act.DENY, Stance.ASSERTED),
        ("The army said the report was baseless.", Act.DENY, Stance.ASSERTED),
    ],
)
def test_act_and_stance(text: str, act: Act, stance: Stance) -> None:
    claim = only(text)
    assert (claim.act, claim.stance) == (act, stance)


@pytest.mark.parametrize(
    ("word", "level"),
    [
        ("probably", Hedge.WEAK),
        ("apparently", Hedge.WEAK),
        ("perhaps", Hedge.STRONG),
        ("possibly", Hedge.STRONG),
    ],
)
def test_how_strongly_it_is_hedged(word: str, level: Hedge) -> None:
    document, (claim,) = claims_of(f"The army said the bridge was {word} mined.")
    assert claim.stance is Stance.HEDGED
    assert claim.hedge is level
    assert claim.hedge_span is not None
    assert claim.hedge_span.of(document.text) == word


def test_a_word_that_only_looks_like_a_hedge() -> None:
    assert only("The coroner said there was no doubt that it was mined.").stance is Stance.ASSERTED


def test_a_condition_is_no_hedge_of_the_speaker() -> None:
    assert only("The army said the bridge was shut because it might rain.").stance is Stance.ASSERTED


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("The army denied any part in the raid.", Denies.AUTHORSHIP),
        ("The army denied that there had been a raid.", Denies.OCCURRENCE),
        ("The army rejected the hospital's count of nine dead.", Denies.FIGURE),
        ("The army denied that the dead were civilians.", Denies.STATUS),
        ("The army denied that it deliberately hit the school.", Denies.INTENT),
        ("The army called the report a lie.", Denies.ALL),
    ],
)
def test_what_a_denial_denies(text: str, part: Denies) -> None:
    assert only(text).denies is part
