"""`vifacts doctor`: what is installed, and whether it is whole."""

import hashlib
import json
import locale
import platform
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib import metadata
from importlib.resources import files
from typing import Annotated

import typer

from ..errors import SetupWarning, VifactsError
from .console import write_json
from .own import OURS, foreign_packages, version

DEPENDENCIES = (
    "jinja2", "jsonlines", "lunar-vn", "numpy", "pydantic", "rich", "spacy", "typer", "underthesea",
)  # fmt: skip
_AGAIN = "Install again: `pip install --force-reinstall vifacts`."


@dataclass(frozen=True, slots=True)
class Line:
    """One thing looked at."""

    what: str
    ok: bool
    found: str
    mend: str | None = None


def run(
    as_json: Annotated[bool, typer.Option("--json", help="The lines as one JSON array.")] = False,
) -> None:
    """Look whether everything is there and whole; exit code 1 if something is wrong.

    Versions, the word model's checksums, lexicons, schemas, folders that hide ours, the terminal's
    encoding. Each problem says how to mend it.

    \b
    vifacts doctor
    vifacts doctor --json | jq '.[] | select(.ok | not)'
    """
    lines = [line for check in CHECKS for line in _safely(check)]
    if as_json:
        write_json(json.dumps([asdict(line) for line in lines], ensure_ascii=False, indent=2))
    else:
        for line in lines:
            print(f"{'ok     ' if line.ok else 'PROBLEM'}  {line.what}: {line.found}")
            if line.mend:
                print(f"         {line.mend}")
    raise typer.Exit(0 if all(line.ok for line in lines) else 1)


def _safely(check: Callable[[], Iterator[Line]]) -> Iterator[Line]:
    """Give a check's lines; a part that is missing is a line too."""
    what = check.__name__.strip("_").replace("_", " ")
    try:
        yield from check()
    except VifactsError as error:
        yield Line(what, False, error.message, error.hint)
    except (ImportError, OSError) as error:
        yield Line(what, False, f"{type(error).__name__}: {error}", _AGAIN)


def _python() -> Iterator[Line]:
    old = sys.version_info < (3, 11)
    mend = "vifacts needs Python 3.11 or newer." if old else None
    yield Line("python", not old, f"{platform.python_version()} ({sys.executable})", mend)


def _vifacts() -> Iterator[Line]:
    installed = version()
    found = f"{installed} in {OURS}" if installed else f"not installed, run from {OURS}"
    yield Line("vifacts", True, found)


def _dependencies() -> Iterator[Line]:
    wanted = _requirements()
    for name in DEPENDENCIES:
        limits = wanted.get(name, "")
        mend = f"Run `pip install '{name}{limits}'`."
        try:
            installed = metadata.version(name)
        except metadata.PackageNotFoundError:
            yield Line(name, False, "not installed", mend)
            continue
        fits = _fits(installed, limits)
        found = installed if fits else f"{installed}, not {limits}"
        yield Line(name, fits, found, None if fits else mend)


def _requirements() -> dict[str, str]:
    """Give the limits of versions that the installed package states."""
    from packaging.requirements import Requirement

    stated = metadata.requires("vifacts") if version() else None
    parsed = [Requirement(line) for line in stated or ()]
    return {r.name: str(r.specifier) for r in parsed if r.marker is None}


def _fits(installed: str, limits: str) -> bool:
    from packaging.specifiers import SpecifierSet

    return SpecifierSet(limits).contains(installed, prereleases=True)


def _word_model() -> Iterator[Line]:
    from ..segment.model.files import SHA256, model_files, name_of

    for file in model_files():
        name = name_of(file)
        found, pinned = hashlib.sha256(file.read_bytes()).hexdigest(), SHA256.get(name)
        if found == pinned:
            yield Line(f"model {name}", True, f"SHA-256 {found[:16]}…")
        else:
            says = "is not known to us" if pinned is None else f"should be {pinned[:16]}…"
            yield Line(
                f"model {name}", False, f"SHA-256 {found[:16]}… {says}",
                "Run `pip install --force-reinstall 'underthesea>=9.2,<9.6'`; other models may "
                "give other words.",
            )  # fmt: skip


def _words() -> Iterator[Line]:
    from ..segment.words import words

    text = "Công đoàn các khu công nghiệp"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SetupWarning)  # the line of the model's file says it
        found = [text[start:end] for start, end in words(text, ((0, len(text)),))]
    yield Line("words", True, " | ".join(found))


def _spacy() -> Iterator[Line]:
    import spacy

    yield Line("spaCy loads", True, spacy.about.__title__)


def _lexicons() -> Iterator[Line]:
    from ..data import load

    names = sorted(p.name for p in files("pipeline.data").iterdir() if p.name.endswith(".tsv"))
    rows = sum(len(load(name.removesuffix(".tsv"))) for name in names)
    mend = None if names else _AGAIN
    yield Line("lexicons", bool(names), f"{len(names)} files, {rows} rows", mend)


def _schemas() -> Iterator[Line]:
    from schemas.publish import NAMES, stored

    sizes = [len(stored(name)) for name in NAMES]
    yield Line("schemas", True, ", ".join(NAMES) + f" ({sum(sizes)} characters)")


def _other_packages() -> Iterator[Line]:
    found = foreign_packages()
    for file in found:
        yield Line(
            "other packages", False, f"{file} has the name of one of ours",
            "Run vifacts from another folder or take it off PYTHONPATH; the command goes on with "
            "its own `schemas`, but a foreign `pipeline` found first would stop it.",
        )  # fmt: skip
    if not found:
        yield Line("other packages", True, "none that hides ours")


def _encoding() -> Iterator[Line]:
    stream, preferred = sys.stdout.encoding or "unknown", locale.getpreferredencoding(False)
    good = all(name.lower().replace("-", "") == "utf8" for name in (stream, preferred))
    mend = None if good else "Run `export LC_ALL=C.UTF-8`; JSON is UTF-8 all the same."
    yield Line("encoding", good, f"output {stream}, locale {preferred}", mend)


CHECKS: tuple[Callable[[], Iterator[Line]], ...] = (
    _python, _vifacts, _dependencies, _word_model, _words, _spacy, _lexicons, _schemas,
    _other_packages, _encoding,
)  # fmt: skip
