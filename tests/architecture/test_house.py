"""The house rules that a linter does not know: sizes, names, no escapes from the type checker."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONGEST_MODULE, LONGEST_BODY = 300, 40
SOURCES = sorted(p for room in ("pipeline", "schemas") for p in (ROOT / room).rglob("*.py"))
# Names that say nothing of what is inside.
VAGUE = {"utils", "util", "helpers", "helper", "misc", "common", "tools", "lib"}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_there_is_a_house() -> None:
    assert len(SOURCES) > 50


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_module_is_small_and_named(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE
    assert path.stem not in VAGUE


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines behind signature and docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1 if body else 0


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_functions_are_short(path: Path) -> None:
    assert not {f.name: body_lines(f) for f in functions(path) if body_lines(f) > LONGEST_BODY}


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_nothing_escapes_the_type_checker(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"#\s*type:\s*ignore|#\s*mypy:", text)


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_public_things_have_docstrings(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree) or not path.read_text(encoding="utf-8").strip()
    bare = [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert not bare


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_only_the_command_line_prints(path: Path) -> None:
    if path.is_relative_to(ROOT / "pipeline" / "cli"):
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = [n.func for n in ast.walk(tree) if isinstance(n, ast.Call)]
    assert not [f.lineno for f in names if isinstance(f, ast.Name) and f.id == "print"]


def test_packages_import_each_other_relatively() -> None:
    absolute = [
        f"{name(path)}:{node.lineno}"
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        and node.level == 0
        and (node.module or "").split(".")[0] == path.relative_to(ROOT).parts[0]
    ]
    assert not absolute


def test_imports_go_down_only() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


def test_a_wrong_import_is_noticed(tmp_path: Path) -> None:
    """The check above can fail: a copy of the house with one import upwards is refused."""
    import shutil

    for room in ("pipeline", "schemas"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    module = tmp_path / "pipeline" / "text" / "document.py"
    module.write_text(module.read_text(encoding="utf-8") + "\nfrom ..io import run\n", "utf-8")
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "pipeline.text.document" in done.stdout


def test_no_foreign_texts_in_the_project() -> None:
    """No sentence of the texts beside the project stands in it."""
    shared = ROOT.parent / "shared" / "seeds"
    if not shared.exists():
        pytest.skip("the seed articles are not beside the repository")
    foreign = {
        line.strip()
        for seed in shared.glob("*.txt")
        for line in seed.read_text(encoding="utf-8").splitlines()
        if len(line.strip()) > 60
    }
    assert foreign
    for path in ROOT.rglob("*"):
        if path.suffix in (".py", ".tsv", ".txt", ".toml", ".md") and ".venv" not in path.parts:
            text = path.read_text(encoding="utf-8")
            assert not [line for line in foreign if line in text], path
