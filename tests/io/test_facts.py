"""Files of records: what stands twice counts once, as it stands last."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import ReadError
from pipeline.io.facts import FactFiles
from pipeline.io.writers import rejects_path
from schemas.reject import Reject

from ..export.sample import refused
from .full import make


def write(path: Path, *records: dict[str, Any], rejects: tuple[Reject, ...] = ()) -> Path:
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), "utf-8")
    if rejects:
        lines = [reject.model_dump_json() + "\n" for reject in rejects]
        rejects_path(path).write_text("".join(lines), "utf-8")
    return path


def read(*paths: Path) -> list[tuple[str, str]]:
    return [
        (item.source.uri, item.code if isinstance(item, Reject) else str(item.counts[1].value))
        for item in FactFiles(paths).items()
    ]


def corrected(number: int, value: int) -> dict[str, Any]:
    record = make(number)
    record["counts"][1] |= {"value": value, "low": value, "high": value}
    return record


def test_the_last_version_counts(tmp_path: Path) -> None:
    one = write(tmp_path / "a.jsonl", make(0), make(1), corrected(0, 31))
    two = write(tmp_path / "b.jsonl", corrected(1, 32))
    assert read(one) == [("1.txt", "30"), ("0.txt", "31")]
    assert read(one, two) == [("0.txt", "31"), ("1.txt", "32")]
    assert read(two, one) == [("1.txt", "30"), ("0.txt", "31")]


def test_rejects_stand_beside(tmp_path: Path) -> None:
    one = write(tmp_path / "a.jsonl", make(0), rejects=(refused("1.txt"), refused("2.txt")))
    assert read(one) == [("0.txt", "30"), ("1.txt", "not_found"), ("2.txt", "not_found")]
    two = write(tmp_path / "b.jsonl", make(1))
    assert read(one, two) == [("0.txt", "30"), ("2.txt", "not_found"), ("1.txt", "30")]


def test_an_article_that_is_refused_later_is_no_record(tmp_path: Path) -> None:
    record = make(0)
    one = write(tmp_path / "a.jsonl", record)
    reject = refused("0.txt", sha256=record["source"]["sha256"])
    two = write(tmp_path / "b.jsonl", rejects=(reject,))
    assert read(one, two) == [("0.txt", "not_found")]
    assert read(two, one) == [("0.txt", "30")]


def test_gzip_is_read(tmp_path: Path) -> None:
    line = json.dumps(make(0)).encode() + b"\n"
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(line))
    assert read(tmp_path / "a.jsonl.gz") == [("0.txt", "30")]
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(line)[:-20])
    with pytest.raises(ReadError) as error:
        read(tmp_path / "b.jsonl.gz")
    assert error.value.code == "not_readable"


@pytest.mark.parametrize(
    ("content", "code", "says"),
    [
        (b'{"id": 1}\n', "bad_record", "a.jsonl, line 1: "),
        (b"\n\n[1]\n", "bad_record", "line 3"),
        (b"{\n", "bad_record", "line 1: no JSON"),
        (b"\xff\xfe{\n", "bad_record", "line 1"),
        (None, "not_found", "a.jsonl"),
    ],
)
def test_what_is_no_record_is_named(
    content: bytes | None, code: str, says: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ReadError) as error:
        read(path)
    assert error.value.code == code
    assert says in error.value.message


def test_a_torn_last_line_is_dropped_on_request_alone(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", make(0), make(1))
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(ReadError, match="line 2"):
        read(path)
    items = list(FactFiles([path], torn_last_line="drop").items())
    assert [item.source.uri for item in items] == ["0.txt"]
