"""Blocks of saved pages: the table of whole pages, and what holds for any text."""

import tomllib
import unicodedata
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.data import load
from pipeline.text import furniture
from pipeline.text.furniture import furniture as furniture_of
from pipeline.text.page import read_page
from schemas.article import BlockKind

PAGES = tomllib.loads(
    (Path(__file__).parent / "tables" / "pages.toml").read_text(encoding="utf-8")
)["page"]
STAMPS = tomllib.loads(
    (Path(__file__).parent / "tables" / "stamps.toml").read_text(encoding="utf-8")
)
KINDS = get_args(BlockKind)


def unmark(page: dict[str, str]) -> tuple[str, list[tuple[str, str]]]:
    """Give a page's text and its lines with their expected kinds."""
    rows: list[str] = []
    expected: list[tuple[str, str]] = []
    for raw in page["lines"].split("\n"):
        kind, bar, words = raw.partition(" | ")
        if not bar:
            assert not raw.strip(), f"{page['name']}: {raw!r} has no kind"
            rows.append("")
            continue
        assert kind in KINDS, f"{page['name']}: {kind!r} is no kind"
        rows.append(words)
        expected.append((kind, words.strip()))
    return "\n".join(rows), expected


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["name"])
def test_every_line_of_the_page_is_what_the_table_says(page: dict[str, str]) -> None:
    text, expected = unmark(page)
    assert [(b.kind, text[b.start : b.end]) for b in read_page(text).blocks] == expected


def below_the_title(line: str) -> str:
    """Give the kind of a line below a title and above two paragraphs."""
    title = "Công nhân cụm Gò Sỏi hiến 120 đơn vị máu"
    return read_page(f"{title}\n{line}\n\n{PARAGRAPH}\n{PARAGRAPH}").blocks[1].kind


@pytest.mark.parametrize("line", STAMPS["stamps"])
def test_a_line_below_the_title_is_a_stamp(line: str) -> None:
    assert below_the_title(line) == "stamp"


@pytest.mark.parametrize("line", STAMPS["others"])
def test_a_line_with_a_day_and_words_is_no_stamp(line: str) -> None:
    assert below_the_title(line) != "stamp"


def test_the_pages_are_many_and_of_all_kinds() -> None:
    assert len(PAGES) >= 80
    names = Counter(page["name"] for page in PAGES)
    assert [name for name, times in names.items() if times > 1] == []
    kinds = Counter(kind for page in PAGES for kind, _ in unmark(page)[1])
    assert set(kinds) == set(KINDS)
    assert min(kinds[kind] for kind in KINDS) >= 5
    assert all(unicodedata.is_normalized("NFC", page["lines"]) for page in PAGES)


PIECES = st.one_of(
    st.sampled_from(
        [line for page in PAGES for line in unmark(page)[0].split("\n") if line.strip()]
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.sampled_from(["", " ", "\u00a0", "\t", "\u200b", "12", "|", "»", "(1)", "Ảnh:", "a\u0301"]),
)
TEXTS = st.lists(PIECES, max_size=25).map("\n".join)


@settings(deadline=None)
@given(TEXTS)
def test_every_line_that_is_not_blank_is_one_block(text: str) -> None:
    found = [text[b.start : b.end] for b in read_page(text).blocks]
    assert found == [line.strip() for line in text.split("\n") if line.strip()]


@settings(deadline=None)
@given(TEXTS)
def test_blank_lines_and_indentation_change_nothing(text: str) -> None:
    spaced = "\n\n".join(f"  {line}\u00a0" if line.strip() else line for line in text.split("\n"))
    assert [b.kind for b in read_page(spaced).blocks] == [b.kind for b in read_page(text).blocks]


@settings(deadline=None)
@given(TEXTS)
def test_there_is_a_lead_only_behind_a_title(text: str) -> None:
    kinds = [b.kind for b in read_page(text).blocks]
    assert kinds.count("lead") <= 1
    if "lead" in kinds:
        assert "title" in kinds[: kinds.index("lead")]


PARAGRAPH = (
    "Theo Ban Quản lý, đến ngày 30/9, trong khu có 246 doanh nghiệp đang hoạt động với 21.870 lao "
    "động, tăng 4,8% so với cùng kỳ; thu nhập bình quân đạt 9,8 triệu đồng một người một tháng."
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=6), st.lists(PIECES, max_size=6))
def test_a_long_paragraph_between_long_paragraphs_is_always_text(
    above: list[str], below: list[str]
) -> None:
    text = "\n".join([*above, *[PARAGRAPH] * 8, *below])
    kinds = [b.kind for b in read_page(text).blocks if text[b.start : b.end] == PARAGRAPH]
    assert set(kinds) <= {"body", "lead"}


