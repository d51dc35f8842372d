"""What any cue says: head, act, stance and hedge level of words that no rule need have found."""

import pytest

from onrecord.find.claims.cue_frames import frame_of
from onrecord.find.claims.cue_heads import Sense
from onrecord.find.claims.cue_reading import CueReading, read_cue
from onrecord.lexicon import load_rows
from onrecord.model import Act, Hedge, Stance
from onrecord.text.tokens import tokens


def words(text: str) -> list[str]:
    return [token.text.lower() for token in tokens(text)]


def reading(text: str) -> CueReading:
    cue, _, content = text.partition(" | ")
    return read_cue(words(cue), content=words(content))


@pytest.mark.parametrize(
    ("cue", "act", "stance"),
    [
        ("has repeatedly refused to rule out | a strike", Act.SAY, Stance.HEDGED),
        ("could not rule out", Act.SAY, Stance.HEDGED),
        ("ruled out", Act.DENY, Stance.DENIED),
        ("was quoted as saying", Act.SAY, Stance.ASSERTED),
        ("was quoted by the agency as denying", Act.DENY, Stance.DENIED),
        ("is widely believed to have | ordered the raid", Act.BELIEVE, Stance.HEDGED),
        ("took to Twitter to insist", Act.SAY, Stance.ASSERTED),
        ("used a radio address to denounce", Act.SAY, Stance.ASSERTED),
        ("fell short of confirming", Act.SAY, Stance.WITHHELD),
        ("stopped short of accusing", Act.ACCUSE, Stance.WITHHELD),
        ("would neither confirm nor deny", Act.REFUSE_COMMENT, Stance.WITHHELD),
        ("declined to confirm or deny", Act.REFUSE_COMMENT, Stance.WITHHELD),
        ("declined | to comment", Act.REFUSE_COMMENT, Stance.WITHHELD),
        ("declined to | name the officer", Act.REFUSE_COMMENT, Stance.WITHHELD),
        ("declined | to join the talks", Act.INTEND, Stance.DENIED),
        ("refused to withdraw", Act.INTEND, Stance.DENIED),
        ("would not say | how many", Act.REFUSE_COMMENT, Stance.WITHHELD),
        ("won’t comment on", Act.REFUSE_COMMENT, Stance.WITHHELD),
        ("did not say | who fired", Act.SAY, Stance.WITHHELD),
        ("could not immediately say", Act.SAY, Stance.WITHHELD),
        ("did not immediately respond to", Act.REFUSE_COMMENT, Stance.WITHHELD),
        ("has yet to confirm", Act.SAY, Stance.WITHHELD),
        ("failed to mention", Act.SAY, Stance.WITHHELD),
        ("did not fail to mention", Act.SAY, Stance.ASSERTED),
        ("made no mention of", Act.SAY, Stance.WITHHELD),
        ("gave no details of", Act.REFUSE_COMMENT, Stance.WITHHELD),
        ("came close to admitting", Act.SAY, Stance.WITHHELD),
        ("had to admit", Act.ADMIT, Stance.ASSERTED),
        ("was forced to concede", Act.ADMIT, Stance.ASSERTED),
        ("went on to accuse", Act.ACCUSE, Stance.ASSERTED),
        ("issued a statement denying", Act.DENY, Stance.DENIED),
        ("issued a denial", Act.DENY, Stance.DENIED),
        ("said he did not believe", Act.BELIEVE, Stance.DENIED),
        ("was not sure", Act.BELIEVE, Stance.HEDGED),
        ("does not doubt", Act.BELIEVE, Stance.ASSERTED),
        ("appeared to confirm", Act.CONFIRM, Stance.HEDGED),
        ("may announce", Act.SAY, Stance.HEDGED),
        ("reportedly told", Act.SAY, Stance.HEDGED),
        ("asked | whether the road was open", Act.ASK, Stance.QUESTIONED),
        ("asked | the drivers to turn back", Act.DEMAND, Stance.ASSERTED),
        ("made a call for | a truce", Act.DEMAND, Stance.ASSERTED),
        ("claimed | responsibility for the blast", Act.CLAIM_RESPONSIBILITY, Stance.ASSERTED),
        ("did not claim | responsibility", Act.CLAIM_RESPONSIBILITY, Stance.DENIED),
        ("threatened to | close the strait", Act.INTEND, Stance.ASSERTED),
        ("corrected an earlier statement", Act.CORRECT, Stance.ASSERTED),
        ("issued a correction", Act.CORRECT, Stance.ASSERTED),
        ("revised down", Act.CORRECT, Stance.ASSERTED),
        ("walked that claim back", Act.RETRACT, Stance.DENIED),
        ("backtracked on", Act.RETRACT, Stance.DENIED),
        ("withdrew its claim", Act.RETRACT, Stance.DENIED),
        ("rowed back from", Act.RETRACT, Stance.DENIED),
        ("did not withdraw", Act.SAY, Stance.WITHHELD),
        ("pinned the blame on", Act.ACCUSE, Stance.ASSERTED),
        ("'s denial that", Act.DENY, Stance.DENIED),
        ("according to", Act.SAY, Stance.ASSERTED),
        ("not only said", Act.SAY, Stance.ASSERTED),
    ],
)
def test_act_and_stance(cue: str, act: Act, stance: Stance) -> None:
    found = reading(cue)
    assert (found.act, found.stance) == (act, stance), found


