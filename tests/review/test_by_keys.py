"""Thirty articles reviewed in a real browser by keys alone, and nothing is lost on the way."""

import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.evaluate.readers import load_gold, load_records
from pipeline.io.run import extract_inputs
from pipeline.io.writers import FileSink
from pipeline.review.exchange import Applied, overlay_path, read_decisions
from pipeline.review.replay import in_force
from schemas.decision import Decision

from .serving import ROOT, Reader, chromium, served

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not BROWSER, reason="no chromium here (Debian: chromium)"),
]
WANTED = 200


def articles() -> list[Path]:
    """Thirty articles of ours, none of the test split."""
    splits = json.loads((ROOT / "corpus" / "splits.json").read_text(encoding="utf-8"))
    found = sorted((ROOT / "corpus" / "articles").glob("*.txt"))
    return [path for path in found if not _is_test(path, splits)][:30]


def _is_test(path: Path, splits: dict[str, object]) -> bool:
    text = json.dumps(splits.get("test", []))
    return path.stem in text or f'"{path.stem[:3]}"' in text


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("review")
    (place / "tin").mkdir()
    for path in articles():
        shutil.copy(path, place / "tin")
    with FileSink(place / "facts.jsonl") as sink:
        for item in extract_inputs([str(place / "tin")]):
            sink.write(item)
    return place


@pytest.fixture(scope="module")
def decisions(folder: Path) -> Iterator[list[Decision]]:
    """Two hundred decisions, with a reload and a kill on the way."""
    assert BROWSER
    facts = folder / "facts.jsonl"
    costs: list[int] = []
    with chromium(BROWSER) as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        reader = Reader(page)
        with served(facts) as server:
            page.goto(server.url)
            reader.press("Enter")
            page.wait_for_selector("#article")
            made = review(reader, WANTED // 2, costs)
            before = reader.states()
            page.reload()
            assert reader.states() == before
            server.kill()
        assert kept(facts) == made == WANTED // 2
        with served(facts) as server:
            page.goto(server.url)
            page.wait_for_selector("#article")  # it opens where one left off
            assert reader.states() == before
            made += review(reader, WANTED - made, costs)
            server.kill()
        assert statistics.median(costs) <= 2
        assert [s for s in reader.said if "Content Security" in s or "Error" in s] == []
    yield read_decisions(overlay_path(facts))


def review(reader: Reader, wanted: int, costs: list[int]) -> int:
    """Decide about `wanted` facts; every ninth otherwise than by accepting. Give how many."""
    others = ["r", "f", "s"]
    made = 0
    while made < wanted:
        card = reader.current()
        if not card or card["state"] in ("accepted", "rejected", "dismissed", "corrected"):
            reader.settle()
            before = reader.page.url
            reader.press("n")  # also a decision: this article is done
            reader.page.wait_for_url(lambda url, before=before: url != before)
            reader.page.wait_for_selector(".card[aria-current]")
            made += 1
            continue
        key = (
            "x"
            if card["about"] == "unassigned"
            else others[made // 9 % 3]
            if made % 9 == 8
            else "a"
        )
        pressed = reader.pressed
        reader.press(key)
        made += 1
        if key == "a":
            costs.append(reader.pressed - pressed)
        if key == "r" or made >= wanted:
            reader.settle()
    reader.settle()
    return made


def kept(facts: Path) -> int:
    with sqlite3.connect(overlay_path(facts)) as db:
        return int(db.execute("SELECT count(*) FROM decision").fetchone()[0])


def test_two_hundred_decisions_and_none_lost(decisions: list[Decision]) -> None:
    assert len(decisions) == WANTED
    assert len({d.action for d in decisions}) >= 5
    assert {d.by for d in decisions} == {"Lan"}


def run(*words: object) -> int:
    return CliRunner().invoke(app, [str(word) for word in words]).exit_code


def test_export_apply_and_gold(folder: Path, decisions: list[Decision]) -> None:
    facts, exported = folder / "facts.jsonl", folder / "decisions.jsonl"
    assert run("review", facts, "--export", exported) == 0
    assert read_decisions(exported) == decisions
    assert run("apply", exported, facts, "-o", folder / "out.jsonl") == 0
    rejected = [d for d in in_force(decisions) if d.action == "reject"]
    assert rejected
    found = {(r.id, f.id) for r in load_records(folder / "out.jsonl")
             for f in (*r.dates, *r.organisations, *r.counts)}  # fmt: skip
    for d in rejected:
        assert d.before and (d.article.id, d.before["id"]) not in found
    assert run("validate", folder / "out.jsonl") == 0
    assert run("gold", facts, "-o", folder / "gold.jsonl") == 0
    done = sum(d.action == "done" for d in decisions)
    assert len(list(load_gold(folder / "gold.jsonl"))) >= done >= 1


def test_decisions_find_their_words_in_another_extraction(
    folder: Path, decisions: list[Decision]
) -> None:
    """With other lexicons, and with a line put in front of every article and one taken out."""
    code = folder / "other"
    for room in ("pipeline", "schemas"):
        shutil.copytree(ROOT / room, code / room, ignore=shutil.ignore_patterns("__pycache__"))
    for name, words in (("counted_nouns", "công nhân"), ("organisation_heads", "Công đoàn")):
        table = code / "pipeline" / "data" / f"{name}.tsv"
        rows = table.read_text(encoding="utf-8").split("\n")
        left = [row for row in rows if not row.startswith(f"{words}\t")]
        assert len(left) < len(rows)
        table.write_text("\n".join(left), encoding="utf-8")
    for path in (folder / "tin").glob("*.txt"):
        lines = path.read_text(encoding="utf-8").split("\n")
        path.write_text("\n".join(["Cổng thông tin thử nghiệm", *lines]), encoding="utf-8")
    again = folder / "again.jsonl"
    done = subprocess.run(
        [sys.executable, "-m", "pipeline.cli", "extract", folder / "tin", "-o", again],
        cwd=code, env=os.environ | {"PYTHONPATH": str(code)}, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    records = list(load_records(again))
    before = list(load_records(folder / "facts.jsonl"))
    assert {r.producer.rules for r in records}.isdisjoint(r.producer.rules for r in before)
    applied = Applied(decisions, present={r.id for r in records})
    placed = list(applied.reviewed(records))
    tally = applied.tally()
    assert tally["kept"] + tally["moved"] >= 0.95 * len(in_force(decisions))
    accepted = 0
    for reviewed in placed:
        facts = (*reviewed.record.dates, *reviewed.record.organisations, *reviewed.record.counts)
        accepted += sum(reviewed.state(f.id) == "accepted" for f in facts)
        for decision, outcome in reviewed.outcomes:
            if outcome != "stale" and decision.anchor:
                assert decision.anchor.text in (reviewed.record.text or "")
    wanted = [d for d in in_force(decisions) if d.action == "accept" and d.about != "item"]
    assert accepted >= 0.95 * len(wanted)
    texts = {
        (r.record.source.uri, f.text) for r in placed
        for f in (*r.record.dates, *r.record.organisations, *r.record.counts)
        if r.state(f.id) == "accepted"
    }  # fmt: skip
    assert texts <= {(d.article.uri, d.anchor.text) for d in wanted if d.anchor}
