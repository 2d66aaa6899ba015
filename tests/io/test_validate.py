"""Planted violations, each found at its line and pointer."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import ReadError
from pipeline.io.validate import Finding, validate_lines

from .full import Record, make, span


def put(*path: Any) -> Callable[[Record], None]:
    """Set a value: the keys that lead to it, then the value."""
    *keys, last, value = path

    def change(record: Any) -> None:
        for key in keys:
            record = record[key]
        record[last] = value

    return change


def drop(*path: Any) -> Callable[[Record], None]:
    *keys, last = path

    def change(record: Any) -> None:
        for key in keys:
            record = record[key]
        del record[last]

    return change


def shift(*path: Any) -> Callable[[Record], None]:
    """Move a fact by one place with its id, so that only its words are wrong."""

    def change(record: Any) -> None:
        for key in path:
            record = record[key]
        record["start"] += 1
        record["end"] += 1
        if "id" in record:
            record["id"] = f"{record['id'][0]}{record['start']}-{record['end']}"

    return change


PLANTED: list[tuple[Callable[[Record], None], str, str]] = [
    (put("id", "0" * 32), "/id", "id_mismatch"),
    (put("text_sha256", "0" * 64), "/text_sha256", "hash_mismatch"),
    (put("text_sha256", "x"), "/text_sha256", "string_pattern_mismatch"),
    (put("schema_version", "2.0"), "/schema_version", "string_pattern_mismatch"),
    (put("producer", "rules", "abc"), "/producer/rules", "string_pattern_mismatch"),
    (put("source", "bytes", -1), "/source/bytes", "greater_than_equal"),
    (put("source", "bytes", "1"), "/source/bytes", "int_type"),
    (drop("source", "encoding"), "/source/encoding", "missing"),
    (drop("warnings"), "/warnings", "missing"),
    (put("note", 1), "/note", "extra_forbidden"),
    (put("dates", 0, "a/b~c", 1), "/dates/0/a~1b~0c", "extra_forbidden"),
    (put("article", "language", "tiếng Việt"), "/article/language", "string_pattern_mismatch"),
    (put("article", "title", 5), "/article/title", "model_type"),
    (put("blocks", 1, "kind", "sidebar"), "/blocks/1/kind", "literal_error"),
    (put("blocks", 1, "start", 5), "/blocks/1/start", "overlap"),
    (put("sentences", 2, "end", 9999), "/sentences/2/end", "out_of_text"),
    (put("sentences", 2, "end", 3), "/sentences/2/end", "value_error"),
    (put("dates", 0, "value", "8/3/2024"), "/dates/0/value", "string_pattern_mismatch"),
    (put("dates", 0, "value", "2024-02-30"), "/dates/0/value", "value_error"),
    (put("dates", 0, "latest", "2024-03-09"), "/dates/0/latest", "value_error"),
    (put("dates", 0, "kind", "day"), "/dates/0/kind", "literal_error"),
    (put("dates", 1, "grain", None), "/dates/1/grain", "value_error"),
    (put("dates", 1, "inferred", ["year"]), "/dates/1", "value_error"),
    (put("counts", 0, "value", "45"), "/counts/0/value", "int_type"),
    (put("counts", 0, "high", 46), "/counts/0/high", "value_error"),
    (put("counts", 1, "period", "d0-3"), "/counts/1/period", "unknown_reference"),
    (put("counts", 1, "text", "31 doanh nghiệp"), "/counts/1/text", "evidence_mismatch"),
    (put("counts", 1, "text", "30"), "/counts/1/text", "value_error"),
    (put("counts", 0, "scope", "start", 0), "/counts/0/scope/text", "value_error"),
    (shift("counts", 0, "scope"), "/counts/0/scope/text", "evidence_mismatch"),
    (put("organisations", 0, "id", "o1-2"), "/organisations/0/id", "value_error"),
    (put("organisations", 1, "entity", "e1-2"), "/organisations/1/entity", "unknown_reference"),
    (put("entities", 0, "mentions", []), "/entities/0/mentions", "too_short"),
    (put("tasks", 0, "id", "l1-2"), "/tasks/0/id", "id_mismatch"),
    (put("tasks", 0, "items", 0, "level", 0), "/tasks/0/items/0/level", "greater_than_equal"),
    (put("tasks", 0, "items", 1, "parent", "t1-2"), "/tasks/0/items/1/parent", "unknown_reference"),
    (put("tasks", 0, "items", 1, "targets", ["c1-2"]), "/tasks/0/items/1/targets/0",
     "unknown_reference"),
    (put("checks", 0, "facts", 1, "c1-2"), "/checks/0/facts/1", "unknown_reference"),
    (put("checks", 0, "status", "ok"), "/checks/0/status", "literal_error"),
    (put("unassigned", 0, "reason", "dunno"), "/unassigned/0/reason", "literal_error"),
    (put("unassigned", 0, {**span("nghiệp", "45"), "reason": "unknown"}), "/unassigned/0/start",
     "two_owners"),
    (put("warnings", [{"code": "Bad Code", "message": "x"}]), "/warnings/0/code",
     "string_pattern_mismatch"),
]  # fmt: skip


def line(record: Record) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode() + b"\n"


def check(tmp_path: Path, content: bytes) -> list[Finding]:
    path = tmp_path / "facts.jsonl"
    path.write_bytes(content)
    return list(validate_lines(path))


def brief(findings: list[Finding]) -> list[tuple[int, str, str]]:
    return [(f.line, f.pointer, f.code) for f in findings]


def test_valid_records_have_no_findings(tmp_path: Path) -> None:
    assert check(tmp_path, line(make(1)) + line(make(2))) == []
    assert check(tmp_path, b"") == []


@pytest.mark.parametrize(("change", "pointer", "code"), PLANTED)
def test_one_violation_is_found_at_its_place(
    tmp_path: Path, change: Callable[[Record], None], pointer: str, code: str
) -> None:
    record = make()
    change(record)
    found = brief(check(tmp_path, line(record)))
    assert (1, pointer, code) in found
    assert len({place for _, place, _ in found}) <= 2, "one fault, one or two findings"


def test_all_violations_of_a_file_are_found_in_order(tmp_path: Path) -> None:
    content = b""
    for number, (change, _, _) in enumerate(PLANTED):
        record = make(number)
        change(record)
        content += line(record)
    findings = check(tmp_path, content)
    wanted = {(n, pointer, code) for n, (_, pointer, code) in enumerate(PLANTED, 1)}
    assert len(wanted) >= 25
    assert wanted - set(brief(findings)) == set()
    assert [f.line for f in findings] == sorted(f.line for f in findings)
    assert len(findings) == len(set(findings))
    assert all(f.message for f in findings)


def test_many_violations_of_one_line_are_all_found(tmp_path: Path) -> None:
    record = make()
    wanted = []
    for index in (0, 1, 5, 10, 13, 16, 23, 35, 38, 39):
        change, pointer, code = PLANTED[index]
        change(record)
        wanted.append((1, pointer, code))
    assert set(wanted) - set(brief(check(tmp_path, line(record)))) == set()


def test_places_are_in_order_of_number(tmp_path: Path) -> None:
    record = make()
    record["checks"] = [{**record["checks"][0], "status": "ok"} for _ in range(12)]
    pointers = [f.pointer for f in check(tmp_path, line(record))]
    assert pointers == [f"/checks/{index}/status" for index in range(12)]


def test_a_fault_does_not_make_references_dangle(tmp_path: Path) -> None:
    record = make()
    record["dates"][1]["rule"] = "no rule"
    assert brief(check(tmp_path, line(record))) == [
        (1, "/dates/1/rule", "string_pattern_mismatch")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'{"id": \n', "bad_json"),
        (b"\n", "bad_json"),
        (b"[]\n", "not_an_object"),
        (b'{"a": "\xff"}\n', "unknown_encoding"),
        (b"[" * 100_000 + b"\n", "bad_json"),
    ],
)
def test_a_line_that_is_no_record_at_all(tmp_path: Path, content: bytes, code: str) -> None:
    found = check(tmp_path, line(make(1)) + content + line(make(2)))
    assert brief(found) == [(2, "", code)]


def test_faults_of_the_line_do_not_hide_those_of_the_record(tmp_path: Path) -> None:
    record = make()
    record["source"]["bytes"] = -1
    plain = line(record)
    fault = (1, "/source/bytes", "greater_than_equal")
    for content, code in (
        (b"\xef\xbb\xbf" + plain, "bom"),
        (plain[:-1], "no_line_end"),
        (plain[:-1] + b"\r\n", "carriage_return"),
        (plain.replace(b'"meta": {}', b'"meta": {"a": NaN}'), "bad_json"),
        (plain.replace(b'"meta": {}', b'"meta": {}, "meta": {}'), "bad_json"),
        (plain.replace(b'"meta": {}', b'"meta": {"a": "\\ud800"}'), "lone_surrogate"),
    ):
        assert brief(check(tmp_path, content)) == [(1, "", code), fault]


def test_a_key_stands_once_in_a_file(tmp_path: Path) -> None:
    member = make()
    member["source"]["member"] = "2"
    found = check(tmp_path, line(make()) + line(member) + line(make(1)) + line(make()))
    assert brief(found) == [(4, "", "duplicate_key")]
    assert found[0].message.startswith("line 1 has the same")


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as caught:
        list(validate_lines(tmp_path / "gone.jsonl"))
    assert caught.value.code == "not_found"
    with pytest.raises(ReadError) as caught:
        list(validate_lines(tmp_path))
    assert caught.value.code == "not_readable"


def test_the_shared_example_is_valid(tmp_path: Path) -> None:
    example = Path(__file__).parents[3] / "shared" / "example" / "record.json"
    if not example.exists():
        pytest.skip("no ../shared/example here")
    record = copy.deepcopy(json.loads(example.read_text(encoding="utf-8")))
    record["producer"]["rules"] = "0123456789abcdef"
    assert check(tmp_path, line(record)) == []
