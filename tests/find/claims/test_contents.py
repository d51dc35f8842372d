"""Where contents begin and end."""

import pytest

from onrecord.find.claims.narrowing import narrowed
from onrecord.model import Span
from tests.find.saying import told


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The mayor said that the port was shut.", "The mayor", "the port was shut"),
        ("The mayor said the port was shut, adding that rain would help.", "The mayor", "the port was shut"),
        ("The port was shut, the mayor said.", "the mayor", "The port was shut"),
        ("“The port is shut,” said the mayor.", "the mayor", "The port is shut"),
        ("“The port is shut,” the mayor told Radio Gao on Friday.", "the mayor", "The port is shut"),
        ("According to the mayor of Gao, the port was shut.", "the mayor of Gao", "the port was shut"),
        ("The port was shut, according to the mayor.", "the mayor", "The port was shut"),
        ("The port, the mayor said, was shut.", "the mayor", "The port // was shut"),
        ("The port was shut, as noted by the mayor.", "the mayor", "The port was shut"),
        (
            "The port, as stated in the harbour office, was shut.",
            "the harbour office",
            "The port // was shut",
        ),
        ("The mayor’s claim that the port was shut angered the crews.", "The mayor", "the port was shut"),
        ("Allegations by the union that the port was shut were dropped.", "the union", "the port was shut"),
        ("It was understood that the port was shut.", "-", "the port was shut"),
        ("The port was reportedly shut.", "-", "The port was // shut"),
        ("The mayor did not say how many were hurt.", "The mayor", "how many were hurt"),
        ("The mayor urged crews to stay at home.", "The mayor", "crews to stay at home"),
    ],
)
def test_where_a_content_begins_and_ends(text: str, speaker: str, content: str) -> None:
    assert (speaker, content) in told(text)


def test_a_colon_introduces_the_next_paragraph() -> None:
    text = "The mayor made a statement to Radio Gao:\n\n“The port is shut. Crews may go home.”"
    assert told(text) == [("The mayor", "The port is shut"), ("The mayor", "Crews may go home")]


def test_two_clauses_are_two_contents() -> None:
    text = "The mayor said that the port was shut and that crews could leave."
    assert [content for _, content in told(text)] == ["the port was shut", "crews could leave"]


def test_an_adjective_and_an_idle_sentence_say_nothing() -> None:
    assert told("The said port lies in the bay. The mayor spoke slowly and left the room.") == []


def test_nobody_claimed_it() -> None:
    assert told("No group has claimed responsibility for the blast.") == []


@pytest.mark.parametrize(
    ("words", "narrow"),
    [('that "it is over."', "it is over"), ("the U.S.", "the U.S."), ("“no” and “yes”", "“no” and “yes”")],
)
def test_narrowing(words: str, narrow: str) -> None:
    assert narrowed(words, Span(0, len(words))).of(words) == narrow
