"""`vifacts verify` proves a run, and finds every change in it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.batch.stores.named import store_of
from pipeline.batch.verify import verify

from .conftest import Run, articles

Change = Callable[[Path], object]


def edit(name: str, old: str, new: str) -> Change:
    def change(folder: Path) -> None:
        (path,) = folder.glob(name)
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


CHANGES: dict[str, tuple[Change, set[str]]] = {
    "a fact": (edit("run/facts.jsonl", "doanh nghiệp", "nhà máy"), {"changed"}),
    "a line less": (
        lambda f: (f / "run/facts.jsonl").write_bytes(
            b"".join((f / "run/facts.jsonl").read_bytes().splitlines(keepends=True)[1:])
        ),
        {"changed"},
    ),
    "an id": (edit("run/facts.jsonl", '"id":"', '"id":"0'), {"changed", "bad_record"}),
    "rules": (edit("run/facts.jsonl", '"rules":"', '"rules":"0'), {"changed", "other_version"}),
    "a reject": (edit("run/facts.rejects.jsonl", "binary", "banary"), {"changed", "no_balance"}),
    "no rejects": (lambda f: (f / "run/facts.rejects.jsonl").unlink(), {"missing", "unreadable"}),
    "totals": (edit("run/manifest.json", '"records": 6', '"records": 7'), {"no_balance"}),
    "manifest": (edit("run/manifest.json", '"totals"', '"sums"'), {"bad_manifest"}),
    "list of inputs": (edit("run/inputs.jsonl", '"articles": 1', '"articles": 2'),
                       {"changed", "no_balance"}),
    "an input": (edit("tin/0001.txt", "Bài", "bài"), {"input_changed"}),
    "an input gone": (lambda f: (f / "tin/0001.txt").unlink(), {"input_vanished"}),
    "a shard": (edit("run/shards/*/records.jsonl", "doanh", "Doanh"), {"shard_damaged"}),
    "a marker": (lambda f: next(f.glob("run/shards/*/done.json")).unlink(), {"shard_damaged"}),
}  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run, to be copied and changed."""
    from .conftest import start

    folder = tmp_path_factory.mktemp("made")
    articles(folder / "tin", 6)
    (folder / "tin" / "x.bin").write_bytes(b"\0\1\2" * 99)
    with start(folder, "batch", "tin", "--out", "run") as process:
        process.communicate(timeout=60)
    assert process.returncode == 3
    return folder


def codes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    monkeypatch.chdir(folder)
    return {fault.code for fault in verify(store_of("run"))}


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_is_found(
    name: str, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    shutil.copytree(made, tmp_path / "copy")
    folder = tmp_path / "copy"
    shards = folder / "run" / "plan" / "shards.jsonl"
    shards.write_text(shards.read_text().replace(str(made), str(folder)))
    assert codes(folder, monkeypatch) == set()
    change, expected = CHANGES[name]
    change(folder)
    assert expected <= codes(folder, monkeypatch)


def test_the_command_says_what_it_found(vifacts: Run, tmp_path: Path) -> None:
    ran = vifacts("verify", ".")
    assert (ran.code, "no_manifest" in ran.err) == (1, True)
    articles(tmp_path / "tin", 3)
    vifacts("batch", "tin", "--out", "run")
    ran = vifacts("verify", "run")
    assert (ran.code, ran.out, ran.err) == (0, "", "no findings in run\n")
    (tmp_path / "tin" / "0001.txt").unlink()
    ran = vifacts("verify", "run")
    assert (ran.code, "tin/0001.txt: " in ran.out, "input_vanished" in ran.out) == (1, True, True)
    assert vifacts("verify", "run", "--no-inputs").code == 0
    manifest = json.loads((tmp_path / "run" / "manifest.json").read_text())
    assert manifest["totals"]["inputs"] == 3
