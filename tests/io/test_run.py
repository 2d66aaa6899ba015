"""Readers and extraction joined: counts in are counts out, and no article ends a run."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.errors import ExtractError, SetupError
from pipeline.io.run import extract_inputs
from pipeline.text.decode import decode
from pipeline.text.document import Document
from schemas.record import ArticleRecord
from schemas.reject import Reject

from ..stubbing import stub_of
from .records import record_of


def _extract(document: Document, *, options: object) -> ArticleRecord:
    text = decode(document.content).text
    if "không phép" in text:
        raise ExtractError("not_valid", "no record", hint="Look.")
    if "lỗi" in text:
        raise KeyError(text)
    if "model" in text:
        raise SetupError("no_model", "gone", hint="Run doctor.")
    return record_of(document)


@pytest.fixture(autouse=True)
def stub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "pipeline.record", stub_of(_extract))
    monkeypatch.chdir(tmp_path)
    yield


def test_every_input_becomes_a_record_or_a_reject_in_order() -> None:
    contents = [b"x", b"", b"\xff\xff", "không phép".encode(), "có lỗi".encode(), b"x"]
    names = [f"{number}.txt" for number in range(len(contents))]
    for name, content in zip(names, contents, strict=True):
        Path(name).write_bytes(content)
    found = list(extract_inputs([*names, "gone"]))
    assert [i.source.uri for i in found] == [*names, "gone"]
    codes = [(i.stage, i.code) if isinstance(i, Reject) else None for i in found]
    assert codes == [
        None, ("decode", "empty"), ("decode", "unknown_encoding"), ("extract", "not_valid"),
        ("extract", "internal_error"), None, ("read", "not_found"),
    ]  # fmt: skip
    last = found[5]
    assert isinstance(last, ArticleRecord)
    assert last.duplicate_of is not None
    assert last.duplicate_of.uri == "0.txt"
    assert all(i.source.sha256 for i in found[:6])


def test_a_mistake_of_ours_is_told_without_the_article_and_asks_for_a_report() -> None:
    Path("a.txt").write_text("có lỗi")
    (found,) = extract_inputs(["a.txt"])
    assert isinstance(found, Reject)
    assert found.message.startswith("KeyError")
    assert "lỗi" not in found.model_dump_json()
    assert "report" in found.hint


def test_a_mistake_of_ours_names_our_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(document: Document, *, options: object) -> ArticleRecord:
        decode(None)  # type: ignore[arg-type]
        return record_of(document)

    monkeypatch.setitem(sys.modules, "pipeline.record", stub_of(broken))
    Path("a.txt").write_text("x")
    (found,) = extract_inputs(["a.txt"])
    assert isinstance(found, Reject)
    assert found.message.startswith("AttributeError in pipeline/text/decode.py, line ")


def test_a_missing_model_ends_the_run() -> None:
    Path("a.txt").write_text("model")
    with pytest.raises(SetupError, match="no_model"):
        list(extract_inputs(["a.txt"]))
