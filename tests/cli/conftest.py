"""The command as a user runs it: installed if it is, else from the sources."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STUBBED = Path(__file__).with_name("stubbed.py")


@dataclass(frozen=True)
class Ran:
    """How a run ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


def command() -> list[str]:
    """The installed command of this environment, or the module."""
    installed = shutil.which("vifacts", path=str(Path(sys.executable).parent))
    return [installed] if installed else [sys.executable, "-m", "pipeline.cli"]


def stubbed() -> list[str]:
    """The command with an extraction that finds nothing and loads nothing."""
    return [sys.executable, str(STUBBED)]


def environment(**more: str) -> dict[str, str]:
    """A plain environment in which the sources can be imported."""
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "LANG", "SYSTEMROOT")}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "COLUMNS": "100", **more}


def call(start: list[str], folder: Path) -> Run:
    """Give a function that runs a command in a folder."""

    def run(*arguments: str, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Ran:
        done = subprocess.run(
            [*start, *arguments], input=stdin, capture_output=True, cwd=folder, timeout=120,
            env=environment(**(env or {})), check=False,
        )  # fmt: skip
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def vifacts(tmp_path: Path) -> Run:
    """Run the command in an empty folder."""
    return call(command(), tmp_path)


@pytest.fixture
def vifacts_stubbed(tmp_path: Path) -> Run:
    """Run the command in an empty folder with extraction stubbed."""
    return call(stubbed(), tmp_path)
