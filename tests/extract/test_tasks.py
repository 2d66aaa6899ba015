"""What the tasks room leaves over, how it names its items, and that its cost is linear."""

import time

import pytest

from pipeline.extract.tasks import find_tasks

from ..tables import article

LIST = """Hội nghị đề ra 03 nhiệm vụ trọng tâm:
1. Đối với các xã:
a) Rà soát hộ nghèo;
b) Lập danh sách nhà tạm;
2. Sở Xây dựng thẩm định bản vẽ.
"""


def left(text: str) -> list[tuple[str, str]]:
    return [(u.text, u.reason) for u in find_tasks(article(text)).leftovers]


def test_the_announcing_number_and_the_markers_are_left_over() -> None:
    assert left(LIST) == [
        ("03", "declared_count"), ("1.", "list_marker"), ("a)", "list_marker"),
        ("b)", "list_marker"), ("2.", "list_marker"),
    ]  # fmt: skip


def test_a_number_word_is_left_over_alone() -> None:
    text = "Hội nghị thống nhất hai giải pháp: Một là, mở lớp học nghề; hai là, vay thêm vốn."
    assert left(text) == [
        ("hai", "declared_count"), ("Một là", "list_marker"), ("hai là", "list_marker"),
    ]  # fmt: skip


def test_markers_of_an_agenda_are_left_over_and_bullets_are_not() -> None:
    assert left("Chương trình:\n1. Khai mạc.\n2. Bế mạc.\n") == [
        ("1.", "list_marker"), ("2.", "list_marker"),
    ]  # fmt: skip
    assert left("Ông yêu cầu:\n- Rà soát hộ nghèo;\n- Lập danh sách nhà tạm.\n") == []


def test_items_name_their_markers_and_parents() -> None:
    text = "Ông yêu cầu:\n1. Xây nhà trẻ:\na) Chọn đất;\nb) Lập dự toán;\n2. Sửa đường gom.\n"
    items = find_tasks(article(text)).lists[0].items
    assert [i.marker for i in items] == ["1.", "a)", "b)", "2."]
    assert [i.parent for i in items] == [None, items[0].id, items[0].id, None]


def test_places_are_those_of_the_text_given() -> None:
    text = "Ông\u00a0yêu cầu:\n\u2013\u00a0Rà soát hộ nghèo;\n\u2013\tLập danh sách nhà tạm.\n"
    found = find_tasks(article(text)).lists[0]
    assert found.cue is not None
    assert found.cue.text == "Ông\u00a0yêu cầu:"
    assert [i.marker for i in found.items] == ["\u2013", "\u2013"]
    assert all(text[i.start : i.end] == i.text for i in found.items)


@pytest.mark.parametrize("text", ["", "\n", "1.", "(1)", "Yêu cầu:", ";;;", "- ", "(1); (2)"])
def test_scraps_hold_no_task(text: str) -> None:
    assert find_tasks(article(text)).lists == ()


HOSTILE = (
    "rà soát danh sách; ", "(1) rà soát; ", "- Rà soát danh sách\n", "1. Rà soát\n", "yêu cầu ",
    "cần phải sẽ ", "“a; ", "(;", "Yêu cầu:\n", "1. A\na) b\n- c\n", "một là x; hai là ",
    "1. Rà soát\nchữ thường\n", "đã đã; ", "và (1) ", "a) ",
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("piece", HOSTILE)
def test_the_cost_is_linear(piece: str) -> None:
    def cost(size: int) -> float:
        given = article("Ông yêu cầu: " + piece * (size // len(piece)))
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            find_tasks(given)
            best = min(best, time.process_time() - start)
        return best

    assert cost(80_000) < 12 * cost(20_000) + 0.05