@pytest.mark.parametrize(
    ("cue", "head", "through"),
    [
        ("has repeatedly refused to rule out", "rule out", ("refuse",)),
        ("was quoted as saying", "say", ("quote as",)),
        ("took to the airwaves to insist", "insist", ("take",)),
        ("is keen to be seen denying", "deny", ("keen", "see")),
        ("helped uncover", "uncover", ("help",)),
        ("voiced doubt", "doubt", ("voice",)),
        ("a passing promise", "promise", ()),
        ("became increasingly angry", "angry", ()),
    ],
)
def test_head_and_the_steps_to_it(cue: str, head: str, through: tuple[str, ...]) -> None:
    found = reading(cue).pattern
    assert (found.head, found.through) == (head, through)


@pytest.mark.parametrize(
    ("cue", "modal", "passive", "negated", "particle"),
    [
        ("would not be drawn", "would", True, True, ""),
        ("was accused", "", True, False, ""),
        ("has accused", "", False, False, ""),
        ("pointed out", "", False, False, "out"),
        ("can confirm", "can", False, False, ""),
    ],
)
def test_pattern(cue: str, modal: str, passive: bool, negated: bool, particle: str) -> None:  # noqa: FBT001
    found = reading(cue).pattern
    assert (found.modal, found.passive, found.negated, found.particle) == (modal, passive, negated, particle)


@pytest.mark.parametrize(
    ("cue", "level"),
    [
        ("believes", Hedge.WEAK),
        ("suspects", Hedge.STRONG),
        ("might say", Hedge.STRONG),
        ("seemed to say", Hedge.WEAK),
        ("allegedly said", Hedge.WEAK),
        ("apparently suspects", Hedge.STRONG),
    ],
)
def test_hedge_level(cue: str, level: Hedge) -> None:
    assert reading(cue).hedge is level


def test_an_unknown_head_is_named_and_said() -> None:
    found = reading("has gazumped")
    assert (found.pattern.head, found.act, found.stance, found.by) == (
        "gazump",
        Act.SAY,
        Stance.ASSERTED,
        "cue/unknown",
    )
    assert found.sense is Sense.UNKNOWN


def test_a_deed_is_told_from_words() -> None:
    assert reading("hired | a guide").sense is Sense.DEED
    assert reading("began | “The road is shut").sense is Sense.SPEECH
    assert reading("denounced").sense is Sense.SPEECH
    assert reading("loathes").sense is Sense.MIND


@pytest.mark.parametrize(
    "cue", ["", ":", "—", "“", "was", "to", "the", "would", "not", "'s", "says says says"]
)
def test_any_words_are_read(cue: str) -> None:
    assert reading(cue).act is Act.SAY


@pytest.mark.parametrize(
    ("content", "frame"),
    [
        ("to leave the port", "inf"),
        ("the drivers of both lorries to leave", "objinf"),
        ("them to leave", "objinf"),
        ("the army moved to leave", ""),
        ("why it was shut", "wh"),
        ("“It is shut", "quote"),
        ("", ""),
    ],
)
def test_frames_of_contents(content: str, frame: str) -> None:
    assert frame_of(tuple(words(content))) == frame


def test_no_lemma_stands_twice() -> None:
    seen = [(row["kind"], row["lemma"]) for row in load_rows("cue_heads")]
    assert len(seen) == len(set(seen))
    steps = [(row["lemma"], row["links"], row["effect"]) for row in load_rows("cue_steps")]
    assert len(steps) == len(set(steps))


def test_every_row_is_of_the_vocabularies() -> None:
    for row in load_rows("cue_heads"):
        Act(row["act"])
        Stance(row["stance"])
        Sense(row["sense"])
        assert (row["stance"] == "hedged") == bool(row["hedge"]), row


@pytest.mark.parametrize(
    "cue", ["declined to comment on", "refused to elaborate on", "would not speak about"]
)
def test_a_refusal_keeps_its_act_with_the_preposition_in_the_cue(cue: str) -> None:
    found = read_cue(cue.split())
    assert (found.act, found.stance) == (Act.REFUSE_COMMENT, Stance.WITHHELD)


def test_a_deed_refused_with_a_particle_is_no_silence() -> None:
    assert read_cue("refused to give up".split()).act is Act.INTEND
