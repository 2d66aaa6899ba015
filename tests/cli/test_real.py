"""The command with everything behind it: one article from bytes to a valid record."""

import json
import unicodedata
from pathlib import Path

import pytest

from .conftest import Run

TEXT = (
    "Chiều 7/3/2024, Công đoàn các KCN tỉnh họp.\n\n"
    "Toàn khu có 45 doanh nghiệp với 12.300 lao động.\n"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.slow
def test_an_article_becomes_a_record_that_validates(vifacts: Run) -> None:
    Path("bài.txt").write_bytes(TEXT.encode())
    nfd = unicodedata.normalize("NFD", TEXT).replace("\n", "\r\n")
    Path("nfd.txt").write_bytes(nfd.encode("utf-16"))
    ran = vifacts("extract", "bài.txt", "nfd.txt", "bài.txt", "-o", "facts.jsonl")
    assert (ran.code, ran.err) == (0, "3 records, 0 rejects → facts.jsonl\n")
    one, two, three = (json.loads(line) for line in Path("facts.jsonl").read_text().splitlines())
    assert [count["value"] for count in one["counts"]] == [45, 12300]
    assert [date["value"] for date in one["dates"]] == ["2024-03-07"]
    assert two["text"] == TEXT
    assert (two["source"]["encoding"], two["counts"]) == ("utf-16", one["counts"])
    assert three["duplicate_of"] == {"uri": "bài.txt", "member": None}
    ran = vifacts("validate", "facts.jsonl")
    assert ran.code == 1, "the same file twice has one key"
    assert ran.out.endswith("same id, source.uri and source.member (duplicate_key)\n")


@pytest.mark.slow
def test_words_and_text_are_as_asked(vifacts: Run) -> None:
    ran = vifacts("extract", "-", "--words", "--no-text", stdin=TEXT.encode())
    record = json.loads(ran.out)
    assert ran.code == 0
    assert "text" not in record
    start, end = record["words"][0]["start"], record["words"][0]["end"]
    assert TEXT[start:end] == "Chiều"
