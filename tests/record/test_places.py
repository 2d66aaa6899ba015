"""Facts and where their words stand in the input: bytes of a text, text nodes of a page."""

import gzip
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.io.run import extract_inputs
from pipeline.record import ExtractOptions, extract_document
from pipeline.text.decode import read_as
from pipeline.text.document import Document
from pipeline.text.encodings.coding import decode_as
from pipeline.text.encodings.encode import encode_as
from pipeline.text.encodings.tables import TABLES
from schemas.base import Fact
from schemas.record import ArticleRecord

PARTS = [
    "Sáng 8/3/2024, Công đoàn các khu công nghiệp tỉnh tổ chức hội nghị sơ kết.",
    "Toàn khu có 45 doanh nghiệp với hơn 12.300 lao động.",
    "Ban Thường vụ yêu cầu: (1) rà soát các nhà trọ; (2) kết nạp 120 đoàn viên trước ngày 30/6.",
    "Liên đoàn Lao động thành phố trao 350 suất quà cho nữ công nhân.",
    "Quý I/2024, thành lập mới 6 công đoàn cơ sở.",
]
ENCODINGS = [
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "tcvn3", "tcvn5712-1", "vni",
    "cp1258", "viscii", "utf-8+utf-8", "utf-8+tcvn3",
]  # fmt: skip


def facts(record: ArticleRecord) -> list[Fact]:
    items = [item for tasks in record.tasks for item in tasks.items]
    return [*record.dates, *record.organisations, *record.counts, *items]


def written(text: str, encoding: str) -> bytes:
    outer, _, inner = encoding.partition("+")
    if not inner:
        return encode_as(text, encoding)
    return "".join(TABLES["cp1252"][byte] for byte in encode_as(text, inner)).encode(outer)


def words_of(content: bytes, encoding: str) -> str:
    plain = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(encoding, encoding)
    text = read_as(content, plain).replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)


def extracted(content: bytes, **given_: object) -> ArticleRecord:
    document = Document(content=content, uri="x", media_type=None, **given_)  # type: ignore[arg-type]
    return extract_document(document, options=ExtractOptions(raw_offsets=True))


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.sampled_from(PARTS), min_size=2, max_size=6),
    st.sampled_from(ENCODINGS),
    st.sampled_from(["NFC", "NFD"]),
    st.sampled_from(["\n", "\r\n", "\r", "\n\n"]),
)
def test_the_bytes_at_raw_offsets_decode_to_the_words(
    parts: list[str], encoding: str, form: str, line_end: str
) -> None:
    text = line_end.join(parts) + line_end
    if encoding.startswith("utf") and "+" not in encoding:
        text = unicodedata.normalize(form, text)  # type: ignore[arg-type]
    content = written(text, encoding)
    record = extracted(content)
    family = {"tcvn5712-1": "tcvn3"}.get(encoding, encoding)
    assert record.source.encoding in (family, encoding)
    assert facts(record)
    for fact in facts(record):
        assert fact.raw_start is not None
        assert fact.raw_end is not None
        piece = content[fact.raw_start : fact.raw_end]
        assert words_of(piece, record.source.encoding) == fact.text


def test_raw_offsets_are_there_when_asked_for() -> None:
    content = PARTS[1].encode()
    plain = extract_document(Document(content=content, uri="x"))
    assert "raw_start" not in plain.model_dump_json()
    assert "xpath" not in plain.model_dump_json()
    line = extracted(content).model_dump_json()
    assert ArticleRecord.model_validate_json(line).counts[0].raw_start == len(
        "Toàn khu có ".encode()
    )


def test_a_named_encoding_decides() -> None:
    content = encode_as(PARTS[0], "vni")
    assert extracted(content, encoding="vni").source.encoding == "vni"
    assert decode_as(content, "vni").source == extracted(content).text


