"""Values of facts as people read them."""

from schemas.counts import CountFact
from schemas.dates import DateFact
from schemas.record import ArticleRecord
from schemas.tasks import TaskItem, TaskList

from .plain import plural, printable

_SIGNS = {
    "exact": "", "about": "about ", "nearly": "nearly ", "more_than": "> ", "at_least": "≥ ",
    "less_than": "< ", "at_most": "≤ ",
}  # fmt: skip


def date_value(date: DateFact) -> str:
    """Give EDTF with what it leaves out: `2024-05-16 morning`, `2024 start`."""
    return " ".join(str(part) for part in (date.value, date.mod, date.part_of_day) if part)


def count_value(count: CountFact) -> str:
    """Give a count with its modifier: `≥ 1000`, `10–12`, `3 of 8`, `0.64 %`."""
    unit = " %" if count.unit == "percent" else ""
    if count.modifier == "range":
        return f"{count.low}–{count.high}{unit}"
    number = count.low if count.value is None else count.value
    of = f" of {count.of}" if count.of is not None else ""
    return f"{_SIGNS[count.modifier]}{number}{of}{unit}"


def marker(item: TaskItem) -> str:
    """Give an item's marker as printed, `+` for one that goes on, `-` for one without."""
    return printable(item.marker or "") or ("+" if item.inferred else "-")


def listed(tasks: TaskList) -> str:
    """Give what a list is: `planned, 4 listed, 5 declared`."""
    declared = f", {tasks.declared_count} declared" if tasks.declared_count else ""
    return f"{tasks.status}, {len(tasks.items)} listed{declared}"


def title(record: ArticleRecord) -> str:
    """Give the article's title, else its first line, else its id."""
    printed = record.article.title
    words = printed.text if printed else (record.text or "").strip().split("\n")[0]
    return printable(words) or record.id


def place(record: ArticleRecord) -> str:
    """Give where the article came from and, of a copy, the first: `b.jsonl:7 = a.txt`."""
    found = record.source.uri + (f":{record.source.member}" if record.source.member else "")
    if record.duplicate_of:
        first = record.duplicate_of
        found += f" = {first.uri}" + (f":{first.member}" if first.member else "")
    return printable(found)


def published(record: ArticleRecord) -> str:
    """Give the date of publication and who says so: `published 2024-05-17 (page)`."""
    said = record.article.published
    return f"published {said.value} ({said.source})" if said else "no publication"


def numbers(record: ArticleRecord) -> list[str]:
    """Give how much of everything a record holds."""
    items = sum(len(tasks.items) for tasks in record.tasks)
    return [
        plural(len(record.dates), "date"),
        f"{plural(len(record.organisations), 'mention')} of "
        f"{plural(len(record.entities), 'organisation')}",
        plural(len(record.counts), "count"),
        f"{plural(items, 'task')} in {plural(len(record.tasks), 'list')}",
        f"{len(record.unassigned)} unassigned",
    ]
