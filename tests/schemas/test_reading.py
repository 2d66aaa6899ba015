"""`schemas` by itself: importable without the rest, streaming, exact about lines."""

import itertools
import json
import subprocess
import sys
from pathlib import Path

import pytest

from schemas.reading import RecordError, read_records, read_rejects

from ..io.full import make

ROOT = Path(__file__).parents[2]
HEAVY = ("spacy", "underthesea", "pipeline", "typer", "rich", "pyarrow")


def write(path: Path, *lines: str) -> Path:
    path.write_text("".join(lines), "utf-8")
    return path


def line(number: int) -> str:
    return json.dumps(make(number), ensure_ascii=False) + "\n"


def test_the_contract_is_imported_alone() -> None:
    code = (
        "import sys; from schemas.record import ArticleRecord; import schemas.reading; "
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_records_come_back_one_by_one(tmp_path: Path) -> None:
    path = write(tmp_path / "facts.jsonl", line(0), "\n", line(1), "no record\n")
    first = list(itertools.islice(read_records(path), 2))
    assert [record.source.uri for record in first] == ["0.txt", "1.txt"]
    with pytest.raises(RecordError) as error:
        list(read_records(path))
    assert (error.value.line, error.value.where) == (4, str(path))


def test_a_line_that_breaks_the_contract_says_where(tmp_path: Path) -> None:
    record = make(0)
    record["counts"][0]["value"] = "45"
    path = write(tmp_path / "facts.jsonl", line(1), json.dumps(record) + "\n")
    with pytest.raises(RecordError, match=r"line 2: counts/0/value"):
        list(read_records(path))


def test_a_torn_last_line(tmp_path: Path) -> None:
    path = write(tmp_path / "facts.jsonl", line(0), line(1)[:300])
    assert len(list(read_records(path, torn_last_line="drop"))) == 1
    with pytest.raises(RecordError, match="line 2"):
        list(read_records(path))
    middle = write(tmp_path / "middle.jsonl", line(0)[:300] + "\n", line(1))
    with pytest.raises(RecordError, match="line 1"):
        list(read_records(middle, torn_last_line="drop"))
    whole = write(tmp_path / "whole.jsonl", line(0), line(1).rstrip("\n"))
    assert len(list(read_records(whole))) == 2


def test_rejects_come_back(tmp_path: Path) -> None:
    source = {"uri": "a.txt", "member": None, "sha256": None, "bytes": None}
    reject = {"source": source, "stage": "read", "code": "gone", "message": "m", "hint": "h"}
    path = write(tmp_path / "facts.rejects.jsonl", json.dumps(reject) + "\n")
    assert [item.code for item in read_rejects(path)] == ["gone"]
