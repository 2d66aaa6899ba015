"""The walk through a page: visible text, lines, rows, and the place of every character."""

import json
import random
import re
import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.errors import DecodeError, ReadError, VifactsError
from pipeline.text.html.dom import DEEPEST, parse
from pipeline.text.html.lines import page_lines
from pipeline.text.html.metadata import metadata, read_stated
from pipeline.text.html.page import HtmlPage, read_html
from pipeline.text.html.places import DomMap
from pipeline.text.html.sniff import is_html

STEP = re.compile(r"(\*|[a-z][a-z0-9]*|text\(\))\[(\d+)\]")


def text_node(html: str, xpath: str) -> str:
    """Follow an XPath through the tree, by our own reading of it."""
    node: LexborNode | None = LexborHTMLParser(html).root
    steps = STEP.findall(xpath)
    assert "".join(f"/{name}[{n}]" for name, n in steps) == xpath
    for depth, (name, number) in enumerate(steps):
        if depth == 0:
            continue
        assert node is not None
        child, count = node.child, 0
        while child is not None:
            is_text = name == "text()" and child.is_text_node
            count += is_text or (child.is_element_node and name in (child.tag, "*"))
            if count == int(number):
                break
            child = child.next
        node = child
    assert node is not None
    return node.text_content or ""


def selected(html: str, page: HtmlPage, start: int, end: int) -> str:
    """What a browser would select: from one text node's offset to another's."""
    place = page.places.range_of(start, end)
    assert place is not None
    if place.start == place.end:
        return text_node(html, place.start)[place.start_offset : place.end_offset]
    first = text_node(html, place.start)[place.start_offset :]
    return first + "…" + text_node(html, place.end)[: place.end_offset]


def text_of(html: str) -> str:
    return DomMap(page_lines(parse(html))).text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Một<p>Hai", "Một\n\nHai"),
        ("<p> Một \n\t hai<br>ba </p>", "Một hai\nba"),
        ("a<b> b</b> <i>c</i>d", "a b cd"),
        ("<div>Một<div>Hai</div>Ba</div>", "Một\nHai\nBa"),
        ("<p>&eacute;&nbsp;&#7879;&#x1ec7;&copy &amp;lt;</p>", "é\u00a0ệệ© &lt;"),
        ("<p>đ\u1ed3ng e\u0323\u0302</p>", "đồng ệ"),
        ("<pre>a\n  b  b\r\nc</pre>", "a\nb  b\nc"),
        ("<p>a<script>b</script><style>c</style><!-- d --><noscript>e</noscript>f", "af"),
        ("<p hidden>a</p><p style='display: none'>b</p><p style='VISIBILITY:hidden'>c</p>d", "d"),
        ("<title>a</title><p>b<select><option>c</select><textarea>d</textarea>", "b"),
        ("<ol start=4><li>a<li value=9>b<li>c</ol><ul><li>d</ul>", "4. a\n9. b\n10. c\n\n- d"),
        ("<ul style='list-style:none'><li>a</ul><ul><li><a href=x>b</a></ul>", "a\n\nb"),
        ("<table><tr><th>A<th>B<tr><td>1<td><p>2</p></table>", "A\tB\n1\t2"),
        ("<table><tr><td><p>a</p><p>b</p><td>c</table>", "a\n\nb\n\nc"),
        ("a<br>b<br><br>c<div>&nbsp;</div>d", "a\nb\n\nc\n\nd"),
        ("<ul><li><p>a</p><li><p>b</p></ul>", "- a\n- b"),
        ("<table><tr><td>a<td>b</table>", "a\nb"),
        ("<p>\u00a0</p><p>a</p>&nbsp;<p>\u200b</p>", "a"),
        ("<a>Thời sự</a><a>Kinh tế</a> <b>Đ</b>oàn m<sup>2</sup>", "Thời sự Kinh tế Đoàn m2"),
        ("<p>a\u00adb\u200bc Ð</p>", "a\u00adb\u200bc Ð"),
    ],
)
def test_visible_text(html: str, text: str) -> None:
    assert text_of(html) == text


TAGS = [
    "<p>", "</p>", "<b>", "</b>", "<div>", "</div>", "<br>", "<td>", "<table>", "<tr>", "</table>",
    "<li>", "<ul>", "</ul>", "<pre>", "</pre>", "<o:p>", "</o:p>", "<!-- x -->", "<svg>", "</svg>",
    "<a href=x>", "</a>", "<script>", "</script>", "<select>", "<", ">", "&amp;", "&eacute;",
    "&#7879;", "&#0;", "&nbsp;",
]  # fmt: skip
WORDS = [
    "Công",
    " đoàn ",
    "45 ",
    "e\u0323\u0302",
    "\r\n",
    "\n",
    "  ",
    "\u00a0",
    "🎉",
    "ệ",
    "\u200b",
]


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(TAGS + WORDS), max_size=40).map("".join), st.data())
def test_every_character_leads_to_its_text_node(html: str, data: st.DataObject) -> None:
    try:
        page = read_html(html)
    except VifactsError:
        return
    assert unicodedata.is_normalized("NFC", page.text)
    for block in page.blocks:
        assert page.text[block.start : block.end].strip()
    if not page.text:
        return
    start = data.draw(st.integers(0, len(page.text) - 1))
    end = data.draw(st.integers(start + 1, len(page.text)))
    if page.places.range_of(start, end) is None:
        return
    shown = unicodedata.normalize("NFC", selected(html, page, start, end))
    words = page.text[start:end]
    for edge, there in ((words[0], shown[0]), (words[-1], shown[-1])):
        assert edge == there or (edge == " " and there.isspace()) or len(words) == 1


