"""Pages without a paragraph: short notes, lists, poems, mere furniture."""

from collections.abc import Sequence

from schemas.article import BlockKind

from .head import could_be_title
from .lines import Line
from .rows import in_table


def read_scraps(lines: Sequence[Line]) -> list[BlockKind]:
    """Give the kinds of a page on which nothing runs.

    Every line that is no furniture and no date is body; the first is the title where a stamp
    or a sentence stands below it.
    """
    kinds = _by_form(lines)
    plain = [i for i, kind in enumerate(kinds) if kind == "body"]
    dates = [i for i in plain if lines[i].date is not None]
    plain = [i for i in plain if lines[i].date is None]
    if plain and could_be_title(lines[plain[0]]) and _is_headed(lines, plain, dates):
        kinds[plain[0]] = "title"
    titled = "title" in kinds
    for i in dates:
        kinds[i] = _of_date(lines, i, titled=titled)
    return kinds


def _by_form(lines: Sequence[Line]) -> list[BlockKind]:
    kinds: list[BlockKind] = []
    counting = closed = text = listing = False
    for i, line in enumerate(lines):
        counting = line.furniture == "counter" or (counting and line.is_bare_digits)
        closed = closed or (text and line.furniture in ("related", "end"))
        listing = line.furniture == "related" or (listing and (line.is_entry or line.is_pointer))
        is_site = line.furniture is not None or line.is_comment or listing
        kind: BlockKind = "boilerplate" if counting or closed or is_site else "body"
        if line.gapped and not (counting or closed) and in_table(lines, i):
            kind = "table"
        text = text or kind == "body"
        kinds.append(kind)
    return kinds


def _is_headed(lines: Sequence[Line], plain: list[int], dates: list[int]) -> bool:
    first = plain[0]
    if any(first - 1 <= i <= first + 1 for i in dates):
        return True
    return len(plain) > 1 and lines[plain[1]].has_stop


def _of_date(lines: Sequence[Line], i: int, *, titled: bool) -> BlockKind:
    date = lines[i].date
    if date is None or date.is_today or date.menu:
        return "page_header"
    if date.is_labelled or date.has_clock or "(" in lines[i].text:
        return "stamp"
    if titled and not date.has_weekday:
        return "stamp"
    return "page_header" if date.has_weekday and i == 0 and len(lines) > 1 else "body"
