"""Files are complete or absent, and what stood there before stands until then."""

import errno
import io
import json
import os
from pathlib import Path

import pytest

from pipeline.errors import OutputError
from pipeline.io import aside, writers
from pipeline.io.aside import AsideFile, write_rows
from pipeline.io.tally import Tally
from pipeline.io.writers import FileSink, PipeSink, rejects_path
from schemas.record import ArticleRecord
from schemas.reject import Reject

from .records import record, reject


def listing(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_size for path in sorted(folder.iterdir())}


def old_files(folder: Path) -> Path:
    (folder / "facts.jsonl").write_text("old")
    (folder / "facts.rejects.jsonl").write_text("old rejects")
    return folder / "facts.jsonl"


@pytest.mark.parametrize(
    ("name", "beside"),
    [
        ("facts.jsonl", "facts.rejects.jsonl"),
        ("facts", "facts.rejects.jsonl"),
        ("tin.2024.ndjson", "tin.2024.rejects.jsonl"),
    ],
)
def test_rejects_stand_beside_their_records(name: str, beside: str) -> None:
    assert rejects_path(Path("x") / name) == Path("x") / beside


def test_both_files_appear_at_the_end(tmp_path: Path) -> None:
    target = tmp_path / "facts.jsonl"
    with FileSink(target) as sink:
        sink.write(record())
        sink.write(reject())
        sink.write(record("Quận ủy", "c.txt"))
        assert not target.exists()
    lines = target.read_bytes().decode().split("\n")
    assert lines[2:] == [""]
    found = [ArticleRecord.model_validate(json.loads(line)) for line in lines[:2]]
    assert [r.source.uri for r in found] == ["a.txt", "c.txt"]
    assert "Quận ủy" in lines[1]
    rejected = (tmp_path / "facts.rejects.jsonl").read_text().splitlines()
    assert [Reject.model_validate(json.loads(line)).code for line in rejected] == ["not_found"]
    assert len(listing(tmp_path)) == 2


def test_rejects_are_an_empty_file_where_there_are_none(tmp_path: Path) -> None:
    with FileSink(tmp_path / "facts.jsonl") as sink:
        sink.write(record())
    assert listing(tmp_path)["facts.rejects.jsonl"] == 0


def test_existing_files_are_replaced_and_keep_their_permissions(tmp_path: Path) -> None:
    target = old_files(tmp_path)
    target.chmod(0o640)
    with FileSink(target):
        assert target.read_text() == "old"
    assert listing(tmp_path) == {"facts.jsonl": 0, "facts.rejects.jsonl": 0}
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, ValueError])
def test_an_interrupt_leaves_the_folder_as_it_was(
    tmp_path: Path, error: type[BaseException]
) -> None:
    target = old_files(tmp_path)
    with pytest.raises(error), FileSink(target) as sink:
        sink.write(record())
        raise error
    assert listing(tmp_path) == {"facts.jsonl": 3, "facts.rejects.jsonl": 11}


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("links", [True, False])
def test_if_the_records_fail_at_last_the_rejects_go_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: bool, links: bool
) -> None:
    target = old_files(tmp_path) if before else tmp_path / "facts.jsonl"
    replace = Path.replace

    def failing(self: Path, to: Path) -> Path:
        if to.name == "facts.jsonl":
            raise PermissionError(errno.EACCES, "Permission denied")
        return replace(self, to)

    def no_links(self: Path, to: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "replace", failing)
    if not links:
        monkeypatch.setattr(Path, "hardlink_to", no_links)
    with pytest.raises(OutputError) as caught, FileSink(target) as sink:
        sink.write(record())
    assert caught.value.code == "not_writable"
    kept = {"facts.jsonl": 3, "facts.rejects.jsonl": 11 if links else 0}
    assert listing(tmp_path) == (kept if before else {})


