"""Which tables there are, parents before the tables that refer to them."""

from typing import Final

from .articles import ARTICLES, REJECTS, UNASSIGNED
from .facts import COUNTS, DATES, ENTITIES, ORGANISATIONS
from .model import (
    ARTICLE_NAMES,
    AnyTable,
    Cell,
    Column,
    ColumnType,
    Reference,
    RejectTable,
    Row,
    Table,
    article_key,
)
from .tasks import CHECK_FACTS, CHECKS, TASK_ACTORS, TASK_ITEMS, TASK_LISTS, TASK_TARGETS

FACT_TABLES: Final = (
    ARTICLES, DATES, ENTITIES, ORGANISATIONS, COUNTS, TASK_LISTS, TASK_ITEMS, TASK_ACTORS,
    TASK_TARGETS, CHECKS, CHECK_FACTS, UNASSIGNED,
)  # fmt: skip
ALL_TABLES: Final[tuple[AnyTable, ...]] = (*FACT_TABLES, REJECTS)

__all__ = [
    "ALL_TABLES", "ARTICLES", "ARTICLE_NAMES", "FACT_TABLES", "REJECTS", "AnyTable", "Cell",
    "Column", "ColumnType", "Reference", "RejectTable", "Row", "Table", "article_key",
]  # fmt: skip
