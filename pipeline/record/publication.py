"""When an article appeared: what was given, printed and stated in markup, and who decides."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from schemas.article import Published, PublishedCandidate, Warned
from schemas.dates import DateFact

from ..text.document import Document
from ..text.html.metadata import Stated
from ..text.reading import Reading

_SURE: Final = ("published", "created")
_UPDATED: Final = ("cập nhật", "cập nhập", "chỉnh sửa", "sửa đổi", "updated", "modified")
_SAME: Final = dt.timedelta(hours=36)
"""A stamp and the markup differ by less where one is in another time zone or was saved later."""


def known_before(document: Document, reading: Reading) -> str | None:
    """Give the date that is known before the text is read: given, or markup where no stamp is."""
    if document.published is not None:
        return document.published
    if any(block.kind == "stamp" for block in reading.blocks):
        return None
    stated = _of_markup(reading.stated)
    return stated.value if stated else None


def publication(
    document: Document, reading: Reading | None, dates: Sequence[DateFact], text: str
) -> tuple[Published | None, list[Warned]]:
    """Give what counts as publication, and a warning where two that should agree do not.

    What is given from outside decides, else the stamp that the page prints, else its markup. A
    stamp that is labelled an update gives way to the markup's date of publication.
    """
    stated = reading.stated if reading else ()
    stamp = next((d for d in dates if d.role == "publication"), None)
    printed = stamp.value if stamp and "X" not in stamp.value else None
    markup = _of_markup(stated)
    found = [PublishedCandidate(value=s.value, source="markup", where=_where(s)) for s in stated]
    if stamp and printed:
        found.insert(0, PublishedCandidate(value=printed, source="page", where=stamp.id))
    if document.published is not None:
        warned = _conflict(stamp, printed, f"given {document.published}", document.published)
        given = Published(value=document.published, source="given", date=None, candidates=found)
        return given, warned
    if stamp is None or printed is None or (markup and _is_update(stamp, text, markup)):
        if markup is None:
            return None, []
        return Published(value=markup.value, source="markup", date=None, candidates=found), []
    warned = []
    if markup and not _agree(printed, markup.value):
        warned = _conflict(stamp, printed, f"the markup says {markup.value}", markup.value)
    candidates = found if stated else []
    return Published(value=printed, source="page", date=stamp.id, candidates=candidates), warned


def _of_markup(stated: Sequence[Stated]) -> Stated | None:
    return next((s for s in stated if s.meaning in _SURE), None)


def _where(stated: Stated) -> str:
    return stated.where if stated.meaning in _SURE else f"{stated.where} ({stated.meaning})"


def _is_update(stamp: DateFact, text: str, markup: Stated) -> bool:
    """Tell a stamp whose line says that it is an update, with an older date in the markup."""
    line = text[text.rfind("\n", 0, stamp.start) + 1 : stamp.start].lower()
    return any(word in line for word in _UPDATED) and markup.value[:10] < stamp.value[:10]


def _agree(one: str, other: str) -> bool:
    size = min(len(one), len(other), 10)
    if one[:size] == other[:size]:
        return True
    try:
        return abs(dt.datetime.fromisoformat(one) - dt.datetime.fromisoformat(other)) < _SAME
    except ValueError:
        return False


def _conflict(stamp: DateFact | None, printed: str | None, says: str, value: str) -> list[Warned]:
    if stamp is None or printed is None:
        return []
    if printed[: min(10, len(value))] == value[: min(10, len(printed))]:
        return []
    return [Warned(
        code="published_conflict", start=stamp.start, end=stamp.end,
        message=f"{says}, the page says {printed}",
    )]  # fmt: skip
