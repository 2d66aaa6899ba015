"""A record at a glance: what it states, in the article's own words."""

from collections import Counter

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from schemas.dates import DateFact
from schemas.record import ArticleRecord

from ..view.plain import printable, short
from ..view.values import count_value, listed, marker, numbers, place, published, title

_STYLES = {"pass": "green", "fail": "bold red", "incomplete": "yellow"}
_MARKS = {"pass": "✓", "fail": "✗", "incomplete": "…"}
_LONGEST = 70


def summary(record: ArticleRecord) -> RenderableType:
    """Give a view for a terminal: title, publication, dates, counts, tasks, checks that fail.

    Values stand as the record has them (EDTF, numbers without grouping), words as the article does.
    """
    parts: list[RenderableType] = [_head(record), Text(" · ".join(numbers(record)), "dim")]
    parts += [_dates(record)] if record.dates else []
    parts += [_counts(record)] if record.counts else []
    parts += [_organisations(record)] if record.entities else []
    parts += [_tasks(record)] if record.tasks else []
    parts += [_checks(record)] if record.checks else []
    parts += [Text(f"! {printable(w.message)} ({w.code})", "yellow") for w in record.warnings]
    return Padding(Group(*parts), (0, 0, 1, 0))


def _head(record: ArticleRecord) -> Text:
    words = short(title(record), 2 * _LONGEST)
    return Text.assemble((words, "bold"), f"\n{place(record)} · {published(record)}")


def _dates(record: ArticleRecord) -> Table:
    table = _table("dates", "role", "words")
    for date in record.dates:
        _row(table, _date_value(date), date.role, short(date.text))
    return table


def _date_value(date: DateFact) -> str:
    notes = [str(note) for note in (date.mod, date.part_of_day) if note]
    if date.inferred:
        notes.append(f"{', '.join(date.inferred)} inferred")
    return date.value + (f" ({'; '.join(notes)})" if notes else "")


def _counts(record: ArticleRecord) -> Table:
    table = _table("counts", "measure", "role", "words", "scope")
    for count in record.counts:
        scope = short(count.scope.text) if count.scope else ""
        role = f"{count.role} {count.direction or ''}".rstrip()
        _row(table, count_value(count), count.measure, role, short(count.text), scope)
    return table


def _organisations(record: ArticleRecord) -> Text:
    line = Text("organisations  ", "bold")
    for index, entity in enumerate(record.entities):
        times = f" ×{len(entity.mentions)}" if len(entity.mentions) > 1 else ""
        line.append(f"{'; ' if index else ''}{printable(entity.name)}{times}", "not bold")
    return line


def _tasks(record: ArticleRecord) -> Text:
    out = Text()
    for number, tasks in enumerate(record.tasks):
        out.append(("\n" if number else "") + f"tasks {listed(tasks)}", "bold")
        for item in tasks.items:
            out.append(f"\n{'  ' * item.level}{marker(item)} {short(item.text)}")
    return out


def _checks(record: ArticleRecord) -> Text:
    passed = Counter(check.status for check in record.checks)["pass"]
    out = Text(f"checks  {passed} passed", "bold")
    for check in record.checks:
        if check.status != "pass":
            line = f"\n  {_MARKS[check.status]} {check.code}: {printable(check.message)}"
            out.append(line, _STYLES[check.status])
    return out


def _table(*columns: str) -> Table:
    """Give an empty table; its first column is headed by what it lists."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for column in columns:
        running = column in ("words", "scope")
        table.add_column(column, header_style="dim", overflow="fold", no_wrap=not running)
    table.columns[0].header_style = "bold"
    return table


def _row(table: Table, *cells: str) -> None:
    table.add_row(*(Text(cell) for cell in cells))  # plain strings would be read as markup
