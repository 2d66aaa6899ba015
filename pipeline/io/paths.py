"""Names on the command line → files: folders walked, globs expanded, in one fixed order."""

import glob
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from schemas.reject import Reject

from ..errors import ReadError
from .rejects import reject_of, unreadable, uri_of
from .remote import AnyPath, is_remote, listed

STDIN = "-"


@dataclass(frozen=True, slots=True)
class FileName:
    """One file to read; `path` is None for standard input."""

    uri: str
    path: AnyPath | None


def expand(
    names: Iterable[str], *, leave_out: Collection[Path] = ()
) -> Iterator[FileName | Reject]:
    """Yield the files behind names, in order of the names; inside a folder in order of code points.

    Folders are walked to the bottom without their hidden files. A link to a file of the same tree
    is read, one to a folder of the same tree is not (its files are read in their own place), one
    that leads out is a reject `link_leads_out`. A pattern (`*`, `?`, `[…]`, `**`) that the shell
    left as it is gives its matches sorted. What isn't there is a reject `not_found`. Files of
    `leave_out` (resolved paths: a run's own output) are passed over inside folders and patterns.
    Addresses (`s3://kho/tin`) stand for files, folders and patterns likewise.
    """
    for name in names:
        if name == STDIN:
            yield FileName(STDIN, None)
            continue
        if is_remote(name):
            yield from _behind(name)
            continue
        path = Path(name)
        try:
            if path.exists():
                yield from _file_or_folder(path, leave_out, named=True)
            elif glob.has_magic(name):
                yield from _matches(name, leave_out)
            else:
                yield reject_of(unreadable(FileNotFoundError(), name), uri=uri_of(path))
        except OSError as error:
            yield reject_of(unreadable(error, name), uri=uri_of(path))


def _behind(address: str) -> Iterator[FileName | Reject]:
    found = False
    try:
        for file in listed(address):
            found = True
            yield FileName(file.url, file)
        if not found:
            yield _no_files(address)
    except OSError as error:
        yield reject_of(unreadable(error, address), uri=address)


def _no_files(folder: str) -> Reject:
    error = ReadError(
        "no_files", f"the folder {folder} holds no files that are not hidden",
        hint="Name the folder that holds the articles.",
    )  # fmt: skip
    return reject_of(error, uri=folder)


def _file_or_folder(
    path: Path, leave_out: Collection[Path], *, named: bool
) -> Iterator[FileName | Reject]:
    if path.is_dir():
        found = False
        for entry in _walk(path, path.resolve(), leave_out):
            found = True
            yield entry
        if not found:
            yield _no_files(uri_of(path))
    elif named or path.resolve() not in leave_out:
        yield FileName(uri_of(path), path)


def _matches(pattern: str, leave_out: Collection[Path]) -> Iterator[FileName | Reject]:
    # Path.glob knows neither absolute patterns nor hidden files.
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207
    for match in matches:
        if not ("**" in pattern and Path(match).is_dir()):
            yield from _file_or_folder(Path(match), leave_out, named=False)
    if not matches:
        error = ReadError(
            "not_found", f"nothing matches {pattern}", hint="Look at the pattern and the folder."
        )
        yield reject_of(error, uri=uri_of(Path(pattern)))


def _walk(folder: Path, root: Path, leave_out: Collection[Path]) -> Iterator[FileName | Reject]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield reject_of(unreadable(error, folder), uri=uri_of(folder))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            yield from _link(entry, root, leave_out)
        elif entry.is_dir():
            yield from _walk(entry, root, leave_out)
        elif not entry.is_file():
            no_file = ReadError(
                "not_a_file", f"{entry} is a device, pipe or socket", hint="Name it on its own."
            )
            yield reject_of(no_file, uri=uri_of(entry))
        elif entry.resolve() not in leave_out:
            yield FileName(uri_of(entry), entry)


def _link(entry: Path, root: Path, leave_out: Collection[Path]) -> Iterator[FileName | Reject]:
    try:
        target = entry.resolve(strict=True)
    except (OSError, RuntimeError):  # a loop is a RuntimeError before Python 3.13
        yield reject_of(unreadable(FileNotFoundError(), f"target of {entry}"), uri=uri_of(entry))
        return
    if not target.is_relative_to(root):
        error = ReadError(
            "link_leads_out", f"{entry} is a link out of {root.name or root}",
            hint="Name its target as an input of its own.",
        )  # fmt: skip
        yield reject_of(error, uri=uri_of(entry))
    elif target.is_file() and target not in leave_out:
        yield FileName(uri_of(entry), entry)
