"""Claims from spans somebody else has marked: no rule need know the cue."""

import pytest

from onrecord.find.claims.attribution import join_claims
from onrecord.find.claims.scene import Attribution, read_scene
from onrecord.model import Act, Claim, Denies, Document, Span, Stance
from tests.find.saying import read


def span(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span(start, start + len(words))


def joined(text: str, *marked: tuple[str, str, str]) -> tuple[Document, tuple[Claim, ...]]:
    """Claims of a note from (source, cue, content) as they stand in it."""
    document = read(text)
    attributions = [
        Attribution(
            source=span(document, source),
            narrow=span(document, source),
            cue=span(document, cue),
            content=(span(document, content),),
            by="head/attribution",
            score=0.9,
        )
        for source, cue, content in marked
    ]
    return document, join_claims(read_scene(document), attributions, (), (), ())


@pytest.mark.parametrize(
    ("source", "cue", "content", "act", "stance"),
    [
        (
            "The garrison",
            "has repeatedly refused to rule out",
            "a strike on the port",
            Act.SAY,
            Stance.HEDGED,
        ),
        (
            "The ministry",
            "would neither confirm nor deny",
            "that the convoy was hit",
            Act.REFUSE_COMMENT,
            Stance.WITHHELD,
        ),
        ("The mission", "fell short of confirming", "that its patrol had fired", Act.SAY, Stance.WITHHELD),
        ("The navy", "has yet to confirm", "that the tug was boarded", Act.SAY, Stance.WITHHELD),
        ("The brigade", "had to admit", "that its shells hit the clinic", Act.ADMIT, Stance.ASSERTED),
        ("The junta", "appeared to confirm", "that the airfield was lost", Act.CONFIRM, Stance.HEDGED),
        ("The mayor", "took to Telegram to insist", "that the wells were clean", Act.SAY, Stance.ASSERTED),
        ("The envoy", "was quoted as saying", "the talks were over", Act.SAY, Stance.ASSERTED),
        ("The warlord", "is widely believed to have", "ordered the raid", Act.BELIEVE, Stance.HEDGED),
        ("The militia", "spurned", "an offer of talks", Act.SAY, Stance.DENIED),
        ("The militia", "poured scorn on", "reports that it had fled", Act.DENY, Stance.DENIED),
        ("The elders", "implored", "the crews to leave the ford", Act.DEMAND, Stance.ASSERTED),
        ("The corps", "has never owned up to", "shelling the clinic", Act.SAY, Stance.WITHHELD),
    ],
)
def test_act_and_stance(source: str, cue: str, content: str, act: Act, stance: Stance) -> None:
    claims = joined(f"{source} {cue} {content}.", (source, cue, content))[1]
    assert [(one.act, one.stance) for one in claims] == [(act, stance)]


def test_a_denied_deed_names_its_author() -> None:
    claims = joined(
        "The corps brushed off talk of its men having mined the ford.",
        ("The corps", "brushed off", "talk of its men having mined the ford"),
    )[1]
    assert claims[0].denies in {Denies.AUTHORSHIP, Denies.OCCURRENCE}


def test_what_is_taken_back_is_found() -> None:
    document, claims = joined(
        "The corps said the clinic had been shelled by rebels. Traders said the mill was shut. "
        "The corps later rowed back on the line that the clinic had been shelled.",
        ("The corps", "said", "the clinic had been shelled by rebels"),
        ("Traders", "said the mill"[:4], "the mill was shut"),
        ("The corps later"[:9], "rowed back on", "the line that the clinic had been shelled"),
    )
    last = claims[-1]
    assert last.act is Act.RETRACT
    assert [one.content[0].of(document.text) for one in claims if one.id in last.answers] == [
        "the clinic had been shelled by rebels"
    ]


def test_a_source_between_two_sentences_breaks_nothing() -> None:
    document = read("It was shut. Then it rained.")
    one = Attribution(
        source=Span(12, 13),
        narrow=Span(12, 13),
        cue=span(document, "rained"),
        content=(span(document, "It was shut"),),
        by="head/attribution",
        score=0.5,
    )
    assert len(join_claims(read_scene(document), [one], (), (), ())) == 1
