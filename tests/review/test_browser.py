"""The page in a real browser: corrections, relations, filters, input methods, accessibility."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from pipeline.io.aside import write_rows
from pipeline.review.desk import Desk
from pipeline.review.exchange import overlay_path, read_decisions
from pipeline.review.replay import replay
from pipeline.review.static import static_page
from pipeline.review.store import Store
from pipeline.view.plain import visible
from schemas.reading import read_records
from schemas.record import ArticleRecord

from ..show.hostile import TEXT, hostile
from ..show.test_report import golden
from .made import full, reviewer
from .serving import Reader, Server, chromium, served

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
AXE = (Path(__file__).parent / "vendored" / "axe-4.14.1.min.js").read_text(encoding="utf-8")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not BROWSER, reason="no chromium here (Debian: chromium)"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium(BROWSER or "") as found:
        yield found


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    facts = tmp_path_factory.mktemp("page") / "facts.jsonl"
    write_rows(facts, [full(), hostile(), *golden()])
    with served(facts) as found:
        yield found


@pytest.fixture
def reader(browser: Browser) -> Iterator[Reader]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    found = Reader(page)
    yield found
    page.close()
    assert [line for line in found.said if "409" not in line] == []


def open_article(reader: Reader, server: Server, n: int) -> Page:
    reader.page.goto(f"{server.url}article/{n}")
    reader.page.wait_for_selector(".card[aria-current]")
    return reader.page


def now(server: Server, record: ArticleRecord) -> ArticleRecord:
    """The record as the decisions on the disk leave it."""
    made = [d for d in read_decisions(overlay_path(server.facts)) if d.article.id == record.id]
    return replay(record, made).record


def choose(reader: Reader, key: str) -> None:
    reader.page.click(f"#c-{key} .value")
    assert reader.current()["ref"] == key


def test_a_click_on_either_side_chooses_the_other(reader: Reader, server: Server) -> None:
    page = open_article(reader, server, 1)
    count = full().counts[0].id
    page.click(f'mark[data-ref="{count}"]')
    assert reader.current()["ref"] == count
    choose(reader, full().dates[1].id)
    assert reader.texts("mark.chosen") == [full().dates[1].text]


def test_a_count_is_corrected_as_one_writes(reader: Reader, server: Server) -> None:
    page = open_article(reader, server, 1)
    count = full().counts[1]
    choose(reader, count.id)
    reader.press("c")
    page.wait_for_selector("#f-value")
    page.fill("#f-value", "abc")
    page.wait_for_selector("#verdict .faults")
    page.fill("#f-value", "50")
    page.wait_for_selector("#verdict .good")
    reader.press("Enter")
    page.wait_for_selector(f'#c-{count.id}[data-state="corrected"]')
    assert now(server, full()).counts[1].value == 50
    assert "✗" in reader.texts(".check.fail")[0]
    reader.press("u")
    page.wait_for_selector(f'#c-{count.id}[data-state="open"]')
    assert now(server, full()) == full()


def test_ends_of_a_span_are_keyed_and_dragged(reader: Reader, server: Server) -> None:
    page = open_article(reader, server, 1)
    count = full().counts[1]
    choose(reader, count.id)
    reader.press("c")
    page.wait_for_selector("#f-value")
    reader.press("Alt+ArrowRight")
    page.wait_for_selector("#verdict mark:has-text('30 doanh nghiệp trong')")
    words = page.locator(f'.text mark[data-ref="{count.id}"]').bounding_box()
    assert words
    y = words["y"] + words["height"] / 2
    page.mouse.move(words["x"] + 8, y)
    page.mouse.down()
    page.mouse.move(words["x"] + words["width"] + 30, y, steps=8)
    page.mouse.up()
    selected = page.evaluate("getSelection().toString().trim()")
    assert "doanh nghiệp" in selected
    page.wait_for_selector(f"#verdict mark:text-is('{selected}')")
    reader.press("Escape")
    assert page.locator("#edit").count() == 0
    assert reader.current()["ref"] == count.id


def test_a_fact_is_added_by_words_and_class_alone(reader: Reader, server: Server) -> None:
    page = open_article(reader, server, 1)
    reader.press("+")
    page.wait_for_selector("#edit")
    page.select_option("[name=about]", "organisation")
    page.wait_for_selector("#f-type")
    page.fill("[name=words]", "Toàn khu")
    page.wait_for_selector("#verdict mark:text-is('Toàn khu')")
    page.select_option("#f-type", "zone")
    page.locator("#f-type").press("Tab")
    page.click("button.primary")
    page.wait_for_selector('.card[data-state="added"]')
    assert "Toàn khu" in {o.text for o in now(server, full()).organisations}
    reader.press("u")
    page.wait_for_selector('.card[data-state="added"]', state="detached")


def test_mentions_and_items_by_keys(reader: Reader, server: Server) -> None:
    page = open_article(reader, server, 1)
    first, second = full().organisations[:2]
    choose(reader, second.id)
    reader.press("t")
    page.wait_for_selector(f'#c-{second.id}[data-state="corrected"]')
    assert len(now(server, full()).entities) == 2
    reader.press("m")
    page.wait_for_selector("#ask select")
    page.select_option("#ask select", first.id)
    page.click("#ask button.primary")
    page.wait_for_selector("#ask", state="detached")
    reader.settle()
    assert len(now(server, full()).entities) == 1
    items = full().tasks[0].items
    choose(reader, items[1].id)
    reader.press("[")
    page.wait_for_selector(f'#c-{items[1].id}[data-state="corrected"]')
    assert [i.id for i in now(server, full()).tasks[0].items] == [items[1].id, items[0].id]
    reader.press("u", "u", "u")
    reader.settle()
    assert now(server, full()) == full()


def test_an_alternative_is_one_digit(reader: Reader, server: Server) -> None:
    record = golden()[0]
    date = next(d for d in record.dates if d.alternatives)
    page = open_article(reader, server, 3)
    choose(reader, date.id)
    reader.press("1")
    page.wait_for_selector(f'#c-{date.id}[data-state="corrected"]')
    found = next(d for d in now(server, record).dates if d.id == date.id)
    assert found.value == date.alternatives[0].value
    reader.press("u")
    reader.settle()


def test_keys_are_deaf_while_somebody_writes(reader: Reader, server: Server) -> None:
    page = open_article(reader, server, 1)
    for options in ({"isComposing": True}, {"keyCode": 229}, {"ctrlKey": True}, {"repeat": True}):
        page.evaluate(
            "options => document.activeElement.dispatchEvent(new KeyboardEvent('keydown',"
            " {bubbles: true, cancelable: true, key: 'a', ...options}))",
            options,
        )
    page.goto(f"{server.url}queue")
    reader.press("/")
    page.keyboard.type("bưu")
    page.wait_for_selector("#rows:not(:has(.row))")
    assert page.input_value("#search") == "bưu"
    assert page.locator("#box").is_hidden()
    open_article(reader, server, 1)
    assert set(reader.states()) == {"open"}


def test_bulk_accept_and_its_undo(reader: Reader, server: Server) -> None:
    page = reader.page
    page.goto(f"{server.url}queue")
    page.select_option("[name=about]", "date")
    page.wait_for_selector('#rows[data-query="about=date"]')
    reader.press("Escape")
    page.locator(".row a").first.focus()
    reader.press("b")
    page.wait_for_selector(".many")
    many = int(page.inner_text(".many"))
    assert many == sum(len(r.dates) for r in (full(), hostile(), *golden()))
    before = page.inner_text("#progress")
    with page.expect_navigation():
        reader.press("Enter")
    assert page.inner_text("#progress") != before
    with page.expect_navigation():
        reader.press("u")
    assert page.inner_text("#progress") == before


def test_a_hostile_article_is_inert(reader: Reader, server: Server) -> None:
    page = open_article(reader, server, 2)
    record = hostile()
    shown = page.locator(".text").evaluate("e => e.textContent")
    for line in TEXT.split("\n"):
        assert visible(line) in shown
    assert page.locator("#article img, #article script, #article b, #article iframe").count() == 0
    assert "owned" not in page.title().replace("document.title='owned'", "")
    choose(reader, record.counts[0].id)
    reader.press("c")
    page.wait_for_selector("#edit")
    reader.press("Escape")
    reader.press("r")
    reader.settle()
    reader.press("u")
    reader.settle()
    assert page.evaluate("document.title") != "owned"
    page.goto(f"{server.url}queue")
    assert page.locator("img, .rows script").count() == 0


@pytest.mark.parametrize("where", ["queue", "article/1", "article/3", "form", "static"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(
    browser: Browser, server: Server, tmp_path: Path, where: str, scheme: str
) -> None:
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    if where == "static":
        write_rows(tmp_path / "f.jsonl", [full(), *golden()])
        page.set_content(static(tmp_path / "f.jsonl"))
    else:
        page.goto(server.url + ("article/1" if where == "form" else where))
    if where == "form":
        page.wait_for_selector(".card[aria-current]")
        page.keyboard.press("c")
        page.wait_for_selector("#edit")
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    serious = [
        (v["id"], [n["html"][:120] for n in v["nodes"]][:3]) for v in found["violations"]
        if v["impact"] in ("serious", "critical")
    ]  # fmt: skip
    context.close()
    assert serious == []


def static(facts: Path) -> str:
    store = Store(facts.with_suffix(".db"))
    desk = Desk(store, reviewer())
    desk.load(read_records(facts))
    html = static_page(desk)
    store.close()
    return html


@pytest.mark.parametrize("width", [360, 640, 1600])
def test_nothing_is_cut_off_at_any_width(browser: Browser, server: Server, width: int) -> None:
    """640 is 1280 at a zoom of 200 %."""
    page = browser.new_page(viewport={"width": width, "height": 500})
    for where in ("queue", "article/3", "article/2"):
        page.goto(server.url + where)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.keyboard.press("?")
    page.wait_for_selector(".keys")
    box = page.locator("#box").bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
    page.close()
