"""What a table is: named columns of one type each, keys, and the rows of a record."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, Literal

from schemas.record import ArticleRecord
from schemas.reject import Reject

Cell = str | int | float | bool | None
Row = tuple[Cell, ...]
ColumnType = Literal["text", "integer", "number", "boolean", "day"]
"""`number` is a 64-bit float; `day` is a calendar day, given to writers as `2024-05-16`."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its one type, whether it may be null, and what stands in it."""

    name: str
    type: ColumnType
    says: str
    nullable: bool = False
    free: bool = False
    """True for what people wrote, which may hold anything; all else is of our making."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A foreign key: these columns, behind the key of the article, name a row of that table."""

    column: str
    table: str
    target: str = "id"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of facts; every row begins with the key of its article."""

    name: str
    says: str
    own: tuple[Column, ...]
    key: tuple[str, ...]
    """The columns that, behind the key of the article, name one row."""
    rows: Callable[[ArticleRecord], Iterable[Row]]
    """The rows of a record, without the key of the article."""
    references: tuple[Reference, ...] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        """Give all columns: the key of the article and the table's own."""
        return (*ARTICLE_KEY, *self.own)

    @property
    def header(self) -> tuple[str, ...]:
        """Give the names of all columns."""
        return tuple(column.name for column in self.columns)

    @property
    def primary_key(self) -> tuple[str, ...]:
        """Give the names of the columns that name one row."""
        return (*ARTICLE_NAMES, *self.key)


@dataclass(frozen=True, slots=True)
class RejectTable:
    """The table of inputs that became no record."""

    name: str
    says: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    row: Callable[[Reject], Row]

    @property
    def header(self) -> tuple[str, ...]:
        """Give the names of all columns."""
        return tuple(column.name for column in self.columns)


AnyTable = Table | RejectTable
ARTICLE_KEY: Final = (
    Column("article", "text", "id of the record: 32 hex digits of its input's SHA-256"),
    Column("uri", "text", "where the article came from", free=True),
    Column("member", "text", "line or member of a container; empty where there is none", free=True),
)
ARTICLE_NAMES: Final = tuple(column.name for column in ARTICLE_KEY)


def article_key(record: ArticleRecord) -> tuple[str, str, str]:
    """Give the key of a record; a null member is the empty string (RECORD: key of a row)."""
    return record.id, record.source.uri, record.source.member or ""


def place(what: str) -> tuple[Column, ...]:
    """Give the columns of a span of the article's text."""
    return (
        Column("start", "integer", f"first code point of {what} in the article's text"),
        Column("end", "integer", "one past the last code point"),
        Column("text", "text", f"the words of {what}, exactly", free=True),
    )


PROVENANCE: Final = (
    Column("rule", "text", "name of the rule that read it"),
    Column("confidence", "number", "how often that rule is right on the gold", nullable=True),
)
BETWEEN: Final = " | "


def joined(words: Iterable[str]) -> str | None:
    """Give several words as one cell: `Quận ủy | QU`; None for none."""
    return BETWEEN.join(words) or None
