"""The cue lexicon: forms, frames and acts."""

from collections import Counter

import pytest

from onrecord.find.claims.cue_verbs import verb_group
from onrecord.find.claims.cues import cue_rows, cues_at
from onrecord.find.claims.spans import RULES, score_of
from onrecord.lexicon import load_rows
from onrecord.model import Act
from tests.find.saying import line


def lemmas(text: str, word: str) -> set[tuple[str, str]]:
    tagged = line(text)
    return {(hit.kind, hit.lemma) for hit in cues_at(tagged, tagged.low.index(word))}


@pytest.mark.parametrize("form", ["denies", "denied", "denying", "deny"])
def test_all_forms_of_a_verb_are_cues(form: str) -> None:
    assert ("verb", "deny") in lemmas(f"The army {form} it.", form)


def test_the_longest_phrase_wins() -> None:
    assert ("verb", "point out") in lemmas("She pointed out that fuel was low.", "pointed")
    assert ("verb", "point") not in lemmas("She pointed out that fuel was low.", "pointed")


def test_a_frame_picks_the_act() -> None:
    tagged = line("The army told them to leave.")
    (hit,) = [hit for hit in cues_at(tagged, 2) if hit.kind == "verb"]
    asked, said = hit.takes("objinf"), hit.takes("that")
    assert asked is not None
    assert asked.act is Act.DEMAND
    assert said is not None
    assert said.act is Act.SAY


@pytest.mark.parametrize(
    ("text", "cue", "words"),
    [
        ("The army has not yet confirmed it.", "confirmed", "has not yet confirmed"),
        ("The chief could not say who.", "say", "could not say"),
        ("They also later admitted it.", "admitted", "also later admitted"),
    ],
)
def test_a_cue_has_its_auxiliaries_and_negation(text: str, cue: str, words: str) -> None:
    tagged = line(text)
    hit = next(hit for hit in cues_at(tagged, tagged.low.index(cue)) if hit.kind == "verb")
    group = verb_group(tagged, hit)
    assert tagged.stretch(group.first, group.after).of(text) == words


def test_every_row_can_be_read_by_a_rule() -> None:
    assert {cue.kind for cue in cue_rows()} <= set(RULES)


def test_no_two_rows_say_the_same() -> None:
    rows = Counter((cue.lemma, cue.kind, cue.act, cue.stance) for cue in cue_rows())
    assert [row for row, times in rows.items() if times > 1] == []


def test_every_rule_has_a_score_and_a_sentence() -> None:
    rows = load_rows("attribution_rules")
    assert all(0 < float(row["score"]) < 1 for row in rows)
    assert all(row["says"] for row in rows)


def test_a_rare_cue_has_the_score_of_its_rule() -> None:
    assert score_of("attribution/according-to", "in the words of") == score_of("attribution/according-to", "")
