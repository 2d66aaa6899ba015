"""The command as a whole: help, version, wrong use, folders that hide ours."""

import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import ROOT, Run, environment

COMMANDS = ("extract", "show", "validate", "schema", "segment", "evaluate", "gold", "doctor")
HEAVY = ("spacy", "jinja2", "underthesea", "pydantic", "numpy", "jsonlines", "schemas")


def test_help_names_every_command_and_the_exit_codes(vifacts: Run) -> None:
    ran = vifacts("--help")
    assert (ran.code, ran.err) == (0, "")
    for name in COMMANDS:
        assert f"\n  {name} " in ran.out
    for code in ("0 all done", "1 nothing done", "2 wrong use", "3 done with rejects", "130"):
        assert code in ran.out


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_explains_itself_with_an_example(vifacts: Run, name: str) -> None:
    ran = vifacts(name, "-h")
    assert (ran.code, ran.err) == (0, "")
    assert f"vifacts {name}" in ran.out.split("Options:")[0].split("\n", 1)[1]
    assert ran.out.startswith(f"Usage: vifacts {name} ")


LOADED = f"""
import sys
from pipeline.cli import main
sys.argv = ["vifacts", "--help"]
try:
    main()
finally:
    print("loaded", [n for n in sys.modules if n.split(".")[0] in {HEAVY!r}])
"""


def test_help_loads_nothing_heavy() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED], capture_output=True, text=True, env=environment(),
        timeout=60, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == "loaded ['schemas']"


def test_version(vifacts: Run) -> None:
    ran = vifacts("--version")
    assert ran.code == 0
    assert ran.out.startswith("vifacts ")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["extract"], "Missing argument"),
        (["wrong"], "No such command"),
        (["extract", "--colour", "x"], "No such option"),
        (["extract", "x", "--limit", "0"], "--limit"),
        (["extract", "x", "--input-format", "pdf"], "pdf"),
        (["schema", "facts"], "facts"),
    ],
)
def test_wrong_use_is_exit_code_2_without_a_traceback(
    vifacts: Run, arguments: list[str], says: str
) -> None:
    ran = vifacts(*arguments)
    assert ran.code == 2
    assert says in ran.err
    assert "Traceback" not in ran.err
    assert ran.out == ""


def foreign(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).mkdir()
        (folder / name / "__init__.py").write_text("raise SystemExit('foreign package loaded')\n")


SCRIPT = """
import sys
from pipeline.cli import main
sys.argv = ["vifacts", "schema", "reject"]
main()
"""


def script(tmp_path: Path) -> Path:
    """A file like the console script that an installer writes."""
    path = tmp_path / "bin" / "vifacts"
    path.parent.mkdir()
    path.write_text(SCRIPT)
    return path


def run_script(tmp_path: Path, cwd: Path, path: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, str(script(tmp_path))], capture_output=True, text=True, cwd=cwd,
        env=environment(PYTHONPATH=path), timeout=60, check=False,
    )  # fmt: skip


def test_foreign_packages_in_the_working_directory_change_nothing(tmp_path: Path) -> None:
    user = tmp_path / "user"
    user.mkdir()
    foreign(user, "pipeline", "schemas")
    ran = run_script(tmp_path, user, str(ROOT))
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "v1/reject" in ran.stdout


def test_a_foreign_schemas_first_on_the_path_changes_nothing(tmp_path: Path) -> None:
    user = tmp_path / "user"
    user.mkdir()
    foreign(user, "schemas")
    (user / "pipeline").mkdir()  # a folder of data that happens to have the name
    ran = run_script(tmp_path, user, f".:{ROOT}")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "v1/reject" in ran.stdout


def test_a_foreign_schemas_changes_nothing_for_the_module(tmp_path: Path) -> None:
    foreign(tmp_path, "schemas")
    (tmp_path / "pipeline").mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "pipeline.cli", "schema"], capture_output=True, text=True,
        cwd=tmp_path, env=environment(), timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert "v1/record" in done.stdout


def test_output_is_utf8_where_the_locale_is_not(vifacts: Run, tmp_path: Path) -> None:
    (tmp_path / "bài.txt").write_text("Đối thoại với công nhân.")
    plain = {"PYTHONUTF8": "0", "LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0",
             "PYTHONIOENCODING": "ascii"}  # fmt: skip
    ran = vifacts("segment", "không có.txt", env=plain)
    assert ran.code == 1
    assert "không có.txt" in ran.err
    ran = vifacts("validate", "không có.jsonl", env=plain)
    assert ran.code == 1
    assert "kh\\xf4ng" in ran.err
    assert "Traceback" not in ran.err
