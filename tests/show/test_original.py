"""The original page with its facts marked: nothing of it runs, marks are where they should."""

import base64
import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from pipeline.record import extract_document
from pipeline.show.original import original
from pipeline.text.decode import decode
from pipeline.text.document import Document
from pipeline.text.encodings.encode import encode_as

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
PAGE = (
    "<!DOCTYPE html><html><head><meta http-equiv='refresh' content='0;url=//x.example'>"
    "<meta http-equiv=Content-Type content='text/html; charset=x-viet-vni'></head>"
    "<body onload='alert(1)'><script>document.title='x'</script><h1>Công đoàn khu Bến Vân họp</h1>"
    "<p>Sáng 14/3/2019, gần <b>150</b> công nhân dự buổi gặp mặt tại hội trường khu Bến Vân.</p>"
    "<p>Toàn khu có 40 doanh nghiệp, trong đó khu Đông có 25 doanh nghiệp.</p></body></html>"
)


def shown(html: str) -> str:
    content = encode_as(html, "vni")
    record = extract_document(Document(content=content, uri="a.html", media_type=None))
    return original(record, decode(content).text)


def test_the_page_is_kept_and_the_policy_lets_one_script_run() -> None:
    out = shown(PAGE)
    assert out.startswith('<!DOCTYPE html><meta charset="utf-8"><meta http-equiv="Content-Security')
    assert PAGE[PAGE.index("<h1>") :] in out
    script = re.search(r"<script>(.*?)</script>", out, re.DOTALL)
    assert script
    digest = base64.b64encode(hashlib.sha256(script[1].encode()).digest()).decode()
    assert f"default-src 'none'; script-src 'sha256-{digest}'" in out
    assert "data-http-equiv='refresh'" in out
    assert out.count(" http-equiv") == 1


def test_marks_are_the_facts_with_their_xpaths() -> None:
    marks = json.loads(re.search(r"const MARKS = (\[.*?\]);\n", shown(PAGE))[1])  # type: ignore[index]
    by_kind = {(mark["kind"], mark["start"], mark["start_offset"]) for mark in marks}
    assert ("date", "/html[1]/body[1]/p[1]/text()[1]", 0) in by_kind
    assert ("count", "/html[1]/body[1]/p[2]/text()[1]", len("Toàn khu có ")) in by_kind
    crossing = next(m for m in marks if m["kind"] == "count" and m["end"].endswith("/text()[2]"))
    assert crossing["title"].startswith("count: nearly 150, workers")


def test_words_of_a_page_cannot_end_the_script() -> None:
    out = shown(PAGE.replace("</h1>", " </script><b>x</h1>"))
    assert out.count("</script>") == PAGE.count("</script>") + 2


@pytest.mark.slow
@pytest.mark.skipif(not (BROWSER and DRIVER), reason="no chromium and chromedriver here")
def test_a_browser_marks_the_words(tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    out.write_text(shown(PAGE), encoding="utf-8")
    options = Options()
    options.binary_location = BROWSER or ""
    options.add_argument(f"--user-data-dir={tmp_path}/profile")
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu"):
        options.add_argument(argument)
    browser = Chrome(options=options, service=Service(DRIVER))
    try:
        browser.get(out.as_uri())
        found: dict[str, str] = {}
        for mark in browser.find_elements("css selector", "mark"):
            fact = mark.get_dom_attribute("data-fact") or ""
            found[fact] = found.get(fact, "") + mark.text
        assert browser.title != "x"
    finally:
        browser.quit()
    content = encode_as(PAGE, "vni")
    record = extract_document(Document(content=content, uri="a.html", media_type=None))
    facts = [*record.dates, *record.counts, *record.organisations]
    assert len(facts) >= 4
    for fact in facts:
        assert found[fact.id].replace(" ", "") == fact.text.replace(" ", "")
