from onrecord.ground.gazetteer import open_gazetteer
from onrecord.ground.more_places import ground_more
from onrecord.ground.places import ground_places
from onrecord.model import Document, Mention, MentionKind, Span
from tests.find.saying import read


def named(document: Document, words: str, nth: int = 0) -> Mention:
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(words, start + 1)
    return Mention(
        id=f"{words}-{nth}",
        span=Span(start, start + len(words)),
        kind=MentionKind.PLACE,
        words=words,
        head=words,
    )


TEXT = "Two shells hit Gao in northern Mali on Monday. A convoy left Gao for Niamey."


def test_a_name_seen_later_is_placed_and_the_others_stay_as_they_were() -> None:
    document, gazetteer = read(TEXT), open_gazetteer()
    first = (named(document, "Gao"), named(document, "Mali"))
    before = ground_places(document, first, gazetteer)
    after = ground_more(document, (*first, named(document, "Niamey")), before, gazetteer)
    assert after[: len(before)] == before
    assert after[-1].country == "NE"


def test_a_name_of_a_place_already_known_joins_it() -> None:
    document, gazetteer = read(TEXT), open_gazetteer()
    first, again = named(document, "Gao"), named(document, "Gao", 1)
    before = ground_places(document, (first,), gazetteer)
    (gao,) = ground_more(document, (first, again), before, gazetteer)
    assert gao.id == before[0].id
    assert gao.mentions == (first.id, again.id)


def test_nothing_new_nothing_changed() -> None:
    document, gazetteer = read(TEXT), open_gazetteer()
    first = (named(document, "Gao"),)
    before = ground_places(document, first, gazetteer)
    assert ground_more(document, first, before, gazetteer) is before
