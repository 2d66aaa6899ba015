"""The page of many records: what it counts, what it escapes, what it asks for."""

import re
from pathlib import Path

import pytest

from pipeline.show.overview.page import overview
from pipeline.show.overview.tally import LISTED, Tally
from schemas.record import ArticleRecord
from schemas.reject import Reject, RejectSource

from ..export.sample import everything, made, sample
from ..io.full import make


def tallied(*items: ArticleRecord | Reject) -> Tally:
    tally = Tally()
    for item in items:
        tally.add(item)
    return tally


def test_what_is_counted_is_what_there_is() -> None:
    tally = tallied(*everything())
    records = [*sample(), made()]
    assert (tally.articles, tally.rejects) == (len(records), 1)
    assert tally.facts["dates"] == sum(len(record.dates) for record in records)
    assert tally.facts["tasks"] == sum(len(t.items) for r in records for t in r.tasks)
    assert tally.unassigned.total() == sum(len(record.unassigned) for record in records)
    assert tally.checks.total() == sum(len(record.checks) for record in records)
    for name, by_month in tally.facts_by_month.items():
        assert by_month.total() == tally.facts[name]


def test_the_latest_figure_of_a_body_counts() -> None:
    old, new, nameless = make(0), make(1), make(2)
    for record, value, day in ((old, 90, "2023-01-31"), (new, 45, "2024-01-31")):
        count = record["counts"][0]
        count |= {"value": value, "low": value, "high": value}
        mention = record["organisations"][0]
        place = {name: mention[name] for name in ("start", "end", "text")}
        count["scope"] = {**place, "organisation": mention["id"]}
        published = {"value": day, "source": "given", "date": None, "candidates": []}
        record["article"]["published"] = published
    items = [ArticleRecord.model_validate(record) for record in (new, old, nameless)]
    found = tallied(*items).largest("enterprises", 9)
    assert [(stock.value, stock.scope, stock.as_of) for stock in found] == [
        (45.0, "Quận ủy Quận 4", "2024-01-31")
    ]


def test_the_page_is_the_same_each_time_and_asks_for_nothing() -> None:
    page = overview(tallied(*everything()))
    assert page == overview(tallied(*everything()))
    assert "<script" not in page
    assert re.findall(r'(?:src|href)="(?!data:)', page) == []
    assert "default-src &#39;none&#39;; style-src &#39;sha256-" in page
    for title in ("Articles", "Facts", "Checks", "Inputs that were refused"):
        assert f"<h2>{title}</h2>" in page


def test_words_are_text() -> None:
    source = RejectSource(uri="<img src=x onerror=alert(1)>", member=None, sha256=None, bytes=None)
    reject = Reject(source=source, stage="read", code="gone", message="</td><script>", hint="h")
    page = overview(tallied(reject))
    assert "<img src=x" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    assert "<script>" not in page


@pytest.mark.parametrize("months", [1, 36, 400])
def test_any_stretch_of_time_is_drawn(months: int) -> None:
    records = []
    for number in (0, months):
        record = make(number)
        year, month = divmod(2000 * 12 + number, 12)
        value = f"{year:04}-{month + 1:02}"
        record["article"]["published"] = {
            "value": value, "source": "given", "date": None, "candidates": []
        }  # fmt: skip
        records.append(ArticleRecord.model_validate(record))
    assert overview(tallied(*records)).count("<img src") >= 2


def test_long_lists_are_cut_and_say_so() -> None:
    rejects = [
        Reject(
            source=RejectSource(uri=f"{n}.txt", member=None, sha256=None, bytes=None),
            stage="read", code="gone", message="m", hint="h",
        )
        for n in range(LISTED + 5)
    ]  # fmt: skip
    page = overview(tallied(*rejects))
    assert f"The first {LISTED} of {LISTED + 5}." in page
    assert f"{LISTED - 1}.txt" in page
    assert f"{LISTED}.txt" not in page


def test_nothing_at_all() -> None:
    assert "<h1>0 articles</h1>" in overview(tallied())


def test_the_web_files_are_shipped() -> None:
    web = Path(__file__).parents[2] / "pipeline" / "show" / "web"
    assert {"overview.css", "overview.html.j2"} <= {path.name for path in web.iterdir()}
