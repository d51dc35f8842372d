"""The loader finds the words of a case, or says where and why it cannot."""

from pathlib import Path

import pytest

from tests.case_files import CaseError, read_cases, read_folder

HERE = Path(__file__).parent
BLOCK = """A hedged charge
and its denial
published: 2024-05-03
---
The minister said the Northern Front was “perhaps” behind it.

The group said it was not.
---
claim  the Northern Front was “perhaps” behind it
  by       The minister
  cue      said #1
  hedge    weak
# the pronoun is the group
actor  it #2
  same_as  The group
"""


def _with_facts(facts: str) -> str:
    return f"A title\n---\nPolice said two died. Police said no more.\n---\n{facts}\n"


def test_a_block_is_read_with_title_settings_text_and_facts() -> None:
    (case,) = read_cases(BLOCK, "hedges.txt")
    assert case.title == "A hedged charge and its denial"
    assert case.setting("published") == "2024-05-03"
    assert case.setting("language") is None
    assert case.text.startswith("The minister said")
    assert case.text.endswith("it was not.")
    assert [fact.kind for fact in case.facts] == ["claim", "actor"]
    assert case.facts[0].line == 9


def test_words_are_found_where_they_stand() -> None:
    (case,) = read_cases(BLOCK, "hedges.txt")
    claim, actor = case.facts
    (start, stop), *_ = claim.spans
    assert case.text[start:stop] == "the Northern Front was “perhaps” behind it"
    cue = claim.get("cue")
    assert cue is not None
    assert cue.words is not None
    assert cue.words.spans[0][0] == case.text.index("said")
    ((start, stop),) = actor.spans
    assert case.text[start:] == "it was not."
    assert claim.get("act") is None
    assert [key.value for key in claim.all("hedge")] == ["weak"]


def test_blocks_are_parted_by_bars_and_empty_ones_are_nothing() -> None:
    cases = read_cases(f"{BLOCK}=====\n{BLOCK}==========\n\n", "two.txt")
    assert [case.line for case in cases] == [1, 17]


def test_fragments_and_an_empty_value() -> None:
    (case,) = read_cases(_with_facts("claim  two died // no more\n  by  -"), "parts.txt")
    assert case.facts[0].words.text == "two died // no more"
    assert len(case.facts[0].spans) == 2
    by = case.facts[0].get("by")
    assert by is not None
    assert by.words is None


def test_either_of_two_readings() -> None:
    (case,) = read_cases(_with_facts("claim  two died || died"), "either.txt")
    assert [words.text for words in case.facts[0].readings] == ["two died", "died"]
    assert case.facts[0].spans == case.facts[0].readings[0].spans


def test_words_are_whole_words_and_white_space_is_white_space() -> None:
    text = "T\n---\nIt hit the city\nhall.\n---\nplace  the city hall\nactor  It\n"
    (case,) = read_cases(text, "whole.txt")
    assert case.facts[0].spans == ((7, 20),)
    assert case.facts[1].spans == ((0, 2),)


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ("claim  three died", r"bad\.txt:5: the text does not say 'three died'"),
        ("actor  Police", r"bad\.txt:5: the text says 'Police' 2 times: add #1 … #2"),
        ("actor  Police #3", r"there is no #3"),
        ("claim  two died\n  cue  said", r"bad\.txt:6: the text says 'said' 2 times"),
        ("claim  two died\n  colour  red", r"bad\.txt:6: a claim has no key 'colour'"),
        ("no claim  two died\n  by  Police #1", r"a no claim has no key 'by'; it has none"),
        ("count  two died\n  of", r"bad\.txt:6: the key 'of' has no value"),
        ("  by  Police", r"bad\.txt:5: a key stands before any fact"),
        ("fact  two died", r"bad\.txt:5: no kind of fact"),
        ("claim", r"no kind of fact with words"),
        ("", r"bad\.txt:1: no fact is asked"),
        ("actor  Police #1\n---", r"found 4 parts"),
    ],
)
def test_a_fault_names_file_and_line(facts: str, message: str) -> None:
    with pytest.raises(CaseError, match=message):
        read_cases(_with_facts(facts), "bad.txt")


def test_a_block_needs_a_title() -> None:
    with pytest.raises(CaseError, match="the title or the text is missing"):
        read_cases("---\nTwo died.\n---\ncount  Two died\n", "bad.txt")


def test_the_cases_of_this_project_can_be_read() -> None:
    cases = read_folder(HERE / "cases")
    assert len(cases) >= 80
    titles = [(case.file, case.title) for case in cases]
    assert len(set(titles)) == len(titles)


def test_known_failures_can_be_read() -> None:
    known = {(case.file, case.title) for case in read_folder(HERE / "known_failures")}
    assert not known & {(case.file, case.title) for case in read_folder(HERE / "cases")}
