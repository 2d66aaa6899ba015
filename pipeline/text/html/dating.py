"""Which line of a page is the article's stamp, where its place tells more than its words."""

import re
from collections.abc import Sequence
from typing import Final

from schemas.article import BlockKind

from .metadata import Metadata, read_stated
from .outline import Outline, Row, up

_LONGEST: Final = 120
_ABOVE: Final = 3
"""A stamp stands at most so many lines above the title."""
_NUMERIC: Final = re.compile(r"(?<!\d)\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}(?!\d)")
_WORDED: Final = re.compile(
    r"(?<!\d)\d{1,2}\s?tháng\s?\w{1,5}(?:\s\w{2,4})?,?\s(?:năm\s)?\d{4}(?!\d)"
    r"|tháng\s\w{1,5}(?:\s\w{2,4})?\s\d{1,2}, ?\d{4}(?!\d)",
    re.IGNORECASE,
)
_CLOCK: Final = re.compile(r"\d{1,2}[:h]\d{2}")
_ARTICLES: Final = re.compile(
    r"date|time|ngay|gio|meta|info|submitted|publish|post|created|stamp|byline", re.IGNORECASE
)
_SITES: Final = re.compile(r"clock|today|current|dong-?ho|hom-?nay", re.IGNORECASE)


def with_stamp(
    rows: Sequence[Row],
    kinds: list[BlockKind],
    title: int | None,
    outline: Outline,
    about: Metadata,
) -> list[BlockKind]:
    """Give the kinds with one more `stamp` where none was told: near the title, with a full date.

    What the markup says was the publication is looked for first; without it a stamp has a clock or
    stands in an element named after a date. A line that names today is the site's.
    """
    if title is None:
        return kinds
    first = next((i for i in range(title + 1, len(rows)) if rows[i].running), title + 1)
    below = range(title + 1, first)
    if any(kinds[i] == "stamp" for i in below):
        return kinds
    above = range(title - 1, max(-1, title - 1 - _ABOVE), -1)
    days = {d.value[:10] for d in about.dates if d.meaning in ("published", "created")}
    for i in (*below, *above):
        row = rows[i]
        if not _has_date(row):
            continue
        near = i > title or _is_near(rows, i, title)
        if _day(row) in days or (not days and near and _is_articles(row)):
            return [*kinds[:i], "stamp", *kinds[i + 1 :]]
    return kinds


def _has_date(row: Row) -> bool:
    text = row.line.text
    if row.line.size > _LONGEST or (row.line.date is not None and row.line.date.is_today):
        return False
    return bool(_NUMERIC.search(text) or _WORDED.search(text))


def _day(row: Row) -> str | None:
    match = _NUMERIC.search(row.line.text)
    value = read_stated(re.sub(r"\s", "", match.group())) if match else None
    return value[:10] if value else None


def _is_articles(row: Row) -> bool:
    hints = " ".join(element.hint for element in up(row.element)[:2])
    if _SITES.search(hints):
        return False
    return bool(_ARTICLES.search(hints) or _CLOCK.search(row.line.text))


def _is_near(rows: Sequence[Row], i: int, title: int) -> bool:
    """Tell a line above the title that shares its box, with no menu between them."""
    between = rows[i + 1 : title]
    if any(row.linked > 0.5 for row in between) or len(between) > 1:
        return False
    around = [e for e in up(rows[title].element)[1:6] if e.tag not in ("html", "body", "form")]
    return any(element in up(rows[i].element) for element in around)
