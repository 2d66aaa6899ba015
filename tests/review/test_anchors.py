"""Words are found again, and never in the wrong place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.review.anchors import anchor, locate

TEXT = (
    "Tin vắn: khu Đông có 45 doanh nghiệp đang hoạt động với 1.200 lao động.\n"
    "Khu Tây có 45 doanh nghiệp mới thành lập trong quý I năm 2024.\n"
)


def place(words: str, text: str = TEXT, nth: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


@pytest.mark.parametrize("nth", [0, 1])
def test_the_same_words_twice_are_told_apart(nth: int) -> None:
    wanted = anchor(TEXT, *place("45 doanh nghiệp", nth=nth))
    changed = f"Thứ Sáu, 15/3/2024\n{TEXT}"
    found = locate(changed, wanted)
    assert (found.outcome, found.start) == ("moved", place("45 doanh nghiệp", changed, nth)[0])


def test_words_that_are_gone_are_stale() -> None:
    wanted = anchor(TEXT, *place("45 doanh nghiệp"))
    assert locate(TEXT.replace("45 doanh", "46 doanh"), wanted).outcome == "stale"


def test_the_other_place_is_not_taken_for_the_one_that_is_gone() -> None:
    wanted = anchor(TEXT, *place("45 doanh nghiệp"))
    rest = TEXT.split("\n", 1)[1]
    assert locate(rest, wanted).outcome == "stale"


def test_two_places_that_agree_alike_are_stale() -> None:
    line = "Toàn khu có 45 doanh nghiệp đang hoạt động ổn định.\n"
    wanted = anchor(line, *place("45 doanh nghiệp", line))
    assert locate(line + "Tin khác\n" + line, wanted).outcome == "stale"


def test_in_the_same_text_the_place_holds() -> None:
    wanted = anchor(TEXT, *place("45 doanh nghiệp", nth=1))
    assert locate(TEXT, wanted, same_text=True).outcome == "kept"
    assert locate("Khác hẳn " * 20, wanted, same_text=True).outcome == "stale"


@given(st.text("ab 12\n", min_size=1, max_size=80), st.data())
def test_what_is_found_is_the_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    wanted = anchor(text, start, end)
    front, back = data.draw(st.text("ab 12", max_size=20)), data.draw(st.text("ab", max_size=9))
    changed = front + text + back
    found = locate(changed, wanted)
    if found.start is not None:
        assert changed[found.start : found.start + len(wanted.text)] == wanted.text
    if len(text) > 120:
        assert found.start == start + len(front)
