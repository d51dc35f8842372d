"""Attributions joined into claims: chains, several speakers, quotations over sentences, ids."""

from onrecord.find.claims.attribution import find_claims, join_claims
from onrecord.find.claims.scene import Attribution, read_scene
from onrecord.model import Act, Span
from tests.find.saying import claim_with, claims_of, content_words, read, speaker_words, told


def chain(text: str, content: str) -> list[str]:
    document, claim = claim_with(text, content)
    return [one.span.of(document.text) if one.span else "-" for one in claim.chain]


def test_a_speaker_quoted_by_an_agency() -> None:
    text = "Meridian News Agency quoted the colonel as saying that the fort had fallen."
    assert chain(text, "the fort") == ["Meridian News Agency", "the colonel"]


def test_a_speaker_who_told_a_paper() -> None:
    assert chain("The colonel told the newspaper Compass that the fort had fallen.", "the fort") == [
        "the newspaper Compass",
        "The colonel",
    ]


def test_reporters_are_no_link_of_a_chain() -> None:
    assert chain("The colonel told reporters that the fort had fallen.", "the fort") == ["The colonel"]


def test_nested_speech_is_a_chain_and_the_outer_claim_adds_nothing() -> None:
    text = "Radio Lantern reported that the colonel denied that the fort had fallen."
    document, claims = claims_of(text)
    assert [content_words(document, claim) for claim in claims] == ["the fort had fallen"]
    assert chain(text, "the fort") == ["Radio Lantern", "the colonel"]
    assert claims[0].act is Act.DENY


def test_he_believed_is_the_same_voice() -> None:
    document, claim = claim_with("The colonel said he believed that the fort had fallen.", "the fort")
    assert [one.name for one in claim.chain] == ["The colonel"]
    assert claim.act is Act.BELIEVE
    assert speaker_words(document, claim) == "The colonel"


def test_two_speakers_make_two_claims() -> None:
    text = "Both the mayor and the governor said the fort had fallen."
    assert told(text) == [("the mayor", "the fort had fallen"), ("the governor", "the fort had fallen")]


def test_a_quotation_goes_on_in_the_next_sentence() -> None:
    document, claim = claim_with("“We left,” the colonel said. “Nobody stayed in the fort.”", "Nobody stayed")
    assert claim.source_in_other_sentence
    assert claim.cue is None
    assert claim.quoted
    assert speaker_words(document, claim) == "the colonel"


def test_a_statement_names_its_own_body() -> None:
    text = "“The Border Corps confirms that a truck was hit,” says the communique on its page."
    _, claim = claim_with(text, "a truck was hit")
    assert [one.name for one in claim.chain] == ["The Border Corps"]
    assert claim.act is Act.CONFIRM


def test_a_headline_says_it_too() -> None:
    text = "Army Claims Rebels Hold Bridge\n\nThe bridge lies north of Gao and was quiet on Monday."
    assert told(text) == [("Army", "Rebels Hold Bridge")]


def test_the_same_text_gives_the_same_ids() -> None:
    text = "The colonel said the fort had fallen."
    first, second = (find_claims(read(text), (), (), ()) for _ in range(2))
    assert [claim.id for claim in first] == [claim.id for claim in second]
    assert first[0].by == "attribution/verb-that"
    assert 0 < first[0].score < 1


def test_spans_of_any_finder_can_be_joined() -> None:
    document = read("The colonel said the fort had fallen.")
    spans = Attribution(
        source=Span(0, 11), cue=Span(12, 16), content=(Span(17, 36),), by="nn/attribution", score=0.9
    )
    (claim,) = join_claims(read_scene(document), [spans], (), (), ())
    assert (claim.by, claim.score, claim.act) == ("nn/attribution", 0.9, Act.SAY)
    assert content_words(document, claim) == "the fort had fallen"


def test_the_report_itself_makes_no_claim() -> None:
    assert told("We reported on Monday that the fort had fallen.") == []


def test_an_empty_report_has_no_claims() -> None:
    assert claims_of("Gao.")[1] == ()
