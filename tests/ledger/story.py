"""One short report of our own and everything there is to find in it, for the tests of the ledger."""

from datetime import date

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
    Report,
    Role,
    RoleName,
    Span,
    Speaker,
    Stance,
    Stated,
    TextMap,
    Through,
    When,
    content_id,
    digest_bytes,
)
from onrecord.model.incident import Dated, Located

TEXT = (
    "The Ferry Post\n\nCar bomb at the market of Korvana\n\n"
    "A car bomb killed nine people at the market of Korvana on Thursday, the mayor said. "
    "The Northern Front denied that it was behind the attack.\n"
)


def make_report(text: str = TEXT, name: str = "ferry.txt") -> Report:
    """A plain-text report."""
    body = text.encode()
    return Report(
        digest=digest_bytes(body),
        body=body,
        media_type="text/plain",
        encoding="utf-8",
        text=text,
        back=TextMap.identity(len(text)),
        name=name,
        through=Through.FILE,
        stated=stated(),
    )


def stated() -> tuple[Stated, ...]:
    """What the report says about itself."""
    return (
        Stated(field="outlet", value="The Ferry Post", words="The Ferry Post", found_in="first line"),
        Stated(field="language", value="en", words="en", found_in="--language", decided=True),
        Stated(
            field="title",
            value="Car bomb at the market of Korvana",
            words="Car bomb at the market of Korvana",
            found_in="headline",
        ),
    )


def make_document(report: Report) -> Document:
    """Its document, unchanged: outlet line, headline, body."""
    text = report.text
    first, second = text.find("\n\n"), text.find("\n\n", text.find("\n\n") + 2)
    blocks = (
        Block(kind=BlockKind.CREDIT, span=Span(0, first), by="test"),
        Block(kind=BlockKind.HEADLINE, span=Span(first + 2, second), by="test"),
        Block(kind=BlockKind.BODY, span=Span(second + 2, len(text.rstrip())), by="test"),
    )
    return Document(
        report=report.digest,
        text=text,
        back=TextMap.identity(len(text)),
        blocks=blocks,
        sentences=(),
        language="en",
        stated=report.stated,
    )


def span_of(text: str, words: str) -> Span:
    """Where `words` stand last in `text` (in the body rather than the headline)."""
    start = text.rindex(words)
    return Span(start, start + len(words))


def make_analysis(report: Report | None = None) -> Analysis:
    """One incident with a toll on the mayor's word, one denial, one actor, one place."""
    report = report or make_report()
    text, digest = report.text, report.digest
    bomb = content_id("incident", digest, "bomb")
    mayor = content_id("claim", digest, "mayor")
    front = Actor(
        id="actor:northern-front",
        name="Northern Front",
        kind=ActorKind.GROUP,
        mentions=(content_id("mention", digest, "front"),),
        by="test/actors",
    )
    return Analysis(
        report=digest,
        version="0.1.0",
        document=make_document(report),
        mentions=(
            _mention(text, digest, "Northern Front", "front"),
            _mention(text, digest, "Korvana", "city"),
        ),
        actors=(front,),
        places=(make_place(digest),),
        times=(make_when(text, digest),),
        counts=(make_count(text, digest, mayor),),
        claims=(_mayor(text, mayor, bomb), _denial(text, digest, bomb, mayor)),
        incidents=(_bomb(text, digest, bomb, mayor),),
        published=make_published(text),
    )


def make_published(text: str) -> When:
    """The report's own date, from a tag."""
    return When(
        id="when:published",
        mention=None,
        span=Span(0, 0),
        words="2024-05-03",
        earliest=date(2024, 5, 3),
        latest=date(2024, 5, 3),
        granularity=Granularity.DAY,
        by=f"tag of {len(text)} characters",
    )


def make_place(digest: str) -> Place:
    """Korvana, found in no gazetteer."""
    mention = content_id("mention", digest, "city")
    return Place(
        id=content_id("place", digest, "city"),
        name="Korvana",
        mentions=(mention,),
        precision=Precision.UNKNOWN,
        by="test/places",
    )


def make_when(text: str, digest: str) -> When:
    """Thursday, 2 May 2024."""
    return When(
        id=content_id("when", digest, "thursday"),
        mention=None,
        span=span_of(text, "Thursday"),
        words="Thursday",
        earliest=date(2024, 5, 2),
        latest=date(2024, 5, 2),
        granularity=Granularity.DAY,
        by="test/times",
    )


def make_count(text: str, digest: str, claim: str | None) -> Count:
    """Nine killed."""
    return Count(
        id=content_id("count", digest, "nine"),
        of=CountOf.KILLED,
        given=CountAs.EXACT,
        span=span_of(text, "nine"),
        words="nine",
        low=9,
        high=9,
        claim=claim,
        by="test/counts",
        score=0.875,
    )


def _mention(text: str, digest: str, words: str, name: str) -> Mention:
    return Mention(
        id=content_id("mention", digest, name),
        span=span_of(text, words),
        kind=MentionKind.GROUP,
        words=words,
        head=words,
    )


def _mayor(text: str, mayor: str, bomb: str) -> Claim:
    speaker = Speaker(name="the mayor", span=span_of(text, "the mayor"), institution=Institution.OFFICIAL)
    return Claim(
        id=mayor,
        chain=(speaker,),
        cue=span_of(text, "said"),
        content=(Span(span_of(text, "A car bomb").start, span_of(text, "Thursday").stop),),
        act=Act.SAY,
        stance=Stance.ASSERTED,
        about=(bomb,),
        by="test/said",
        score=0.75,
    )


def _denial(text: str, digest: str, bomb: str, mayor: str) -> Claim:
    speaker = Speaker(
        name="Northern Front",
        span=span_of(text, "The Northern Front"),
        actor="actor:northern-front",
        institution=Institution.PARTY,
    )
    return Claim(
        id=content_id("claim", digest, "denial"),
        chain=(speaker,),
        cue=span_of(text, "denied"),
        content=(span_of(text, "it was behind the attack"),),
        act=Act.DENY,
        stance=Stance.DENIED,
        about=(bomb,),
        answers=(mayor,),
        by="test/denied",
    )


def _bomb(text: str, digest: str, bomb: str, mayor: str) -> Incident:
    return Incident(
        id=bomb,
        type="ASSAULT",
        subtype="Suicide bomb",
        triggers=(span_of(text, "car bomb"), span_of(text, "attack")),
        realis=Realis.OCCURRED,
        news=True,
        roles=(
            Role(name=RoleName.TARGET, span=span_of(text, "the market"), words="the market", by="test/roles"),
        ),
        places=(Located(place=content_id("place", digest, "city"), span=span_of(text, "Korvana")),),
        times=(
            Dated(when=content_id("when", digest, "thursday"), span=span_of(text, "Thursday"), claim=mayor),
        ),
        losses=(content_id("count", digest, "nine"),),
        claims=(mayor,),
        by="test/bomb",
        score=0.5,
    )
