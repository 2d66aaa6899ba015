"""The tables of the tasks room: whole passages, marks are the items' spans.

`lists` groups the marks: `{items, status, declared, ordinals, levels, inferred, cue}`, where
`items` may be left out of the last list, `status` is `planned`, `ordinals` has 0 for null,
`levels` are 1, `inferred` numbers the inferred items from 1. Without `lists` the marks are one
planned list of items without numbers.
"""

import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.extract.tasks import RULE_NAMES, TasksFound, find_tasks
from pipeline.text.decode import decode
from schemas.tasks import TaskList

from ..tables import Row, article, differences, rows
from .specification import Specification

TABLES = sorted((Path(__file__).parent / "tables").glob("tasks_*.toml"))
ROWS = rows(*TABLES)
VARIANTS = {
    "no-break spaces": str.maketrans({" ": "\u00a0"}),
    "thin spaces and odd dashes": str.maketrans({" ": "\u2009", "-": "\u2010"}),
    "en dashes": str.maketrans({"-": "–"}),
    "tabs": str.maketrans({" ": "\t"}),
    "ideographic spaces and full-width signs": str.maketrans(
        {" ": "\u3000", ":": "\uff1a", ";": "\uff1b"}
    ),
    "minus signs": str.maketrans({"-": "−", "–": "‒"}),
}


def found(row: Row, text: str, *, without: frozenset[str] = frozenset()) -> TasksFound:
    return find_tasks(article(text, row.kinds), without=without)


def wrong(row: Row, *, without: frozenset[str] = frozenset()) -> list[str]:
    tasks = found(row, row.text, without=without)
    items = [item for group in tasks.lists for item in group.items]
    said = differences(row, items, tasks.leftovers)
    if said:
        return said
    wanted = wanted_lists(row)
    if len(wanted) != len(tasks.lists):
        return [f"makes {[len(g.items) for g in tasks.lists]} lists, not {len(wanted)}"]
    for wish, group in zip(wanted, tasks.lists, strict=True):
        got = described(group)
        said += [f"{key} is {got[key]!r}, not {value!r}" for key, value in wish.items()
                 if got[key] != value]  # fmt: skip
    if not row.near and not without:
        fired = {item.rule for item in items}
        said += [] if row.rule in fired else [f"{row.rule} does not fire but {fired}"]
    return said


def wanted_lists(row: Row) -> list[dict[str, Any]]:
    stated = row.lists or (({},) if row.spans else ())
    left = len(row.spans)
    wanted = []
    for wish in stated:
        size = wish.get("items", left)
        left -= size
        wanted.append({
            "items": size, "status": "planned", "declared": None, "ordinals": [0] * size,
            "levels": [1] * size, "inferred": [],
        } | wish)  # fmt: skip
    return wanted


def described(group: TaskList) -> dict[str, Any]:
    return {
        "items": len(group.items),
        "status": group.status,
        "declared": group.declared_count,
        "ordinals": [item.ordinal or 0 for item in group.items],
        "levels": [item.level for item in group.items],
        "inferred": [n for n, item in enumerate(group.items, 1) if item.inferred],
        "cue": group.cue.text if group.cue else None,
    }


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_rows_hold_with_other_spaces_and_dashes(variant: str) -> None:
    broken = []
    for row in ROWS:
        lists = tuple({k: v for k, v in wish.items() if k != "cue"} for wish in row.lists)
        other = replace(row, text=row.text.translate(VARIANTS[variant]), leftover=(), lists=lists)
        broken += [(row.id, said) for said in wrong(other)]
    assert broken == []


def test_decomposed_and_windows_bytes_give_the_same_lists() -> None:
    broken = []
    for row in ROWS:
        raw = unicodedata.normalize("NFD", row.text).replace("\n", "\r\n").encode()
        if described_all(found(row, decode(raw).text)) != described_all(found(row, row.text)):
            broken.append(row.id)
    assert broken == []


def described_all(tasks: TasksFound) -> list[dict[str, Any]]:
    return [described(group) for group in tasks.lists]


def test_half_of_the_passages_hold_no_work() -> None:
    assert sum(not row.spans for row in ROWS) >= 200


class TestTables(Specification):
    rows, rules, least = ROWS, RULE_NAMES, 400
    wrong = staticmethod(wrong)
