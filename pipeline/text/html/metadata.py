"""What a page says of itself outside its text: titles, and when it was published."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, Final, Literal

from ...errors import ReadError
from ..published import read_published

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

Meaning = Literal["published", "created", "modified", "address"]

_PUBLISHED: Final = frozenset(
    {
        "article:published_time", "og:article:published_time", "article:published", "pubdate",
        "datepublished", "publishdate", "publish-date", "publish_date", "published_time",
        "date.published", "sailthru.date", "parsely-pub-date", "dc.date.issued",
        "dcterms.issued", "dc.date", "dcterms.date", "rnews:datepublished", "release_date",
        "citation_publication_date", "cxenseparse:recs:publishtime", "bt:pubdate", "ptime",
    }
)  # fmt: skip
_CREATED: Final = frozenset(
    {"datecreated", "dc.date.created", "dcterms.created", "created", "date.created", "date"}
)
_MODIFIED: Final = frozenset(
    {
        "article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified",
        "dc.date.modified", "dcterms.modified", "revised", "updated_time", "last_modified",
    }
)  # fmt: skip
_TITLES: Final = ("og:title", "twitter:title", "headline", "dc.title", "title")
_ARTICLES: Final = re.compile(
    r"(?:News|Blog|Tech|Scholarly|Social)?\w{0,12}(?:Article|Posting|Report)$"
)
_NUMERIC: Final = re.compile(
    r"(?P<a>\d{1,2})[/.-](?P<b>\d{1,2})[/.-](?P<year>\d{4})"
    r"(?:[\s,|T-]{1,4}(?P<hour>\d{1,2})[:h](?P<minute>\d{2})(?::\d{2})?\s?(?P<half>[AaPp][Mm]|SA|CH)?)?"
)
_COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2}):?(\d{2}):?(\d{2})?)?")
_IN_ADDRESS: Final = re.compile(
    r"(?<![0-9])((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?![0-9]{1,2}(?![0-9]))"
)
_LONGEST: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Stated:
    """A date that the page's markup or address states, and where."""

    value: str
    """As `read_published` gives it."""
    meaning: Meaning
    where: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself."""

    titles: tuple[str, ...]
    dates: tuple[Stated, ...]
    """The surest first: JSON-LD, `<meta>`, its own address."""


def metadata(root: "LexborNode") -> Metadata:
    """Give titles and dates of a page's head, its JSON-LD and its addresses."""
    linked = list(_linked_data(root))
    metas = list(_metas(root))
    titles = [t for row in linked if isinstance(t := row.get("headline"), str)]
    titles += [content for key in _TITLES for name, content in metas if name == key]
    named = root.css_first("title")
    titles += [named.text(deep=True)] if named is not None else []
    dates = [*_of_linked(linked), *_of_metas(metas), *_of_addresses(root, metas)]
    folded = [" ".join(title.split()) for title in titles]
    return Metadata(tuple(dict.fromkeys(t for t in folded if t)), tuple(dict.fromkeys(dates)))


def read_stated(value: str) -> str | None:
    """Give a date of markup in the one form that records have; None where it is none for certain.

    >>> read_stated("2022-11-24T01:30:00Z"), read_stated("24/11/2022 08:30")
    ('2022-11-24T08:30:00', '2022-11-24T08:30:00')
    >>> read_stated("3/4/2022 8:30:00 AM") is None
    True

    American order (`11/24/2022 8:30 AM`) is read where only it can be meant; a time 00:00 that
    stands for no time is left out.
    """
    value = " ".join(value.split())
    if not 8 <= len(value) <= 64:
        return None
    for form in (_iso, _numeric, _compact, _mail):
        found = form(value)
        if found is not None:
            return found if "1980" < found[:4] < "2100" else None
    return None


def _iso(value: str) -> str | None:
    try:
        return read_published(re.sub(r"^(\d{4})/(\d\d)/(\d\d)", r"\1-\2-\3", value))
    except ReadError:
        return None


