"""The command with everything behind it: one article from bytes to a valid record."""

import json
import unicodedata
from pathlib import Path

import pytest

from pipeline.text.encodings.encode import encode_as

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


@pytest.mark.slow
def test_a_page_in_an_old_encoding_and_the_bytes_of_a_text(vifacts: Run) -> None:
    content = encode_as(TEXT, "vni")
    Path("a.txt").write_bytes(content)
    Path("a.htm").write_bytes(b"<html><p>" + content.replace(b"\n\n", b"<p>") + b"</html>")
    ran = vifacts("extract", "a.txt", "a.htm", "--encoding", "VNI-Windows", "--raw-offsets")
    text, page = (json.loads(line) for line in ran.out.splitlines())
    assert (
        [c["value"] for c in page["counts"]] == [c["value"] for c in text["counts"]] == [45, 12300]
    )
    first = text["counts"][0]
    assert content[first["raw_start"] : first["raw_end"]] == encode_as(first["text"], "vni")
    assert page["counts"][0]["xpath"]["start"] == "/html[1]/body[1]/p[2]/text()[1]"
    assert "raw_start" not in page["counts"][0]
    ran = vifacts("show", "a.htm", "--html", "marked.html", "--original")
    assert (ran.code, ran.err) == (0, "1 page → marked.html\n")
    assert "const MARKS = [" in Path("marked.html").read_text(encoding="utf-8")
    ran = vifacts("show", "a.txt", "--html", "marked.html", "--original")
    assert ran.code == 1
    assert "(no_page)" in ran.err
    assert vifacts("extract", "a.txt", "--encoding", "koi8-r").code == 2
