"""The matcher holds a case against an analysis made by hand, and tells what it found instead."""

import re
from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from onrecord.model import (
    Act,
    Actor,
    ActorKind,
    Analysis,
    Block,
    BlockKind,
    Claim,
    Count,
    CountAs,
    CountOf,
    Document,
    Granularity,
    Incident,
    Institution,
    Mention,
    MentionKind,
    Place,
    Precision,
    Realis,
    Role,
    RoleName,
    Sentence,
    Span,
    Speaker,
    Stance,
    Stated,
    TextMap,
    When,
    apply_edits,
)
from onrecord.model import Edit as TextEdit
from onrecord.model.incident import Located
from tests.case_files import Fact, read_cases
from tests.case_match import fact_holds

TEXT: Final = (
    "Radio Lantern said police had told it that a mine killed 12 people in Gao on Friday. "
    "The Front denied it. Sources: Harbour Gazette."
)


def _span(words: str, number: int = 1) -> Span:
    found = [match.span() for match in re.finditer(rf"\b{re.escape(words)}", TEXT)]
    return Span(*found[number - 1])


def _speaker(words: str, institution: Institution, actor: str | None = None) -> Speaker:
    return Speaker(name=words, span=_span(words), institution=institution, actor=actor)


def _mention(
    name: str, words: str, kind: MentionKind, cluster: str | None = None, number: int = 1
) -> Mention:
    return Mention(id=name, span=_span(words, number), kind=kind, words=words, head=words, cluster=cluster)


def _document() -> Document:
    listed = _span("Sources: Harbour Gazette.")
    first, second = Span(0, TEXT.index(" The Front")), _span("The Front denied it.")
    return Document(
        report="r",
        text=TEXT,
        back=TextMap.identity(len(TEXT)),
        blocks=(
            Block(kind=BlockKind.BODY, span=Span(0, second.stop), by="test"),
            Block(kind=BlockKind.SOURCE_LIST, span=listed, by="test"),
        ),
        sentences=(
            Sentence(span=first, block=0, paragraph=0),
            Sentence(span=second, block=0, paragraph=0),
        ),
        language="en",
    )


def _analysis() -> Analysis:
    toll = Claim(
        id="toll",
        chain=(_speaker("Radio Lantern", Institution.MEDIA), _speaker("police", Institution.OFFICIAL)),
        cue=_span("had told"),
        content=(_span("a mine killed 12 people in Gao on Friday"),),
        act=Act.SAY,
        stance=Stance.ASSERTED,
    )
    denial = Claim(
        id="denial",
        chain=(_speaker("The Front", Institution.PARTY, "front"),),
        cue=_span("denied"),
        content=(_span("it", 2),),
        act=Act.DENY,
        stance=Stance.DENIED,
    )
    dead = Count(
        id="dead",
        of=CountOf.KILLED,
        given=CountAs.EXACT,
        span=_span("12 people"),
        words="12 people",
        low=12,
        high=12,
        claim="toll",
    )
    blast = Incident(
        id="blast",
        type="ASSAULT",
        triggers=(_span("killed"),),
        realis=Realis.OCCURRED,
        news=True,
        roles=(Role(name=RoleName.INSTRUMENT, span=_span("a mine"), words="a mine"),),
        places=(Located(place="gao", span=_span("Gao")),),
        losses=("dead",),
    )
    return Analysis(
        report="r",
        version="0",
        document=_document(),
        mentions=(
            _mention("m1", "Gao", MentionKind.PLACE),
            _mention("m2", "The Front", MentionKind.GROUP, "front"),
        ),
        actors=(Actor(id="front", name="The Front", kind=ActorKind.GROUP),),
        places=(Place(id="gao", name="Gao", mentions=("m1",), precision=Precision.PLACE, country="ML"),),
        times=(
            When(
                id="friday",
                mention=None,
                span=_span("Friday"),
                words="Friday",
                earliest=date(2024, 5, 3),
                latest=date(2024, 5, 3),
                granularity=Granularity.DAY,
            ),
        ),
        counts=(dead,),
        claims=(toll, denial),
        incidents=(blast,),
        cites=(Stated(field="source", value="Harbour Gazette", words="Harbour Gazette", found_in="text"),),
    )


def _fact(lines: str) -> Fact:
    (case,) = read_cases(f"T\n---\n{TEXT}\n---\n{lines}\n", "t.txt")
    (fact,) = case.facts
    return fact


