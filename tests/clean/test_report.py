import os
import time
from pathlib import Path

import pytest

from onrecord.clean import cited_sources, clean_report
from onrecord.model import EVIDENCE, Document, Stated
from tests.clean.marked import blocks, cleaned, problems, report_of

SEEDS = Path(os.environ.get("ONRECORD_SEEDS", Path(__file__).parents[2] / ".." / "shared" / "seeds"))


def seed(number: int) -> Document:
    found = sorted(SEEDS.glob(f"{number:03}_*.txt"))
    if not found:
        pytest.skip(f"the seed reports are not in {SEEDS}")
    return cleaned(found[0].read_text(encoding="utf-8"))


def evidence(document: Document) -> str:
    return "\n".join(block.span.of(document.text) for block in document.blocks if block.kind in EVIDENCE)


def test_fact_0_1_captions_and_credits_of_the_first_seed_are_no_evidence() -> None:
    document = seed(0)
    kept = evidence(document)
    for words in ("Flickr", "Imoviedownload", "Archival", "army in Kandahar province"):
        assert words in document.text
        assert words not in kept
    headline = document.blocks[0].span.of(document.text)
    assert document.blocks[0].kind.value == "headline"
    assert document.text.count(headline) == 2
    assert kept.count(headline) == 1
    assert len([block for block in document.blocks if block.kind.value == "body"]) == 5
    assert {"guillemets", "article-glued-to-hyphen", "verb-before-subject"} <= set(document.translated)


def test_the_second_seed_is_a_headline_and_three_paragraphs() -> None:
    document = seed(1)
    assert [block.kind.value for block in document.blocks] == ["headline", "body", "body", "body"]
    assert len(document.sentences) == 12


def test_facts_2_1_2_2_and_2_14_furniture_headings_and_sources_of_the_third_seed() -> None:
    document = seed(2)
    by_words = {words: kind for kind, words in blocks(document)}
    assert by_words["Taliban fighters in Afghanistan"] == "caption"
    assert by_words["Photo: Taliban fighters with RPG."] == "caption"
    assert by_words["Leave a Reply"] == "boilerplate"
    assert by_words["NATO Claims Russia Supplying Taliban"] == "headline"
    assert by_words["Who is Helping the Taliban?"] == "heading"
    assert {kind for words, kind in by_words.items() if words.startswith("Covering Up")} == {"heading"}
    assert by_words["Russia’s Growing Influence in Afghanistan"] == "heading"
    assert [stated.words for stated in cited_sources(document)] == ["DefenseTalk.com", "BBC News"]
    quotation = [one for one in document.sentences if "fabrications" in one.span.of(document.text)]
    assert len([one for one in document.sentences if one.paragraph == quotation[0].paragraph]) == 3


def test_a_report_in_another_language_is_kept_and_not_analysed() -> None:
    text = "Міністерство заявило, що міст було закрито через загрозу обстрілу."
    document = cleaned(text)
    assert (document.language, document.sentences, document.text) == ("uk", (), text)
    (problem,) = problems(text)
    assert problem.code == "unsupported-language"
    assert "kept and not analysed" in problem.says


def test_a_person_decides_the_language() -> None:
    stated = (Stated(field="language", value="en-GB", words="en-GB", found_in="--language", decided=True),)
    document = cleaned("Міністерство заявило, що міст було закрито через загрозу обстрілу.", stated=stated)
    assert document.language == "en"
    assert document.sentences


@pytest.mark.parametrize("text", ["", "  \n\t ", "\ufeff", "\x00"])
def test_nothing_to_read_is_said(text: str) -> None:
    assert [one.code for one in problems(text)] == ["no-text"]
    assert problems(text)[0].report == report_of(text).digest


def test_a_report_of_captions_alone_is_said_to_hold_no_news() -> None:
    assert [one.code for one in problems("Photo: Guards with dogs on the old bridge by the lake.")] == [
        "no-evidence"
    ]


def test_lone_surrogates_and_odd_characters_are_survived() -> None:
    assert cleaned("<html><p>The port \ud800 closed.</p>", "text/html").text == "The port \ud800 closed."


def test_the_same_report_gives_the_same_document() -> None:
    text = "KABUL, March 3 (Agency) — The port closed.\n\nSources: AFP; BBC"
    assert clean_report(report_of(text)) == clean_report(report_of(text))


def test_time_is_linear_in_the_length() -> None:
    paragraph = (
        "The ministry said on Monday that two bridges were closed after a threat, and lorries waited.\r\n\r\n"
    )
    report = report_of(paragraph * 10_000)
    began = time.perf_counter()
    document, _ = clean_report(report)
    assert time.perf_counter() - began < 3 * 3  # three times the aim: other tests share the machine
    assert len(document.sentences) == 10_000