ARTICLE_LINES = [
    words
    for page in PAGES
    for kind, words in unmark(page)[1]
    if kind in ("lead", "heading", "body", "caption", "table") and furniture_of(words) != "counter"
]
"""Lines of articles, without the sums of tables that a counter could print: `Tổng cộng 19.570`."""


@settings(deadline=None)
@given(st.lists(st.sampled_from(ARTICLE_LINES), min_size=1, max_size=12))
def test_what_an_article_says_between_its_paragraphs_stays_in_it(said: list[str]) -> None:
    text = "\n".join(line for words in said for line in (PARAGRAPH, words)) + "\n" + PARAGRAPH
    assert "boilerplate" not in [b.kind for b in read_page(text).blocks]


@pytest.mark.parametrize(
    "heading", ["PHẦN THỨ HAI", "Chương II", "GIẢI PHÁP", "CHỈ TIÊU CHỦ YẾU", "NHIỆM VỤ", "Phần II"]
)
def test_the_heading_of_a_part_signs_no_article(heading: str) -> None:
    page = read_page(f"{PARAGRAPH}\n\n{heading}\n\n{PARAGRAPH}")
    assert page.byline is None
    assert page.blocks[-1].kind in ("body", "lead")


def test_title_and_byline_of_a_page() -> None:
    text, _ = unmark(PAGES[0])
    page = read_page(text)
    assert page.title is not None
    assert text[page.title.start : page.title.end].startswith("Công đoàn khu Bến Vân")
    assert page.byline is None
    assert read_page("").blocks == ()


@pytest.mark.parametrize(
    "line",
    [
        "a",
        "4",
        "Tin khác",
        "» Khai mạc giải bóng đá (12/03/2014)",
        "Cập nhật: 08:15 - 12/6/2014",
        "Hội nghị bàn nhiệm vụ trọng tâm năm 2014",
        PARAGRAPH,
        "Ảnh: Minh Anh",
    ],
)
def test_time_grows_with_the_number_of_lines_only(line: str) -> None:
    text = "\n".join([line] * 30_000)
    assert len(read_page(text).blocks) == 30_000


@pytest.mark.parametrize(
    "piece", ["a", "1", "12/3/2014 ", " - ", "| ", "Ảnh: ", "(", "A ", ". ", "\t"]
)
def test_one_line_may_be_long(piece: str) -> None:
    text = piece * (400_000 // len(piece)) + "x"
    assert len(read_page(text).blocks) == 1


def broken_pages() -> set[str]:
    broken = set()
    for page in PAGES:
        text, expected = unmark(page)
        if [(b.kind, text[b.start : b.end]) for b in read_page(text).blocks] != expected:
            broken.add(page["name"])
    return broken


@pytest.mark.parametrize("kind", get_args(furniture.Furniture))
def test_every_kind_of_furniture_has_a_page_that_needs_it(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tuple(row for row in load("page_furniture") if row.canonical != kind)
    monkeypatch.setattr(furniture, "load", lambda name: kept)
    furniture._lexicon.cache_clear()
    furniture.of_segment.cache_clear()
    try:
        assert broken_pages()
    finally:
        furniture._lexicon.cache_clear()
        furniture.of_segment.cache_clear()


def test_the_lexicon_of_furniture_is_folded_and_without_conflicts() -> None:
    rows = load("page_furniture")
    assert {row.canonical for row in rows} == set(get_args(furniture.Furniture))
    assert {row.type for row in rows} == {"whole", "label", "start"}
    surfaces = Counter(row.surface.rstrip(": ") for row in rows)
    assert [surface for surface, times in surfaces.items() if times > 1] == []
    assert [row.surface for row in rows if row.surface != row.surface.lower()] == []
