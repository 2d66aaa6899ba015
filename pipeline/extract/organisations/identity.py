"""Signatures of bodies: two mentions are one organisation where nothing tells them apart."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from . import lexicon
from .body import Body
from .mention import Mention

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


class Signature(NamedTuple):
    """What tells bodies apart: heads from the outside in, names, and the territory."""

    heads: tuple[str, ...]
    names: tuple[str, ...]
    level: str | None
    place: str | None
    province: bool

    @property
    def flat(self) -> str:
        """All words in a row: what a name without a head is compared by."""
        return " ".join([*self.heads, *self.names, self.place or ""]).strip()


def signature(body: Body) -> Signature:
    """Give the signature of a body: abbreviations and joining words make no difference."""
    heads, names = [_head(body)], list(_plain(body.name))
    inner = body
    while inner.parent is not None:
        inner = inner.parent
        heads.append(_head(inner))
        names.extend(_plain(inner.name))
    where = inner.place
    if where is None:
        return Signature(tuple(heads), tuple(names), None, None, False)
    return Signature(tuple(heads), tuple(names), where.level, where.name, where.province)


def _head(body: Body) -> str:
    return "công ty" if body.head.startswith("công ty") else body.head


@lru_cache(maxsize=4096)
def _plain(words: tuple[str, ...]) -> tuple[str, ...]:
    short = _short_words()
    expanded = " ".join(short.get(word, word) for word in words)
    return tuple(word for word in expanded.replace(",", "").split() if word not in _FILLERS)


@cache
def _short_words() -> dict[str, str]:
    known = lexicon.abbreviations().items()
    return {lexicon.folded(k): lexicon.folded(v) for k, v in known if k.isalpha()}


def groups(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Join mentions: the same signature first, then short ones to the one body that fits."""
    leaders = {m.start: m.start for m in mentions}
    for one, other in _pairs(mentions):
        first, second = sorted((_leader(leaders, one), _leader(leaders, other)))
        leaders[second] = first
    found: dict[int, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(_leader(leaders, mention.start), []).append(mention)
    return [found[start] for start in sorted(found)]


def _leader(leaders: dict[int, int], start: int) -> int:
    while leaders[start] != start:
        start = leaders[start]
    return start


def _pairs(mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """Give the starts of mentions that are the same organisation."""
    starts = {m.start for m in mentions}
    pairs = [
        (m.start, m.same_as) for m in mentions if m.same_as in starts and m.same_as is not None
    ]
    firsts: dict[Signature, int] = {}
    flats: dict[str, int] = {}
    alike: dict[tuple[str, ...], list[tuple[Signature, int]]] = {}
    for mention in mentions:
        if mention.body is None or mention.body.bare:
            continue
        own = signature(mention.body)
        if own not in firsts:
            firsts[own] = mention.start
            alike.setdefault(own.heads, []).append((own, mention.start))
            pairs.append((mention.start, flats.setdefault(own.flat, mention.start)))
        pairs.append((mention.start, firsts[own]))
    for same in alike.values():
        for index, (own, start) in enumerate(same):
            near = same[max(0, index - _NEAR) : index + _NEAR]
            fitting = _fuller(own, start, near)
            if fitting is not None:
                pairs.append((start, fitting))
    return pairs


def _fuller(own: Signature, start: int, others: list[tuple[Signature, int]]) -> int | None:
    """The body with more words that this one can be: the nearest in front, else the next."""
    fitting = [at for other, at in others if other != own and _fits(own, other)]
    before = [at for at in fitting if at < start]
    return max(before) if before else min(fitting, default=None)


def _fits(own: Signature, other: Signature) -> bool:
    """Tell whether `other` says the same as `own` and more; never of another territory."""
    if own.place is not None and own.place != other.place:
        return False
    if own.level and other.level and own.level != other.level:
        return False
    if own.level and other.level is None and other.province and not _may_be(own.level, other.place):
        return False
    if own.names == other.names:
        return True
    return _within(own.names, other.names, own)


def _may_be(level: str, place: str | None) -> bool:
    """`tỉnh` and `thành phố` may stand for a province named without its level, `huyện` may not."""
    if level in _LOWER or place is None:
        return False
    return (place in _CITIES) == (level == "thành phố")


def _within(short: tuple[str, ...], long: tuple[str, ...], own: Signature) -> bool:
    """Names of companies and blocks may be shortened to any part that is left of them."""
    if not short:
        return own.heads[-1] in _SHORTENED
    if short in (("khối",), ("ngành",)):
        return long[:1] == short
    size = len(short)
    inside = any(long[k : k + size] == short for k in range(len(long) - size + 1))
    return inside and own.heads[-1].startswith(_ENTERPRISES)