HOLDS = [
    "claim  a mine killed 12 people in Gao on Friday\n  via  Radio Lantern\n  by  police\n  cue  had told\n  act  say",
    "claim  mine killed 12 people in Gao on Friday\n  institution  official\n  hedge  -",
    "denial  it #2\n  by  The Front\n  stance  denied\n  via  -",
    "count  12 people\n  of  killed\n  as  exact\n  low  12\n  on_word_of  police\n  cumulative  no",
    "incident  killed\n  type  ASSAULT\n  news  yes\n  instrument  mine\n  place  Gao\n  killed  12\n  injured  -",
    "incident  killed\n  same_as  killed\n  apart  denied",
    "incident  12 people\n  realis  occurred|ongoing\n  initiator  -",
    "place  Gao\n  name  Gao\n  precision  place\n  country  ML",
    "time  Friday\n  earliest  2024-05-03\n  granularity  day\n  unresolved  no",
    "actor  The Front\n  kind  group\n  name  the front",
    "block  Sources: Harbour Gazette.\n  kind  source_list",
    "cites  Harbour Gazette",
    "no claim  Radio Lantern",
    "no incident  Friday",
    "no count  Friday",
    "no place  police",
]
FAILS = [
    ("claim  killed 12 people", "no claim says just that; near it: Radio Lantern → police"),
    ("claim  a mine killed 12 people in Gao on Friday\n  by  Radio Lantern", "its speaker is 'police'"),
    ("claim  a mine killed 12 people in Gao on Friday\n  via  -", "it comes through \\['Radio Lantern'\\]"),
    ("claim  a mine killed 12 people in Gao on Friday\n  cue  said", "its cue is 'had told'"),
    ("denial  a mine killed 12 people in Gao on Friday", "it is say and asserted, no denial"),
    ("count  12 people\n  as  about", "its as is exact, not about"),
    ("count  12 people\n  on_word_of  -", "it stands on the word of Radio Lantern → police"),
    ("count  Friday", "no count there"),
    ("incident  killed\n  instrument  -", "its instrument is \\['a mine'\\]"),
    ("incident  killed\n  target  people", "its target is not known, not 'people'"),
    ("incident  killed\n  killed  at_least 12", "killed is .*exact, 12"),
    ("incident  killed\n  apart  killed", "it is one incident with 'killed'"),
    ("denial  it #2\n  answers  12 people", "it answers no claim"),
    ("count  12 people\n  part_of  people", "it is part of None"),
    ("count  12 people\n  status  civilian", "its status is -, not civilian"),
    ("incident  denied", "no incident there"),
    ("place  Gao\n  precision  province", "its precision is place"),
    ("place  Friday", "no place there"),
    ("time  Friday\n  unresolved  yes", "its unresolved is no"),
    ("actor  The Front\n  same_as  police", "are not one actor"),
    ("actor  police", "no actor there"),
    ("block  The Front denied it.\n  kind  caption", "it is \\['body'\\]"),
    ("cites  Radio Lantern", "not among the sources"),
    ("no claim  mine", "a claim is there"),
    ("no incident  killed", "an incident is there"),
    ("no count  12", "a count is there"),
    ("no place  Gao", "a place is there"),
]


@pytest.mark.parametrize("lines", HOLDS)
def test_what_holds(lines: str) -> None:
    assert fact_holds(_fact(lines), _analysis()) is None


@pytest.mark.parametrize(("lines", "message"), FAILS)
def test_what_fails_is_told(lines: str, message: str) -> None:
    fault = fact_holds(_fact(lines), _analysis())
    assert fault is not None
    assert re.search(message, fault), fault


def test_a_wordless_speaker() -> None:
    analysis = _analysis()
    toll, denial = analysis.claims
    nobody = replace(toll, chain=(Speaker(name="unnamed", institution=Institution.ANONYMOUS),))
    analysis = replace(analysis, claims=(nobody, denial))
    asked = "claim  a mine killed 12 people in Gao on Friday\n  by  "
    assert fact_holds(_fact(asked + "-\n  institution  anonymous"), analysis) is None
    assert fact_holds(_fact(asked + "police"), analysis) is not None


def test_a_sentence_of_a_longer_content() -> None:
    analysis = _analysis()
    toll, denial = analysis.claims
    long = replace(denial, content=(Span(toll.content[0].start, len(TEXT)),))
    analysis = replace(analysis, claims=(long,))
    assert fact_holds(_fact("claim  The Front denied it\n  by  The Front"), analysis) is None


def test_words_cut_away_are_no_evidence() -> None:
    analysis = _analysis()
    cut = _span("Sources: Harbour Gazette.")
    text, back = apply_edits(TEXT, [TextEdit(cut, "")])
    document = replace(analysis.document, text=text, back=back, blocks=analysis.document.blocks[:1])
    analysis = replace(analysis, document=document)
    assert fact_holds(_fact("block  Harbour Gazette\n  kind  boilerplate"), analysis) is None
    assert fact_holds(_fact("block  Harbour Gazette\n  kind  source_list"), analysis) is not None
