"""Signed quotations and transcripts: speech with a name beside it and no verb."""

from onrecord.find.claims.scene import read_scene
from onrecord.find.claims.signed_speech import signed_quotes, transcript
from tests.find.saying import read, told


def test_a_line_that_is_a_quotation_a_dash_and_a_name_is_signed() -> None:
    text = (
        "We asked people at the ferry what they saw.\n\n"
        "“The boats never came. We waited all night.” ― Lena Ostravar\n\n"
        "The ferry sails again."
    )
    document = read(text)
    (one,) = signed_quotes(read_scene(document))
    assert one.source is not None
    assert one.source.of(document.text) == "Lena Ostravar"
    assert one.content[0].of(document.text).startswith("“The boats")


def test_the_stop_behind_a_signature_is_no_part_of_the_name() -> None:
    document = read("People wrote to us.\n\n“Nobody helped us.” — Oda Ferrin.\n")
    (one,) = signed_quotes(read_scene(document))
    assert one.source is not None
    assert one.source.of(document.text) == "Oda Ferrin"


def test_a_dash_inside_a_sentence_signs_nothing() -> None:
    text = "“We never fired” — Ferrin said so twice — was the last thing heard on the radio that day."
    assert not list(signed_quotes(read_scene(read(text))))


TURNS = (
    "Transcript of the briefing.\n\nREPORTER: How many were hurt?\n\nCOLONEL FERRIN: Nine people were hurt. "
    "All are in hospital.\n\nREPORTER: Who fired?\n\nCOLONEL FERRIN: I cannot tell you that."
)


def test_a_transcript_gives_each_turn_to_its_label() -> None:
    document = read(TURNS)
    turns = list(transcript(read_scene(document)))
    assert [one.source.of(document.text) for one in turns if one.source] == ["REPORTER", "COLONEL FERRIN"] * 2


def test_a_turn_of_two_sentences_makes_two_claims_of_one_speaker() -> None:
    claims = told(TURNS)
    assert ("COLONEL FERRIN", "Nine people were hurt") in claims
    assert ("COLONEL FERRIN", "All are in hospital") in claims


def test_two_labels_are_no_transcript() -> None:
    text = "WARNING: The road is closed.\n\nUPDATE: The road is open again.\n\nDrivers waited."
    assert not list(transcript(read_scene(read(text))))
