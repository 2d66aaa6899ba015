"""The read-only page: one file, nothing in it gives orders."""

from pathlib import Path

from pipeline.review.desk import Desk
from pipeline.review.static import static_page
from pipeline.review.store import Store

from ..show.hostile import OWN, hostile
from .made import full, on, reviewer


def test_one_file_with_every_article_and_its_decisions(tmp_path: Path) -> None:
    record, who = full(), reviewer()
    store = Store(tmp_path / "a.db")
    store.add([on(record, who, "count", "accept", record.counts[0])])
    desk = Desk(store, who)
    desk.load([record, hostile()])
    html = static_page(desk)
    assert html.count('<article id="a') == 2
    assert html.count('data-state="accepted" tabindex') == 1
    assert html.count("<script") == 1 and f"<script>{OWN}" not in html
    assert "default-src &#39;none&#39;" in html
    assert " src=" not in html.replace("&lt;img src=", "") and 'http-equiv="refresh' not in html
    store.set("language", "vi")
    assert '<html lang="vi">' in static_page(desk)
