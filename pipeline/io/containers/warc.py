"""WARC: what a crawler was answered (ISO 28500)."""

from collections.abc import Iterator
from typing import Any, Final

from ...errors import ReadError
from ..opened import ByteStream
from ..rejects import too_large
from .member import Fault, Page
from .missing import missing_extra

_MEDIA: Final = ("text/html", "application/xhtml+xml", "text/plain")
_HTML: Final = "text/html"
_OK: Final = "200"
_HINT: Final = "Get the archive again, or look with `warcio check` whether it is whole."


def warc_pages(stream: ByteStream, *, place: str, max_bytes: int) -> Iterator[Page | Fault]:
    """Yield the pages of a WARC file: answers with status 200 that are HTML or plain text.

    Requests, images, redirects, repeated answers (`revisit`) are no pages and are passed over. The
    page's address is its `uri`; the crawl's date, the record's id and the archive's place stand
    in `meta.warc`. Codes: `bad_warc`, `truncated`, `too_large`, `missing_extra`.
    """
    try:
        from warcio.archiveiterator import WARCIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        raise missing_extra("warc", "warcio") from error
    number = 0
    try:
        for number, record in enumerate(WARCIterator(stream, verify_http=False), 1):
            if not record.rec_type:
                raise ValueError("it has no type")
            if _is_page(record):
                yield _page(record, str(number), archive=place, max_bytes=max_bytes)
    except (ArchiveLoadFailed, ValueError, EOFError) as error:
        yield Fault(None, _bad(number, error))
        return
    if not number:
        yield Fault(None, _bad(0, ValueError("it holds no record")))


def _is_page(record: Any) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return record.rec_type == "resource" and _media_type(record.content_type) in _MEDIA
    status = record.http_headers.get_statuscode()
    kind = _media_type(record.http_headers.get_header("Content-Type"))
    return status == _OK and kind in _MEDIA


def _page(record: Any, number: str, *, archive: str, max_bytes: int) -> Page | Fault:
    headers = record.rec_headers
    name = (headers.get_header("WARC-Record-ID") or number).strip("<>")
    content = record.content_stream().read(max_bytes + 1)
    if len(content) > max_bytes:
        return Fault(name, too_large("the page", max_bytes))
    if record.raw_stream.read(1) == b"" and getattr(record.raw_stream, "limit", 0):
        return Fault(name, ReadError("truncated", "the page ends too early", hint=_HINT))
    declared = record.content_type
    if record.http_headers is not None:
        declared = record.http_headers.get_header("Content-Type")
    media_type = _media_type(declared)
    meta = {
        "warc": {"file": archive, "record": name, "date": headers.get_header("WARC-Date")},
    }
    return Page(
        name, headers.get_header("WARC-Target-URI") or archive, content,
        "text/plain" if media_type == "text/plain" else _HTML, meta,
    )  # fmt: skip


def _media_type(header: str | None) -> str:
    """Give `text/html` for `Text/HTML; charset=utf-8`.

    >>> _media_type("Text/HTML; charset=utf-8")
    'text/html'
    """
    return (header or "").partition(";")[0].strip().lower()


def _bad(number: int, error: Exception) -> ReadError:
    return ReadError(
        "bad_warc", f"the WARC data are damaged behind record {number}: {error}", hint=_HINT
    )
