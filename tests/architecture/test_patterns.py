"""Every pattern of the pipeline is linear: twice the text takes twice the time."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KNOWN = {
    "=>|==>|->": "tokens: of runs under 1,000 characters",
    r"([^\W\d]+) ?[(\[,] ?$": "dates, brackets: of some characters before a date",
    r"[^\W\d_]+ {0,3}\d": "dates, words: matched where a word begins",
}
"""Beginnings of patterns that are not linear in themselves, and what bounds them."""


@pytest.mark.slow
def test_every_pattern_is_linear_on_what_could_hurt_it() -> None:
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("stressed.py"))], check=True,
        capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    found = json.loads(done.stdout)
    assert found["patterns"] > 500
    assert [slow for slow in found["slow"] if not slow[0].startswith(tuple(KNOWN))] == []
