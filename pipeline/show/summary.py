"""A record at a glance: what it states, in the article's own words."""

from collections import Counter

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from schemas.counts import CountFact
from schemas.dates import DateFact
from schemas.record import ArticleRecord
from schemas.tasks import TaskItem

from .plain import printable

_STYLES = {"pass": "green", "fail": "bold red", "incomplete": "yellow"}
_MARKS = {"pass": "✓", "fail": "✗", "incomplete": "…"}
_SIGNS = {
    "exact": "", "about": "about ", "nearly": "nearly ", "more_than": "> ", "at_least": "≥ ",
    "less_than": "< ", "at_most": "≤ ",
}  # fmt: skip
_LONGEST = 70


def summary(record: ArticleRecord) -> RenderableType:
    """Give a view for a terminal: title, publication, dates, counts, tasks, checks that fail.

    Values stand as the record has them (EDTF, numbers without grouping), words as the article does.
    """
    parts: list[RenderableType] = [_head(record), _numbers(record)]
    parts += [_dates(record)] if record.dates else []
    parts += [_counts(record)] if record.counts else []
    parts += [_organisations(record)] if record.entities else []
    parts += [_tasks(record)] if record.tasks else []
    parts += [_checks(record)] if record.checks else []
    parts += [Text(f"! {printable(w.message)} ({w.code})", "yellow") for w in record.warnings]
    return Padding(Group(*parts), (0, 0, 1, 0))


def _head(record: ArticleRecord) -> Text:
    title = record.article.title
    words = title.text if title else (record.text or "").strip().split("\n")[0] or record.id
    place = record.source.uri + (f":{record.source.member}" if record.source.member else "")
    published = record.article.published
    when = f"published {published.value} ({published.source})" if published else "no publication"
    if record.duplicate_of:
        first = record.duplicate_of
        place += f" = {first.uri}" + (f":{first.member}" if first.member else "")
    return Text.assemble((_short(words, 2 * _LONGEST), "bold"), f"\n{printable(place)} · {when}")


def _numbers(record: ArticleRecord) -> Text:
    items = sum(len(tasks.items) for tasks in record.tasks)
    numbers = [
        _plural(len(record.dates), "date"),
        f"{_plural(len(record.organisations), 'mention')} of "
        f"{_plural(len(record.entities), 'organisation')}",
        _plural(len(record.counts), "count"),
        f"{_plural(items, 'task')} in {_plural(len(record.tasks), 'list')}",
        f"{len(record.unassigned)} unassigned",
    ]
    return Text(" · ".join(numbers), "dim")


def _dates(record: ArticleRecord) -> Table:
    table = _table("dates", "role", "words")
    for date in record.dates:
        _row(table, _date_value(date), date.role, _short(date.text))
    return table


def _date_value(date: DateFact) -> str:
    notes = [str(note) for note in (date.mod, date.part_of_day) if note]
    if date.inferred:
        notes.append(f"{', '.join(date.inferred)} inferred")
    return date.value + (f" ({'; '.join(notes)})" if notes else "")


def _counts(record: ArticleRecord) -> Table:
    table = _table("counts", "measure", "role", "words", "scope")
    for count in record.counts:
        scope = _short(count.scope.text) if count.scope else ""
        role = f"{count.role} {count.direction or ''}".rstrip()
        _row(table, _count_value(count), count.measure, role, _short(count.text), scope)
    return table


def _count_value(count: CountFact) -> str:
    unit = " %" if count.unit == "percent" else ""
    if count.modifier == "range":
        return f"{count.low}–{count.high}{unit}"
    number = count.low if count.value is None else count.value
    of = f" of {count.of}" if count.of is not None else ""
    return f"{_SIGNS[count.modifier]}{number}{of}{unit}"


def _organisations(record: ArticleRecord) -> Text:
    line = Text("organisations  ", "bold")
    for index, entity in enumerate(record.entities):
        times = f" ×{len(entity.mentions)}" if len(entity.mentions) > 1 else ""
        line.append(f"{'; ' if index else ''}{printable(entity.name)}{times}", "not bold")
    return line


def _tasks(record: ArticleRecord) -> Text:
    out = Text()
    for number, tasks in enumerate(record.tasks):
        declared = f", {tasks.declared_count} declared" if tasks.declared_count else ""
        head = f"tasks {tasks.status}, {len(tasks.items)} listed{declared}"
        out.append(("\n" if number else "") + head, "bold")
        for item in tasks.items:
            out.append(f"\n{'  ' * item.level}{_marker(item)} {_short(item.text)}")
    return out


def _marker(item: TaskItem) -> str:
    return printable(item.marker or "") or ("+" if item.inferred else "-")


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


def _short(words: str, longest: int = _LONGEST) -> str:
    line = printable(words)
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
