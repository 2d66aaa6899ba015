"""Who owns a number that a date and a count both claim."""

import pytest

from pipeline.link.ownership import settle
from schemas.counts import CountFact
from schemas.dates import DateFact

from ..tables import unmark


def date(start: int, words: str, value: str = "XXXX-08-05") -> DateFact:
    end = start + len(words)
    return DateFact(
        id=f"d{start}-{end}", start=start, end=end, text=words, rule="dates.test", confidence=None,
        kind="date", value=value, grain="day", mod=None, earliest=None, latest=None,
        part_of_day=None, role="event", inferred=[], because=None, alternatives=[],
    )  # fmt: skip


def count(start: int, words: str) -> CountFact:
    end = start + len(words)
    return CountFact(
        id=f"c{start}-{end}", start=start, end=end, text=words, rule="counts.test", confidence=None,
        measure="other", noun="nội dung", modifier="exact", unit="absolute", value=5, low=5, high=5,
        of=None, role="level", direction=None, scope=None, period=None,
    )  # fmt: skip


def settled(
    marked: str, dates: tuple[str, ...], counts: tuple[str, ...]
) -> tuple[list[str], list[str]]:
    text, _ = unmark(marked)
    kept_dates, kept_counts = settle(
        [date(text.index(words), words) for words in dates],
        [count(text.index(words), words) for words in counts],
    )
    return [d.text for d in kept_dates], [c.text for c in kept_counts]


@pytest.mark.parametrize(
    ("text", "dates", "counts", "kept_dates", "kept_counts"),
    [
        ("Đã làm 5/8 nội dung phối hợp.", ("5/8",), ("5/8 nội dung",), [], ["5/8 nội dung"]),
        ("Xây 10-12 mô hình mới.", ("10-12",), ("10-12 mô hình",), [], ["10-12 mô hình"]),
        ("Ngày 5/8 nội dung họp đổi.", ("Ngày 5/8",), ("5/8 nội dung",), ["Ngày 5/8"], []),
        ("Sáng 5/8 nội dung họp đổi.", ("Sáng 5/8",), ("8 nội dung",), ["Sáng 5/8"], []),
        ("Hôm 5/8/2014 người dân họp.", ("5/8/2014",), ("2014 người",), ["5/8/2014"], []),
        ("Hôm 5.8.2014 người dân họp.", ("5.8.2014",), ("2014 người",), ["5.8.2014"], []),
        ("Hôm 5 - 8 - 2014 người họp.", ("5 - 8 - 2014",), ("2014 người",), ["5 - 8 - 2014"], []),
        ("Giai đoạn 2017 – 2020 dự án", ("Giai đoạn 2017 – 2020",), ("2020 dự án",),
         ["Giai đoạn 2017 – 2020"], []),
        ("Quý III có 45 doanh nghiệp.", ("Quý III",), ("45 doanh nghiệp",), ["Quý III"],
         ["45 doanh nghiệp"]),
        ("Hai đầu: 5/8 chạm 45 người.", ("5/8",), ("45 người",), ["5/8"], ["45 người"]),
        ("", (), (), [], []),
    ],
)  # fmt: skip
def test_who_owns_the_number(
    text: str,
    dates: tuple[str, ...],
    counts: tuple[str, ...],
    kept_dates: list[str],
    kept_counts: list[str],
) -> None:
    assert settled(text, dates, counts) == (kept_dates, kept_counts)


def test_a_date_gives_way_only_to_a_count_that_stays() -> None:
    """The count of 5/8 loses to `ngày 8 tháng 9`, so bare 5/8 keeps its place."""
    text = "5/8 ngày 8 tháng 9"
    dates = [date(0, "5/8"), date(4, "ngày 8 tháng 9")]
    kept_dates, kept_counts = settle(dates, [count(0, text)])
    assert [d.text for d in kept_dates] == ["5/8", "ngày 8 tháng 9"]
    assert kept_counts == ()


def test_touching_is_not_sharing() -> None:
    kept_dates, kept_counts = settle([date(0, "5/8")], [count(3, "45 người")])
    assert (len(kept_dates), len(kept_counts)) == (1, 1)
