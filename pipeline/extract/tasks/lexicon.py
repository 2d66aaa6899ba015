"""The lexicons of this room, and one pass that finds all their words in an article."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate
from typing import Final, NamedTuple, TypeAlias

from ...data import load

KINDS: Final = ("directive", "modal", "past", "focus", "agreed", "ahead", "strong_noun", "charged")
"""The kinds of cue words that the pass finds; others are looked for where they matter."""
_NUMBER: Final = r"(?:\d{1,2}|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười)"
_WORD: Final = re.compile(r"\w+")
_SIGNS: Final = "\n,.:;()“”\"?!…[]*‘’'«»/<>{}_"

Groups: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]
"""For each kind the words of one first word, longest first."""
Table: TypeAlias = dict[str, Groups]


class Hit(NamedTuple):
    """A cue word and its place."""

    start: int
    end: int
    text: str


@cache
def surfaces(*types: str) -> tuple[str, ...]:
    """Give the cue words of some types, longest first."""
    found = {row.surface for row in load("task_cues") if row.type in types}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def opener(*types: str) -> re.Pattern[str]:
    """Give the pattern of the cue words of some types, to be matched where words begin."""
    return re.compile(any_of(*types) + r"(?!\w)")


def any_of(*types: str) -> str:
    """Write the cue words of some types as an alternation."""
    return f"(?:{'|'.join(map(re.escape, surfaces(*types)))})"


class Index:
    """All cue words of an article, by kind and place; a paragraph is read when it is asked for."""

    def __init__(self, low: str, plain: str) -> None:
        """Note where paragraphs begin."""
        self._low = low
        self._plain = plain
        sizes = accumulate(len(piece) + 1 for piece in low.split("\n"))
        self._edges = [0, *sizes]
        self._read: dict[int, dict[str, list[Hit]]] = {}

    def first(self, kind: str, start: int, end: int) -> Hit | None:
        """Give the first word of a kind within a range."""
        edges = self._edges
        number = bisect_right(edges, start) - 1
        while edges[number] < end and number < len(edges) - 1:
            found = self._read.get(number)
            if found is None:
                found = self._hits(edges[number], edges[number + 1] - 1)
                self._read[number] = found
            hits = found.get(kind)
            if hits and hits[-1].start >= start:
                hit = hits[bisect_left(hits, (start,))]
                return hit if hit.end <= end else None
            number += 1
        return None

    def _hits(self, first: int, last: int) -> dict[str, list[Hit]]:
        found: dict[str, list[Hit]] = {}
        low, plain = self._low, self._plain
        for start, groups in _known_words(low[first:last], _table(KINDS)):
            for kind, words in groups:
                hit = _longest(low, first + start, words)
                hit = hit and _accepted(kind, hit, low, plain)
                if hit:
                    found.setdefault(kind, []).append(hit)
        return found


@cache
def _stems() -> tuple[str, ...]:
    """Give the words without one of which a sentence without semicolons asks for nothing."""
    binding = set(surfaces("directive", "ahead", "charged")) - set(surfaces("soft"))
    binding |= {"giao ", "lưu ý"}
    return tuple(w for w in binding if not any(other in w for other in binding - {w}))


@cache
def _named() -> tuple[str, ...]:
    names = set(surfaces("strong_noun"))
    return tuple(w for w in names if not any(other in w for other in names - {w}))


def may_ask(low: str, start: int, end: int) -> bool:
    """Tell words that may hold a directive or a series: a cheap look before the costly ones."""
    words = low[start:end]
    if ";" in words:
        return True
    for stem in _stems():
        if stem in words:
            return True
    is_named = " là " in words or "gồm " in words
    return is_named and any(name in words for name in _named())


def _known_words(low: str, table: Table) -> Iterator[tuple[int, Groups]]:
    """Give the places of words of a table: signs become spaces, then one look-up a word."""
    for sign in _SIGNS:
        if sign in low:
            low = low.replace(sign, " ")
    pieces = low.split(" ")
    known = [number for number, piece in enumerate(pieces) if piece in table]
    if not known:
        return
    behind = list(accumulate(map(len, pieces)))
    for number in known:
        piece = pieces[number]
        yield behind[number] - len(piece) + number, table[piece]


def first_of(low: str, kind: str, start: int, end: int) -> Hit | None:
    """Give the first word of any kind within a range of lower-case text."""
    table = _table((kind,))
    for word in _WORD.finditer(low, start, end):
        for _, words in table.get(word[0], ()):
            hit = _longest(low, word.start(), words)
            if hit and hit.end <= end and low[hit.start - 1 : hit.start] not in ("_", "-"):
                return hit
    return None


def _longest(low: str, start: int, words: Iterable[str]) -> Hit | None:
    for word in words:
        if low.startswith(word, start):
            stop = start + len(word)
            if not low[stop : stop + 1].isalnum():
                return Hit(start, stop, word)
    return None


@cache
def _table(kinds: tuple[str, ...]) -> Table:
    """Give the words of each kind by their first word, longest first."""
    more = {"directive": ("giao",), "past": ("đã",)}
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for kind in kinds:
        for first, group in by_first_word(surfaces(kind) + more.get(kind, ())).items():
            found.setdefault(first, []).append((kind, group))
    return {first: tuple(groups) for first, groups in found.items()}


def by_first_word(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Group words by the first word in them, longest first."""
    found: dict[str, list[str]] = {}
    for word in words:
        match = _WORD.match(word)
        if match:
            found.setdefault(match[0], []).append(word)
    return {first: tuple(sorted(group, key=len, reverse=True)) for first, group in found.items()}


