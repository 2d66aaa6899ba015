"""Rows of facts as lines of text: in columns with notes below, or one line a fact."""

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from ..view.describe import Entry, Note
from ..view.plain import printable
from .context import context

LOUD = "bold yellow"
_GAP = 2
_WIDEST = 20  # of a column; a longer value has its words on the next line
_ROOM = 30  # less would cut words to pieces: then they stand below their value
_ONE_LINE = 44  # in less than this a context has two lines
_SIDES = 80  # of neighbours, where lines have no limit
_CONSOLE = Console(width=80, color_system=None)


def head(words: str, number: int | str | None = None) -> Text:
    """Give the line above a table: `DATES (5)`."""
    return Text(words.upper() + (f" ({number})" if number is not None else ""), "bold")


def fold(line: Text, *, width: int | None, indent: int = 0) -> Iterator[Text]:
    """Yield a line in pieces of at most `width` cells, those after the first further in."""
    if width is None:
        yield line
        return
    pieces = line.wrap(_CONSOLE, max(width - indent, 10))
    for number, piece in enumerate(pieces):
        piece.rstrip()
        yield Text(" " * indent * (number > 0)) + piece


def rows(
    entries: Sequence[Entry],
    *,
    text: str | None,
    width: int | None,
    style: str,
    indent: int = 2,
    whole: bool = False,
) -> Iterator[Text]:
    """Yield the lines of entries: value, kinds, words in their context, notes.

    `width` in cells; None puts everything of an entry, its id first, on one line. `whole` leaves
    the neighbours out, for items that are sentences themselves.
    """
    table = [_cells(entry, wide=width is None) for entry in entries]
    widths = [_widest(column) for column in zip(*table, strict=True)]
    left = indent + sum(w + _GAP for w in widths)
    if width is not None and width - left < _ROOM:
        left = indent + 2 * _GAP
    for entry, cells in zip(entries, table, strict=True):
        start = Text(" " * (indent + 2 * (entry.level - 1)))
        start.append("".join(_padded(c, w) for c, w in zip(cells, widths, strict=True)))
        shown = _words(entry, text, None if width is None else width - left, style, whole=whole)
        if width is None:
            yield start + shown + _on_one_line(entry.notes)
            continue
        yield from _below(start, shown, left, width)
        for note in entry.notes:
            yield from note_lines(note, width=width, indent=left)


def note_lines(note: Note, *, width: int | None, indent: int) -> Iterator[Text]:
    """Yield a note's lines; what a reader should look at begins with `!`."""
    words = f"{' ' * indent}{'!' if note.loud else '-'} {printable(str(note))}"
    line = Text(words, LOUD if note.loud else "dim")
    if width is None:
        yield line
        return
    for number, piece in enumerate(line[indent:].wrap(_CONSOLE, max(width - indent - 2, 10))):
        piece.rstrip()
        yield Text(" " * (indent + 2 * (number > 0))) + piece


def _on_one_line(notes: Iterable[Note]) -> Text:
    out = Text()
    for note in notes:
        out.append_text(next(note_lines(note, width=None, indent=_GAP)))
    return out


def _cells(entry: Entry, *, wide: bool) -> list[str]:
    cells = [printable(cell) for cell in (entry.value, *entry.kinds) if cell]
    return [entry.id, *cells] if wide else cells


def _widest(column: Iterable[str]) -> int:
    return max([cell_len(cell) for cell in column if cell_len(cell) <= _WIDEST], default=0)


def _padded(cell: str, width: int) -> str:
    return cell + " " * (max(width - cell_len(cell), 0) + _GAP)


def _words(entry: Entry, text: str | None, room: int | None, style: str, *, whole: bool) -> Text:
    words = entry.words
    if whole:
        return Text(printable(words.text))
    if room is None:
        room = len(words.text) + _SIDES
    elif room < _ONE_LINE:
        room = 2 * room - 4 * _GAP
    found = context(text, words.text, words.start, words.end, room=room)
    return Text.assemble(found.before, (f"[{found.words}]", style), found.after)


def _below(start: Text, words: Text, left: int, width: int) -> Iterator[Text]:
    """Yield words beside what they begin with, or below it where that is too long."""
    pieces = list(words.wrap(_CONSOLE, max(width - left, 10)))
    if cell_len(start.plain) <= left:
        yield start + Text(" " * (left - cell_len(start.plain))) + pieces.pop(0)
    else:
        start.rstrip()
        yield from fold(start, width=width, indent=left)
    for piece in pieces:
        yield Text(" " * left) + piece
