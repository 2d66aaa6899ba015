"""Gold and records for tests are both written as marks in the text; offsets are computed."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluate.evaluation import evaluate
from pipeline.evaluate.markup import parse
from pipeline.evaluate.report import Report
from schemas import edtf
from schemas.counts import limits
from schemas.gold import GoldArticle, GoldCount, GoldDate, GoldFact, GoldList
from schemas.record import ArticleRecord

RecordOf = Callable[[GoldArticle], ArticleRecord]
Annotated = Callable[..., GoldArticle]
Compare = Callable[..., Report]


@pytest.fixture
def seeds() -> Path:
    """The seeds' gold, which lives beside the repository."""
    path = Path(__file__).parents[3] / "shared" / "gold" / "seeds.jsonl"
    if not path.exists():
        pytest.skip("the seeds' gold is not beside the repository")
    return path


@pytest.fixture
def annotated() -> Annotated:
    """Make gold of a marked text and footer lines."""

    def make(body: str, *footer: str, id: str = "a") -> GoldArticle:
        return parse("\n".join(("---", body, "---", *footer, "")), id=id)

    return make


@pytest.fixture
def record_of() -> RecordOf:
    """Turn gold into the smallest valid record that says the same."""
    return _record_of


@pytest.fixture
def compare(annotated: Annotated) -> Compare:
    """Score one marked text, taken as a record, against another, taken as gold."""

    def make(gold: str, record: str, *footer: str, record_footer: Any = None) -> Report:
        theirs = footer if record_footer is None else record_footer
        return evaluate([annotated(gold, *footer)], [_record_of(annotated(record, *theirs))])

    return make


def _record_of(gold: GoldArticle) -> ArticleRecord:
    digest = hashlib.sha256(gold.text.encode()).hexdigest()
    mentions: dict[str, list[dict[str, Any]]] = {}
    for o in gold.gold.organisations:
        mentions.setdefault(o.entity, []).append({**_fact("o", o), "type": o.type})
    row: dict[str, Any] = {
        "schema_version": "1.0",
        "producer": {"name": "test", "version": "0", "rules": "0" * 16},
        "id": digest[:32],
        "duplicate_of": None,
        "source": {
            "uri": "a.txt", "member": None, "media_type": "text/plain", "encoding": "utf-8",
            "sha256": digest, "bytes": len(gold.text.encode()),
        },
        "meta": {},
        "text": gold.text,
        "text_sha256": digest,
        "article": {"title": None, "published": None, "byline": None, "language": "vi"},
        "dates": [_date(d) for d in gold.gold.dates if d.value],
        "organisations": sorted(
            (m | {"entity": _entity(ms)} for ms in mentions.values() for m in ms),
            key=lambda m: m["start"],
        ),
        "entities": [_entity_row(name, ms) for name, ms in mentions.items()],
        "counts": [_count(c, gold) for c in gold.gold.counts],
        "tasks": [_list(t, gold) for t in gold.gold.tasks],
        "checks": [
            {
                "code": c.code, "status": c.status, "measure": c.measure, "expected": None,
                "found": None, "facts": [], "message": "as gold has it",
            }
            for c in gold.gold.checks
        ],
        "blocks": [], "sentences": [], "unassigned": [], "warnings": [],
    }  # fmt: skip
    return ArticleRecord.model_validate(row)


def _fact(letter: str, fact: GoldFact) -> dict[str, Any]:
    return {
        "id": f"{letter}{fact.start}-{fact.end}", "start": fact.start, "end": fact.end,
        "text": fact.text, "rule": "test.gold", "confidence": None,
    }  # fmt: skip


def _date(date: GoldDate) -> dict[str, Any]:
    first, last = edtf.bounds(str(date.value), date.mod)
    return _fact("d", date) | {
        "kind": date.kind, "value": date.value, "mod": date.mod,
        "grain": None if date.kind == "duration" else "other",
        "earliest": first and first.isoformat(), "latest": last and last.isoformat(),
        "part_of_day": date.part_of_day, "role": date.role or "background",
        "inferred": date.inferred, "because": "gold says so" if date.inferred else None,
        "alternatives": [],
    }  # fmt: skip


def _count(count: GoldCount, gold: GoldArticle) -> dict[str, Any]:
    low, high = limits(count.modifier, count.value) or (count.low, count.high)
    return _fact("c", count) | {
        "measure": count.measure, "noun": count.noun or count.text, "modifier": count.modifier,
        "unit": count.unit, "value": count.value, "low": low, "high": high, "of": count.of,
        "role": count.role or "level", "direction": count.direction,
        "scope": _scope(count.scope, gold.text) if count.scope else None,
        "period": _days(gold)[count.period] if count.period else None,
    }  # fmt: skip


def _scope(words: str, text: str) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words, "organisation": None}


def _days(gold: GoldArticle) -> dict[str, str]:
    return {d.text: f"d{d.start}-{d.end}" for d in gold.gold.dates}


def _entity(mentions: list[dict[str, Any]]) -> str:
    return f"e{mentions[0]['id'][1:]}"


def _entity_row(name: str, mentions: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": _entity(mentions), "name": name, "type": mentions[0]["type"],
        "aliases": [m["text"] for m in mentions if m["text"] != name],
        "mentions": [m["id"] for m in mentions],
    }  # fmt: skip


def _list(tasks: GoldList, gold: GoldArticle) -> dict[str, Any]:
    return {
        "id": f"l{tasks.items[0].start}-{tasks.items[-1].end}", "status": tasks.status,
        "declared_count": tasks.declared_count, "cue": None, "items": list(_items(tasks, gold)),
    }  # fmt: skip


def _items(tasks: GoldList, gold: GoldArticle) -> Iterator[dict[str, Any]]:
    days = _days(gold)
    for item in tasks.items:
        above = tasks.items[item.parent] if item.parent is not None else None
        yield _fact("t", item) | {
            "ordinal": item.ordinal, "marker": None, "level": item.level,
            "parent": above and f"t{above.start}-{above.end}", "inferred": item.inferred,
            "actors": [_actor(words, gold.text) for words in item.actors or ()],
            "deadline": days[item.deadline] if item.deadline else None, "targets": [],
        }  # fmt: skip


def _actor(words: str, text: str) -> dict[str, Any]:
    start = text.index(words)
    return {
        "start": start, "end": start + len(words), "text": words, "organisation": None,
        "inherited": True,
    }  # fmt: skip
