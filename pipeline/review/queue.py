"""The queue: articles by what needs eyes most, kept as an index that every decision renews.

The index is a private temporary database; it holds the records packed, so that the file they came
from may change meanwhile. Nothing in it is lost with it: decisions are in the overlay.
"""

import sqlite3
import zlib
from dataclasses import dataclass
from typing import Final

from schemas.record import ArticleRecord

from ..view import values
from .filters import Filter
from .progress import Progress, progress, standings
from .replay import DECIDED, Reviewed

PAGE: Final = 20
"""Articles on a page of the queue."""
_CHOICES: Final = 40
_TABLES: Final = """
CREATE TABLE article (n INTEGER PRIMARY KEY, id TEXT, source TEXT, member TEXT, title TEXT,
  place TEXT,
  words TEXT, packed BLOB, facts INT, decided INT, failed INT, inferred INT, low INT, left_over INT,
  done INT, need INT);
CREATE INDEX article_id ON article (id);
CREATE INDEX article_place ON article (source, member);
CREATE INDEX article_need ON article (need DESC, n);
CREATE TABLE fact (article INT, key TEXT, about TEXT, type TEXT, state TEXT, decided INT,
  rule TEXT, confidence REAL, PRIMARY KEY (article, key)) WITHOUT ROWID;
CREATE TABLE checked (article INT, code TEXT, status TEXT);
CREATE INDEX checked_article ON checked (article);
CREATE TABLE total (facts INT, decided INT, articles INT, done INT);
INSERT INTO total VALUES (0, 0, 0, 0);
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One article of the queue."""

    n: int
    title: str
    place: str
    facts: int
    decided: int
    failed: int
    inferred: int
    low: int
    left: int
    done: bool


@dataclass(frozen=True, slots=True)
class Totals:
    """How far the whole file is reviewed."""

    facts: int
    decided: int
    articles: int
    done: int


