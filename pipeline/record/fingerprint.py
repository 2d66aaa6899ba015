"""Which lexicons and rules made a record: one short hash over the package's own files."""

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from schemas.article import Producer

_ROOMS = ("data", "text", "segment", "extract", "link", "check", "record")


@cache
def producer() -> Producer:
    """Give name, version and fingerprint of the vifacts that runs."""
    try:
        number = version("vifacts")
    except PackageNotFoundError:
        number = "0+unknown"
    return Producer(name="vifacts", version=number, rules=rules_fingerprint())


@cache
def rules_fingerprint() -> str:
    """Give 16 hex digits of SHA-256 over lexicons and rules: names and bytes, in order of name."""
    return package_fingerprint(_ROOMS)


def package_fingerprint(rooms: Iterable[str]) -> str:
    """Give 16 hex digits of SHA-256 over the code and lexicons of rooms of this package."""
    root = Path(__file__).parents[1]
    digest = hashlib.sha256()
    files = [
        file
        for room in rooms
        for file in (root / room).rglob("*")
        if file.suffix in (".py", ".tsv")
    ]
    for file in sorted(files, key=lambda f: f.relative_to(root).as_posix()):
        digest.update(file.relative_to(root).as_posix().encode() + b"\0")
        digest.update(file.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()[:16]