def test_a_page_has_xpaths_and_no_bytes() -> None:
    content = "".join(f"<p>{part}</p>" for part in PARTS).encode()
    record = extracted(content)
    assert record.source.media_type == "text/html"
    for fact in facts(record):
        assert fact.raw_start is None
        assert fact.xpath is not None
        number = re.search(r"/p\[(\d)\]/text\(\)\[1\]$", fact.xpath.start)
        assert number
        words = PARTS[int(number[1]) - 1][fact.xpath.start_offset : fact.xpath.end_offset]
        assert words == fact.text
    again = ArticleRecord.model_validate_json(record.model_dump_json())
    assert again == record


PAGE = """<html><head>{head}</head><body><div class="menu"><a href="/">Trang chủ</a></div>
<h1>Công đoàn khu Bến Vân gặp mặt công nhân đầu xuân</h1>{stamp}<div class="content"><p>Sáng 14/3,
gần 150 công nhân dự buổi gặp mặt tại hội trường khu Bến Vân, nhiều người đến từ tờ mờ sáng.</p>
<p>Toàn khu có 40 doanh nghiệp, trong đó khu Đông có 25 doanh nghiệp, khu Tây có 15 doanh nghiệp.
</p></div><div class="footer">Giấy phép số 12/GP ngày 05/01/2011</div></body></html>"""
LD = (
    '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":'
    '"2019-03-15T09:20:00+07:00","dateModified":"2019-03-18T09:20:00+07:00"}</script>'
)


def page(head: str, stamp: str, **given_: object) -> ArticleRecord:
    return extracted(PAGE.format(head=head, stamp=stamp).encode(), **given_)


def test_markup_dates_an_article_that_prints_no_stamp() -> None:
    record = page(LD, "")
    published = record.article.published
    assert published is not None
    assert (published.value, published.source, published.date) == (
        "2019-03-15T09:20:00", "markup", None
    )  # fmt: skip
    assert [(c.value[:10], c.where) for c in published.candidates] == [
        ("2019-03-15", "json-ld datePublished"), ("2019-03-18", "json-ld dateModified (modified)"),
    ]  # fmt: skip
    event = next(d for d in record.dates if d.text == "Sáng 14/3")
    assert event.value == "2019-03-14"


def test_a_printed_stamp_decides_and_the_markup_stands_beside() -> None:
    record = page(LD, "<p class=date>Thứ Sáu, 15/3/2019 | 09:20</p>")
    published = record.article.published
    assert published is not None
    assert (published.source, published.value) == ("page", "2019-03-15T09:20:00")
    assert [c.source for c in published.candidates] == ["page", "markup", "markup"]
    assert record.warnings == []


def test_an_update_gives_way_to_the_date_of_publication() -> None:
    published = page(LD, "<p>Cập nhật: 18/3/2019 09:20</p>").article.published
    assert published is not None
    assert (published.value, published.source) == ("2019-03-15T09:20:00", "markup")


def test_a_stamp_that_the_markup_denies_is_warned_of() -> None:
    record = page(LD, "<p class=date>Thứ Sáu, 22/3/2019 | 09:20</p>")
    assert [w.code for w in record.warnings] == ["published_conflict"]


def test_a_given_date_decides_over_both() -> None:
    published = page(LD, "", published="2018-03-16").article.published
    assert published is not None
    assert (published.value, published.source) == ("2018-03-16", "given")
    assert len(published.candidates) == 2


def test_the_footer_and_the_address_are_no_publication() -> None:
    document = Document(
        content=PAGE.format(head="", stamp="").encode(), media_type=None,
        uri="https://bao.example/2019/03/15/gap-mat.html",
    )  # fmt: skip
    record = extract_document(document)
    assert record.article.published is None
    assert [d.text for d in record.dates if d.role in ("publication", "page")] == []