class Queue:
    """The articles of one session."""

    def __init__(self) -> None:
        """Make an empty queue."""
        self._db = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._db.execute("PRAGMA journal_mode=OFF")
        self._db.execute("PRAGMA synchronous=OFF")
        self._db.execute("PRAGMA cache_size=-65536")
        self._db.executescript(_TABLES)
        self._sorted: dict[str, tuple[int, list[str]]] = {}
        self._choices: dict[str, set[str]] = {c: set() for c in ("type", "rule", "source", "code")}

    def add(self, reviewed: Reviewed, original: ArticleRecord) -> int:
        """Add an article as its record and its decisions have it; give its number, from 1."""
        packed = zlib.compress(original.model_dump_json().encode(), 1)
        title = values.title(original)
        place = values.place(original)
        words = f"{title}\n{place}\n{original.text or ''}".casefold()
        source = original.source
        made = self._db.execute(
            "INSERT INTO article (id, source, member, title, place, words, packed)"
            " VALUES (?,?,?,?,?,?,?)",
            (original.id, source.uri, source.member or "", title, place, words, packed),
        )
        n = int(made.lastrowid or 0)
        self._choices["source"].add(original.source.uri)
        self._db.execute("UPDATE total SET articles = articles + 1")
        self.renew(n, reviewed)
        return n

    def renew(self, n: int, reviewed: Reviewed) -> Progress:
        """Take over what decisions have made of an article."""
        now, found = progress(reviewed), list(standings(reviewed))
        self._choices["type"].update(s.type for s in found if s.type)
        self._choices["rule"].update(s.rule for s in found if s.rule)
        self._choices["code"].update(check.code for check in reviewed.record.checks)
        self._db.execute("BEGIN")
        old = self._db.execute("SELECT facts, decided, done FROM article WHERE n = ?", (n,))
        was = [value or 0 for value in old.fetchone()]
        self._db.execute(
            "UPDATE article SET facts=?, decided=?, failed=?, inferred=?, low=?, left_over=?,"
            " done=?, need=? WHERE n = ?",
            (now.facts, now.decided, now.failed, now.inferred, now.low, now.left, now.done,
             now.need, n),
        )  # fmt: skip
        self._db.execute(
            "UPDATE total SET facts = facts + ?, decided = decided + ?, done = done + ?",
            (now.facts - was[0], now.decided - was[1], now.done - was[2]),
        )
        self._db.execute("DELETE FROM fact WHERE article = ?", (n,))
        self._db.executemany(
            "INSERT OR REPLACE INTO fact VALUES (?,?,?,?,?,?,?,?)",
            ((n, s.key, s.about, s.type, s.state, s.state in DECIDED, s.rule, s.confidence)
             for s in found),
        )  # fmt: skip
        self._db.execute("DELETE FROM checked WHERE article = ?", (n,))
        self._db.executemany(
            "INSERT INTO checked VALUES (?,?,?)",
            ((n, check.code, check.status) for check in reviewed.record.checks),
        )
        self._db.execute("COMMIT")
        return now

    def record(self, n: int) -> ArticleRecord | None:
        """Give the record of an article as it was extracted; None where there is none."""
        row = self._db.execute("SELECT packed FROM article WHERE n = ?", (n,)).fetchone()
        return None if row is None else ArticleRecord.model_validate_json(zlib.decompress(row[0]))

    def number(self, key: str, uri: str, member: str) -> int | None:
        """Give the article of an id, at its own place if it is there, else at any other."""
        row = self._db.execute(
            "SELECT n FROM article WHERE id = ? OR (source = ? AND member = ?)"
            " ORDER BY id <> ?, source <> ? OR member <> ? LIMIT 1",
            (key, uri, member, key, uri, member),
        ).fetchone()
        return None if row is None else int(row[0])

    def rows(self, wanted: Filter) -> tuple[list[Row], int]:
        """Give a page of the queue and the number of articles that the filter leaves."""
        condition, given = wanted.articles()
        rows = self._db.execute(
            "SELECT n, title, place, facts, decided, failed, inferred, low, left_over, done"
            f" FROM article a WHERE {condition} ORDER BY need DESC, n LIMIT ? OFFSET ?",
            (*given, PAGE, PAGE * (wanted.page - 1)),
        ).fetchall()
        found = [Row(*row) for row in rows]
        if wanted.is_empty:
            return found, self.totals().articles
        count = self._db.execute(f"SELECT count(*) FROM article a WHERE {condition}", given)
        return found, int(count.fetchone()[0])

    def after(self, n: int | None, wanted: Filter) -> int | None:
        """Give the article that needs eyes most and is not done, `n` aside; None where none is."""
        condition, given = wanted.articles()
        row = self._db.execute(
            f"SELECT n FROM article a WHERE {condition} AND need >= 0 AND n IS NOT ?"
            " AND facts > decided ORDER BY need DESC, n LIMIT 1",
            (*given, n),
        ).fetchone()
        return None if row is None else int(row[0])

    def open_facts(self, wanted: Filter, *, only: int | None = None) -> list[tuple[int, str]]:
        """Give article and id of every open fact that a filter leaves, in order."""
        articles, given = wanted.articles()
        facts, more = wanted.facts()
        row = self._db.execute(
            "SELECT f.article, f.key FROM fact f JOIN article a ON a.n = f.article"
            f" WHERE {articles}"
            f" AND f.decided = 0 AND f.state = 'open' AND f.about <> 'unassigned'"
            f"{' AND ' + facts if facts else ''}{' AND a.n = ?' if only else ''}"
            " ORDER BY f.article, f.key",
            (*given, *more, *([only] if only else [])),
        )
        return [(int(n), str(key)) for n, key in row]

    def totals(self) -> Totals:
        """Give how far everything is."""
        row = self._db.execute("SELECT facts, decided, articles, done FROM total").fetchone()
        return Totals(*(int(value) for value in row))

    def choices(self, column: str) -> list[str]:
        """Give what a filter can ask for, the first forty: `type`, `rule`, `source`, `code`."""
        found = self._choices[column]
        number, first = self._sorted.get(column, (0, []))
        if number != len(found):
            first = sorted(found)[:_CHOICES]
            self._sorted[column] = (len(found), first)
        return first
