"""Sentences: the table, the properties that hold for any text, and the example record."""

import json
import tomllib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.segment import stops
from pipeline.segment.sentences import sentences
from schemas.article import Block

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
ROWS = tomllib.loads(
    (Path(__file__).parent / "tables" / "sentences.toml").read_text(encoding="utf-8")
)["row"]
BORDER = "‖"
PIECES = [
    *"aăêđưyAĐỞ10.…?!,;:()“”\"'-–/ \n\t\u00a0\u200b\ufeff😀",
    "\n\n", "  ", "...", " . ", "TP.", "ThS. ", "v.v.", "động.Trong", "năm 2022. ", "1. ",
    "songlam.vn", "30.6.2021", "45.320 ", "Ông A. ", "công nhân", " Hà Nội ", "./.",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map(
    lambda parts: unicodedata.normalize("NFC", "".join(parts))
)


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, ())]


def expected(marked: str) -> list[str]:
    return [part.strip() for part in marked.split(BORDER) if part.strip()]


def broken_rows() -> set[str]:
    return {r["text"] for r in ROWS if split(r["text"].replace(BORDER, "")) != expected(r["text"])}


@pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r['rule']}: {r['text'][:30]!r}")
def test_row_of_the_table(row: dict[str, str]) -> None:
    assert split(row["text"].replace(BORDER, "")) == expected(row["text"])


def test_the_table_is_nfc_and_without_doubles() -> None:
    texts = [row["text"] for row in ROWS]
    assert len(set(texts)) == len(texts) >= 60
    assert all(unicodedata.is_normalized("NFC", text) for text in texts)


@pytest.mark.parametrize(
    "kind",
    ["title", "place", "number", "company", "company_end", "list_end", "unit_end"],
)
def test_every_kind_of_abbreviation_has_a_row_that_needs_it(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = {word: k for word, k in stops._abbreviations().items() if k != kind}
    monkeypatch.setattr(stops, "_abbreviations", lambda: kept)
    assert broken_rows()


def test_addresses_have_a_row_that_needs_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stops, "_suffixes", frozenset)
    assert broken_rows()


@pytest.mark.parametrize("kind", ["starter", "honorific"])
def test_every_kind_of_starter_has_a_row_that_needs_it(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = {k: stops._starters(k) for k in ("starter", "honorific") if k != kind}
    monkeypatch.setattr(stops, "_starters", lambda k: kept.get(k, frozenset()))
    assert broken_rows()


@given(TEXTS)
def test_sentences_are_in_order_trimmed_and_lose_nothing(text: str) -> None:
    found = sentences(text, ())
    place = 0
    for start, end in found:
        assert not text[place:start].strip()
        assert text[start:end] == text[start:end].strip() != ""
        assert "\n" not in text[start:end]
        place = end
    assert not text[place:].strip()


@given(TEXTS, TEXTS)
def test_lines_do_not_see_each_other(above: str, below: str) -> None:
    assert split(f"{above}\n{below}") == split(above) + split(below)


@given(TEXTS, st.integers(0, 40), st.integers(1, 40))
def test_a_border_of_a_block_ends_a_sentence(text: str, start: int, length: int) -> None:
    end = min(start + length, len(text))
    if start >= end:
        return
    block = Block(start=start, end=end, kind="body")
    for first, last in sentences(text, (block,)):
        assert last <= start or start <= first < last <= end or end <= first


def test_boilerplate_has_no_sentences() -> None:
    text = "Công nhân vui. Ca tối bắt đầu.\nLượt xem: 291. Gửi bình luận."
    border = text.index("\n")
    blocks = (
        Block(start=0, end=border, kind="body"),
        Block(start=border + 1, end=len(text), kind="boilerplate"),
    )
    found = [text[start:end] for start, end in sentences(text, blocks)]
    assert found == ["Công nhân vui.", "Ca tối bắt đầu."]


def test_text_between_blocks_has_sentences() -> None:
    text = "Tiêu đề Công nhân vui. Ca tối bắt đầu."
    found = sentences(text, (Block(start=0, end=7, kind="title"),))
    assert [text[s:e] for s, e in found] == ["Tiêu đề", "Công nhân vui.", "Ca tối bắt đầu."]


def test_the_example_record_has_these_sentences() -> None:
    path = SHARED / "example" / "record.json"
    if not path.exists():
        pytest.skip("the worked example is not beside the project")
    record = json.loads(path.read_text(encoding="utf-8"))
    blocks = [Block.model_validate(block) for block in record["blocks"]]
    wanted = tuple((s["start"], s["end"]) for s in record["sentences"])
    assert sentences(record["text"], blocks) == wanted


@pytest.mark.parametrize("piece", [".", "a.", ". A", '"a.', "1. ", "().", ".”", "“a", "(", "x"])
def test_time_grows_with_the_length_only(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    covered = sum(end - start for start, end in sentences(text, ()))
    assert covered >= sum(not c.isspace() for c in text)


@given(TEXTS)
def test_a_plain_stop_ends_a_sentence(line: str) -> None:
    """What is told at once is what the full decision gives."""
    for start, sign in enumerate(line):
        if sign == "." and stops.is_plain_stop(line, 0, start, start + 1):
            assert stops.ends_sentence(stops.stop_at(line, 0, start, start + 1, start + 1))


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("Hai bên đã ký. Công nhân ghi nhận.", True), ("Dự họp có ba sở. Sau đó", True),
        ("Dự họp có 5 sở. Sau", False),
        ("Dài 12 km. Đường", False), ("Ông Lê A. Bình", False), ("tại TP. Huế", False),
        ("đã ký.Công nhân", False), ("v.v. Sau", False), ("hết.” Sau", False),
    ],
)  # fmt: skip
def test_which_stops_are_plain(line: str, plain: bool) -> None:
    """One dot behind a common word, one blank, a capital."""
    start = line.index(".")
    assert stops.is_plain_stop(line, 0, start, start + 1) is plain