STYLES: dict[str, Callable[[list[list[str]]], str]] = {
    "paragraphs": lambda groups: (
        "<html><body>" + "".join(f"<p>{'<br>'.join(rows)}</p>\n" for rows in groups)
        + "</body></html>"
    ),
    "layout table": lambda groups: (
        "<HTML><BODY><TABLE width=770><TR><TD>"
        + "<BR><BR>\n".join("<BR>\n".join(rows) for rows in groups) + "</TABLE></BODY></HTML>"
    ),
    "inline styles": lambda groups: (
        "<!doctype html><meta charset=utf-8><div id=wrap><div class=bai>"
        + "<div>&nbsp;</div>".join(
            f'<div style="text-align:justify"><span>{"</span><br><span>".join(rows)}</span></div>'
            for rows in groups
        )
        + "</div></div>"
    ),
}  # fmt: skip
"""Lines of a group stand close together, groups apart."""


def _(words: str) -> str:
    return " ".join(words.split())


def told(record: ArticleRecord) -> list[tuple[object, ...]]:
    """Everything a fact says but where it stands, blanks made one."""
    dates = [("d", _(d.text), d.value, d.mod, d.role, d.because) for d in record.dates]
    counts = [("c", _(c.text), c.measure, c.value, c.modifier, c.role) for c in record.counts]
    bodies = [("o", _(o.text), o.type) for o in record.organisations]
    tasks = [("t", t.status, _(i.text), i.ordinal) for t in record.tasks for i in t.items]
    checks = [("k", c.code, c.status, c.message) for c in record.checks]
    return [*dates, *counts, *bodies, *tasks, *checks]


def as_html(text: str, style: str) -> str:
    """Save a text as a page; editors write doubled blanks as `&nbsp;`."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").strip()
    text = "\n".join(line.strip() for line in text.split("\n"))
    text = re.sub(r"  +", lambda m: "&nbsp;" * (len(m[0]) - 1) + " ", text)
    return STYLES[style]([group.split("\n") for group in re.split(r"\n\n+", text)])


ARTICLES = sorted((Path(__file__).parents[2] / "corpus" / "articles").glob("*.txt"))
LEGACY = ["tcvn3", "vni", "viscii", "cp1258"]


def _written_in(text: str, name: str) -> bytes:
    """Write a text in an old encoding; what it lacks (arrows, ©) becomes a blank of its kind."""
    out = bytearray()
    for char in text:
        try:
            out += encode_as(char, name)
        except UnicodeEncodeError:
            out += {"–": b"-", "—": b"-", "…": b"...", "“": b'"', "”": b'"'}.get(char, b"*")
    return bytes(out)


@pytest.mark.slow
@pytest.mark.parametrize("path", ARTICLES, ids=[path.stem for path in ARTICLES])
def test_every_article_has_the_same_facts_in_every_dress(path: Path) -> None:
    text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
    base = told(extracted(text.encode()))
    for style in STYLES:
        assert told(extracted(as_html(text, style).encode())) == base, style
    dresses = {
        "nfd": unicodedata.normalize("NFD", text).encode(), "utf-16": text.encode("utf-16"),
        "crlf": text.replace("\n", "\r\n").encode(), "page, utf-16": as_html(
            text, "layout table").encode("utf-16"),
    }  # fmt: skip
    for name, content in dresses.items():
        assert told(extracted(content)) == base, name
    for name in LEGACY:
        content = _written_in(text, name)
        plain = unicodedata.normalize("NFC", decode_as(content, name).source)
        expected = base if plain == text else told(extracted(plain.encode()))
        assert told(extracted(content)) == expected, name


@pytest.mark.slow
def test_gzip_gives_the_same_facts(tmp_path: Path) -> None:
    names = []
    for path in ARTICLES[:6]:
        target = tmp_path / f"{path.stem}.txt.gz"
        target.write_bytes(gzip.compress(path.read_bytes()))
        names.append(str(target))
    found = list(extract_inputs(names))
    plain = list(extract_inputs([str(path) for path in ARTICLES[:6]]))
    assert len(found) == 6
    for one, other in zip(found, plain, strict=True):
        assert isinstance(one, ArticleRecord)
        assert isinstance(other, ArticleRecord)
        assert told(one) == told(other)
        assert one.id == other.id
