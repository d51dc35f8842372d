"""How what a name can mean is ranked, and that what is weighed is what is told."""

import json

import pytest

from onrecord.ground.gazetteer import Gazetteer, open_gazetteer
from onrecord.ground.place_features import FEATURES, SAYS, Context, Voices, Weigher, company
from onrecord.ground.place_options import Option
from onrecord.ground.place_ranking import agreed, rank
from onrecord.ground.place_reading import countries_by_sentence, read_places
from onrecord.ground.place_scores import Ranker, bundled_ranker, points, told
from onrecord.model import Mention, MentionKind, Span


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def test_every_feature_has_weights_in_the_ranker() -> None:
    ranker = bundled_ranker()
    assert set(ranker.alone) == set(ranker.together) == set(FEATURES)


def test_the_calibration_rises_from_nothing_to_one() -> None:
    pairs = bundled_ranker().calibration
    assert pairs[0][0] == 0.0
    assert pairs[-1][0] == 1.0
    assert list(pairs) == sorted(pairs)
    assert all(0.0 <= right <= 1.0 for _, right in pairs)


def test_what_is_weighed_quickly_is_what_is_told(gazetteer: Gazetteer) -> None:
    weights = bundled_ranker().together
    context = Context(
        countries=Voices(together={"AF": 2.0}, own={"AF": 0.5}),
        provinces=Voices(together={"AF.23": 1.0}, own={}),
        cells=Voices(together={(32, 66): 0.7}, own={(32, 66): 0.7}),
        names=3.0,
        peoples={"AF": 0.5},
        sentence=frozenset({"AF"}),
    )
    for candidate in (*gazetteer.lookup("Kandahar"), gazetteer.lookup("Afghanistan")[0]):
        option = Option(candidate=candidate, how="name")
        quick = Weigher.of(weights).company(option, context)
        assert quick == pytest.approx(points(company(option, context), weights))


def test_the_rest_of_the_report_decides_between_namesakes(gazetteer: Gazetteer) -> None:
    text = "Clashes in Tripoli and Sidon worried Beirut."
    spans = [Span(text.index(word), text.index(word) + len(word)) for word in ("Tripoli", "Sidon", "Beirut")]
    mentions = [
        Mention(id=str(at), span=span, kind=MentionKind.PLACE, words=span.of(text), head=span.of(text))
        for at, span in enumerate(spans)
    ]
    readings = read_places(text, mentions, gazetteer)
    rows = rank(readings, countries_by_sentence(text, readings), {}, bundled_ranker())[0]
    best = rows[0].option.candidate
    assert best.country == "LB"
    assert 0.5 < agreed(rows) <= 1.0
    names = {name for name, _ in told(best, rows[0].held.items(), bundled_ranker().together)}
    assert "same-country" in names


def test_a_sentence_says_what_was_for_and_what_against(gazetteer: Gazetteer) -> None:
    gao = gazetteer.lookup("Gao")[0]
    weights = dict.fromkeys(FEATURES, 1.0)
    said = dict(told(gao, [("same-country", 1.0), ("lies-out", -1.0)], weights))
    assert said["same-country"] == "other places of the report lie in Mali"
    assert said["lies-out"] == SAYS["lies-out"][1]


def test_a_share_of_little_is_right_seldom() -> None:
    ranker = Ranker(alone={}, together={}, calibration=((0.0, 0.0), (0.4, 0.5), (1.0, 0.9)))
    assert ranker.sure(0.2) == pytest.approx(0.25)
    assert ranker.sure(1.0) == pytest.approx(0.9)


def test_the_ranker_is_plain_numbers() -> None:
    ranker = bundled_ranker()
    assert json.loads(json.dumps(dict(ranker.together))) == dict(ranker.together)
