"""A record in full, as text: every fact with its words where they stand."""

from collections.abc import Iterator

from rich.text import Text

from schemas.record import ArticleRecord

from ..view import describe
from ..view.describe import Checked, Group, Note
from ..view.plain import plural, printable, short
from ..view.values import numbers, place, published, title
from .layout import LOUD, fold, head, note_lines, rows

MARKS = {"pass": "ok", "fail": "FAILED", "incomplete": "incomplete"}
_STYLES = {"pass": "green", "fail": "bold red", "incomplete": "yellow"}
_CUE = 200


def report(record: ArticleRecord, *, width: int | None) -> Iterator[Text]:
    """Yield the lines of a record: title, dates, organisations, counts, tasks, checks, the rest.

    `width` in cells of a terminal; None for a pipe, where every fact is one line that begins with
    its id, so that `grep` finds it whole. Words stand in brackets among their neighbours; what a
    reader should look at begins with `!`: inferred parts, checks that fail, warnings.
    """
    for section in (_head, _dates, _organisations, _counts, _tasks, _checks, _unassigned):
        for line in section(record, width):
            line.rstrip()
            yield line


def _head(record: ArticleRecord, width: int | None) -> Iterator[Text]:
    yield from fold(Text(title(record), "bold"), width=width)
    yield from fold(Text(f"{place(record)} · {published(record)}"), width=width)
    yield from fold(Text(" · ".join(numbers(record)), "dim"), width=width)
    wrong = sum(check.status == "fail" for check in record.checks)
    if wrong:
        yield Text(f"! {plural(wrong, 'check')} failed", _STYLES["fail"])
    for warning in record.warnings:
        line = Text(f"! {printable(warning.message)} ({warning.code})", LOUD)
        yield from fold(line, width=width, indent=2)


def _dates(record: ArticleRecord, width: int | None) -> Iterator[Text]:
    if found := describe.dates(record):
        yield from (Text(), head("dates", len(found)))
        yield from rows(found, text=record.text, width=width, style="bold blue")


def _counts(record: ArticleRecord, width: int | None) -> Iterator[Text]:
    if found := describe.counts(record):
        yield from (Text(), head("counts", len(found)))
        yield from rows(found, text=record.text, width=width, style="bold magenta")


def _organisations(record: ArticleRecord, width: int | None) -> Iterator[Text]:
    if found := describe.organisations(record):
        yield from (Text(), head("organisations", len(found)))
        for group in found:
            yield from _group(group, width)
            yield from rows(
                group.entries, text=record.text, width=width, style="bold green", indent=4
            )


def _group(group: Group, width: int | None) -> Iterator[Text]:
    times = f" ×{len(group.entries)}" if len(group.entries) > 1 else ""
    key = f"{group.id}  " if width is None else ""
    line = Text.assemble(
        f"  {key}", (printable(group.title), "bold"), f"  {', '.join(group.kinds)}{times}"
    )
    if group.notes:
        also = "; ".join(note.text for note in group.notes)
        line.append_text(Text(f"  also: {printable(also)}", "dim"))
    yield from fold(line, width=width, indent=6)


def _tasks(record: ArticleRecord, width: int | None) -> Iterator[Text]:
    for group in describe.tasks(record):
        yield from (Text(), head("tasks", group.title))
        for note in group.notes:
            cue = Note(note.label, short(note.text, _CUE))
            yield from note_lines(cue, width=width, indent=2)
        yield from rows(group.entries, text=None, width=width, style="", whole=True)


def _checks(record: ArticleRecord, width: int | None) -> Iterator[Text]:
    if found := describe.checks(record):
        yield from (Text(), head("checks", len(found)))
        for checked in found:
            yield from _check(checked, width)


def _check(checked: Checked, width: int | None) -> Iterator[Text]:
    check = checked.check
    flag = " " if check.status == "pass" else "!"
    line = Text.assemble(
        f"{flag} ", (f"{MARKS[check.status]} {check.code}", _STYLES[check.status]),
        f": {printable(check.message)}",
    )  # fmt: skip
    if check.status == "pass":
        yield from fold(line, width=width, indent=4)
        return
    notes = [
        Note("expected", f"{check.expected or 'nothing'}, found: {check.found or 'nothing'}"),
        Note("of", "; ".join(short(words) for _, words in checked.facts)),
    ]
    if width is None:
        line.append(f" ({'; '.join(printable(str(note)) for note in notes)})", "dim")
    yield from fold(line, width=width, indent=4)
    for note in notes if width else ():
        yield from note_lines(note, width=width, indent=4)


def _unassigned(record: ArticleRecord, width: int | None) -> Iterator[Text]:
    if found := describe.unassigned(record):
        yield from (Text(), head("unassigned numbers", len(found)))
        yield from rows(found, text=record.text, width=width, style=LOUD)
