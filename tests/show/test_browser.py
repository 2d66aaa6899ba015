"""The HTML page in a real browser: cards and words lead to each other, and nothing leaves it."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

from pipeline.show.overview.page import overview
from pipeline.show.overview.tally import Tally
from pipeline.show.page import page
from pipeline.view.plain import visible
from schemas.record import ArticleRecord

from ..io.full import make
from .hostile import TEXT, hostile
from .test_report import golden

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
QUIET = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run", "--hide-scrollbars",
)  # fmt: skip
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (BROWSER and DRIVER),
        reason="no chromium and chromedriver here (Debian: chromium-driver)",
    ),
]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """A browser of its own, with nothing of a user's in it."""
    options = Options()
    options.binary_location = BROWSER or ""
    profile = tmp_path_factory.mktemp("profile")
    for argument in (*QUIET, f"--user-data-dir={profile}", "--window-size=1280,900"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture
def opened(browser: Chrome, tmp_path: Path) -> Iterator["Opened"]:
    """Open pages; afterwards the console is empty and nothing but the page was asked for."""
    browser.get("about:blank")
    browser.get_log("performance")
    browser.get_log("browser")
    shown = Opened(browser, tmp_path / "page.html")
    yield shown
    assert browser.get_log("browser") == []
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = [m["params"] for m in messages if m["method"] == "Network.requestWillBeSent"]
    urls = {a["request"]["url"].partition("#")[0] for a in asked}
    assert {url for url in urls if not url.startswith("data:")} <= {shown.url}
    assert shown.url in {a["documentURL"].partition("#")[0] for a in asked}


class Opened:
    """A page in the browser."""

    def __init__(self, browser: Chrome, path: Path) -> None:
        self.browser = browser
        self.path = path
        self.url = path.as_uri()

    def open(self, *records: ArticleRecord, at: str = "") -> None:
        self.load(page(records), at=at)

    def load(self, html: str, *, at: str = "") -> None:
        self.path.write_text(html, encoding="utf-8")
        self.browser.get(self.url + at)

    def find(self, css: str) -> list[WebElement]:
        return self.browser.find_elements(By.CSS_SELECTOR, css)

    def one(self, css: str) -> WebElement:
        (found,) = self.find(css)
        return found

    def chosen(self, kind: str) -> list[str]:
        """Keys of the chosen marks or cards."""
        found = self.find(f"{kind}.chosen")
        return sorted({str(e.get_attribute("data-ref")) for e in found})

    def seen(self, element: WebElement) -> bool:
        """Tell whether the first line of an element is in view and nothing lies over it."""
        code = """
            const r = arguments[0].getClientRects()[0];
            const [x, y] = [r.left + Math.min(r.width / 2, 4), r.top + Math.min(r.height / 2, 12)];
            return arguments[0].contains(document.elementFromPoint(x, y));
        """
        return bool(self.browser.execute_script(code, element))

    def both(self, key: str) -> bool:
        """Tell whether the words and the card of a key, and no others, are chosen and in view."""
        found = self.find("mark.chosen, .card.chosen")
        keys: list[str] = self.browser.execute_script(
            "return [...arguments[0]].map(e => e.tagName + e.dataset.ref)", found
        )
        expected = {f"MARK{key}", f"LI{key}"}
        return set(keys) == expected and self.seen(found[0]) and self.seen(found[-1])

    def text(self, selector: str) -> str:
        code = (
            "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent).join('')"
        )
        return str(self.browser.execute_script(code, selector))


RECORDS = [*range(2), "full"]


def test_the_report_is_drawn(opened: Opened) -> None:
    tally = Tally()
    for record in golden():
        tally.add(record)
    opened.load(overview(tally))
    sizes = [image.size for image in opened.find("figure img")]
    assert len(sizes) >= 4
    assert all(size["width"] > 300 and size["height"] > 50 for size in sizes)
    drawn = "return [...document.images].every(i => i.complete && i.naturalWidth > 0)"
    assert opened.browser.execute_script(drawn)


def record_of(which: int | str) -> ArticleRecord:
    return ArticleRecord.model_validate(make()) if which == "full" else golden()[int(which)]


@pytest.mark.parametrize("which", RECORDS)
def test_every_card_selects_its_words_and_back(opened: Opened, which: int | str) -> None:
    record = record_of(which)
    opened.open(record)
    cards = [str(card.get_attribute("data-ref")) for card in opened.find(".card")]
    facts = {f.id: f.text for f in (*record.dates, *record.organisations, *record.counts)}
    facts |= {item.id: item.text for tasks in record.tasks for item in tasks.items}
    facts |= {f"u{left.start}-{left.end}": left.text for left in record.unassigned}
    assert sorted(cards) == sorted(facts)
    for key in cards:
        opened.one(f'.card[data-ref="{key}"] .words a').click()
        assert opened.both(key)
        assert opened.text("mark.chosen") == facts[key]
        opened.browser.find_element(By.TAG_NAME, "body").send_keys(Keys.ESCAPE)
        assert opened.chosen("mark") == []
        opened.one(f'mark[data-ref="{key}"][tabindex]').send_keys(Keys.ENTER)
        assert opened.both(key)


def test_a_click_selects_the_innermost_and_then_what_is_around(opened: Opened) -> None:
    record = record_of("full")
    opened.open(record)
    date, item = record.dates[1].id, record.tasks[0].items[1].id
    words = opened.one(f'mark[data-ref="{date}"]')
    for expected in (date, item, date):
        words.click()
        assert opened.both(expected)


def test_links_of_checks_notes_and_groups(opened: Opened) -> None:
    record = record_of("full")
    opened.open(record)
    opened.one("details summary").click()
    count = record.counts[0]
    link = opened.find(".check .facts a")[0]
    link.click()
    assert opened.chosen("mark") == opened.chosen(".card") == [count.id]
    assert opened.seen(link)
    assert count.scope
    opened.one(f'.card[data-ref="{count.id}"] .note a').click()
    assert opened.text("mark.chosen") == count.scope.text
    opened.one(".group > .value").click()
    assert opened.chosen("mark") == [mention.id for mention in record.organisations]


def test_everything_is_reached_by_keyboard(opened: Opened) -> None:
    opened.open(record_of("full"))
    reached = set()
    for _ in range(60):
        active = opened.browser.switch_to.active_element
        reached.add((active.tag_name, active.get_attribute("data-ref")))
        active.send_keys(Keys.TAB)
    keys = {str(card.get_attribute("data-ref")) for card in opened.find(".card")}
    assert reached >= {(tag, key) for tag in ("a", "mark") for key in keys}
    opened.one(f'.card[data-ref="{max(keys)}"] a').send_keys(Keys.ENTER)
    assert opened.chosen("mark") == [max(keys)]


def test_classes_can_be_hidden(opened: Opened) -> None:
    opened.open(record_of(1))
    date = opened.find("mark.date")[0]
    shown = date.value_of_css_property("background-color")
    opened.one(".show-date").click()
    assert date.value_of_css_property("background-color") != shown


def test_several_articles_one_at_a_time(opened: Opened) -> None:
    opened.open(*golden())
    assert [a.is_displayed() for a in opened.find(".article")] == [True, False]
    opened.find("nav a")[1].click()
    assert [a.is_displayed() for a in opened.find(".article")] == [False, True]
    key = golden()[1].counts[-1].id
    opened.open(*golden(), at=f"#w1-{key}")
    assert opened.both(key)


def test_a_hostile_article_is_text(opened: Opened) -> None:
    record = hostile()
    opened.open(record)
    assert record.article.title
    title = f"{visible(record.article.title.text)} · vifacts"
    assert opened.browser.title == title
    assert [len(opened.find(css)) for css in ("script", "img", "b", "a[href^=java]")] == [
        1,
        0,
        0,
        0,
    ]
    text = opened.text(".text")
    for line in TEXT.split("\n"):
        assert visible(line) in text
    assert opened.one(".text").is_displayed()
    for card in opened.find(".card .words a"):
        card.click()
    assert opened.browser.title == title


@pytest.mark.parametrize("width", [360, 800, 1600])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_cut_off_at_any_width(opened: Opened, width: int, scheme: str) -> None:
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 500}
    opened.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    opened.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        opened.open(hostile(), *golden())
        assert opened.browser.execute_script("return document.documentElement.scrollWidth") <= width
        paper = opened.one("body").value_of_css_property("background-color")
        assert (paper == "rgba(253, 253, 251, 1)") == (scheme == "light")
        opened.find(".article:not([hidden]) .card .words a")[-1].click()
        assert len(opened.chosen("mark")) == 1
    finally:
        opened.browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        opened.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
