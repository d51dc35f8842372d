from benchmarks.accuracy.attribution import AttributedText, compare_article, found_attributions, in_manner
from benchmarks.accuracy.reading import read
from benchmarks.accuracy.score_attribution import Attribution, attribution_scores, count_attributions, matched

TEXT = 'The mayor said "shells hit the market", residents added that two shops burned, and nobody was seen.'


def spans(*words: str) -> tuple[tuple[int, int], ...]:
    return tuple((TEXT.index(one), TEXT.index(one) + len(one)) for one in words)


MAYOR = Attribution(source=spans("The mayor"), cue=spans("said"), content=spans('"shells hit the market"'))
SHOPS = Attribution(source=spans("residents"), cue=spans("added"), content=spans("that two shops burned"))


def test_outer_quotation_marks_and_white_space_do_not_count() -> None:
    bare = Attribution(source=spans("The mayor "), cue=spans("said"), content=spans("shells hit the market"))
    scores = attribution_scores([count_attributions(TEXT, [MAYOR], [bare])])
    assert scores["content_exact_f1"] == scores["source_exact_f1"] == scores["whole_f1"] == 1.0


def test_fragments_count_apart_in_the_exact_measure_and_together_in_the_whole() -> None:
    broken = Attribution(
        source=MAYOR.source, cue=MAYOR.cue, content=spans("shells hit the market", "two shops burned")
    )
    half = Attribution(source=MAYOR.source, cue=MAYOR.cue, content=spans("shells hit the market"))
    counts = count_attributions(TEXT, [broken], [half])
    assert (counts.exact["content"].right, counts.exact["content"].gold) == (1, 2)
    assert counts.whole.right == 1


def test_a_shared_span_is_one_distinct_span() -> None:
    twice = [MAYOR, Attribution(source=MAYOR.source, cue=SHOPS.cue, content=SHOPS.content)]
    assert count_attributions(TEXT, twice, twice).exact["source"].gold == 1


def test_a_content_with_less_than_half_in_common_is_no_match() -> None:
    little = Attribution(source=MAYOR.source, cue=MAYOR.cue, content=spans("shells"))
    scores = attribution_scores([count_attributions(TEXT, [MAYOR], [little])])
    assert scores["whole_f1"] == 0.0
    assert 0.0 < scores["content_overlap_f1"] < 1.0


def test_the_source_of_a_match_is_right_when_it_overlaps_or_both_are_implicit() -> None:
    nobody = Attribution(cue=SHOPS.cue, content=SHOPS.content)
    wrong = Attribution(source=spans("nobody"), cue=SHOPS.cue, content=SHOPS.content)
    told = [
        attribution_scores([count_attributions(TEXT, [gold], [found])])["source_given_match"]
        for gold, found in (
            (nobody, nobody),
            (SHOPS, nobody),
            (nobody, SHOPS),
            (SHOPS, wrong),
            (SHOPS, SHOPS),
        )
    ]
    assert told == [1.0, 0.0, 0.0, 0.0, 1.0]


def test_the_matching_is_the_largest_one() -> None:
    cue = ((0, 3),)
    gold = [Attribution(cue=cue, content=((10, 20),)), Attribution(cue=cue, content=((10, 16),))]
    found = [Attribution(cue=cue, content=((10, 17),)), Attribution(cue=cue, content=((10, 28),))]
    assert matched(gold, found) == {0: 1, 1: 0}


def test_found_contents_are_put_into_the_manner_of_the_corpus() -> None:
    start = TEXT.index("two shops")
    assert in_manner(TEXT, (start, start + 9)) == (start - 5, start + 9)
    assert in_manner(TEXT, spans("nobody")[0]) == spans("nobody")[0]


def test_speech_that_goes_on_without_a_cue_is_one_attribution() -> None:
    text = '"We leave at dawn," the mayor said. "Nobody will stay behind."'
    analysis = read(text)
    assert analysis is not None
    assert len(analysis.claims) == 2
    [one] = found_attributions(analysis, text)
    assert [text[start:stop] for start, stop in one.content][-1] == "Nobody will stay behind."


def test_the_path_finds_a_plain_attribution() -> None:
    text = "The mayor said that shells hit the market on Monday."
    gold = Attribution(source=((0, 9),), cue=((10, 14),), content=((15, 51),))
    counts = compare_article(AttributedText(text, "2024-05-08", (gold,)))
    assert counts.whole.right == 1
    assert counts.sources_right == 1
