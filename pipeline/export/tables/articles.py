"""The tables of whole articles, of what was refused, and of what was left over."""

from collections.abc import Iterator
from typing import Final

from schemas.record import ArticleRecord
from schemas.reject import Reject

from .model import Column, RejectTable, Row, Table, joined, place


def _articles(record: ArticleRecord) -> Iterator[Row]:
    article, published, source = record.article, record.article.published, record.source
    yield (
        article.title.text if article.title else None,
        published.value if published else None, _day(published.value) if published else None,
        published.source if published else None,
        article.byline.text if article.byline else None, article.language,
        record.duplicate_of.uri if record.duplicate_of else None,
        record.duplicate_of.member or "" if record.duplicate_of else None, record.duplicate_group,
        source.media_type, source.encoding, source.bytes,
        record.producer.version, record.producer.rules,
        len(record.dates), len(record.organisations), len(record.entities), len(record.counts),
        sum(len(tasks.items) for tasks in record.tasks), len(record.checks),
        sum(check.status == "fail" for check in record.checks), len(record.unassigned),
        joined(warning.message for warning in record.warnings),
    )  # fmt: skip


def _day(published: str) -> str | None:
    day = published[: len("2024-05-17")]
    return day if len(day) == len("2024-05-17") else None


def _unassigned(record: ArticleRecord) -> Iterator[Row]:
    for left in record.unassigned:
        yield left.start, left.end, left.text, left.reason


def _reject(reject: Reject) -> Row:
    source = reject.source
    return (
        source.uri, source.member or "", source.sha256, source.bytes, reject.stage, reject.code,
        reject.message, reject.hint,
    )  # fmt: skip


ARTICLES: Final = Table(
    "articles",
    "one row an article; the columns from `dates` to `unassigned` are numbers of facts",
    (
        Column("title", "text", "the title's words", nullable=True, free=True),
        Column(
            "published", "text", "when it appeared: a day, a month or a date-time", nullable=True
        ),
        Column("published_day", "day", "its day; null where only a month is known", nullable=True),
        Column("published_source", "text", "who says so: `page`, `markup`, `given`", nullable=True),
        Column("byline", "text", "author or agency as printed", nullable=True, free=True),
        Column("language", "text", "`vi`, another code, or `und`"),
        Column(
            "duplicate_of_uri", "text", "first input of the same bytes", nullable=True, free=True
        ),
        Column("duplicate_of_member", "text", "its member", nullable=True, free=True),
        Column("duplicate_group", "text", "first of nearly the same text", nullable=True),
        Column("media_type", "text", "what the input was"),
        Column("encoding", "text", "how its bytes were read"),
        Column("bytes", "integer", "size of the input"),
        Column("producer_version", "text", "version of vifacts that read it"),
        Column("producer_rules", "text", "fingerprint of its rules and lexicons"),
        *(
            Column(name, "integer", f"number of {says}")
            for name, says in (
                ("dates", "dates"),
                ("organisations", "mentions of organisations"),
                ("entities", "organisations"),
                ("counts", "counts"),
                ("task_items", "task items"),
                ("checks", "checks"),
                ("checks_failed", "checks that fail"),
                ("unassigned", "numbers and dates that became no fact"),
            )
        ),
        Column("warnings", "text", "what was odd, joined by ` | `", nullable=True, free=True),
    ),
    (),
    _articles,
)
UNASSIGNED: Final = Table(
    "unassigned",
    "numbers and date-like words that became no fact, each with its reason",
    (*place("the number"), Column("reason", "text", "why it is no fact")),
    ("start",),
    _unassigned,
)
REJECTS: Final = RejectTable(
    "rejects",
    "inputs that became no record; `uri` and `member` name the input",
    (
        Column("uri", "text", "where the input came from", free=True),
        Column("member", "text", "line or member; empty where there is none", free=True),
        Column("sha256", "text", "of its bytes; null where they could not be read", nullable=True),
        Column("bytes", "integer", "size; null where unknown", nullable=True),
        Column("stage", "text", "where it failed: `read`, `decode`, `extract`, `write`"),
        Column("code", "text", "what was wrong, for programs"),
        Column("message", "text", "what was wrong, for people", free=True),
        Column("hint", "text", "what to do", free=True),
    ),
    ("uri", "member"),
    _reject,
)
