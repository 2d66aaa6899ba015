"""No pattern of the links is slow on any text, and a line of any length is read in time."""

import re
from time import process_time
from types import ModuleType

import pytest

from pipeline.extract.counts import find_counts
from pipeline.link import (
    actors,
    bodies,
    deadlines,
    governing,
    holding,
    named,
    period,
    phrases,
    subjects,
)
from pipeline.link.marked import BODY, COUNT, DATE
from pipeline.link.period import with_period
from pipeline.link.scope import with_scope
from pipeline.segment.article import segment

PIECES = (
    "A", "A ", "A-", "Khu ", "khu vực a ", "KCN, ", "toàn tỉnh A ", "địa bàn tỉnh ", "có ", "số a ",
    "(a", "( a ) ", ", hiện ", "do a quản lý ", "của ", "các ", "yêu cầu ", "các sở, ", "Đối với a",
    "tính đến ", "1 ", "1", "và ", "cam kết ", "hoàn thành ", f"{BODY}{BODY} ", f"{COUNT}{COUNT} ",
    f"{DATE}{DATE} ",
)  # fmt: skip
ENDS = ("", " !", COUNT, " phải")


def patterns(module: ModuleType) -> list[tuple[str, re.Pattern[str]]]:
    return [(k, v) for k, v in vars(module).items() if isinstance(v, re.Pattern)]


FOUND = [
    (f"{module.__name__.rpartition('.')[2]}.{name}", pattern)
    for module in (actors, bodies, deadlines, governing, holding, named, period, phrases, subjects)
    for name, pattern in patterns(module)
] + [(f"bodies.{n}", p) for n, p in enumerate(bodies._patterns())]


@pytest.mark.parametrize("name, pattern", FOUND, ids=[name for name, _ in FOUND])
def test_the_pattern_is_not_slow(name: str, pattern: re.Pattern[str]) -> None:
    for piece in PIECES:
        for end in ENDS:
            text = (piece * 500)[:1500] + end
            start = process_time()
            for _ in pattern.finditer(text):
                pass
            assert process_time() - start < 0.2, f"{name} on {piece!r} … {end!r}"


def test_a_line_of_a_thousand_zones_is_read_in_time() -> None:
    article = segment("Năm 2023, " + "Khu A có 97 doanh nghiệp với 8.127 lao động; " * 1000)
    counts = find_counts(article).facts
    start = process_time()
    linked = with_period(article, with_scope(article, counts, ()), ())
    assert process_time() - start < 5
    assert all(c.scope and c.scope.text == "Khu A" for c in linked) and len(linked) == 2000
