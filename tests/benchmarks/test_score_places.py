import pytest

from benchmarks.accuracy.places import MappedText, grounded_places, read_articles
from benchmarks.accuracy.score_places import FARTHEST_KM, Toponym, count_places, error_km, place_scores

GAO = Toponym(start=10, stop=13, latitude=16.27, longitude=-0.04)
MOPTI = Toponym(start=20, stop=25, latitude=14.49, longitude=-4.2)
NAMELESS = Toponym(start=30, stop=33)


def test_all_right() -> None:
    scores = place_scores([count_places([GAO, MOPTI], [GAO, MOPTI], [GAO, MOPTI])])
    assert scores["a161_gold_spans"] == scores["a161_end_to_end"] == scores["recognition_f1"] == 1.0
    assert scores["median_error_km"] == pytest.approx(0.0)
    assert scores["auc_log_error"] == pytest.approx(0.0)


def test_unresolved_and_far_away_are_wrong_over_all_gold_with_coordinates() -> None:
    elsewhere = Toponym(start=20, stop=25, latitude=-14.49, longitude=40.0)
    scores = place_scores([count_places([GAO, MOPTI, NAMELESS], [], [GAO, elsewhere])])
    assert scores["a161_gold_spans"] == 0.5
    assert scores["a161_end_to_end"] == 0.0
    assert scores["n"] == 3
    assert scores["n_with_coordinates"] == 2


def test_end_to_end_wants_the_point_and_only_an_overlap_of_words() -> None:
    wider = Toponym(start=8, stop=13, latitude=16.0, longitude=0.0)
    scores = place_scores([count_places([GAO], [wider], [])])
    assert scores["a161_end_to_end"] == 1.0
    assert scores["recognition_f1"] == 0.0
    assert scores["recognition_overlap_recall"] == 1.0


def test_unresolved_counts_as_half_the_way_round_the_earth() -> None:
    scores = place_scores([count_places([GAO], [], [])])
    assert scores["median_error_km"] == FARTHEST_KM
    assert scores["auc_log_error"] == 1.0


def test_no_point_is_no_distance() -> None:
    assert error_km(GAO, NAMELESS) is None
    assert error_km(GAO, None) is None
    assert error_km(GAO, MOPTI) == pytest.approx(485, abs=10)


def test_the_two_forms_of_file_and_their_first_letter() -> None:
    geovirus = """<articles><article><text>In Pandi, hens died.</text><locations><location><name>Pandi</name>
      <start>4</start><end>9</end><lat>14.8</lat><lon>120.9</lon></location></locations></article></articles>"""
    lgl = """<articles><article><text>Gao fell.</text><dltime>2009-03-20 12:24</dltime><toponyms><toponym><start>0</start>
      <end>3</end><phrase>Gao</phrase><gaztag><lat>16.2</lat><lon>-0.1</lon></gaztag></toponym>
      <toponym><start>4</start><end>8</end><phrase>fell</phrase></toponym></toponyms></article></articles>"""
    [one], [other] = read_articles(geovirus), read_articles(lgl)
    assert one.text[one.toponyms[0].start : one.toponyms[0].stop] == "Pandi"
    assert [other.text[top.start : top.stop] for top in other.toponyms] == ["Gao", "fell"]
    assert [top.pointed for top in other.toponyms] == [True, False]
    assert other.published == "2009-03-20"


def test_gold_spans_go_through_the_public_function() -> None:
    article = MappedText("Two shells hit Gao in northern Mali.", (Toponym(start=15, stop=18),))
    [gao] = grounded_places(article)
    assert (gao.start, gao.stop) == (15, 18)
    assert gao.latitude == pytest.approx(16.3, abs=0.2)
