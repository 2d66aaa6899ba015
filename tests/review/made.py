"""Records and decisions for the tests of the editors' page."""

import datetime as dt
import hashlib
from collections.abc import Iterator

from pipeline.review.made import Reviewer
from schemas.base import Fact
from schemas.decision import About, Decision
from schemas.record import ArticleRecord

from ..io.full import make


def ticking() -> Iterator[dt.datetime]:
    """Give a second later every time."""
    now = dt.datetime(2024, 5, 16, 8, 0, tzinfo=dt.UTC)
    while True:
        now += dt.timedelta(seconds=1)
        yield now


def reviewer(name: str = "Lan") -> Reviewer:
    clock = ticking()
    return Reviewer(name, clock=lambda: next(clock))


def full() -> ArticleRecord:
    """A record with facts of every class."""
    return ArticleRecord.model_validate(make())


def with_text(record: ArticleRecord, put: str, at: int = 0) -> ArticleRecord:
    """The record of the same article with words put in: facts behind them move, ids with them."""
    by = len(put)
    assert record.text is not None
    text = record.text[:at] + put + record.text[at:]

    def moved(value: object) -> object:
        if isinstance(value, dict):
            out = {k: moved(v) for k, v in value.items()}
            if isinstance(out.get("start"), int) and out["start"] >= at:
                out["start"] += by
                out["end"] += by
            return out
        if isinstance(value, list):
            return [moved(v) for v in value]
        letter, dash, end = (value[:1], "-", value) if isinstance(value, str) else ("", "", "")
        if dash and value and letter in "doctel" and value[1:].replace("-", "", 1).isdecimal():
            start, _, end = value[1:].partition("-")
            shift = by if int(start) >= at else 0
            return f"{letter}{int(start) + shift}-{int(end) + shift}"
        return value

    row = record.model_dump()
    keep = {k: row[k] for k in ("source", "meta", "producer", "id", "duplicate_of")}
    row = {**moved(row), **keep}
    row |= {"text": text, "text_sha256": hashlib.sha256(text.encode()).hexdigest()}
    return ArticleRecord.model_validate(row)


def on(record: ArticleRecord, who: Reviewer, about: About, action: str, fact: Fact) -> Decision:
    """A plain decision about a fact."""
    kept = fact.model_dump(mode="json")
    after = {"accept": kept, "reject": None}.get(action)
    return who.decide(
        record, about, action, place=(fact.start, fact.end), before=kept, after=after
    )  # fmt: skip