def test_a_link_goes_on_pointing_at_its_file(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "facts.jsonl"
    link.symlink_to("real/facts.jsonl")
    with FileSink(link) as sink:
        sink.write(record())
    assert link.is_symlink()
    assert list(listing(tmp_path / "real")) == ["facts.jsonl", "facts.rejects.jsonl"]


def test_a_folder_a_device_and_a_missing_folder_are_refused(tmp_path: Path) -> None:
    for target, code in (
        (tmp_path, "is_a_folder"),
        (Path("/dev/null"), "not_writable"),
        (tmp_path / "gone" / "facts.jsonl", "no_folder"),
    ):
        with pytest.raises(OutputError) as caught:
            FileSink(target)
        assert caught.value.code == code
        assert caught.value.hint
    assert listing(tmp_path) == {}


def test_a_rejects_file_that_cannot_be_opened_takes_the_records_with_it(tmp_path: Path) -> None:
    (tmp_path / "facts.rejects.jsonl").mkdir()
    with pytest.raises(OutputError, match="is_a_folder"):
        FileSink(tmp_path / "facts.jsonl")
    assert list(listing(tmp_path)) == ["facts.rejects.jsonl"]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EDQUOT, "disk_full"),
        (errno.EROFS, "not_writable"),
        (errno.EACCES, "not_writable"),
        (errno.ENOENT, "no_folder"),
        (errno.EIO, "not_writable"),
    ],
)
def test_what_the_system_refuses_has_a_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    target = old_files(tmp_path)

    def full(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(aside.os, "fsync", full)
    with pytest.raises(OutputError) as caught, FileSink(target) as sink:
        sink.write(record())
    assert caught.value.code == code
    assert listing(tmp_path) == {"facts.jsonl": 3, "facts.rejects.jsonl": 11}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = aside._make_aside

    def on_full_disk(path: Path) -> Path:
        name = made(path)
        name.unlink()
        name.symlink_to("/dev/full")
        return name

    monkeypatch.setattr(aside, "_make_aside", on_full_disk)
    with pytest.raises(OutputError, match="disk_full"), FileSink(tmp_path / "f.jsonl") as sink:
        for _ in range(50):
            sink.write(record("x" * 1000))
    assert listing(tmp_path) == {}


def test_a_name_left_by_a_killed_run_is_not_touched(tmp_path: Path) -> None:
    left = tmp_path / f".facts.jsonl.{os.getpid()}-0.part"
    left.write_text("left")
    with FileSink(tmp_path / "facts.jsonl"):
        pass
    assert left.read_text() == "left"


def test_rows_of_any_kind_are_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    assert write_rows(path, [{"a": "Quận ủy"}, reject()]) == 2
    assert path.read_text().splitlines()[0] == '{"a": "Quận ủy"}'
    with pytest.raises(ValueError, match="Out of range float"):
        write_rows(path, [{"a": float("nan")}])
    assert len(path.read_text().splitlines()) == 2
    assert list(listing(tmp_path)) == ["gold.jsonl"]


def test_streams_get_a_line_at_once() -> None:
    out, err = io.BytesIO(), io.BytesIO()
    sink = PipeSink(out, err)
    sink.write(record())
    sink.write(reject())
    assert json.loads(out.getvalue())["source"]["uri"] == "a.txt"
    assert json.loads(err.getvalue())["code"] == "not_found"
    assert out.getvalue().endswith(b"}\n")


def test_a_reader_that_has_gone_is_told_as_such() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb", buffering=0) as gone, pytest.raises(BrokenPipeError):
        PipeSink(gone, io.BytesIO()).write(record())  # type: ignore[arg-type]


def test_nothing_is_published_before_it_is_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    fsync, publish = os.fsync, AsideFile.publish

    def told_fsync(descriptor: int) -> None:
        steps.append("sync")
        fsync(descriptor)

    def told_publish(self: AsideFile) -> None:
        steps.append(self.path.name)
        publish(self)

    monkeypatch.setattr(aside.os, "fsync", told_fsync)
    monkeypatch.setattr(writers.AsideFile, "publish", told_publish)
    with FileSink(tmp_path / "facts.jsonl"):
        pass
    assert steps == ["sync", "sync", "facts.rejects.jsonl", "facts.jsonl", "sync"]


@pytest.mark.parametrize(
    ("items", "text", "code"),
    [
        ([], "0 records, 0 rejects", 1),
        ([record()], "1 record, 0 rejects", 0),
        ([record(), reject(), reject()], "1 record, 2 rejects (not_found 2)", 3),
        ([reject()], "0 records, 1 reject (not_found)", 1),
    ],
)
def test_a_run_is_told_in_numbers(
    items: list[ArticleRecord | Reject], text: str, code: int
) -> None:
    tally = Tally()
    for item in items:
        tally.add(item)
    assert str(tally) == text
    assert tally.exit_code == code
