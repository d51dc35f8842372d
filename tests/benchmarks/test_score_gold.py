from dataclasses import replace

from benchmarks.accuracy.gold_voices import Voice
from benchmarks.accuracy.score_gold import Said, claim_scores, count_claims, matched_claims

ARMY = Voice(kind="official", span=(0, 8), names=frozenset({"army"}), spots=((0, 8),))
REBELS = Voice(kind="party", span=(50, 60), names=frozenset({"rebels"}), spots=((50, 60),))
NOBODY = Voice(kind="anonymous")
SAYS = Said(chain=(ARMY,), cue=(9, 13), content=((14, 40),), act="say", stance="asserted")
DENIES = Said(
    chain=(REBELS,),
    cue=(61, 67),
    content=((68, 70),),
    act="deny",
    stance="denied",
    denies="occurrence",
    answers=(0,),
)
SILENT = Said(chain=(REBELS,), cue=(80, 100), content=(), act="refuse_comment", stance="withheld")
REPORT = (SAYS, DENIES, SILENT)


def scored(gold: tuple[Said, ...], found: tuple[Said, ...], shown_from: float = 0.0) -> dict[str, float]:
    return claim_scores([count_claims(gold, found, shown_from)])


def test_the_same_is_all_right() -> None:
    scores = scored(REPORT, REPORT)
    counted = {name: value for name, value in scores.items() if not name.startswith("n")}
    assert {name for name, value in counted.items() if value != 1.0} == {
        "anonymous_typed"
    }  # nobody is anonymous
    assert (scores["n"], scores["n_denials"], scores["n_withheld"]) == (3, 1, 1)


def test_cues_must_meet_and_contents_share_half() -> None:
    assert not matched_claims([SAYS], [replace(SAYS, cue=(41, 45))])
    assert not matched_claims([SAYS], [replace(SAYS, cue=None)])
    assert not matched_claims([SAYS], [replace(SAYS, content=((14, 20),))])
    assert matched_claims([SAYS], [replace(SAYS, content=((14, 27),))]) == {0: 0}
    assert matched_claims([replace(SAYS, cue=None)], [replace(SAYS, cue=None)]) == {0: 0}


def test_without_content_the_cues_alone_match() -> None:
    assert matched_claims([SILENT], [SILENT]) == {0: 0}
    assert not matched_claims([SILENT], [replace(SILENT, content=((70, 79),))])
    assert not matched_claims([replace(SILENT, cue=None)], [replace(SILENT, cue=None)])


def test_who_said_the_same_in_one_breath_is_told_apart_by_the_speaker() -> None:
    gold = [SAYS, replace(SAYS, chain=(REBELS,))]
    assert matched_claims(gold, [gold[1], gold[0]]) == {0: 1, 1: 0}


def test_a_missed_claim_is_wrong_in_every_cell_but_not_given_a_match() -> None:
    scores = scored(REPORT, (replace(SAYS, act="confirm"),))
    assert (scores["chain_exact"], scores["act"], scores["stance"]) == (1 / 3, 0.0, 1 / 3)
    assert (scores["chain_exact_given_match"], scores["act_given_match"]) == (1.0, 0.0)
    assert (scores["claims_precision"], scores["claims_recall"]) == (1.0, 1 / 3)


def test_a_chain_of_other_length_is_wrong_and_the_last_speaker_gives_the_kind() -> None:
    scores = scored((SAYS,), (replace(SAYS, chain=(REBELS, ARMY)),))
    assert scores["chain_exact"] == 0.0
    assert scores["source_kind"] == 1.0


def test_precision_is_that_of_the_claims_shown() -> None:
    made_up = replace(SAYS, cue=(200, 204), content=((205, 230),))
    found = (replace(SAYS, score=0.9), replace(made_up, score=0.8), replace(DENIES, score=0.3))
    scores = scored(REPORT, found, shown_from=0.7)
    assert scores["content_precision"] == scores["chain_precision"] == scores["act_precision"] == 0.5
    assert scores["claims_precision"] == 2 / 3
    assert scores["shown"] == 2 / 3


def test_a_denial_is_matched_by_what_is_denied_whatever_its_cue() -> None:
    other = replace(DENIES, cue=(300, 306), act="say", denies="authorship")
    scores = scored(REPORT, (SAYS, other))
    assert scores["denial_f1"] == 1.0
    assert scores["denies_part"] == 0.0
    asserted = replace(DENIES, act="say", stance="asserted")
    assert scored(REPORT, (SAYS, asserted))["denial_f1"] == 0.0


def test_a_link_is_right_if_both_ends_are_matched() -> None:
    assert scored(REPORT, REPORT)["denied_claim_f1"] == 1.0
    assert scored(REPORT, (SAYS, replace(DENIES, answers=())))["denied_claim_f1"] == 0.0
    assert scored(REPORT, (DENIES, SAYS, SILENT))["denied_claim_f1"] == 0.0  # it answers itself


def test_withheld_is_found_only_as_withheld() -> None:
    scores = scored((SAYS, SILENT), (replace(SAYS, stance="withheld"), SILENT))
    assert scores["withheld"] == 2 * 1 / (2 + 1)


def test_anonymous_counts_where_either_side_says_so() -> None:
    unnamed = replace(SAYS, chain=(NOBODY,))
    assert scored((unnamed,), (unnamed,))["anonymous_typed"] == 1.0
    assert (
        scored((unnamed,), (replace(SAYS, chain=(replace(NOBODY, kind="other"),)),))["anonymous_typed"] == 0.0
    )
    assert scored((SAYS,), (replace(SAYS, chain=(replace(ARMY, kind="anonymous"),)),))["n_anonymous"] == 1


def test_no_reports_are_no_error() -> None:
    assert claim_scores([])["n"] == 0
