"""Checks of counts, dates and titles: the tables, generated breakdowns, and what never happens."""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.check import run_checks
from pipeline.check.titles import printings
from pipeline.evaluate.markup import strip
from pipeline.record import extract
from pipeline.segment.segmented import SegmentedText
from schemas.article import Block
from schemas.checks import Check

from ..tables import page
from .facts import read

TABLES = Path(__file__).parent / "tables"


def rows(name: str) -> list[dict[str, Any]]:
    table = tomllib.loads((TABLES / f"{name}.toml").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = table["row"]
    return found


def said(checks: list[Check]) -> list[str]:
    return [f"{c.code} {c.status}: {c.message}" for c in checks]


def marked(row: dict[str, Any]) -> list[Check]:
    article, dates, counts = read(row["text"], because=row.get("because", ()))
    return list(run_checks(article, dates=dates, counts=counts))


def unmarked(row: dict[str, Any]) -> list[Check]:
    return list(extract(strip(f"---\n{row['text']}\n---\n")).checks)


def name(row: dict[str, Any]) -> str:
    return str(row.get("text", row.get("titles")))[:50]


SUMS, SHARES, DATES, TITLES = rows("sums"), rows("shares"), rows("dates"), rows("titles")
TASKS, COLUMNS = rows("tasks"), rows("columns")


@pytest.mark.parametrize("row", SUMS, ids=name)
def test_totals_parts_and_zones(row: dict[str, Any]) -> None:
    assert said(marked(row)) == row["checks"]


@pytest.mark.parametrize("row", SHARES, ids=name)
def test_shares(row: dict[str, Any]) -> None:
    assert said([c for c in marked(row) if c.code == "share_of_total"]) == row["checks"]


@pytest.mark.parametrize("row", DATES, ids=name)
def test_dates(row: dict[str, Any]) -> None:
    assert said(marked(row)) == row["checks"]


@pytest.mark.parametrize("row", TITLES, ids=name)
def test_printings_of_a_title(row: dict[str, Any]) -> None:
    text, blocks = "", []
    for title in row["titles"]:
        blocks.append(Block(start=len(text), end=len(text) + len(title), kind="title"))
        text += title + "\n"
    assert said(list(printings(SegmentedText(text, tuple(blocks), ())))) == row["checks"]


@pytest.mark.parametrize("row", TASKS, ids=name)
def test_task_lists(row: dict[str, Any]) -> None:
    codes = ("task_count", "numbering")
    assert said([c for c in unmarked(row) if c.code in codes]) == row["checks"]


@pytest.mark.parametrize("row", COLUMNS, ids=name)
def test_columns_of_tables(row: dict[str, Any]) -> None:
    codes = ("total_of_parts", "zone_count", "subset")
    checks = extract(page(row["text"])).checks
    assert said([c for c in checks if c.code in codes]) == row["checks"]


@pytest.mark.parametrize("row", [r for r in SUMS if r.get("record", True)], ids=name)
def test_the_record_has_the_same_sums(row: dict[str, Any]) -> None:
    codes = ("total_of_parts", "zone_count")
    expected = [line for line in row["checks"] if line.startswith(codes)]
    found = unmarked(row)
    assert said([c for c in found if c.code in codes]) == expected
    assert not [c for c in found if c.code == "subset" and c.status != "pass"]


@pytest.mark.parametrize("row", SHARES, ids=name)
def test_the_record_fails_no_other_share(row: dict[str, Any]) -> None:
    fails = [line for line in row["checks"] if " fail:" in line]
    found = [c for c in unmarked(row) if c.code == "share_of_total" and c.status == "fail"]
    assert set(said(found)) <= set(fails)


def test_every_code_passes_and_fails_in_a_table() -> None:
    seen = Counter(
        tuple(line.split(":")[0].split()) for row in (*SUMS, *SHARES, *DATES, *TITLES, *TASKS)
        for line in row["checks"]
    )  # fmt: skip
    for code in (
        "total_of_parts", "zone_count", "subset", "share_of_total", "weekday", "date_order",
        "duplicate_title", "task_count", "numbering",
    ):  # fmt: skip
        assert seen[(code, "pass")] and seen[(code, "fail")], code
    assert seen[("total_of_parts", "incomplete")] and seen[("task_count", "incomplete")]
    assert seen[("interval_order", "fail")] and seen[("range_order", "fail")]
    assert sum(not row["checks"] for row in (*SUMS, *SHARES, *DATES)) >= 15


def test_a_check_names_its_facts_and_figures() -> None:
    check = marked(SUMS[1])[1]
    assert (check.measure, check.expected, check.found) == (
        "workers",
        "12300",
        "8100 + 4200 = 12300",
    )
    article, _, counts = read(SUMS[1]["text"])
    quoted = [article.text[c.start : c.end] for c in counts if c.id in check.facts]
    assert quoted == ["12.300 lao động", "8.100 lao động", "4.200 lao động"]
    assert check.facts[0] == counts[1].id


ZONES = ["khu Đông", "khu Tây", "khu Nam", "khu Bắc", "phân khu A", "KCN Lộc Sơn", "KKT Cồn Lau"]
MEASURES = {"doanh nghiệp": "enterprises", "lao động": "workers", "CĐCS": "union_organisations"}
FRAMES = [
    ("Đến nay, toàn tỉnh có {total}, gồm {parts}.", "{zone} có {part}", "; "),
    ("Toàn khu có {total}, trong đó {parts}.", "{zone} có {part}", ", "),
    ("Theo báo cáo, cả tỉnh có {total} ({parts}).", "{zone}: {part}", ", "),
    (
        "Số liệu đến tháng 6: {total}, bao gồm {parts}; tăng so với năm trước.",
        "{zone} {part}",
        ", ",
    ),
    ("Trên địa bàn có {total}, cụ thể:\n{parts}.", "- {zone}: {part}", ";\n"),
]


def figure(number: int) -> str:
    return f"{number:,}".replace(",", ".")


@st.composite
def breakdowns(draw: st.DrawFn) -> tuple[str, int, list[int]]:
    """Give a marked paragraph, its total, and the parts as they are, before any error."""
    noun = draw(st.sampled_from(sorted(MEASURES)))
    parts = draw(st.lists(st.integers(20, 60_000), min_size=2, max_size=6))
    zones = draw(st.permutations(ZONES))
    frame, item, joint = draw(st.sampled_from(FRAMES))
    slip = draw(st.sampled_from([0, 0, 1, -1, 3, -10, sum(parts) // 5, -sum(parts) // 5]))
    if "trong đó" in frame:  # some zones may be left out there, so a far greater total is no error
        slip = min(slip, sum(parts) // 25)
    total = max(sum(parts) + slip, max(parts))
    mark = f"{{{{c {MEASURES[noun]} {{number}} {{role}}}}}}"

    def marked_count(number: int, role: str) -> str:
        return f"⟦{figure(number)} {noun}⟧" + mark.format(number=number, role=role)

    listed = joint.join(
        item.format(zone=zone, part=marked_count(part, "part"))
        for zone, part in zip(zones, parts, strict=False)
    )
    return frame.format(total=marked_count(total, "total"), parts=listed), total, parts


@settings(max_examples=300, deadline=None)
@given(breakdowns())
def test_a_planted_error_is_found_and_no_other(case: tuple[str, int, list[int]]) -> None:
    _compare(case)


@pytest.mark.slow
@settings(max_examples=5000, deadline=None)
@given(breakdowns())
def test_it_is_found_in_five_thousand(case: tuple[str, int, list[int]]) -> None:
    _compare(case)


def _compare(case: tuple[str, int, list[int]]) -> None:
    text, total, parts = case
    article, dates, counts = read(text)
    found = [
        c for c in run_checks(article, dates=dates, counts=counts) if c.code == "total_of_parts"
    ]
    assert [c.status for c in found] == ["pass" if sum(parts) == total else "fail"]
    assert found[0].expected == str(total)
    if sum(parts) != total:
        assert found[0].message.endswith(
            f"which is {figure(sum(parts))}: {figure(abs(sum(parts) - total))} "
            + ("more" if sum(parts) > total else "less")
        )


TRAITS = [
    "là nữ", "là người ngoài tỉnh", "đã gia nhập công đoàn", "chưa qua đào tạo", "là đảng viên",
    "nợ bảo hiểm", "đã ký thỏa ước", "bị kỷ luật",
]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(
    st.integers(100, 90_000),
    st.lists(st.floats(0.05, 0.99), min_size=1, max_size=4),
    st.permutations(TRAITS),
)
def test_traits_of_a_whole_never_fail(total: int, shares: list[float], traits: list[str]) -> None:
    parts = ", ".join(
        f"⟦{figure(int(total * share))} người⟧{{c workers {int(total * share)} part}} {trait}"
        for share, trait in zip(shares, traits, strict=False)
    )
    text = f"Đơn vị có ⟦{figure(total)} lao động⟧{{c workers {total} total}}, trong đó {parts}."
    article, dates, counts = read(text)
    assert {c.status for c in run_checks(article, dates=dates, counts=counts)} <= {"pass"}


def test_time_grows_with_the_length_only() -> None:
    sentence = (
        "Toàn khu có ⟦45 doanh nghiệp⟧{c enterprises 45 total}, trong đó khu A có "
        "⟦30 doanh nghiệp⟧{c enterprises 30 part} (⟦66%⟧{c enterprises 66% part}). "
    )
    article, dates, counts = read(sentence * 1500)
    checks = list(run_checks(article, dates=dates, counts=counts))
    assert Counter((c.code, c.status) for c in checks)["subset", "pass"] == 1500
