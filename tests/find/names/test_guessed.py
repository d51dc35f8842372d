"""Names the encoder sees beside those of the rules."""

from onrecord.find.names.guessed import KINDS, add_guessed
from onrecord.model import Actor, ActorKind, Document, Guess, Mention, MentionKind, Span, Trust
from onrecord.nn.labels import MENTIONS
from tests.find.saying import read


def spot(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span(start, start + len(words))


def seen(document: Document, label: str, words: str, score: float = 0.9) -> Guess:
    return Guess(label=label, span=spot(document, words), score=score, by="head/mentions")


def mention(document: Document, kind: MentionKind, words: str, cluster: str | None = None) -> Mention:
    return Mention(
        id=f"mention:{words}",
        span=spot(document, words),
        kind=kind,
        words=words,
        head=words.rsplit(maxsplit=1)[-1],
        cluster=cluster,
        by="actors/body",
        score=0.8,
    )


TRUST = Trust(against_rule=0.6, alone=0.5, nested=0.75, showing=0.8, actor=0.8)
TEXT = "The Karst Liberation Front shelled Dolnova, and Lena Ostravar left."


def test_every_label_of_the_head_is_a_kind_of_mention() -> None:
    assert set(KINDS) == {tag[2:] for tag in MENTIONS[1:]}


def test_without_guesses_nothing_changes() -> None:
    document = read(TEXT)
    own = (mention(document, MentionKind.GROUP, "Karst Liberation Front", "actor:klf"),)
    assert add_guessed(document, own, (), (), TRUST) == (own, ())


def test_a_name_both_see_is_one_mention_and_says_so() -> None:
    document = read(TEXT)
    own = mention(document, MentionKind.GROUP, "Karst Liberation Front", "actor:klf")
    (made,), _ = add_guessed(
        document, (own,), (), [seen(document, "organisation", "Karst Liberation Front")], TRUST
    )
    assert (made.id, made.kind, made.cluster) == (own.id, MentionKind.GROUP, "actor:klf")
    assert made.by == "actors/body+head/mentions"
    assert made.score == 0.9


def test_a_longer_name_means_what_the_name_inside_it_means() -> None:
    document = read(TEXT)
    own = mention(document, MentionKind.GROUP, "Karst Liberation Front", "actor:klf")
    actor = Actor(id="actor:klf", name="Karst Liberation Front", kind=ActorKind.GROUP, mentions=(own.id,))
    guess = seen(document, "organisation", "The Karst Liberation Front")
    mentions, (known,) = add_guessed(document, (own,), (actor,), [guess], TRUST)
    added = next(one for one in mentions if one.by == "head/mentions")
    assert (added.kind, added.cluster) == (MentionKind.GROUP, "actor:klf")
    assert known.mentions == (own.id, added.id)


def test_a_person_nobody_else_knows_is_an_actor_if_the_head_is_sure() -> None:
    document = read(TEXT)
    sure, (actor,) = add_guessed(document, (), (), [seen(document, "person", "Lena Ostravar")], TRUST)
    assert actor.kind is ActorKind.PERSON
    assert actor.name == "Lena Ostravar"
    assert sure[0].cluster == actor.id
    unsure, actors = add_guessed(document, (), (), [seen(document, "person", "Lena Ostravar", 0.6)], TRUST)
    assert not actors
    assert unsure[0].cluster is None


def test_a_person_is_not_joined_to_one_of_the_same_name_in_another_report() -> None:
    first, second = read(TEXT), read(TEXT + " She is safe.")
    ids = {
        add_guessed(one, (), (), [seen(one, "person", "Lena Ostravar")], TRUST)[1][0].id
        for one in (first, second)
    }
    assert len(ids) == 2


def test_a_name_only_a_rule_sees_is_kept_with_half_its_score() -> None:
    document = read(TEXT)
    own = mention(document, MentionKind.PLACE, "Dolnova")
    mentions, _ = add_guessed(document, (own,), (), [seen(document, "person", "Lena Ostravar")], TRUST)
    kept = next(one for one in mentions if one.id == own.id)
    assert kept.score == 0.4


def test_a_surer_rule_is_believed_about_what_a_name_stands_for() -> None:
    document = read(TEXT)
    own = mention(document, MentionKind.PLACE, "Dolnova")
    mentions, actors = add_guessed(document, (own,), (), [seen(document, "person", "Dolnova", 0.7)], TRUST)
    assert [one.kind for one in mentions] == [MentionKind.PLACE]
    assert not actors


def test_a_described_person_is_no_actor() -> None:
    document = read("The commander of the brigade left.")
    mentions, actors = add_guessed(
        document, (), (), [seen(document, "role", "The commander of the brigade")], TRUST
    )
    assert mentions[0].kind is MentionKind.ROLE
    assert not actors
