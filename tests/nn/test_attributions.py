from onrecord.model import Span
from onrecord.nn.attributions import Marked, attributed
from onrecord.nn.labels import LINK

QUOTED = "“words”"
NO_LIMITS = {"source": 0.0, "cue": 0.0, "content": 0.0}


def marked(  # noqa: PLR0917 - a row of a table
    label: str, start: int, stop: int, side: str, line: int = 0, sentence: int = 0, words: str = " words "
) -> Marked:
    votes = {name: float(name == side) for name in LINK}
    return Marked(label, Span(start, stop), 0.9, line, sentence, votes, words)


def pairs(*all_marked: Marked) -> set[tuple[str, int, int | None]]:
    given = attributed(all_marked, NO_LIMITS)
    return {(one.label, one.span.start, one.of.start if one.of else None) for one in given}


def test_a_source_and_a_content_know_their_cue() -> None:
    found = pairs(
        marked("source", 0, 8, "cue after"),
        marked("cue", 9, 13, "source before"),
        marked("content", 14, 30, "cue before"),
    )
    assert found == {("source", 0, 9), ("cue", 9, None), ("content", 14, 9)}


def test_the_link_decides_between_two_cues() -> None:
    # "…," X said; Y denied it.
    found = pairs(
        marked("content", 0, 20, "cue after"),
        marked("source", 22, 25, "cue after"),
        marked("cue", 26, 30, "source before"),
        marked("source", 32, 35, "cue after"),
        marked("cue", 36, 42, "source before"),
        marked("content", 43, 45, "cue before"),
    )
    assert ("content", 0, 26) in found
    assert ("source", 22, 26) in found
    assert ("source", 32, 36) in found
    assert ("content", 43, 36) in found


def test_one_source_speaks_by_two_cues() -> None:
    found = pairs(
        marked("source", 0, 8, "cue after"),
        marked("cue", 9, 13, "source before"),
        marked("content", 14, 30, "cue before"),
        marked("cue", 35, 41, "source before"),
        marked("content", 42, 50, "cue before"),
    )
    assert {one for one in found if one[0] == "source"} == {("source", 0, 9), ("source", 0, 35)}


def test_an_unnamed_source_takes_nobody_from_the_neighbourhood() -> None:
    found = pairs(
        marked("source", 0, 8, "cue after"),
        marked("cue", 9, 13, "source before"),
        marked("content", 14, 30, "cue before"),
        marked("cue", 35, 45, "no source"),
        marked("content", 46, 60, "cue before"),
    )
    assert {one for one in found if one[0] == "source"} == {("source", 0, 9)}


def test_speech_that_goes_on_finds_its_cue_two_paragraphs_back_and_no_further() -> None:
    cue = marked("cue", 9, 13, "source before")
    near = marked("content", 100, 130, "cue before", line=4, words=QUOTED)
    far = marked("content", 200, 230, "cue before", line=5, words=QUOTED)
    unmarked = marked("content", 100, 130, "cue before", line=4)
    assert ("content", 100, 9) in pairs(cue, near)
    assert ("content", 200, None) in pairs(cue, far)
    assert ("content", 100, None) in pairs(cue, unmarked)


def test_what_is_below_its_threshold_is_not_handed_on() -> None:
    cue = marked("cue", 9, 13, "no source")
    assert not list(attributed([cue], {**NO_LIMITS, "cue": 0.95}))


def test_a_quotation_goes_on_over_a_remark_in_between() -> None:
    # "…," X said, pointing at Y, "…"
    found = pairs(
        marked("content", 0, 20, "cue after", words=QUOTED),
        marked("source", 22, 25, "cue after"),
        marked("cue", 26, 30, "source before"),
        marked("cue", 32, 40, "source before"),
        marked("content", 44, 45, "cue before"),
        marked("content", 48, 60, "cue before", words=QUOTED),
    )
    assert ("content", 48, 26) in found
    assert ("content", 44, 32) in found


def test_before_a_clause_or_a_quotation_stands_the_sentences_own() -> None:
    # Asked about it, X said: "…"
    front = marked("content", 0, 15, "cue after")
    cue = marked("cue", 20, 24, "no source")
    assert ("content", 0, None) in pairs(front, cue, marked("content", 26, 40, "cue before", words=QUOTED))
    clause = marked("content", 26, 40, "cue before", words=" that they left.")
    assert ("content", 0, None) in pairs(front, cue, clause)
    # The museum, X said, would close.
    assert ("content", 0, 20) in pairs(front, cue, marked("content", 26, 40, "cue before"))


def test_words_of_another_sentence_belong_to_a_cue_only_if_they_are_quoted() -> None:
    cue, said = marked("cue", 0, 4, "no source"), marked("content", 6, 20, "cue before")
    assert ("content", 30, None) in pairs(cue, said, marked("content", 30, 40, "cue before", sentence=1))
    assert ("content", 30, 0) in pairs(cue, said, marked("content", 30, 40, "cue before", 0, 1, QUOTED))
