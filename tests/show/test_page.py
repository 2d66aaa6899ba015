"""The HTML page as a file: whole in itself, and text stays text."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from pipeline.show.page import page
from pipeline.view.plain import visible
from schemas.record import ArticleRecord

from ..io.full import make
from .hostile import TEXT, hostile
from .test_report import golden


class Seen(HTMLParser):
    """What a browser would find: elements with attributes, ids, text by element."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.inside: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "link", "input"):
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.inside.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.inside[-1:] not in (["style"], ["script"]):
            self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [found for name, found in self.elements if name == tag]


def of(record: dict[str, object]) -> Seen:
    return Seen(page([ArticleRecord.model_validate(record)]))


def test_every_fact_has_a_card_and_its_words() -> None:
    record = golden()[1]
    seen = Seen(page([record]))
    cards = {e["data-ref"] for e in seen.all("li") if "card" in (e.get("class") or "")}
    words = {e["data-ref"] for e in seen.all("mark")}
    facts = {f.id for f in (*record.dates, *record.organisations, *record.counts)}
    facts |= {f"u{left.start}-{left.end}" for left in record.unassigned}
    assert cards == facts
    assert words >= facts


@pytest.mark.parametrize("number", [0, 1])
def test_ids_are_unique_and_links_lead_somewhere(number: int) -> None:
    seen = Seen(page([golden()[number], ArticleRecord.model_validate(make())]))
    ids = [e["id"] for _, e in seen.elements if "id" in e]
    assert len(set(ids)) == len(ids)
    for link in seen.all("a"):
        target = (link["href"] or "").removeprefix("#")
        group = target.replace("w", "c", 1)  # a list without a cue has no words of its own
        assert target in ids or group in ids


def test_the_text_stands_there_whole() -> None:
    record = golden()[0]
    assert record.text
    seen = "".join("".join(Seen(page([record])).words).split())
    for line in record.text.split("\n"):
        assert "".join(line.split()) in seen


def test_the_policy_names_style_and_script_and_nothing_else() -> None:
    html = page(golden())
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', html)
    for tag in ("style", "script"):
        (code,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.S)
        digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        assert f"{tag}-src &#39;sha256-{digest}&#39;" in policy
    assert policy.startswith("default-src &#39;none&#39;;")
    assert "unsafe" not in policy
    assert not re.findall(r"(?:src|href)=\"(?!#|data:,)", html)
    assert " style=" not in html


def test_a_hostile_article_is_text() -> None:
    html = page([hostile()])
    seen = Seen(html)
    assert [len(seen.all(tag)) for tag in ("script", "style", "img", "b", "title")] == [
        1,
        1,
        0,
        0,
        1,
    ]
    assert not [e for _, e in seen.elements if any(name.startswith("on") for name in e)]
    assert not [char for char in html if not (char.isprintable() or char == "\n")]
    text = "".join(seen.words)
    for line in TEXT.split("\n"):
        assert visible(line) in text


def test_several_articles_have_a_list_on_top() -> None:
    seen = Seen(page(golden()))
    listed = [e["href"] for e in seen.all("a") if "data-article" in e]
    assert listed == ["#a0", "#a1"]
    assert "2 articles" in "".join(seen.words)
    assert not Seen(page(golden()[:1])).all("nav")


def test_without_text_there_are_cards() -> None:
    record = make()
    del record["text"]
    seen = of(record)
    assert not seen.all("mark")
    assert "This record was written without the article's text." in "".join(seen.words)
    assert "30 doanh nghiệp" in "".join(seen.words)


def test_an_empty_record_is_a_page() -> None:
    record = make()
    for name in ("dates", "organisations", "entities", "counts", "tasks", "checks", "unassigned"):
        record[name] = []
    assert not of(record).all("li")


def test_same_records_same_page() -> None:
    assert page(golden()) == page(golden())
