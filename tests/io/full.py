"""A valid record, as decoded JSON, with facts of every class."""

import hashlib
from typing import Any

Record = dict[str, Any]
TEXT = (
    "Quận ủy Quận 4 họp sáng 8/3/2024.\n"
    "Toàn khu có 45 doanh nghiệp, trong đó 30 doanh nghiệp trong nước.\n"
    "Quận ủy yêu cầu: (1) rà soát hồ sơ; (2) báo cáo trước ngày 30/6/2024.\n"
)


def span(words: str, after: str = "") -> Record:
    start = TEXT.index(words, TEXT.index(after) if after else 0)
    return {"start": start, "end": start + len(words), "text": words}


def fact(letter: str, words: str, after: str = "", **fields: Any) -> Record:
    place = span(words, after)
    key = f"{letter}{place['start']}-{place['end']}"
    return {**place, "id": key, "rule": "test.row", "confidence": None, **fields}


def date(words: str, value: str, **fields: Any) -> Record:
    day = {"kind": "date", "value": value, "grain": "day", "earliest": value, "latest": value}
    rest: Record = {"mod": None, "part_of_day": None, "inferred": [], "because": None}
    return fact("d", words, **day, **rest, alternatives=[], **fields)


def count(words: str, value: int, **fields: Any) -> Record:
    numbers = {"value": value, "low": value, "high": value, "of": None}
    kinds = {"measure": "enterprises", "noun": "doanh nghiệp", "modifier": "exact"}
    rest = {"unit": "absolute", "direction": None, "scope": None, "period": None}
    return fact("c", words, **numbers, **kinds, **rest, **fields)


def item(words: str, **fields: Any) -> Record:
    rest: Record = {"level": 1, "parent": None, "inferred": False, "targets": []}
    return fact("t", words, **{**rest, "actors": [], "deadline": None, **fields})


def make(number: int = 0) -> Record:
    """A valid record with facts of every class."""
    digest = hashlib.sha256(str(number).encode()).hexdigest()
    held, due = date("sáng 8/3/2024", "2024-03-08", role="event"), date(
        "ngày 30/6/2024", "2024-06-30", role="plan"
    )  # fmt: skip
    held["part_of_day"] = "morning"
    body = [fact("o", "Quận ủy Quận 4", type="party"), fact("o", "Quận ủy", "\nQuận", type="party")]
    entity = "e" + body[0]["id"][1:]
    for mention in body:
        mention["entity"] = entity
    all_of_it = count("45 doanh nghiệp", 45, role="total")
    all_of_it["scope"] = {**span("Toàn khu"), "organisation": None}
    part = count("30 doanh nghiệp", 30, role="part")
    actor = {**span("Quận ủy", "\nQuận"), "organisation": body[1]["id"], "inherited": True}
    items = [
        item("rà soát hồ sơ", ordinal=1, marker="(1)", actors=[actor]),
        item("báo cáo trước ngày 30/6/2024", ordinal=2, marker="(2)", deadline=due["id"]),
    ]
    ends = [i for i, char in enumerate(TEXT) if char == "\n"]
    lines = [
        {"start": s, "end": e} for s, e in zip([0, *[i + 1 for i in ends]], ends, strict=False)
    ]
    return {
        "schema_version": "1.0",
        "producer": {"name": "vifacts", "version": "0.1.0", "rules": "0" * 16},
        "id": digest[:32], "duplicate_of": None,
        "source": {
            "uri": f"{number}.txt", "member": None, "media_type": "text/plain",
            "encoding": "utf-8", "sha256": digest, "bytes": 1,
        },
        "meta": {}, "text": TEXT, "text_sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "article": {"title": None, "published": None, "byline": None, "language": "vi"},
        "blocks": [{**line, "kind": "body"} for line in lines], "sentences": lines,
        "dates": [held, due], "organisations": body,
        "entities": [{
            "id": entity, "name": "Quận ủy Quận 4", "type": "party", "aliases": ["Quận ủy"],
            "mentions": [mention["id"] for mention in body],
        }],
        "counts": [all_of_it, part],
        "tasks": [{
            "id": f"l{items[0]['start']}-{items[1]['end']}", "status": "planned",
            "declared_count": None, "cue": span("Quận ủy yêu cầu:"), "items": items,
        }],
        "checks": [{
            "code": "subset", "status": "pass", "measure": "enterprises", "expected": "45",
            "found": "30", "facts": [all_of_it["id"], part["id"]], "message": "30 ≤ 45",
        }],
        "unassigned": [{**span("(1)"), "reason": "list_marker"}], "warnings": [],
    }  # fmt: skip
