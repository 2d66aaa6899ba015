"""What a site prints around an article: menus, tools, counters, other articles, the imprint."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, Literal, cast

from ..data import load

Furniture = Literal["nav", "tool", "counter", "related", "end", "contact"]
"""`nav`: menus and boxes, furniture only before and behind the article. `tool`, `counter`: printed
with an article, anywhere. `contact`: address and phones. `related`: opens a list of other articles,
sometimes set into the article. `end`: stands behind an article: comments, statistics, imprint."""

_LONGEST: Final = 160
"""A longer line is furniture only where it names itself: `Các tin khác: …`, an imprint."""
_LONGEST_NAMED: Final = 500
_LONGEST_TOOL: Final = 60
"""A longer line that ends like a sentence is furniture only where it names itself."""
_SENTENCE_ENDS: Final = frozenset(".;:!?…”")
_MARKS: Final = "-–•*»›>|[](){}+#←→↑▪●○■►▶… \t\u00a0"
_NUMBER_BEHIND = re.compile(r"\s?[(\[][\d.]{1,9}[)\]]$")
_BORDER = re.compile(r"\s{2,}|\s?[|»›•·●→]\s?|\s>\s|\s/\s|\]\s?\[|\s[-–]\s")
_BORDER_SIGNS: Final = frozenset("|»›•·●→>/[-–\t\u00a0")
_MENU_BORDER = re.compile(r"\s{2,}|\s?[|•·●]\s?|\]\s?\[")
_PATH_BORDER = re.compile(r"\s?[»›→]\s?|\s{1,9}>\s{1,9}|\s{1,9}[/\\]\s{1,9}")
_STOP = re.compile(r"[.;:!?](?:\s|$)")
_BEHIND: Final[dict[str, re.Pattern[str]]] = {
    "counter": re.compile(r"[ :]{0,3}[\d., ]{0,24}(?:lượt|lần|người|views?)?$"),
    "contact": re.compile(r" ?(?::|[.]? ?[\d(+])"),
}
"""What may follow a label: a number behind a counter, a colon or a number behind a contact."""
_BEHIND_LABEL = re.compile(r" ?(?:$|[:…\[©]|\(\d|[-–|»›•] )")
_IMPRINT: Final = (
    "giấy phép số", "giấy phép hoạt động", "giấy phép thiết lập", "giấy phép xuất bản",
    "bản quyền", "chịu trách nhiệm chính", "chịu trách nhiệm nội dung", "ghi rõ nguồn",
    "chịu trách nhiệm xuất bản", "all rights reserved", "cơ quan chủ quản", "©", "®",
    "cơ quan ngôn luận", "tổng biên tập:", "tòa soạn:", "toà soạn:", "trụ sở:",
)  # fmt: skip
_CONTACT: Final = (
    "địa chỉ:", "điện thoại:", " đt:", " tel:", "fax:", "email:", "e-mail:", "website:",
)  # fmt: skip
_SITE = re.compile(
    r"(?:cổng thông tin|trang thông tin|cổng ttđt|trang tin điện tử|website|báo điện tử|"
    r"chuyên trang|cơ quan ngôn luận|cơ quan của)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Lexicon:
    whole: dict[str, Furniture]
    openings: dict[str, tuple[tuple[str, Furniture, bool], ...]]
    """By first word: longest first, with class and whether it is a label."""
    first_words: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    whole: dict[str, Furniture] = {}
    openings: dict[str, list[tuple[str, Furniture, bool]]] = {}
    for row in load("page_furniture"):
        kind = cast(Furniture, row.canonical)
        whole[row.surface.rstrip(" :")] = kind
        if row.type != "whole":
            first = row.surface.split(" ", 1)[0].rstrip(":,")
            openings.setdefault(first, []).append((row.surface, kind, row.type == "label"))
    ordered = {w: tuple(sorted(rows, key=lambda r: -len(r[0]))) for w, rows in openings.items()}
    first_words = frozenset(w.split(" ", 1)[0].rstrip(":,") for w in whole)
    return _Lexicon(whole, ordered, first_words)


def furniture(text: str) -> Furniture | None:
    """Tell what piece of furniture a line is, None for anything else.

    >>> furniture("Lượt xem: 1.906     In trang     Gửi email"), furniture("Các tin khác:")
    ('counter', 'related')

    A paragraph that only begins with such words is none: `Điện thoại thông minh giúp công nhân …`.
    """
    if len(text) > _LONGEST or (len(text) > _LONGEST_TOOL and text[-1] in _SENTENCE_ENDS):
        return _named(text) if len(text) <= _LONGEST_NAMED else None
    found = _of_words(text) or _of_segments(text)
    return found or ("end" if _is_imprint(text) else None)


def segments(text: str) -> list[str]:
    """Give the parts of a line that bars, arrows or wide spaces set apart."""
    return [part for part in (p.strip(_MARKS) for p in _BORDER.split(text)) if part]


@lru_cache(maxsize=4096)
def of_segment(text: str) -> Furniture | None:
    """Tell what a part of a line is: `In trang` is a `tool`."""
    return _of_words(text)


def is_site_name(text: str) -> bool:
    """Tell the name of a portal: `Cổng thông tin điện tử huyện …`."""
    return bool(_SITE.match(text))


def _is_imprint(text: str) -> bool:
    """Tell the imprint of a site: two of licence, editor, copyright, or one with a contact."""
    if ":" not in text and "©" not in text and "phép" not in text and "quyền" not in text:
        return False
    folded = " " + text.lower().replace(" :", ":")
    strong = sum([mark in folded for mark in _IMPRINT])
    if strong == 0 or text[-1] in _SENTENCE_ENDS:
        return strong > 1
    return strong > 1 or any(mark in folded for mark in _CONTACT)


def _of_words(text: str) -> Furniture | None:
    lexicon = _lexicon()
    if text[-1:] in (")", "]"):
        text = _NUMBER_BEHIND.sub("", text)
    folded = text.strip(_MARKS).lower()
    if folded.partition(" ")[0].rstrip(":,") not in lexicon.first_words:
        return None
    folded = " ".join(folded.split())
    bare = folded.rstrip(" :.…")
    if bare in lexicon.whole:
        return lexicon.whole[bare]
    first = folded.partition(" ")[0].rstrip(":,")
    for surface, kind, is_label in lexicon.openings.get(first, ()):
        if folded.startswith(surface) and _goes_on(
            folded, len(surface), kind if is_label else None
        ):
            return kind
    return None


def _goes_on(folded: str, end: int, label: Furniture | None) -> bool:
    if end == len(folded):
        return True
    if label is not None:
        return bool(_BEHIND.get(label, _BEHIND_LABEL).match(folded, end))
    return not (folded[end].isalnum() and folded[end - 1].isalnum()) and len(folded) - end < 90


def _named(text: str) -> Furniture | None:
    """Tell a long line that names itself: other articles in one line, an imprint."""
    if ":" not in text and "©" not in text:
        return None
    folded = " ".join(text[:60].lower().strip(_MARKS).split())
    first = folded.partition(" ")[0].rstrip(":,")
    for surface, kind, _ in _lexicon().openings.get(first, ()):
        if kind == "related" and folded.startswith(surface.rstrip(":") + ":"):
            return kind
    return "end" if _is_imprint(text) else None


def _of_segments(text: str) -> Furniture | None:
    if _BORDER_SIGNS.isdisjoint(text) and "  " not in text:
        return None
    parts = segments(text)
    if len(parts) < 2:
        return None
    kinds = [of_segment(part) for part in parts]
    known = [kind for kind in kinds if kind is not None]
    others = [p for p, kind in zip(parts, kinds, strict=True) if kind is None]
    if known and len(others) * 2 <= len(parts) and all(_is_short(p) for p in others):
        return known[0]
    return "nav" if _is_menu(text) or _is_path(text) else None


def _is_short(part: str) -> bool:
    return part.count(" ") < 6 and not _STOP.search(part)


def _is_menu(text: str) -> bool:
    parts = [p.strip(_MARKS) for p in _MENU_BORDER.split(text)]
    parts = [p for p in parts if p]
    return len(parts) > 2 and all(p.count(" ") < 6 and not _STOP.search(p) for p in parts)


def _is_path(text: str) -> bool:
    """Tell a breadcrumb: `Kinh tế / Lao động - Việc làm`, `Thời sự › Công đoàn`."""
    parts = [p.strip(_MARKS) for p in _PATH_BORDER.split(text.strip())]
    if len(parts) < 2 or not all(parts):
        return False
    return all(p.count(" ") < 7 and not _STOP.search(p) for p in parts[:-1]) and (
        len(parts) > 2 or parts[-1].count(" ") < 7
    )
