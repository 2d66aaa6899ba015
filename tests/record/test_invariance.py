"""The same article in another dress has the same facts; the same bytes the same record."""

import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.record import extract, extract_document
from pipeline.text.document import Document
from schemas.record import ArticleRecord

Dress = Callable[[str], bytes]


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


DRESSES: dict[str, Dress] = {
    "nfd": lambda t: nfd(t).encode(),
    "crlf": lambda t: t.replace("\n", "\r\n").encode(),
    "cr": lambda t: t.replace("\n", "\r").encode(),
    "doubled blank lines": lambda t: re.sub(r"\n\n", "\n\n\n\n", t).encode(),
    "bom": lambda t: b"\xef\xbb\xbf" + t.encode(),
    "utf-16": lambda t: t.encode("utf-16"),
    "nfd, crlf, utf-16": lambda t: nfd(t.replace("\n", "\r\n")).encode("utf-16"),
}


def facts(record: ArticleRecord) -> list[tuple[object, ...]]:
    """Everything a fact says but where it stands."""
    dates = [
        ("date", d.text, d.kind, d.value, d.mod, d.part_of_day, d.role, d.rule, d.because)
        for d in record.dates
    ]
    counts = [
        ("count", c.text, c.measure, c.value, c.low, c.high, c.modifier, c.unit, c.role, c.rule)
        for c in record.counts
    ]
    checks = [("check", c.code, c.status, c.message) for c in record.checks]
    left = [("left", u.text, u.reason) for u in record.unassigned]
    return [*dates, *counts, *checks, *left]


@pytest.mark.parametrize("dress", DRESSES)
def test_another_dress_has_the_same_facts(article: str, dress: str) -> None:
    plain = extract(article)
    dressed = extract_document(Document(content=DRESSES[dress](article), uri="x"))
    assert facts(plain)
    assert facts(dressed) == facts(plain)


@pytest.mark.parametrize("dress", DRESSES)
def test_seeds_in_another_dress(seed: str, dress: str) -> None:
    dressed = extract_document(Document(content=DRESSES[dress](seed), uri="x"))
    assert facts(dressed) == facts(extract(seed))


def test_two_runs_give_the_same_bytes(tmp_path: Path, article: str) -> None:
    """Another process, another hash seed: nothing hangs on the order of a set."""
    (tmp_path / "a.txt").write_text(article, encoding="utf-8")
    code = (
        "import sys; from pathlib import Path; from pipeline.record import extract;"
        "record = extract(Path(sys.argv[1]).read_text('utf-8'));"
        "sys.stdout.buffer.write(record.model_dump_json().encode())"
    )
    outputs = [
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "a.txt")],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True, check=True,
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert outputs[0] == outputs[1]
    assert outputs[0].startswith(b'{"schema_version"')
