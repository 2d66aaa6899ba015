"""Facts are paired by overlap, sentence by sentence of the guide's section 6."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluate.pairing import BARE_WORDS, iou, pair
from pipeline.evaluate.readings import Reading


def fact(start: int, end: int, text: str = "x", *, optional: bool = False) -> Reading:
    return Reading(start, end, text, ("union",), None, None, optional)


def spans(gold: list[Reading], found: list[Reading], name: str = "dates") -> tuple[list, ...]:
    done = pair(gold, found, name)
    return (
        [((g.start, g.end), (f.start, f.end)) for g, f in done.pairs],
        [(g.start, g.end) for g in done.missed],
        [(f.start, f.end) for f in done.spurious],
    )


def test_no_shared_character_no_pair():
    assert spans([fact(0, 5)], [fact(5, 9)]) == ([], [(0, 5)], [(5, 9)])


def test_one_shared_character_is_enough():
    assert spans([fact(0, 5)], [fact(4, 9)]) == ([((0, 5), (4, 9))], [], [])


def test_pairing_is_one_to_one():
    pairs, missed, spurious = spans([fact(0, 10)], [fact(0, 4), fact(5, 10)])
    assert pairs == [((0, 10), (5, 10))]
    assert (missed, spurious) == ([], [(0, 4)])


def test_greatest_intersection_over_union_goes_first():
    # 30 characters shared with the first, 20 with the second, which it fits better all the same.
    gold, found = [fact(0, 100), fact(100, 120)], [fact(70, 122)]
    assert iou(gold[0], found[0]) < iou(gold[1], found[0])
    assert spans(gold, found) == ([((100, 120), (70, 122))], [(0, 100)], [])


def test_of_equal_iou_the_longer_overlap_goes_first():
    gold, found = [fact(0, 1), fact(2, 8)], [fact(0, 4)]
    assert iou(gold[0], found[0]) == iou(gold[1], found[0]) == 1 / 4
    assert spans(gold, found) == ([((2, 8), (0, 4))], [(0, 1)], [])


def test_of_equal_overlap_the_earlier_gold_goes_first():
    assert spans([fact(0, 4), fact(6, 10)], [fact(2, 8)])[:2] == ([((0, 4), (2, 8))], [(6, 10)])


def test_of_equal_overlap_the_earlier_prediction_goes_first():
    assert spans([fact(2, 8)], [fact(0, 4), fact(6, 10)])[::2] == ([((2, 8), (0, 4))], [(6, 10)])


def test_greedy_by_iou_even_where_fewer_pairs_come_of_it():
    # The better fit takes the prediction; the first gold fact then has nobody left.
    gold, found = [fact(0, 4), fact(4, 12)], [fact(3, 12)]
    assert spans(gold, found) == ([((4, 12), (3, 12))], [(0, 4)], [])


def test_nested_items_each_find_their_own():
    gold = [fact(0, 100), fact(10, 40), fact(50, 90)]
    assert spans(gold, gold)[0] == [((g.start, g.end),) * 2 for g in gold]


def test_an_outer_item_is_found_behind_its_inner_ones():
    gold, found = [fact(0, 100), fact(10, 20)], [fact(50, 60)]
    assert spans(gold, found) == ([((0, 100), (50, 60))], [(10, 20)], [])


# Optional gold: found or not, neither rewarded nor punished.


def test_optional_gold_not_found_is_not_missed():
    assert spans([fact(0, 5, optional=True)], []) == ([], [], [])


def test_optional_gold_found_is_neither_a_pair_nor_spurious():
    assert spans([fact(0, 5, optional=True)], [fact(0, 4)]) == ([], [], [])


def test_a_second_prediction_over_optional_gold_alone_is_removed():
    assert spans([fact(0, 9, optional=True)], [fact(0, 4), fact(5, 9)]) == ([], [], [])


def test_optional_gold_takes_part_in_pairing_on_equal_terms():
    # A near miss of optional gold that grazes its neighbour is no poor hit on the neighbour.
    gold, found = [fact(0, 10, optional=True), fact(10, 20)], [fact(0, 11)]
    assert spans(gold, found) == ([], [(10, 20)], [])


def test_optional_gold_does_not_take_what_fits_other_gold_better():
    gold, found = [fact(0, 10, optional=True), fact(10, 20)], [fact(9, 20)]
    assert spans(gold, found) == ([((10, 20), (9, 20))], [], [])


def test_an_optional_item_inside_another_is_not_a_hit_on_the_outer_one():
    gold, found = [fact(0, 100), fact(20, 40, optional=True)], [fact(20, 40)]
    assert spans(gold, found) == ([], [(0, 100)], [])


def test_a_prediction_left_over_that_touches_other_gold_too_is_spurious():
    gold = [fact(0, 10), fact(10, 20, optional=True)]
    found = [fact(0, 10), fact(9, 12), fact(12, 20)]
    assert spans(gold, found, "items") == ([((0, 10), (0, 10))], [], [(9, 12)])


def test_which_of_the_two_comes_first_does_not_matter():
    gold = [fact(0, 10, optional=True), fact(10, 20)]
    found = [fact(0, 10), fact(9, 12), fact(12, 20)]
    assert spans(gold, found, "items") == ([((10, 20), (12, 20))], [], [(9, 12)])


# Bare words of section 2.


@pytest.mark.parametrize("word", sorted(BARE_WORDS))
def test_an_unpaired_bare_word_is_removed(word):
    found = [fact(0, len(word), word)]
    assert spans([], found, "organisations") == ([], [], [])


@pytest.mark.parametrize("word", ["UBND", "Quốc hội", "Chính phủ", "ban tổ chức", "Sở Y tế", "sở"])
def test_other_words_are_spurious(word):
    found = [fact(0, len(word), word)]
    assert spans([], found, "organisations") == ([], [], [(0, len(word))])


def test_bare_words_are_pardoned_among_organisations_only():
    assert spans([], [fact(0, 3, "Ban")], "items")[2] == [(0, 3)]


def test_a_paired_bare_word_counts_as_any_pair():
    assert spans([fact(0, 11)], [fact(0, 3, "Ban")], "organisations")[0] == [((0, 11), (0, 3))]


def test_a_bare_word_left_over_beside_its_gold_is_removed():
    gold, found = [fact(0, 20)], [fact(0, 3, "Ban"), fact(4, 20)]
    assert spans(gold, found, "organisations") == ([((0, 20), (4, 20))], [], [])


# Against the guide's words, read literally.

readings = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 9), st.booleans()), max_size=8
).map(lambda rows: sorted({(s, s + n): fact(s, s + n, optional=o) for s, n, o in rows}.values(),
                          key=lambda r: (r.start, r.end)))  # fmt: skip


@given(readings, readings)
def test_pairs_are_those_of_the_plain_reading(gold, found):
    left_gold, left_found = list(gold), list(found)
    expected = {}
    while True:
        choices = [
            (-iou(g, f), -(min(g.end, f.end) - max(g.start, f.start)), i, j, g, f)
            for (i, g), (j, f) in product(enumerate(gold), enumerate(found))
            if g in left_gold and f in left_found and g.start < f.end and f.start < g.end
        ]
        if not choices:
            break
        *_, g, f = min(choices, key=lambda c: c[:4])
        expected[g] = f
        left_gold.remove(g)
        left_found.remove(f)
    done = pair(gold, found, "dates")
    assert dict(done.pairs) == {g: f for g, f in expected.items() if not g.optional}
    assert list(done.missed) == [g for g in left_gold if not g.optional]
    for f in left_found:
        over = [g for g in gold if g.start < f.end and f.start < g.end]
        removed = bool(over) and all(g.optional for g in over)
        assert (f in done.spurious) != removed
    assert len(done.spurious) <= len(left_found)
