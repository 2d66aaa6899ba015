"""A run does what is missing and nothing twice, and tells what has changed."""

import fcntl
import json
import os
import shutil
from pathlib import Path

import pytest

from pipeline.batch.pieces import Piece, Reading, Stamp
from pipeline.text.document import Document

from .conftest import Run, articles, digests, manifest, rows


def shards(folder: Path) -> dict[str, int]:
    return {p.parent.name: p.stat().st_mtime_ns for p in folder.glob("shards/*/done.json")}


def test_the_same_bytes_as_extract_and_for_any_workers(vifacts: Run, tmp_path: Path) -> None:
    articles(tmp_path / "tin", 60)
    shutil.copy(tmp_path / "tin" / "0003.txt", tmp_path / "tin" / "0050b.txt")
    (tmp_path / "tin" / "0051.txt").write_bytes(b"\xff\xff\x00")
    assert vifacts("extract", "tin", "-o", "facts.jsonl").code == 3
    for workers in ("1", "2", "8"):
        ran = vifacts("batch", "tin", "-o", f"run{workers}", "--workers", workers, "--shard", "7")
        assert ran.code == 3, ran.err
    for name in ("facts.jsonl", "facts.rejects.jsonl"):
        assert (tmp_path / "run1" / name).read_bytes() == (tmp_path / name).read_bytes()
    assert digests(tmp_path / "run1") == digests(tmp_path / "run2") == digests(tmp_path / "run8")
    totals = manifest(tmp_path / "run1")["totals"]
    assert (totals["inputs"], totals["records"], totals["rejects"]) == (61, 60, 1)
    assert "duplicate_of" in (tmp_path / "facts.jsonl").read_text()


def test_the_same_command_does_what_is_missing_alone(vifacts: Run, tmp_path: Path) -> None:
    articles(tmp_path / "tin", 20)
    command = ("batch", "tin", "--out", "run", "--shard", "5", "--workers", "2")
    assert vifacts(*command).code == 0
    first, made = digests(tmp_path / "run"), shards(tmp_path / "run")
    assert len(made) == 4
    assert vifacts(*command).code == 0
    assert shards(tmp_path / "run") == made

    gone, torn = sorted(made)[:2]
    shutil.rmtree(tmp_path / "run" / "shards" / gone)
    (tmp_path / "run" / "shards" / torn / "records.jsonl").write_bytes(b"{")
    (tmp_path / "run" / "facts.jsonl").unlink()
    assert vifacts(*command).code == 0
    assert digests(tmp_path / "run") == first
    again = shards(tmp_path / "run")
    assert {key for key in made if again[key] != made[key]} == {gone, torn}


def test_what_a_killed_run_left_aside_goes(vifacts: Run, tmp_path: Path) -> None:
    articles(tmp_path / "tin", 6)
    command = ("batch", "tin", "--out", "run", "--shard", "3", "--workers", "1")
    assert vifacts(*command).code == 0
    first, (one, *_) = digests(tmp_path / "run"), shards(tmp_path / "run")
    left = [
        tmp_path / "run" / ".facts.jsonl.4711-0.part",
        tmp_path / "run" / "shards" / one / ".done.json.4711-12.part",
    ]
    for path in left:
        path.write_bytes(b"{")
    kept = tmp_path / "run" / "notes.part"
    kept.touch()
    assert vifacts(*command).code == 0
    assert not any(path.exists() for path in left)
    assert kept.exists()
    assert digests(tmp_path / "run") == first


def test_shards_may_go_when_all_is_done(vifacts: Run, tmp_path: Path) -> None:
    articles(tmp_path / "tin", 5)
    vifacts("batch", "tin", "--out", "run")
    shutil.rmtree(tmp_path / "run" / "shards")
    assert vifacts("batch", "tin", "--out", "run").code == 0
    assert not (tmp_path / "run" / "shards").exists()


