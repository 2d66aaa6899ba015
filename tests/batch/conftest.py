"""The batch command in a folder of its own, with extraction stubbed."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
STUBBED = Path(__file__).with_name("stubbed.py")
OUTPUTS = ("facts.jsonl", "facts.rejects.jsonl", "facts.left_out.jsonl", "inputs.jsonl")


def environment(**more: str) -> dict[str, str]:
    """A plain environment in which the sources can be imported."""
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "LANG", "TMPDIR")}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PYTHONWARNINGS": "error", **more}


def start(folder: Path, *arguments: str, **more: Any) -> subprocess.Popen[bytes]:
    """Start the command in a process group of its own."""
    more.setdefault("env", environment())
    return subprocess.Popen(
        [sys.executable, str(STUBBED), *arguments], cwd=folder,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True, **more,
    )  # fmt: skip


@dataclass(frozen=True)
class Ran:
    """How a run ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def vifacts(tmp_path: Path) -> Run:
    """Run the command to its end."""

    def run(*arguments: str, **more: Any) -> Ran:
        with start(tmp_path, *arguments, **more) as process:
            out, err = process.communicate(timeout=120)
        return Ran(process.returncode, out.decode(), err.decode())

    return run


def articles(folder: Path, number: int, *, word: str = "") -> None:
    """Write small different articles."""
    folder.mkdir(parents=True, exist_ok=True)
    for i in range(number):
        (folder / f"{i:04}.txt").write_text(f"Bài số {i}: có {i + 2} doanh nghiệp. {word}\n")


def rows(path: Path) -> list[Any]:
    """Read a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def digests(out: Path) -> dict[str, str]:
    """Give the hash of everything a run promises to be the same."""
    names = (*OUTPUTS, "manifest.json")
    return {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in names}


def manifest(out: Path) -> dict[str, Any]:
    """Read the account of a run."""
    found: dict[str, Any] = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    return found
