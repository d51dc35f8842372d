"""What the tests of attribution share: a text read the way a user's is, and its claims in words."""

from onrecord.clean import clean_report
from onrecord.find.claims.attribution import find_claims
from onrecord.find.names.actors import find_actors
from onrecord.find.names.places import find_places
from onrecord.find.syntax.tagged_lines import Line, read_line
from onrecord.ground.gazetteer import open_gazetteer
from onrecord.model import Claim, Document, Report, Span
from onrecord.read import ReadOptions, read_bytes


def read(text: str) -> Document:
    """The document of a note."""
    report = next(
        one for one in read_bytes(text.encode(), "note.txt", ReadOptions()) if isinstance(one, Report)
    )
    return clean_report(report)[0]


def claims_of(text: str) -> tuple[Document, tuple[Claim, ...]]:
    """The document of a note and its claims."""
    document = read(text)
    places = find_places(document, open_gazetteer())
    named, actors = find_actors(document, places)
    mentions = {mention.id: mention for mention in (*places, *named)}
    return document, find_claims(document, tuple(mentions.values()), actors, ())


def told(text: str) -> list[tuple[str, str]]:
    """(last speaker's words, content) of each claim; "-" where nobody is named."""
    document, claims = claims_of(text)
    return [(speaker_words(document, claim), content_words(document, claim)) for claim in claims]


def claim_with(text: str, content: str) -> tuple[Document, Claim]:
    """The claim whose content holds these words."""
    document, claims = claims_of(text)
    return document, next(claim for claim in claims if content in content_words(document, claim))


def speaker_words(document: Document, claim: Claim) -> str:
    """The words that identify the last speaker."""
    span = claim.chain[-1].span
    return span.of(document.text) if span else "-"


def content_words(document: Document, claim: Claim) -> str:
    """The content, fragments parted by two slashes."""
    return " // ".join(span.of(document.text) for span in claim.content)


def line(text: str) -> Line:
    """One tagged sentence."""
    return read_line(text, Span(0, len(text)))