@pytest.mark.parametrize(
    ("change", "options", "says"),
    [
        ("edit", (), "tin/0003.txt has changed"),
        ("add", (), "other files"),
        ("remove", (), "other files"),
        ("", ("--words",), "words: False → True"),
        ("", ("--published", "2024-05-17"), "published: None → 2024-05-17"),
        ("", ("--encoding", "tcvn3"), "encoding: None → tcvn3"),
        ("", ("--exclude", "*9.txt"), "exclude: [] → ['*9.txt']"),
    ],
)
def test_what_has_changed_is_told_and_only_that_is_done_anew(
    vifacts: Run, tmp_path: Path, change: str, options: tuple[str, ...], says: str
) -> None:
    articles(tmp_path / "tin", 20)
    command = ("batch", "tin", "--out", "run", "--shard", "5", *options)
    vifacts("batch", "tin", "--out", "run", "--shard", "5")
    made, before = shards(tmp_path / "run"), digests(tmp_path / "run")
    if change == "edit":
        (tmp_path / "tin" / "0003.txt").write_text("Bài khác.\n")
    elif change == "add":
        (tmp_path / "tin" / "0019b.txt").write_text("Bài mới.\n")
    elif change == "remove":
        (tmp_path / "tin" / "0019.txt").unlink()
    ran = vifacts(*command)
    assert (ran.code, "run_changed" in ran.err, says in ran.err) == (2, True, True), ran.err
    assert digests(tmp_path / "run") == before
    assert vifacts(*command, "--again").code == 0
    vifacts("batch", "tin", "--out", "fresh", "--shard", "5", *options)
    assert digests(tmp_path / "run") == digests(tmp_path / "fresh")
    kept = {k for k, time in shards(tmp_path / "run").items() if made.get(k) == time}
    assert len(kept) == {"edit": 3, "add": 4, "remove": 3, "": 0}[change] or "--exclude" in options
    assert set(shards(tmp_path / "run")) == set(shards(tmp_path / "fresh"))


def test_the_encoding_that_is_named_reaches_every_article(tmp_path: Path) -> None:
    articles(tmp_path, 2)
    for number, path in enumerate(sorted(tmp_path.glob("*.txt"))):
        piece = Piece(path.name, str(path), "", Stamp.of(path))
        (item,) = Reading().items(piece, "auto", (None, "tcvn3")[number])
        assert isinstance(item, Document)
        assert item.encoding == (None, "tcvn3")[number]


def test_a_file_that_was_only_touched_is_the_same(vifacts: Run, tmp_path: Path) -> None:
    articles(tmp_path / "tin", 6)
    vifacts("batch", "tin", "--out", "run")
    made = shards(tmp_path / "run")
    os.utime(tmp_path / "tin" / "0002.txt", (1, 1))
    assert vifacts("batch", "tin", "--out", "run").code == 0
    assert shards(tmp_path / "run") == made


def test_a_plan_is_for_these_lexicons(vifacts: Run, tmp_path: Path) -> None:
    articles(tmp_path / "tin", 3)
    vifacts("batch", "tin", "--out", "run")
    plan = tmp_path / "run" / "plan" / "plan.json"
    head = json.loads(plan.read_text())
    head["versions"]["rules"] = "0" * 16
    plan.write_text(json.dumps(head))
    ran = vifacts("batch", "tin", "--out", "run")
    assert (ran.code, "rules: 0000000000000000 → " in ran.err) == (2, True)


def test_patterns_choose_files_and_the_rest_is_counted(vifacts: Run, tmp_path: Path) -> None:
    articles(tmp_path / "tin", 10)
    (tmp_path / "tin" / "style.css").write_text("p {}")
    command = ("batch", "tin", "--out", "run", "--include", "*.txt", "--exclude", "tin/000[0-2]*")
    assert vifacts(*command).code == 0
    found = manifest(tmp_path / "run")
    assert (found["totals"]["inputs"], found["inputs"]["passed_over"]) == (7, 4)


def test_folders_that_are_no_run_or_in_use_are_refused(vifacts: Run, tmp_path: Path) -> None:
    articles(tmp_path / "tin", 2)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a.txt").write_text("của tôi")
    ran = vifacts("batch", "tin", "--out", "other")
    assert (ran.code, "not_a_run" in ran.err) == (2, True)
    (tmp_path / "run").mkdir()
    with (tmp_path / "run" / ".lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ran = vifacts("batch", "tin", "--out", "run")
    assert (ran.code, "run_in_use" in ran.err) == (2, True)
    ran = vifacts("batch", "-", "--out", "run2")
    assert (ran.code, "no_stdin" in ran.err) == (2, True)


def test_an_output_inside_the_input_is_no_input(vifacts: Run, tmp_path: Path) -> None:
    articles(tmp_path / "tin", 4)
    for _ in range(2):
        assert vifacts("batch", "tin", "--out", "tin/run").code == 0
        assert manifest(tmp_path / "tin" / "run")["totals"]["inputs"] == 4


def test_nothing_found_is_said(vifacts: Run, tmp_path: Path) -> None:
    ran = vifacts("batch", "gone", "--out", "run")
    assert (ran.code, "0 records, 1 rejects (not_found 1)" in ran.err) == (1, True)
    assert [row["code"] for row in rows(tmp_path / "run" / "facts.rejects.jsonl")] == ["not_found"]


def test_a_log_of_json(vifacts: Run, tmp_path: Path) -> None:
    articles(tmp_path / "tin", 8)
    ran = vifacts("batch", "tin", "--out", "run", "--json-log")
    events = [json.loads(line) for line in ran.err.splitlines()]
    assert [e["phase"] for e in events if e["event"] == "progress"] == ["scan", "extract", "merge"]
    assert (events[-1]["event"], events[-1]["records"]) == ("done", 8)
