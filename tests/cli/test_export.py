"""`vifacts export` and `vifacts schema --diff` as a user runs them."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ..io.full import make
from .conftest import Run


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    path = tmp_path / "facts.jsonl"
    path.write_text("".join(json.dumps(make(n)) + "\n" for n in range(3)), "utf-8")
    return path


@pytest.mark.parametrize(
    ("to", "out"),
    [("csv", "tables"), ("parquet", "tables"), ("sqlite", "a.db"), ("duckdb", "a.duckdb")],
)
def test_export(to: str, out: str, facts: Path, vifacts: Run, tmp_path: Path) -> None:
    ran = vifacts("export", facts.name, "--to", to, "--out", out)
    assert (ran.code, ran.out, ran.err) == (0, "", f"3 articles, 0 rejects → {out}\n")
    assert vifacts("export", facts.name, "--to", to, "--out", out).code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([facts.name, out])


def test_the_correction_counts(facts: Path, vifacts: Run, tmp_path: Path) -> None:
    record = make(0)
    record["counts"][1] |= {"value": 31, "low": 31, "high": 31}
    (tmp_path / "new.jsonl").write_text(json.dumps(record) + "\n", "utf-8")
    assert vifacts("export", facts.name, "new.jsonl", "--to", "sqlite", "-o", "a.db").code == 0
    with closing(sqlite3.connect(tmp_path / "a.db")) as database:
        found = database.execute("SELECT value FROM counts WHERE role = 'part' ORDER BY value")
        assert found.fetchall() == [(30.0,), (30.0,), (31.0,)]


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["none.jsonl", "--to", "csv", "-o", "t"], 1, "(not_found)"),
        (["facts.jsonl", "--to", "csv", "-o", "no/where"], 1, "(no_folder)"),
        (["facts.jsonl", "--to", "sqlite", "-o", "facts.jsonl"], 1, "(not_writable)"),
        (["facts.jsonl", "--to", "sqlite", "-o", "a.db", "--spreadsheet"], 2, "(csv_only)"),
        (["facts.jsonl", "--to", "excel", "-o", "t"], 2, "excel"),
    ],
)
def test_what_goes_wrong(
    arguments: list[str], code: int, says: str, facts: Path, vifacts: Run, tmp_path: Path
) -> None:
    before = facts.read_bytes()
    ran = vifacts("export", *arguments)
    assert ran.code == code
    assert says in ran.err
    assert "Traceback" not in ran.err
    assert [p.name for p in tmp_path.iterdir()] == [facts.name]
    assert facts.read_bytes() == before


def test_nothing_to_export(vifacts: Run, tmp_path: Path) -> None:
    (tmp_path / "facts.jsonl").touch()
    ran = vifacts("export", "facts.jsonl", "--to", "csv", "-o", "t")
    assert (ran.code, ran.err) == (1, "0 articles, 0 rejects → t\n")


def test_schema_diff(vifacts: Run, tmp_path: Path) -> None:
    now = vifacts("schema").out
    (tmp_path / "now.json").write_text(now, "utf-8")
    same = vifacts("schema", "--diff", "now.json")
    assert (same.code, same.out) == (0, "")
    older = json.loads(now)
    del older["properties"]["warnings"]
    older["required"].remove("warnings")
    (tmp_path / "older.json").write_text(json.dumps(older), "utf-8")
    added = vifacts("schema", "--diff", "older.json")
    assert (added.code, added.out) == (0, "additive /warnings: is new\n")
    other = json.loads(now)
    other["properties"]["old_name"] = other["properties"]["meta"]
    (tmp_path / "other.json").write_text(json.dumps(other), "utf-8")
    broken = vifacts("schema", "--diff", "other.json")
    assert (broken.code, broken.out) == (1, "breaking /old_name: is gone\n")
    for name, content in (("none.json", None), ("text.json", "x"), ("list.json", "[]")):
        if content is not None:
            (tmp_path / name).write_text(content, "utf-8")
        assert vifacts("schema", "--diff", name).code == 2
