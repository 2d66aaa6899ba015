"""The overlay: decisions in an SQLite file beside the records, added to and never changed.

WAL and `synchronous=FULL`: a decision is on the disk when its transaction returns, and a killed
server loses none. Triggers refuse UPDATE and DELETE.
"""

import sqlite3
from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from schemas.decision import Decision
from schemas.record import ArticleRecord

from ..errors import DecisionError

_VERSION: Final = 1
_TABLES: Final = """
CREATE TABLE IF NOT EXISTS decision (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
  article TEXT NOT NULL, uri TEXT NOT NULL, member TEXT NOT NULL,
  action TEXT NOT NULL, by TEXT NOT NULL, batch TEXT, json TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS decision_article ON decision (article);
CREATE INDEX IF NOT EXISTS decision_place ON decision (uri, member);
CREATE INDEX IF NOT EXISTS decision_batch ON decision (batch) WHERE batch IS NOT NULL;
CREATE TABLE IF NOT EXISTS undone (id TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TRIGGER IF NOT EXISTS decision_stays BEFORE UPDATE ON decision
  BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
CREATE TRIGGER IF NOT EXISTS decision_is_kept BEFORE DELETE ON decision
  BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;
"""


class Store:
    """The decisions of one file of records, of all its reviewers."""

    def __init__(self, path: Path) -> None:
        """Open the overlay or make it; DecisionError `not_decisions` for another file."""
        self.path = path
        try:
            self._db = sqlite3.connect(
                path, isolation_level=None, timeout=20, check_same_thread=False
            )
            found = self._db.execute("PRAGMA user_version").fetchone()[0]
            strange = found not in (0, _VERSION) or (found == 0 and self._tables())
            if strange:
                raise sqlite3.DatabaseError("it is of another program or version")
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=FULL")
            self._db.executescript(f"{_TABLES}PRAGMA user_version={_VERSION};")
        except sqlite3.Error as error:
            raise DecisionError(
                "not_decisions", f"{path} holds no decisions: {error}",
                hint="Name the file that `vifacts review` keeps, or another one after --decisions.",
            ) from error  # fmt: skip

    def _tables(self) -> bool:
        return bool(self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def add(self, decisions: Iterable[Decision]) -> int:
        """Add decisions as one transaction; give how many were not there yet."""
        added = 0
        with self._transaction():
            for d in decisions:
                row = (
                    d.id, d.article.id, d.article.uri, d.article.member or "", d.action, d.by,
                    d.batch, d.model_dump_json(),
                )  # fmt: skip
                done = self._db.execute(
                    "INSERT OR IGNORE INTO decision (id, article, uri, member, action, by, batch,"
                    " json) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    row,
                )
                added += done.rowcount
                self._db.executemany(
                    "INSERT OR IGNORE INTO undone VALUES (?)", [(key,) for key in d.undoes]
                )
        return added

    def of(self, record: ArticleRecord, *, present: Container[str] = ()) -> list[Decision]:
        """Give the decisions about an article, in order; `present` as in `about_article`."""
        place = (record.source.uri, record.source.member or "")
        found = self._rows("article = ? OR (uri = ? AND member = ?)", (record.id, *place))
        return about_article(record, found, present=present)

    def all(self) -> list[Decision]:
        """Give every decision, in order."""
        return self._rows("1", ())

    def last(self, by: str) -> list[Decision]:
        """Give what an undo of this reviewer takes back: the last decision, or its whole batch."""
        found = self._rows(
            "by = ? AND action <> 'undo' AND id NOT IN (SELECT id FROM undone)"
            " ORDER BY seq DESC LIMIT 1",
            (by,), order="",
        )  # fmt: skip
        if not found or found[0].batch is None:
            return found
        return self._rows(
            "batch = ? AND by = ? AND id NOT IN (SELECT id FROM undone)", (found[0].batch, by)
        )

    def places(self) -> list[tuple[str, str, str]]:
        """Give id, uri and member of every article that was decided about."""
        rows = self._db.execute("SELECT DISTINCT article, uri, member FROM decision")
        return [(str(article), str(uri), str(member)) for article, uri, member in rows]

    def count(self) -> int:
        """Give the number of decisions."""
        return int(self._db.execute("SELECT count(*) FROM decision").fetchone()[0])

    def _rows(
        self, where: str, values: Sequence[str], *, order: str = " ORDER BY seq"
    ) -> list[Decision]:
        rows = self._db.execute(f"SELECT json FROM decision WHERE {where}{order}", values)
        return [Decision.model_validate_json(json) for (json,) in rows]

    def setting(self, name: str) -> str | None:
        """Give what was set under a name."""
        row = self._db.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def set(self, name: str, value: str) -> None:
        """Set a name; settings are of the page, not of the facts, and do change."""
        with self._transaction():
            self._db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))


def about_article(
    record: ArticleRecord, found: Iterable[Decision], *, present: Container[str]
) -> list[Decision]:
    """Give those of the decisions that are about an article, in order.

    By its bytes, at its own place if any are; and those made at its place about bytes that are no
    longer there. `present` has the ids of all records, so that in a file where lines have moved no
    decision goes to the article that took the place of its own.
    """
    place = (record.source.uri, record.source.member or "")
    decisions = list(found)
    same = [d for d in decisions if d.article.id == record.id]
    here = {d.id for d in same if (d.article.uri, d.article.member or "") == place}
    wanted = here or {d.id for d in same}
    wanted |= {
        d.id
        for d in decisions
        if d.article.id != record.id
        and (d.article.uri, d.article.member or "") == place
        and d.article.id not in present
    }
    return [d for d in decisions if d.id in wanted]
