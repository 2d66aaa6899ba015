"""Decisions as they are made: who, when, of which article, with which vifacts."""

import datetime as dt
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from schemas.decision import About, Action, Anchor, ArticleRef, Decision
from schemas.record import ArticleRecord

from .anchors import anchor

Clock = Callable[[], dt.datetime]


def utc_now() -> dt.datetime:
    """Give the time of the decision."""
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True, slots=True)
class Reviewer:
    """One person at the page; `clock` is an argument, so that tests can state the time."""

    name: str
    clock: Clock = utc_now

    def decide(
        self,
        record: ArticleRecord,
        about: About,
        action: Action,
        *,
        place: tuple[int, int] | None = None,
        other: tuple[int, int] | None = None,
        **fields: Any,
    ) -> Decision:
        """Give the decision about the words at `place` of a record; `fields` as in `Decision`."""
        row: dict[str, Any] = {
            "article": article_ref(record), "about": about, "action": action,
            "anchor": _anchor(record, place), "other": _anchor(record, other),
            "before": None, "after": None, "reason": None, "by": self.name, "at": self._now(),
            "tool": f"{record.producer.name} {record.producer.version} {record.producer.rules}",
            "batch": None, "undoes": [], **fields,
        }  # fmt: skip
        return Decision(id=_digest(row), **row)

    def _now(self) -> str:
        return self.clock().strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def article_ref(record: ArticleRecord) -> ArticleRef:
    """Give what a decision says of its article."""
    return ArticleRef(
        id=record.id, uri=record.source.uri, member=record.source.member,
        text_sha256=record.text_sha256,
    )  # fmt: skip


def _anchor(record: ArticleRecord, place: tuple[int, int] | None) -> Anchor | None:
    return None if place is None or record.text is None else anchor(record.text, *place)


def _digest(row: dict[str, Any]) -> str:
    plain = {k: v.model_dump() if hasattr(v, "model_dump") else v for k, v in row.items()}
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:32]
