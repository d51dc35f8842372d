"""What the heads are taught: tags, links and allowed labels, word by word."""

import numpy as np

from onrecord.nn.labels import ATTRIBUTION, CUES, LINK, MENTIONS
from onrecord.nn.windows import windows_of
from onrecord.nn.wordpiece import WordPiece
from training.passages import Attributed, Passage
from training.targets import IGNORE, Example, allowed, example

READER = WordPiece({"[UNK]": 0, "[CLS]": 1, "[SEP]": 2})


def taught(passage: Passage) -> Example:
    (window,) = windows_of(passage.text, passage.sentences, READER)
    return example(passage, window)


def passage(text: str, **marked: object) -> Passage:
    return Passage(corpus="c", document="d", text=text, sentences=((0, len(text)),), **marked)  # type: ignore[arg-type]


def tags(made: Example, head: str, labels: tuple[str, ...]) -> list[str]:
    return [labels[number] for number in made.targets[head]]


TEXT = "The mayor said rebels fled"
SAID = Attributed(source=((0, 9),), cue=((10, 14),), content=((15, 26),))


def test_sources_cues_and_contents_are_tagged_word_by_word() -> None:
    made = taught(passage(TEXT, attributions=(SAID,)))
    assert tags(made, "attribution", ATTRIBUTION) == [
        "B-source",
        "I-source",
        "B-cue",
        "B-content",
        "I-content",
    ]


def test_the_link_says_on_which_side_the_partner_stands() -> None:
    made = taught(passage(TEXT, attributions=(SAID,)))
    assert tags(made, "link", LINK) == ["cue after", "cue after", "source before", "cue before", "cue before"]


def test_a_cue_without_a_source_says_so() -> None:
    made = taught(
        passage(
            "reportedly rebels fled",
            attributions=(Attributed(source=(), cue=((0, 10),), content=((11, 22),)),),
        )
    )
    assert tags(made, "link", LINK)[0] == "no source"


def test_a_span_that_began_in_the_window_before_goes_on() -> None:
    one = passage(TEXT, attributions=(SAID,))
    first, second = (example(one, window) for window in windows_of(TEXT, one.sentences, READER, limit=6))
    assert tags(first, "attribution", ATTRIBUTION)[-1] == "B-content"
    assert tags(second, "attribution", ATTRIBUTION) == ["I-content"]


def test_a_label_of_a_corpus_allows_each_of_ours_it_may_stand_for() -> None:
    made = taught(passage("mourners fled", named=((0, 8, "Organisation"),), scheme="re3d"))
    state = made.targets["mentions"][0]
    may = {MENTIONS[at] for at in np.flatnonzero(allowed()[1][int(state)])}
    assert may == {"B-organisation", "B-company", "B-body"}


def test_where_a_corpus_marks_nothing_what_it_never_marks_is_allowed() -> None:
    made = taught(passage("mourners fled", named=(), scheme="names"))
    may = {MENTIONS[at] for at in np.flatnonzero(allowed()[1][int(made.targets["mentions"][0])])}
    assert "O" in may
    assert "B-body" in may
    assert "B-person" not in may


def test_a_label_we_have_nothing_for_teaches_nothing() -> None:
    made = taught(passage("call 555", named=((5, 8, "CommsIdentifier"),), scheme="re3d"))
    assert made.targets["mentions"][1] == IGNORE


def test_every_state_allows_something_we_have() -> None:
    states, may = allowed()
    assert len(states) == len(may)
    assert may.any(axis=1).all()


def test_cues_of_negation_are_tagged() -> None:
    made = taught(passage("no one fled", cues=((0, 2, "negation"),)))
    assert tags(made, "cues", CUES) == ["B-negation", "O", "O"]


def test_a_predicate_has_a_factuality_and_other_words_have_none() -> None:
    made = taught(passage("rebels fled", facts=((7, 11, 2.5),)))
    assert list(made.targets["event"]) == [0.0, 1.0]
    assert np.isnan(made.targets["factuality"][0])
    assert made.targets["factuality"][1] == 2.5
