"""`vifacts apply` and `vifacts gold` on reviewed records."""

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.errors import GoldError, SetupError, UsageError
from pipeline.evaluate.evaluation import evaluate
from pipeline.evaluate.readers import load_gold, load_records
from pipeline.io.aside import write_rows
from pipeline.review.exchange import overlay_path, read_decisions
from pipeline.review.store import Store

from .made import full, on, reviewer


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    path = tmp_path / "facts.jsonl"
    write_rows(path, [full()])
    return path


def decided(facts: Path, *, done: bool) -> None:
    record, who = full(), reviewer()
    store = Store(overlay_path(facts))
    store.add([on(record, who, "count", "reject", record.counts[1])])
    if done:
        store.add([who.decide(record, "article", "done")])
    store.close()


def run(*words: object) -> int:
    result = CliRunner().invoke(app, [str(w) for w in words])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code


def test_apply_writes_corrected_records_and_leaves_the_others(facts: Path) -> None:
    decided(facts, done=False)
    before = facts.read_bytes()
    out = facts.with_name("out.jsonl")
    assert run("apply", overlay_path(facts), facts, "-o", out) == 0
    (found,) = load_records(out)
    assert [c.id for c in found.counts] == [full().counts[0].id]
    assert facts.read_bytes() == before
    assert run("apply", overlay_path(facts), out, "-o", facts.with_name("again.jsonl")) == 0
    assert facts.with_name("again.jsonl").read_bytes() == out.read_bytes()


def test_stale_decisions_are_told(facts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    decided(facts, done=False)
    row = json.loads(facts.read_text(encoding="utf-8"))
    row |= {"id": "1" * 32, "source": {**row["source"], "uri": "other.txt", "sha256": "1" * 64}}
    facts.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    assert run("apply", overlay_path(facts), facts, "-o", facts.with_name("out.jsonl")) == 3


def test_apply_refuses_to_overwrite_what_it_reads(facts: Path) -> None:
    with pytest.raises(UsageError):
        run("apply", overlay_path(facts), facts, "-o", facts)


def test_gold_has_the_articles_that_were_reviewed_to_the_end(facts: Path) -> None:
    decided(facts, done=False)
    with pytest.raises(GoldError, match="reviewed to the end"):
        run("gold", facts)
    decided(facts, done=True)
    out, corrected = facts.with_name("gold.jsonl"), facts.with_name("out.jsonl")
    assert run("gold", facts, "-o", out) == 0
    assert run("apply", overlay_path(facts), facts, "-o", corrected) == 0
    report = evaluate(load_gold(out), load_records(corrected))
    for scores in (report.dates, report.organisations, report.counts, report.items):
        assert (scores.value.f1, scores.value.gold) == (1.0, scores.value.predicted)
    assert report.checks.score.f1 == 1.0
    assert evaluate(load_gold(out), load_records(facts)).counts.value.matched == 1
    with pytest.raises(GoldError):
        run("gold", facts, "--reviewer", "Minh")
    with pytest.raises(UsageError):
        run("gold", facts.parent, "--reviewer", "Minh")


def test_without_the_extra_the_command_names_it(
    facts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "pipeline.review.serve", raising=False)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    with pytest.raises(SetupError, match=r"vifacts\[review\]"):
        run("review", facts)


def test_import_export_and_static(facts: Path) -> None:
    decided(facts, done=True)
    exported, other = facts.with_name("d.jsonl"), facts.with_name("other.db")
    assert run("review", facts, "--export", exported) == 0
    words = ("--decisions", other, "--import", exported)
    assert run("review", facts, *words, "--static", facts.with_name("p.html")) == 0
    assert 'data-state="rejected"' in facts.with_name("p.html").read_text(encoding="utf-8")
    assert read_decisions(other) == read_decisions(overlay_path(facts))
    with pytest.raises(UsageError):
        run("review", facts, "--lang", "fr")
