"""A text cut into pieces so that every span can be marked, also where spans overlap."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from schemas.article import Block
from schemas.base import Span
from schemas.counts import Scope
from schemas.dates import DateFact
from schemas.record import ArticleRecord
from schemas.tasks import Actor, TaskItem

from .describe import span_key

DIMMED = frozenset({"page_header", "caption", "boilerplate", "stamp", "byline"})


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to mark: its key, what it is, and the group it belongs to."""

    key: str
    kind: str
    start: int
    end: int
    group: str | None = None
    """Key of the organisation or list that stands for several marks."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A step of writing a text out: a mark opens, words come, a mark closes."""

    opens: Mark | None = None
    first: bool = False
    """True for the first piece of its mark in the whole text."""
    words: str = ""
    closes: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A block of the page in pieces."""

    kind: str
    dimmed: bool
    start: int
    """Offset of its first word in the article's text."""
    pieces: tuple[Piece, ...]


def marks(record: ArticleRecord) -> list[Mark]:
    """Give everything that is marked: facts, the words around them that they name, the rest."""
    found = [Mark(d.id, _kind("date", d), d.start, d.end) for d in record.dates]
    found += [Mark(o.id, "organisation", o.start, o.end, o.entity) for o in record.organisations]
    found += [Mark(c.id, "count", c.start, c.end) for c in record.counts]
    named: list[tuple[str, Scope | Actor]]
    named = [("scope", count.scope) for count in record.counts if count.scope]
    for tasks in record.tasks:
        if tasks.cue:
            found.append(Mark(tasks.id, "cue", tasks.cue.start, tasks.cue.end))
        found += [Mark(i.id, _kind("task", i), i.start, i.end, tasks.id) for i in tasks.items]
        named += [("actor", actor) for item in tasks.items for actor in item.actors]
    found += [Mark(span_key(span), kind, span.start, span.end) for kind, span in named]
    found += [
        Mark(f"u{left.start}-{left.end}", "unassigned", left.start, left.end)
        for left in record.unassigned
    ]
    return list({mark.key: mark for mark in found}.values())


def _kind(kind: str, fact: DateFact | TaskItem) -> str:
    return f"{kind} inferred" if fact.inferred else kind


def parts(text: str, blocks: Sequence[Block], found: Sequence[Mark]) -> list[Part]:
    """Give a text block by block, marks cut at the blocks' ends; blank lines between are left out.

    Inside a block the longer mark holds the shorter; one that crosses another is cut in two.
    """
    seen: set[str] = set()
    out = []
    for start, end, kind in _regions(text, blocks):
        inside = [mark for mark in found if mark.start < end and mark.end > start]
        pieces = tuple(_pieces(text, start, end, inside, seen))
        out.append(Part(kind, kind in DIMMED, start, pieces))
    return out


def _regions(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int, str]]:
    """Yield the blocks, and what stands between them if it is more than blank."""
    place = 0
    last = Span(start=len(text), end=len(text) + 1)
    for block in (*blocks, last):
        if text[place : block.start].strip():
            yield place, block.start, "body"
        if isinstance(block, Block):
            yield block.start, block.end, block.kind
        place = block.end


def _pieces(
    text: str, start: int, end: int, found: Sequence[Mark], seen: set[str]
) -> Iterator[Piece]:
    bounds = {start, end}
    bounds.update(at for mark in found for at in (mark.start, mark.end) if start < at < end)
    cuts = sorted(bounds)
    open_marks: list[Mark] = []
    for place, following in pairwise(cuts):
        again, closed = _closing(open_marks, place)
        yield from [Piece(closes=True)] * closed
        fresh = [mark for mark in found if max(mark.start, start) == place]
        for mark in sorted([*again, *fresh], key=lambda mark: (-mark.end, mark.start)):
            yield Piece(opens=mark, first=mark.key not in seen)
            seen.add(mark.key)
            open_marks.append(mark)
        yield Piece(words=text[place:following])
    yield from [Piece(closes=True)] * len(open_marks)


def _closing(open_marks: list[Mark], place: int) -> tuple[list[Mark], int]:
    """Close what ends here and all inside it; give the marks to open again, how many closed."""
    ending = [index for index, mark in enumerate(open_marks) if mark.end <= place]
    if not ending:
        return [], 0
    closed = open_marks[ending[0] :]
    del open_marks[ending[0] :]
    return [mark for mark in closed if mark.end > place], len(closed)
