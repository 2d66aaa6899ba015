"""The answers in docs/recipes.md are those that the queries give."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_the_answers_are_those_of_today() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/make_recipes", "--check"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"run scripts/make_recipes\n{done.stdout}{done.stderr}"
