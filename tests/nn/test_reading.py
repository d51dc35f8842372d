import re
from datetime import date

import pytest

from onrecord.clean import clean_report
from onrecord.flow.tools import open_model
from onrecord.model import Document, Guess, Span
from onrecord.nn.reading import factuality_at, read_document
from onrecord.read import ReadOptions, read_bytes


def document(text: str) -> Document:
    (report,) = read_bytes(
        text.encode(), "t", ReadOptions(language="en", published=date(2024, 5, 8).isoformat())
    )
    return clean_report(report)[0]  # type: ignore[arg-type] # a report, not a problem


def guesses(text: str) -> tuple[Document, tuple[Guess, ...]]:
    read = document(text)
    return read, read_document(read, open_model())


def triples(text: str, *, inside: bool) -> set[tuple[str, str, str]]:
    """(source, cue, first words of the content) of every attribution whose parts know each other."""
    read, found = guesses(text)
    made = set()
    for cue in found:
        if cue.label != "cue" or (cue.inside is not None) is not inside:
            continue
        parts = {
            one.label: one.span.of(read.text)
            for one in found
            if one.of == cue.span and one.inside == cue.inside
        }
        content = parts.get("content", "").removeprefix("that ")
        made.add((parts.get("source", ""), cue.span.of(read.text), " ".join(content.split()[:2])))
    return made


REPORT = (
    "The army said on Monday that it had killed nine fighters near the dam. "
    "Residents told Radio Delta that the dead were farmers. “We saw no weapons,” one resident said."
)


def test_who_says_what_is_seen() -> None:
    found = triples(REPORT, inside=False)
    assert ("The army", "said", "it had") in found
    assert ("Residents", "told", "the dead") in found


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        (
            "The mayor told the radio that the army had denied shelling the port.",
            ("the army", "had denied", "shelling the"),
        ),
        (
            "The ministry said that doctors reported nine deaths at the camp.",
            ("doctors", "reported", "nine deaths"),
        ),
        (
            "The agency wrote that the governor said the bridge was closed.",
            ("the governor", "said", "the bridge"),
        ),
    ],
)
def test_speakers_inside_what_speakers_say_are_seen_in_it(text: str, inner: tuple[str, str, str]) -> None:
    assert inner in triples(text, inside=True)


def test_a_content_without_speech_is_not_read_again() -> None:
    assert not triples("The mayor said that the bridge was closed.", inside=True)


def test_names_are_seen_with_their_kind() -> None:
    read, found = guesses("The United Nations sent envoys from Geneva to Bamako on Friday.")
    kinds = {one.span.of(read.text): one.label for one in found if one.by.startswith("head/mentions")}
    assert kinds["Geneva"] == "place"
    assert kinds["Bamako"] == "place"
    assert any("United Nations" in words and kind == "organisation" for words, kind in kinds.items())


def test_a_score_is_a_share() -> None:
    _, found = guesses(REPORT)
    assert found
    assert all(0.0 <= one.score <= 1.0 for one in found)


def test_spans_begin_and_end_at_words() -> None:
    read, found = guesses(REPORT)
    for one in found:
        around = read.text[max(0, one.span.start - 1) : one.span.stop + 1]
        assert not re.match(r"\w\w", around) or one.span.start == 0
        assert one.span.of(read.text) == one.span.of(read.text).strip()


def test_the_same_text_gives_the_same_guesses_whatever_was_read_before() -> None:
    _, alone = guesses(REPORT)
    guesses("Officials in three cities denied it. " * 40)
    _, again = guesses(REPORT)
    assert alone == again


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said " + "a" * 5_000 + " was closed.",
        "Rebels said: " + "🔥" * 20_000,
        "قال المتحدث إن الجيش نفى الهجوم على القرية يوم الاثنين.",
        "said " * 3_000,
        "The mayor said \u202etxet desrever\u202c and \u0007 and \ufffd.",
        "((((((((((" * 300 + " he said.",
        "ministry" * 600,
    ],
    ids=["no spaces", "emoji", "right to left", "one long sentence", "controls", "marks", "one long word"],
)
def test_no_text_makes_it_raise(text: str) -> None:
    read, found = guesses(text)
    assert all(0 <= one.span.start < one.span.stop <= len(read.text) for one in found)


def test_no_sentences_no_guesses() -> None:
    empty = document("Read more")
    assert read_document(empty, open_model()) == () or empty.sentences


def test_what_did_not_happen_scores_below_what_did() -> None:
    text = "The rebels captured the bridge but never crossed the river."
    happened, not_so = (
        Span(text.index(word), text.index(word) + len(word)) for word in ("captured", "crossed")
    )
    scores = factuality_at(text, [happened, not_so], open_model())
    assert scores[0] > 1 > scores[1]
    assert all(-3 <= score <= 3 for score in scores)


def test_a_span_without_a_word_is_refused() -> None:
    with pytest.raises(ValueError, match="no word stands at 4–5"):
        factuality_at("They fled.", [Span(4, 5)], open_model())
