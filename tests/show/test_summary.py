"""What a person sees of a record."""

import json
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from pipeline.show.summary import summary
from pipeline.view.plain import printable
from schemas.record import ArticleRecord

from ..io.full import make

EXAMPLE = Path(__file__).parents[3] / "shared" / "example" / "record.json"


def shown(record: dict[str, Any], *, width: int = 100) -> str:
    console = Console(width=width, record=True, color_system=None, file=None, quiet=False)
    with console.capture() as capture:
        console.print(summary(ArticleRecord.model_validate(record)))
    return "\n".join(line.rstrip() for line in capture.get().splitlines())


@pytest.mark.skipif(not EXAMPLE.exists(), reason="no ../shared/example here")
def test_the_example_at_a_glance() -> None:
    record = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    record["producer"]["rules"] = "0" * 16
    lines = shown(record).splitlines()
    assert lines[0] == "Khu công nghiệp Sông Lam tổ chức đối thoại với người lao động"
    assert lines[1] == "example/article.txt · published 2024-05-17T08:15:00 (page)"
    assert lines[2].startswith("5 dates · 4 mentions of 3 organisations · 7 counts · 2 tasks in 1")
    assert "2024-05-16 (morning; year inferred)  event        Sáng 16/5" in lines
    assert "12300   workers      total         12.300 lao động   Toàn khu" in lines
    assert "> 120   people       participants  hơn 120 đại biểu" in lines
    assert "tasks planned, 2 listed, 3 declared" in lines
    assert "  ✗ task_count: 3 nhiệm vụ declared, 2 listed" in lines
    assert "checks  5 passed" in lines


@pytest.mark.parametrize(
    ("change", "value"),
    [
        ({}, "45"),
        ({"modifier": "about", "low": None, "high": None}, "about 45"),
        ({"modifier": "nearly", "low": None}, "nearly 45"),
        ({"modifier": "more_than", "high": None}, "> 45"),
        ({"modifier": "at_least", "high": None}, "≥ 45"),
        ({"modifier": "less_than", "low": None}, "< 45"),
        ({"modifier": "at_most", "low": None}, "≤ 45"),
        ({"modifier": "range", "value": None, "low": 10, "high": 12}, "10–12"),
        ({"modifier": "at_least", "value": None, "low": 1000, "high": None}, "≥ 1000"),
        ({"unit": "percent", "value": 0.64, "low": 0.64, "high": 0.64}, "0.64 %"),
        ({"of": 8}, "45 of 8"),
    ],
)
def test_a_count_is_shown_with_its_modifier(change: dict[str, Any], value: str) -> None:
    record = make()
    record["counts"][0].update(change)
    assert f"\n{value} " in shown(record)


def test_a_record_without_facts_is_three_lines() -> None:
    record = make()
    for name in ("dates", "organisations", "entities", "counts", "tasks", "checks", "unassigned"):
        record[name] = []
    record["duplicate_of"] = {"uri": "first.jsonl", "member": "7"}
    assert shown(record).splitlines()[:3] == [
        "Quận ủy Quận 4 họp sáng 8/3/2024.",
        "0.txt = first.jsonl:7 · no publication",
        "0 dates · 0 mentions of 0 organisations · 0 counts · 0 tasks in 0 lists · 0 unassigned",
    ]


def test_words_of_the_article_are_no_markup_and_give_no_orders() -> None:
    record = make()
    record["source"]["uri"] = "[red]a[/red]\x1b[2J.txt"
    record["warnings"] = [{"code": "odd", "message": "[b]x\x1b[0m"}]
    seen = shown(record)
    assert "[red]a[/red][2J.txt · no publication" in seen
    assert "! [b]x[0m (odd)" in seen
    assert "\x1b" not in seen


@pytest.mark.parametrize("width", [50, 80, 200])
def test_every_value_is_there_at_every_width(width: int) -> None:
    seen = "".join(shown(make(), width=width).split())
    for words in ("2024-06-30", "2024-03-08", "enterprises", "QuậnủyQuận4"):
        assert words in seen


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("a\n b\tc", "a b c"),
        ("a\x1b[31mb\x07", "a[31mb"),
        ("Quận\u00a0ủy\u200b", "Quận ủy"),
        ("", ""),
    ],
)
def test_printable(words: str, line: str) -> None:
    assert printable(words) == line
