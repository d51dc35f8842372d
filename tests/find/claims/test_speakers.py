"""Who speaks: shortest words, full name, kind of source, pronouns; two that fit are not guessed between."""

import pytest

from onrecord.model import Channel, Institution, Proximity, Relation, Speaker
from tests.find.saying import claim_with, speaker_words


def speaker_of(text: str, content: str) -> Speaker:
    return claim_with(text, content)[1].chain[-1]


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        ("The governor", Institution.OFFICIAL),
        ("A police spokesman", Institution.OFFICIAL),
        ("The militia's commander", Institution.PARTY),
        ("A spokesman for the rebels", Institution.PARTY),
        ("The television channel Sirocco", Institution.MEDIA),
        ("An eyewitness", Institution.WITNESS),
        ("Two residents", Institution.WITNESS),
        ("Hospital officials", Institution.MEDICAL),
        ("The rights group Open Wells", Institution.NGO),
        ("Military analysts", Institution.EXPERT),
        ("Sources close to the talks", Institution.ANONYMOUS),
        ("A leaked audit", Institution.DOCUMENT),
        ("Russia", Institution.OFFICIAL),
    ],
)
def test_the_kind_of_source(subject: str, kind: Institution) -> None:
    assert speaker_of(f"{subject} said the bridge was shut.", "the bridge").institution is kind


def test_anonymity_hides_the_rank() -> None:
    text = "A colonel, speaking on condition of anonymity, said the bridge was shut."
    assert speaker_of(text, "the bridge").institution is Institution.ANONYMOUS


def test_who_saw_and_who_counted() -> None:
    assert speaker_of("A witness said the bus burned.", "the bus").proximity is Proximity.SAW
    assert speaker_of("A doctor said two men died.", "two men").proximity is Proximity.TREATED_OR_COUNTED


def test_the_shortest_words_and_the_fullest_name() -> None:
    text = "General Idris Halm, the head of the garrison, arrived at noon.\n\nHalm said the bridge was shut."
    document, claim = claim_with(text, "the bridge")
    assert speaker_words(document, claim) == "Halm"
    assert claim.chain[-1].name.endswith("Idris Halm")
    assert claim.chain[-1].institution is Institution.OFFICIAL


def test_an_apposition_is_left_out_of_the_words() -> None:
    document, claim = claim_with(
        "Mirza Tolland, the port's deputy head, said the bridge was shut.", "the bridge"
    )
    assert speaker_words(document, claim) == "Mirza Tolland"


@pytest.mark.parametrize(
    ("before", "pronoun", "name"),
    [
        ("The governor arrived at noon.", "He", "The governor"),
        ("The ministry sent a letter.", "It", "The ministry"),
        ("Residents of the quarter fled.", "They", "Residents of the quarter"),
    ],
)
def test_a_pronoun_finds_its_noun(before: str, pronoun: str, name: str) -> None:
    speaker = speaker_of(f"{before} {pronoun} said the bridge was shut.", "the bridge")
    assert speaker.name == name
    assert speaker.span is not None


def test_two_that_fit_are_not_guessed_between() -> None:
    text = (
        "The mayor said the port was open, while the governor said the road was closed. "
        "He said the bridge was shut."
    )
    speaker = speaker_of(text, "the bridge")
    assert speaker.name == "He"
    assert speaker.actor is None


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("In a statement, the ministry said the bridge was shut.", Channel.STATEMENT),
        ("The general testified that the bridge was shut.", Channel.TESTIMONY),
        ("At a news conference, the mayor said the bridge was shut.", Channel.PRESS_CONFERENCE),
        ("The mayor wrote on Telegram that the bridge was shut.", Channel.SOCIAL_MEDIA),
        ("On its website, the ministry said the bridge was shut.", Channel.WEBSITE),
        ("In an interview, the mayor said the bridge was shut.", Channel.INTERVIEW),
        ("The TV channel Sirocco said the bridge was shut.", Channel.BROADCAST),
        ("The mayor said the bridge was shut.", Channel.UNSPECIFIED),
    ],
)
def test_the_channel(text: str, channel: Channel) -> None:
    assert speaker_of(text, "the bridge").channel is channel


def test_an_army_under_attack_is_a_belligerent_and_an_onlooker_is_unknown() -> None:
    text = (
        "Rebels ambushed a convoy of the Border Corps at dawn. The attack on the Border Corps killed two soldiers. "
        "The Border Corps said the road was mined. The bishop said he was sorry."
    )
    assert speaker_of(text, "the road was mined").relation is Relation.BELLIGERENT
    assert speaker_of(text, "was sorry").relation is Relation.UNKNOWN
