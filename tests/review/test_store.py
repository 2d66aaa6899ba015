"""The overlay: added to, never changed; JSON Lines in and out are the same decisions."""

import sqlite3
from pathlib import Path

import pytest

from pipeline.errors import DecisionError
from pipeline.io.aside import write_rows
from pipeline.review.exchange import Applied, overlay_path, read_decisions
from pipeline.review.store import Store
from schemas.decision import Decision

from .made import full, on, reviewer


def some() -> list[Decision]:
    record, who = full(), reviewer()
    found = [on(record, who, "count", "accept", c) for c in record.counts]
    return [*found, on(record, who, "date", "reject", record.dates[0])]


def test_decisions_come_back_in_order_and_once(tmp_path: Path) -> None:
    made = some()
    store = Store(tmp_path / "a.db")
    assert store.add(made) == len(made)
    assert store.add(made) == 0
    assert store.all() == store.of(full()) == made
    store.close()
    assert Store(tmp_path / "a.db").all() == made


def test_nothing_is_changed_or_deleted(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.db")
    store.add(some())
    other = sqlite3.connect(tmp_path / "a.db")
    for statement in ("DELETE FROM decision", "UPDATE decision SET json = ''"):
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            other.execute(statement)
    assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_undo_takes_the_last_decision_or_its_whole_batch(tmp_path: Path) -> None:
    record, who = full(), reviewer()
    store = Store(tmp_path / "a.db")
    single, *_ = some()
    batch = [
        who.decide(record, "date", "flag", place=(d.start, d.end), batch="b1") for d in record.dates
    ]
    store.add([single, *batch])
    assert store.last("Lan") == batch
    store.add([who.decide(record, "article", "undo", undoes=[d.id for d in batch])])
    assert store.last("Lan") == [single]
    assert store.last("Minh") == []


def test_export_and_import_are_a_round_trip(tmp_path: Path) -> None:
    made = some()
    write_rows(tmp_path / "d.jsonl", made)
    assert read_decisions(tmp_path / "d.jsonl") == made
    store = Store(tmp_path / "b.db")
    store.add(read_decisions(tmp_path / "d.jsonl"))
    store.close()
    assert read_decisions(tmp_path / "b.db") == made


@pytest.mark.parametrize("content", [b'{"id": "x"}\n', b"nothing\n"])
def test_a_bad_line_is_named(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "d.jsonl").write_bytes(content)
    with pytest.raises(DecisionError, match="line 1"):
        read_decisions(tmp_path / "d.jsonl")


def test_another_database_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "x.db") as other:
        other.execute("CREATE TABLE t (x)")
    other.close()
    with pytest.raises(DecisionError, match="holds no decisions"):
        Store(tmp_path / "x.db")
    with pytest.raises(DecisionError, match="not_found"):
        read_decisions(tmp_path / "none.db")


def test_the_overlay_stands_beside_the_records() -> None:
    assert overlay_path(Path("a/tin.jsonl.gz")) == Path("a/tin.review.db")


def test_an_article_that_took_anothers_line_gets_none_of_its_decisions() -> None:
    record = full()
    made = some()
    elsewhere = record.source.model_copy(update={"member": "7"})
    moved = record.model_copy(update={"source": elsewhere})
    other = record.model_copy(update={"id": "0" * 32})
    applied = Applied(made, present={record.id, other.id})
    assert applied.of(moved) == made
    assert applied.of(other) == []
    assert Applied(made, present={other.id}).of(other) == made
