"""Signatures of bodies: two mentions are one organisation where nothing tells them apart."""

from collections.abc import Sequence
from functools import cache, lru_cache

from . import lexicon
from .body import Body
from .mention import Mention
from .spelling import folded

_FILLERS = frozenset({"các", "và", "của", "-", ",", "&", "tại", "(", ")"})
_SHORTENED = frozenset(
    {"công ty", "ban quản lý", "sở", "bộ", "tổng công ty", "khu công nghệ cao", "công đoàn",
     "đảng bộ"}
)  # fmt: skip
_ENTERPRISES = (
    "công ty", "ngân hàng", "xí nghiệp", "nhà máy", "tập đoàn", "tổng công ty", "hợp tác",
)  # fmt: skip
_CITIES = frozenset({"hà nội", "hồ chí minh", "hải phòng", "đà nẵng", "cần thơ", "huế"})
_NEAR = 200
"""So many bodies of a kind are compared in front of a body and behind it."""
_LOWER = frozenset({"huyện", "quận", "thị xã", "phường", "xã", "thị trấn", "đặc khu"})


Signature = tuple[tuple[str, ...], tuple[str, ...], str | None, str | None, bool]
"""What tells bodies apart: heads from the outside in, names, level and name of the territory, and
whether that is a province."""


def signature(body: Body) -> Signature:
    """Give the signature of a body: abbreviations and joining words make no difference."""
    heads: tuple[str, ...] = (_head(body.head),)
    names = _plain(body.name) if body.name else ()
    while body.parent is not None:
        body = body.parent
        heads += (_head(body.head),)
        names += _plain(body.name)
    where = body.place
    if where is None:
        return heads, names, None, None, False
    return heads, names, where.level, where.name, where.province


def _head(words: str) -> str:
    return "công ty" if words.startswith("công ty") else words


@lru_cache(maxsize=4096)
def _plain(words: tuple[str, ...]) -> tuple[str, ...]:
    short = _short_words()
    expanded = " ".join(short.get(word, word) for word in words)
    return tuple(word for word in expanded.replace(",", "").split() if word not in _FILLERS)


@cache
def _short_words() -> dict[str, str]:
    known = lexicon.abbreviations().items()
    return {folded(k): folded(v) for k, v in known if k.isalpha()}


def groups(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Join mentions: the same signature first, then short ones to the one body that fits."""
    leaders = list(range(len(mentions)))
    _join_told(leaders, mentions)
    _join_alike(leaders, mentions)
    found: dict[int, list[Mention]] = {}
    for index, mention in enumerate(mentions):
        found.setdefault(_leader(leaders, index), []).append(mention)
    return list(found.values())


def _leader(leaders: list[int], index: int) -> int:
    while leaders[index] != index:
        index = leaders[index]
    return index


def _join(leaders: list[int], one: int, other: int) -> None:
    """Make the first mention of both groups the leader of one group."""
    one, other = _leader(leaders, one), _leader(leaders, other)
    leaders[max(one, other)] = min(one, other)


def _join_told(leaders: list[int], mentions: Sequence[Mention]) -> None:
    """Join mentions of which the text itself says that they are the same."""
    told = [(index, m.same_as) for index, m in enumerate(mentions) if m.same_as is not None]
    if told:
        places = {m.start: index for index, m in enumerate(mentions)}
        for index, start in told:
            if start in places:
                _join(leaders, index, places[start])


def _join_alike(leaders: list[int], mentions: Sequence[Mention]) -> None:
    """Join what has one signature or is written alike, and shorter forms with fuller ones."""
    firsts: dict[Signature, int] = {}
    flats: dict[str, int] = {}
    alike: dict[tuple[str, ...], list[tuple[Signature, int]]] = {}
    for index, mention in enumerate(mentions):
        body = mention.body
        if body is None or body.bare:
            continue
        own = signature(body)
        first = firsts.setdefault(own, index)
        if first != index:
            _join(leaders, first, index)
            continue
        heads, names, _, place, _ = own
        alike.setdefault(heads, []).append((own, index))
        flat = " ".join([*heads, *names, place or ""]).strip()
        first = flats.setdefault(flat, index)
        if first != index:
            _join(leaders, first, index)
    for same in alike.values():
        for at, (own, index) in enumerate(same) if len(same) > 1 else ():
            fitting = _fuller(own, at, same)
            if fitting is not None:
                _join(leaders, index, fitting)


def _fuller(own: Signature, at: int, same: list[tuple[Signature, int]]) -> int | None:
    """The body with more words that this one can be: the nearest in front, else the next."""
    for other, index in reversed(same[max(0, at - _NEAR) : at]):
        if _fits(own, other):
            return index
    for other, index in same[at + 1 : at + _NEAR]:
        if _fits(own, other):
            return index
    return None


def _fits(own: Signature, other: Signature) -> bool:
    """Tell whether `other` says the same as `own` and more; never of another territory."""
    heads, names, level, place, _ = own
    _, longer, other_level, other_place, province = other
    if place is not None and place != other_place:
        return False
    if level and other_level and level != other_level:
        return False
    if level and other_level is None and province and not _may_be(level, other_place):
        return False
    return names == longer or _within(names, longer, heads[-1])


def _may_be(level: str, place: str | None) -> bool:
    """`tỉnh` and `thành phố` may stand for a province named without its level, `huyện` may not."""
    if level in _LOWER or place is None:
        return False
    return (place in _CITIES) == (level == "thành phố")


def _within(short: tuple[str, ...], long: tuple[str, ...], head: str) -> bool:
    """Names of companies and blocks may be shortened to any part that is left of them."""
    if not short:
        return head in _SHORTENED
    if short in (("khối",), ("ngành",)):
        return long[:1] == short
    size = len(short)
    inside = any(long[k : k + size] == short for k in range(len(long) - size + 1))
    return inside and head.startswith(_ENTERPRISES)