@cache
def _verbs(*, first: bool) -> dict[str, tuple[str, ...]]:
    """Give the task verbs by their first word, those that only begin a task where `first`."""
    return by_first_word(row.surface for row in load("task_verbs") if first or row.type != "start")


@cache
def _nouns() -> frozenset[str]:
    """Give the words that only begin like a verb: `cấp ủy`, `báo chí`."""
    return frozenset(row.surface for row in load("task_verbs") if row.type == "noun")


def verb_at(low: str, start: int, end: int) -> Hit | None:
    """Give the task verb with which a range begins."""
    word = _WORD.match(low, start, end)
    hit = _longest(low, start, _verbs(first=True).get(word[0], ())) if word else None
    return None if hit is None or hit.text in _nouns() else hit


def verbs_in(low: str, plain: str, start: int, end: int, *, first: bool = False) -> Iterator[Hit]:
    """Give the task verbs that begin within a range, names left out."""
    table = _verbs(first=first)
    for word in _WORD.finditer(low, start, end):
        words = table.get(word[0])
        hit = words and not plain[word.start()].isupper() and _longest(low, word.start(), words)
        if hit and hit.text not in _nouns():
            yield hit


def _accepted(kind: str, hit: Hit, low: str, plain: str) -> Hit | None:
    """Leave out words that only look like their kind; let a modal take `tập trung` in."""
    before = low[hit.start - 1] if hit.start else " "
    if before in "_-":
        return None
    if kind == "directive":
        return hit if _asks(hit, low, plain) else None
    if kind == "modal":
        return _modal(hit, low)
    if kind == "past":
        return None if _no_past().match(low, hit.end) else hit
    return hit


@cache
def _no_directive() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<!\w){any_of('no_directive_after')}|\d) $")


@cache
def _speaks() -> re.Pattern[str]:
    """Tell a body or paper that asks from nouns of the same words: `đoàn công tác yêu cầu`."""
    return re.compile(
        r"(?<!\w)(?:(?:có|ra|gửi|ký|bằng|ban hành) (?:công )?văn bản (?:hỏa tốc |khẩn )?"
        r"|(?:đoàn|tổ) công tác )$"
    )


@cache
def _crime() -> re.Pattern[str]:
    """Tell what a suspect demanded of a victim: it is told, not asked."""
    return re.compile(rf"(?<!\w){any_of('crime')}(?!\w)[^.;:]{{0,60}}$")


@cache
def _refused_behind() -> re.Pattern[str]:
    return re.compile(rf" {any_of('no_directive_before')}(?!\w)")


@cache
def _no_past() -> re.Pattern[str]:
    return re.compile(rf" {any_of('done_no')}(?!\w)")


_HANDED: Final = re.compile(
    r" (?:cho |các |những |lãnh đạo |phòng |sở |nhiệm vụ|"
    rf"{_NUMBER} (?:việc|nhiệm|đầu việc|nội dung|phần việc))| ?:"
)
_NO_MODAL: Final = re.compile(
    r"(?<!\w)(?:(?:không|chưa|bị|hậu|vừa|lại) |(?:nhu|chuyên|siêng) (?=cần)|"
    r"(?:vấp|lẽ|(?<!hai )(?<!các )(?<!ba )bên|tay|phía|trái|gặp|mắc) (?=phải)|"
    r"(?:trở|làm|tạo|gây|dựng|xây|cho|viết|dệt|,) (?=nên))"
)
_OTHER_MODAL: Final = re.compile(
    r" (?:thiết|thơ|kíp|cù|mẫn|cẩu|trục|câu|kiệm|chăng|trái|lòng|vợ|người|duyên)(?!\w)"
)
_FOCUSED: Final = re.compile(r" tập trung(?: thực hiện| vào)?(?!\w)")


def _asks(hit: Hit, low: str, plain: str) -> bool:
    """Tell the directive of a speaker from nouns of the same words."""
    start, end, word = hit
    if _refused_behind().match(low, end):
        return False
    before = max(0, start - 24)
    if _no_directive().search(low, before, start) and not _speaks().search(low, before, start):
        return False
    if _crime().search(low, max(0, start - 90), start):
        return False
    if word == "giao":
        return (
            plain[end + 1 : end + 2].isupper()
            or bool(_HANDED.match(low, end))
            or (bool(opener("actor_head").match(low, end + 1)) and not low.startswith(" ban", end))
        )
    return not (word == "chỉ đạo" and low.endswith("ban ", 0, start))


def _modal(hit: Hit, low: str) -> Hit | None:
    before = max(0, hit.start - 12)
    refused = any(m.end() == hit.start for m in _NO_MODAL.finditer(low, before, hit.end))
    if refused or _OTHER_MODAL.match(low, hit.end):
        return None
    focus = _FOCUSED.match(low, hit.end)
    return Hit(hit.start, focus.end(), low[hit.start : focus.end()]) if focus else hit