def _numeric(value: str) -> str | None:
    match = _NUMERIC.search(value)
    if match is None:
        return None
    first, second = int(match["a"]), int(match["b"])
    american = (match["half"] or "").upper() in ("AM", "PM")
    if american and first <= 12 and second <= 12 and first != second:
        return None
    day, month = (second, first) if american and second > 12 else (first, second)
    text = f"{match['year']}-{month:02}-{day:02}"
    if match["hour"]:
        hour = int(match["hour"])
        if (match["half"] or "").upper() in ("PM", "CH") and hour < 12:
            hour += 12
        elif (match["half"] or "").upper() in ("AM", "SA") and hour == 12:
            hour = 0
        text += f"T{hour:02}:{match['minute']}:00"
    return _iso(text)


def _compact(value: str) -> str | None:
    match = _COMPACT.fullmatch(value)
    if match is None:
        return None
    year, month, day, hour, minute, second = match.groups()
    clock = f"T{hour}:{minute}:{second or '00'}" if hour else ""
    return _iso(f"{year}-{month}-{day}{clock}")


def _mail(value: str) -> str | None:
    try:
        return _iso(parsedate_to_datetime(value).isoformat())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _metas(root: "LexborNode") -> Iterator[tuple[str, str]]:
    for node in root.css("meta[content]"):
        found = node.attributes
        content = found.get("content")
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = found.get(key)
            if name and content:
                yield name.strip().lower(), content


def _of_metas(metas: list[tuple[str, str]]) -> Iterator[Stated]:
    sets: tuple[tuple[Meaning, frozenset[str]], ...] = (
        ("published", _PUBLISHED), ("created", _CREATED), ("modified", _MODIFIED),
    )  # fmt: skip
    for meaning, names in sets:
        for name, content in metas:
            if name in names and (value := read_stated(content)):
                yield Stated(value, meaning, f"meta {name}")


def _linked_data(root: "LexborNode") -> Iterator[dict[str, Any]]:
    """Yield the objects of JSON-LD that describe an article."""
    for node in root.css("script[type]"):
        if "ld+json" not in (node.attributes.get("type") or "").lower():
            continue
        raw = node.text(deep=True)[:_LONGEST].strip().removeprefix("<!--").removesuffix("-->")
        try:
            found = json.loads(raw.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _articles(found)


def _articles(found: Any) -> Iterator[dict[str, Any]]:
    waiting = [found]
    for _ in range(1000):
        if not waiting:
            return
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting += item
        elif isinstance(item, dict):
            kinds = item.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(k, str) and _ARTICLES.fullmatch(k) for k in names):
                yield item
            for key in ("@graph", "mainEntity", "mainEntityOfPage"):
                waiting += [item[key]] if isinstance(item.get(key), dict | list) else []


def _of_linked(linked: list[dict[str, Any]]) -> Iterator[Stated]:
    keys: tuple[tuple[str, Meaning], ...] = (
        ("datePublished", "published"), ("dateCreated", "created"), ("dateModified", "modified"),
    )  # fmt: skip
    for key, meaning in keys:
        for row in linked:
            value = row.get(key)
            if isinstance(value, str) and (stated := read_stated(value)):
                yield Stated(stated, meaning, f"json-ld {key}")


def _of_addresses(root: "LexborNode", metas: list[tuple[str, str]]) -> Iterator[Stated]:
    named = [("meta og:url", content) for name, content in metas if name == "og:url"]
    for node in root.css("link[rel=canonical]"):
        href = node.attributes.get("href")
        named += [("link canonical", href)] if href else []
    for where, address in named:
        if value := date_in_address(address):
            yield Stated(value, "address", where)


def date_in_address(address: str) -> str | None:
    """Give the day in an address: `/2021/09/09/`, `-20210909093012.htm`.

    >>> date_in_address("https://bao.example/tin/cong-doan-20210909093012123.htm")
    '2021-09-09'
    """
    match = _IN_ADDRESS.search(address)
    return _iso("-".join(match.groups())) if match else None
