"""What the encoder guesses beside what the rules find: whose spans stand, and what each takes from the other."""

from onrecord.find.claims.attribution import find_claims
from onrecord.find.claims.guessed import nested_rules, top_rules, with_guesses
from onrecord.find.claims.scene import read_scene
from onrecord.find.claims.spans import RULES, find_attributions
from onrecord.lexicon import load_rows
from onrecord.model import Document, Guess, Span, Trust
from tests.find.saying import content_words, read, speaker_words

TRUST = Trust(against_rule=0.6, alone=0.5, nested=0.75, showing=0.8, actor=0.8)


def spot(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span(start, start + len(words))


def guessed(
    document: Document, *parts: tuple[str, str, str | None], inside: str | None = None
) -> list[Guess]:
    """(label, words, words of its cue) as guesses."""
    return [
        Guess(
            label=label,
            span=spot(document, words),
            score=0.9,
            by="head/attribution",
            of=spot(document, cue) if cue else None,
            inside=spot(document, inside) if inside else None,
        )
        for label, words, cue in parts
    ]


def test_without_guesses_the_rules_stand_alone() -> None:
    scene = read_scene(read("The mayor said the bridge was closed."))
    found = find_attributions(scene)
    assert with_guesses(scene, found, (), TRUST) == found


def test_an_attribution_no_rule_sees_is_taken_over() -> None:
    document = read("The mayor mimed the bridge as a trap.")
    guesses = guessed(
        document,
        ("source", "The mayor", "mimed"),
        ("cue", "mimed", None),
        ("content", "the bridge as a trap", "mimed"),
    )
    (claim,) = find_claims(document, (), (), (), guesses, TRUST)
    assert (speaker_words(document, claim), content_words(document, claim)) == (
        "The mayor",
        "the bridge as a trap",
    )
    assert claim.by == "head/attribution"
    assert claim.score == 0.9


def test_where_both_see_a_cue_the_spans_are_the_encoders_and_the_rule_is_named_beside_it() -> None:
    document = read("The mayor said the bridge was closed on Monday night.")
    guesses = guessed(
        document,
        ("source", "The mayor", "said"),
        ("cue", "said", None),
        ("content", "the bridge was closed", "said"),
    )
    (claim,) = find_claims(document, (), (), (), guesses, TRUST)
    assert content_words(document, claim) == "the bridge was closed"
    assert claim.by == "head/attribution+verb-that"


def test_the_speaker_is_the_shortest_phrase_and_the_whole_phrase_is_kept() -> None:
    document = read("Governor Oda Ferrin, who has led the province since 2019, said the bridge was closed.")
    guesses = guessed(
        document,
        ("source", "Governor Oda Ferrin, who has led the province since 2019", "said"),
        ("cue", "said", None),
        ("content", "the bridge was closed", "said"),
    )
    (claim,) = find_claims(document, (), (), (), guesses, TRUST)
    assert "2019" not in speaker_words(document, claim)
    phrase = claim.chain[-1].phrase
    assert phrase is not None
    assert phrase.of(document.text).endswith("since 2019")


def test_a_cue_without_a_content_makes_no_claim() -> None:
    document = read("The mayor shrugged at the burnt bridge.")
    guesses = guessed(document, ("source", "The mayor", "shrugged"), ("cue", "shrugged", None))
    assert not find_claims(document, (), (), (), guesses, TRUST)


def test_a_speaker_inside_what_another_says_makes_a_chain_with_the_words_of_each_link() -> None:
    document = read("The radio reported that the army denied that the bridge was mined.")
    outer = "that the army denied that the bridge was mined"
    guesses = [
        *guessed(
            document,
            ("source", "The radio", "reported"),
            ("cue", "reported", None),
            ("content", outer, "reported"),
        ),
        *guessed(
            document,
            ("source", "the army", "denied"),
            ("cue", "denied", None),
            ("content", "that the bridge was mined", "denied"),
            inside=outer,
        ),
    ]
    (claim,) = find_claims(document, (), (), (), guesses, TRUST)
    radio, army = claim.chain
    assert (radio.name, army.name) == ("The radio", "the army")
    assert radio.cue == spot(document, "reported")
    assert [span.of(document.text) for span in radio.content] == [outer]
    assert army.cue is None
    assert claim.cue == spot(document, "denied")


def test_a_rule_stands_beside_the_encoder_only_where_its_row_says_so() -> None:
    document = read("The mayor said the bridge was closed. The army did not respond to questions.")
    guesses = guessed(
        document,
        ("source", "The mayor", "said"),
        ("cue", "said", None),
        ("content", "the bridge was closed", "said"),
    )
    scene = read_scene(document)
    rules = find_attributions(scene)
    made = with_guesses(scene, rules, guesses, TRUST)
    beside = {one.by for one in made if not one.by.startswith("head/")}
    assert beside == {one.by for one in rules if one.by in top_rules() and one.cue != spot(document, "said")}


def test_every_rule_says_where_it_stands_beside_the_encoder() -> None:
    named = {row["rule"] for row in load_rows("attribution_rules")}
    assert top_rules() | nested_rules() <= named
    assert all(
        set(row["beside"].split()) <= {"top", "nested", "alone"} for row in load_rows("attribution_rules")
    )
    assert RULES
