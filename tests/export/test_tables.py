"""Tables as data: keys name one row, references lead somewhere, columns keep their type."""

from collections import Counter

import pytest

from pipeline.export.tables import ALL_TABLES, FACT_TABLES, REJECTS, AnyTable, Table, article_key
from pipeline.export.tables.model import ColumnType

from .sample import everything, made, refused, sample

TYPES: dict[ColumnType, tuple[type, ...]] = {
    "text": (str,), "integer": (int,), "number": (int, float), "boolean": (bool,), "day": (str,),
}  # fmt: skip
each_table = pytest.mark.parametrize("table", FACT_TABLES, ids=lambda table: table.name)


def rows(table: Table) -> list[dict[str, object]]:
    return [
        dict(zip(table.header, (*article_key(record), *row), strict=True))
        for record in (*sample(), made())
        for row in table.rows(record)
    ]


@each_table
def test_a_key_names_one_row(table: Table) -> None:
    found = Counter(tuple(row[name] for name in table.primary_key) for row in rows(table))
    assert found
    assert [key for key, times in found.items() if times > 1] == []


@each_table
def test_a_reference_leads_to_a_row(table: Table) -> None:
    tables = {other.name: other for other in FACT_TABLES}
    for reference in table.references:
        place = ("article", "uri", "member")
        there = {
            (*(row[name] for name in place), row[reference.target])
            for row in rows(tables[reference.table])
        }
        wanted = [
            (*(row[name] for name in place), row[reference.column])
            for row in rows(table)
            if row[reference.column] is not None
        ]
        assert wanted
        assert [key for key in wanted if key not in there] == []
        assert tables[reference.table].primary_key == (*place, reference.target)


@each_table
def test_one_type_a_column(table: Table) -> None:
    for row in rows(table):
        for column in table.columns:
            value = row[column.name]
            if value is None:
                assert column.nullable, column.name
            else:
                assert isinstance(value, TYPES[column.type]), column.name
                assert isinstance(value, bool) == (column.type == "boolean"), column.name


@pytest.mark.parametrize("table", ALL_TABLES, ids=lambda table: table.name)
def test_columns_are_named_once_and_described(table: AnyTable) -> None:
    assert len(set(table.header)) == len(table.header)
    assert set(table.primary_key) <= set(table.header)
    assert all(column.says for column in table.columns)
    assert not any(column.nullable for column in table.columns if column.name in table.primary_key)


def test_a_table_stands_behind_what_it_refers_to() -> None:
    names = [table.name for table in FACT_TABLES]
    for table in FACT_TABLES:
        for reference in table.references:
            assert names.index(reference.table) <= names.index(table.name)


def test_every_fact_of_a_record_has_its_row() -> None:
    for record in sample():
        found = {table.name: len(list(table.rows(record))) for table in FACT_TABLES}
        items = sum(len(tasks.items) for tasks in record.tasks)
        assert found["dates"] == len(record.dates)
        assert found["organisations"] == len(record.organisations)
        assert found["entities"] == len(record.entities)
        assert found["counts"] == len(record.counts)
        assert (found["task_lists"], found["task_items"]) == (len(record.tasks), items)
        assert found["checks"] == len(record.checks)
        assert found["check_facts"] == sum(len(check.facts) for check in record.checks)
        assert found["unassigned"] == len(record.unassigned)


def test_a_reject_has_its_row() -> None:
    row = dict(zip(REJECTS.header, REJECTS.row(refused()), strict=True))
    assert (row["uri"], row["member"], row["sha256"]) == ("hỏng.txt", "", None)
    assert sum(1 for _ in everything()) == len(sample()) + 2