def test_words_over_several_nodes_have_both_ends() -> None:
    html = "<div>Có <b>45</b> doanh\n   nghiệp</div><o:p>x <i>hai</i></o:p>"
    page = read_html(html)
    start = page.text.index("45")
    assert selected(html, page, start, start + 15) == "45… doanh\n   nghiệp"
    start = page.text.index("hai")
    place = page.places.range_of(start, start + 3)
    assert place is not None
    assert place.start == "/html[1]/body[1]/*[2]/i[1]/text()[1]"
    assert (place.start_offset, place.end_offset) == (0, 3)


def test_what_the_browser_adds_has_no_place() -> None:
    page = read_html("<ol><li>Rà soát các đơn vị</ol>")
    assert page.text.startswith("1. Rà")
    assert page.places.range_of(0, 2) is None
    assert page.places.range_of(3, 5) is not None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<!DOCTYPE html><p>", True),
        ("\ufeff\n <!-- lưu --><HTML>", True),
        ('<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x"><html/>', True),
        ("<p>Có 45</p>", True),
        ("<p>Một <b>hai</b> ba</p>\n" * 3, True),
        ("Có <b>45</b> doanh nghiệp <p>", False),
        ("<Ảnh: TTXVN> Có 45 doanh nghiệp", False),
        ('<!-- lưu --><?xml version="1.0"?><!DOCTYPE html><html/>', True),
        ('<?xml version="1.0"?><rss/>', False),
        ("", False),
        pytest.param("<!---->" * 1170 + "x", False, id="comments without a page"),
        pytest.param("<!--x" * 1600, False, id="comments without end"),
    ],
)
def test_a_page_is_told_by_its_content(text: str, told: bool) -> None:
    assert is_html(text) is told


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("2022-11-24T08:30:00+07:00", "2022-11-24T08:30:00"),
        ("2022-11-24T01:30:00.000Z", "2022-11-24T08:30:00"),
        ("2022-11-24 08:30:00", "2022-11-24T08:30:00"),
        ("2022/11/24", "2022-11-24"),
        ("24/11/2022 8:30 CH", "2022-11-24T20:30:00"),
        ("24-11-2022 08:30 GMT+7", "2022-11-24T08:30:00"),
        ("11/24/2022 8:30:00 PM", "2022-11-24T20:30:00"),
        ("1/2/2022 8:30:00 AM", None),
        ("20221124083000", "2022-11-24T08:30:00"),
        ("Thu, 24 Nov 2022 08:30:00 +0700", "2022-11-24T08:30:00"),
        ("31/02/2022", None),
        ("hôm qua lúc sáng", None),
        ("1669253400", None),
        ("0001-01-01T00:00:00", None),
    ],
)
def test_stated_dates(value: str, read: str | None) -> None:
    assert read_stated(value) == read


def test_what_a_page_says_of_itself() -> None:
    data = [
        {"@type": "WebSite", "datePublished": "2001-01-01"},
        {"@graph": [{"@type": ["NewsArticle"], "headline": "Đầu đề", "datePublished": "2020-05-06",
                     "dateModified": "2020-05-07"}]},
    ]  # fmt: skip
    html = (
        "<title>Đầu đề - Báo</title><meta property='article:published_time' content='2020-05-06'>"
        "<meta name=lastmod content=2020-05-08><meta property=og:url content='/2020/05/06/x'>"
        f"<script type='application/ld+json'>{json.dumps(data)}</script>"
        "<script type='application/ld+json'>{broken</script>"
    )
    about = metadata(parse(html))
    assert about.titles == ("Đầu đề", "Đầu đề - Báo")
    assert [(d.value, d.meaning, d.where) for d in about.dates] == [
        ("2020-05-06", "published", "json-ld datePublished"),
        ("2020-05-07", "modified", "json-ld dateModified"),
        ("2020-05-06", "published", "meta article:published_time"),
        ("2020-05-08", "modified", "meta lastmod"),
        ("2020-05-06", "address", "meta og:url"),
    ]


def test_pages_that_nobody_wrote_are_refused() -> None:
    with pytest.raises(DecodeError) as caught:
        parse("<div>" * (DEEPEST + 1) + "x")
    assert caught.value.code == "too_deep"
    with pytest.raises(DecodeError) as caught:
        parse("<b>x</b>" * 200_000)
    assert caught.value.code == "too_large"
    assert text_of("<p>x" * 3000).count("x") == 3000


def test_without_the_parser_the_reject_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    import builtins

    real = builtins.__import__

    def missing(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("selectolax"):
            raise ModuleNotFoundError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(ReadError) as caught:
        read_html("<p>x")
    assert caught.value.code == "html_extra_missing"
    assert "pip install 'vifacts[html]'" in caught.value.hint


def test_pages_of_random_pieces_raise_nothing_of_their_own() -> None:
    draw = random.Random(4)
    for _ in range(150):
        html = "".join(draw.choices([*TAGS, *WORDS, "Ngày 5/6/2020", "\x01", "]]>"], k=60))
        try:
            read_html(html)
        except VifactsError as error:
            assert error.code in ("too_deep", "too_large", "empty")
