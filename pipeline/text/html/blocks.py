"""Lines of a page → blocks: what structure, wording and trafilatura say, settled line by line."""

import re
from typing import Final

from schemas.article import Block, BlockKind

from ..head import are_printings, could_be_title
from ..lines import Line
from ..page import kinds_of
from .dating import with_stamp
from .dom import Element
from .metadata import Metadata
from .outline import LINKED, Outline, Row, up

_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TITLE_NAMES: Final = re.compile(
    r"(?:^|[\s_-])(?:title|tieu-?de|headline|heading)",
    re.IGNORECASE,
)
_CAPTION_NAMES: Final = re.compile(r"caption|chuthich|imgnote|pcaption", re.IGNORECASE)
_AUTHOR_NAMES: Final = re.compile(r"author|byline|tac-?gia|nguoi-?viet", re.IGNORECASE)
_WRITTEN_BY: Final = re.compile(r"(?:viết|đăng|gửi|người gửi|tác giả)(?: bởi)? ?:? ", re.IGNORECASE)
_ABOVE: Final = 6
"""Where no title is told by its tag, it is looked for in so many lines above the text."""
_SHORT: Final = 40
_SEEN: Final = 60
"""A title stands at most so many lines above the text."""
_TAIL: Final = 4
"""So many lines behind the article's element can still be its: author, source."""


def blocks_of(rows: list[Row], about: Metadata, theirs: list[bool] | None) -> tuple[Block, ...]:
    """Give the blocks of a page: one for each line of its text."""
    if not rows:
        return ()
    outline = Outline(rows)
    title = _title(rows, outline, about)
    kept = _kept(rows, outline, title)
    plain = kinds_of([row.line for row in rows])
    cleaned = dict(zip(kept, kinds_of([rows[i].line for i in kept]), strict=True))
    kinds = [
        _settled(
            rows,
            i,
            title=title,
            plain=plain[i],
            cleaned=cleaned.get(i),
            theirs=theirs[i] if theirs else None,
            outline=outline,
        )
        for i in range(len(rows))
    ]
    kinds = with_stamp(rows, kinds, title, outline, about)
    return tuple(
        Block(start=row.line.start, end=row.line.end, kind=kind)
        for row, kind in zip(rows, kinds, strict=True)
    )


def _title(rows: list[Row], outline: Outline, about: Metadata) -> int | None:
    """Find the title: what the page's head says it is, else the main heading."""
    first = next(
        (i for i, row in enumerate(rows) if row.running and outline.inside(row)), len(rows)
    )
    above = [
        i
        for i in range(max(0, first - _SEEN), min(first + 1, len(rows)))
        if rows[i].linked < LINKED and (rows[i].element.tag == "h1" or not outline.boxed(rows[i]))
    ]
    stated = [title.lower() for title in about.titles]
    named = [i for i in above if _is_stated(rows[i].line, stated)]
    if named:
        headed = [i for i in named if _is_headed(rows[i])]
        return (headed or named)[0]
    headings = [
        i for i in above if _is_headed(rows[i]) and could_be_title(rows[i].line) and i < first
    ]
    main = [i for i in headings if rows[i].element.tag == "h1"]
    found = main or headings
    return found[-1] if found else None


def _is_stated(line: Line, stated: list[str]) -> bool:
    if line.words < 3:
        return False
    for title in stated:
        if line.folded == title or (title.startswith(line.folded) and line.words >= 4):
            return True
        if are_printings(line.folded, title):
            return True
    return False


def _is_headed(row: Row) -> bool:
    element: Element | None = row.element
    for _ in range(3):
        if element is None:
            return False
        if element.tag in _HEADINGS or _TITLE_NAMES.search(element.hint):
            return True
        element = element.parent
    return False


def _kept(rows: list[Row], outline: Outline, title: int | None) -> list[int]:
    """Give the lines that structure leaves: from the title to the end of the article's element."""
    inside = [i for i, row in enumerate(rows) if outline.inside(row)]
    if not inside:
        return [i for i, row in enumerate(rows) if not outline.boxed(row) and row.linked < LINKED]
    first, last = inside[0], inside[-1]
    begin = title if title is not None else max(0, first - _ABOVE)
    kept = [
        i
        for i in range(min(begin, first), last + 1)
        if (i >= first or i >= begin) and not outline.boxed(rows[i])
        and not (rows[i].linked >= LINKED and not rows[i].running and not _is_author(rows[i]))
        and (title is None or i >= title)
    ]  # fmt: skip
    for i in range(last + 1, min(last + 1 + _TAIL, len(rows))):
        if outline.boxed(rows[i]) or rows[i].linked >= LINKED:
            break
        if rows[i].line.is_byline or rows[i].line.date is not None:
            kept.append(i)
    return kept


def _settled(
    rows: list[Row],
    i: int,
    *,
    title: int | None,
    plain: BlockKind,
    cleaned: BlockKind | None,
    theirs: bool | None,
    outline: Outline,
) -> BlockKind:
    row = rows[i]
    if i == title:
        return "title"
    if cleaned is None:
        return "page_header" if plain == "page_header" else "boilerplate"
    kind: BlockKind = cleaned
    if (
        kind == "title"
        and title is not None
        and not are_printings(row.line.folded, rows[title].line.folded)
    ):
        kind = "heading"
    if kind == "boilerplate" and theirs and outline.inside(row) and plain != "boilerplate":
        kind = "body"
    if _is_author(row) and kind in ("body", "heading", "boilerplate"):
        kind = "byline"
    if kind in ("boilerplate", "page_header"):
        return kind
    if kind in ("body", "heading") and row.line.furniture and row.line.size <= _SHORT:
        return "boilerplate"
    if _is_caption(row):
        return "caption"
    if len(row.cells) > 1 and kind not in ("stamp", "byline"):
        return "table"
    if kind in ("body", "lead") and row.element.tag in _HEADINGS and not row.line.is_sentence:
        return "heading"
    return kind


def _is_author(row: Row) -> bool:
    """Tell the line of the author by its name in the page and its wording."""
    line = row.line
    if line.size > 80 or line.date is not None:
        return False
    if _WRITTEN_BY.match(line.text):
        return True
    named = any(_AUTHOR_NAMES.search(e.hint) for e in up(row.element)[:2])
    return named and (line.is_byline or line.is_name)


def _is_caption(row: Row) -> bool:
    element: Element | None = row.element
    for _ in range(2):
        if element is None:
            return False
        if element.tag == "figcaption" or _CAPTION_NAMES.search(element.hint):
            return True
        element = element.parent
    return False
