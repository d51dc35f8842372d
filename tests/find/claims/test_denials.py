"""Denials and confirmations set against the claims they answer."""

from tests.find.saying import claims_of, content_words


def answered(text: str, denial: str) -> list[str]:
    document, claims = claims_of(text)
    words = {claim.id: content_words(document, claim) for claim in claims}
    asked = next(claim for claim in claims if denial in words[claim.id])
    return [words[one] for one in asked.answers]


def test_a_denial_answers_the_claim_about_the_same_matter() -> None:
    text = (
        "Villagers said the clinic was shelled on Saturday. The mayor said the market was full. "
        "The army denied that the clinic had been shelled."
    )
    assert answered(text, "the clinic had been shelled") == ["the clinic was shelled on Saturday"]


def test_a_denial_of_an_own_deed_answers_what_others_say_of_it() -> None:
    text = (
        "The governor said Chad was arming the Northern Front. The bishop said the harvest was poor.\n\n"
        "Chad has rejected reports that it is helping the Northern Front."
    )
    assert answered(text, "it is helping") == ["Chad was arming the Northern Front"]


def test_this_story_is_a_lie_answers_what_was_denied_before() -> None:
    text = (
        "The governor said Chad was arming the Northern Front.\n\n"
        "Chad denied that it was arming the Northern Front. “This story is a lie,” the Chadian envoy said."
    )
    assert answered(text, "This story") == ["Chad was arming the Northern Front"]


def test_two_matters_that_fit_equally_are_not_chosen_between() -> None:
    text = (
        "Villagers said the clinic was burned by soldiers. Traders said the bakery was looted by soldiers. "
        "The army denied that soldiers were there."
    )
    assert answered(text, "soldiers were there") in (
        [],
        ["the clinic was burned by soldiers", "the bakery was looted by soldiers"],
    )


def test_nobody_answers_his_own_side() -> None:
    text = "The army said the clinic was shelled by rebels. The army denied that the clinic was shelled by its guns."
    assert answered(text, "its guns") == []


def test_a_confirmation_needs_more_than_a_name() -> None:
    text = "The mayor said the Northern Front held the port. The police confirmed that the Northern Front met traders."
    assert answered(text, "met traders") == []
