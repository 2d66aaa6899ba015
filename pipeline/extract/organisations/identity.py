"""Signatures of bodies: two mentions are one organisation where nothing tells them apart."""

import re
from dataclasses import dataclass

from . import lexicon
from .body import Body
from .mention import Mention
from .view import View

_ABBREVIATED = re.compile(r"[^\W\d_]+(?:(?:[.\-&,]| và )[^\W\d_]+)*")
_INNER = re.compile(r" *\([^()]{1,40}\)(?= )")
_FILLERS = frozenset({"các", "và", "của", "-", ",", "&", "tại"})


@dataclass(frozen=True, slots=True)
class Signature:
    """What tells bodies apart: heads from the outside in, names, and the territory."""

    heads: tuple[str, ...]
    names: tuple[str, ...]
    level: str | None
    place: str | None


def signature(body: Body) -> Signature:
    """Give the signature of a body: abbreviations and joining words make no difference."""
    heads, names = [body.head], list(_plain(body.name))
    inner = body
    while inner.parent is not None:
        inner = inner.parent
        heads.append(inner.head)
        names.extend(_plain(inner.name))
    where = inner.place
    return Signature(
        tuple(heads), tuple(names), where.level if where else None, where.name if where else None
    )


def _plain(words: tuple[str, ...]) -> list[str]:
    text = " ".join(words)
    expanded = _folded_abbreviations(text)
    return [word for word in expanded.split() if word not in _FILLERS]


def _folded_abbreviations(text: str) -> str:
    short = {lexicon.folded(k).replace("&", " ").replace("-", " "): lexicon.folded(v) for k, v in lexicon.abbreviations().items()}
    return re.sub(r"[-,&]", " ", " ".join(short.get(w, w) for w in text.split()))


def groups(view: View, mentions: list[Mention]) -> list[list[Mention]]:
    """Join mentions: the same signature first, then short ones to the one body that fits."""
    parents: dict[int, int] = {m.start: m.start for m in mentions}

    def find(start: int) -> int:
        while parents[start] != start:
            start = parents[start]
        return start

    def join(one: int, other: int) -> None:
        a, b = sorted((find(one), find(other)))
        parents[b] = a

    signatures = {m.start: signature(m.body) for m in mentions if m.body is not None and not m.body.bare}
    firsts: dict[Signature, int] = {}
    for start, own in signatures.items():
        join(start, firsts.setdefault(own, start))
    for own, start in firsts.items():
        fitting = _fuller(own, start, firsts)
        if fitting is not None:
            join(start, fitting)
    for mention in mentions:
        if mention.same_as is not None and mention.same_as in parents:
            join(mention.start, mention.same_as)
    found: dict[int, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(find(mention.start), []).append(mention)
    return [found[start] for start in sorted(found)]


def _fuller(own: Signature, start: int, firsts: dict[Signature, int]) -> int | None:
    """The body with more words that this one can be: the only one, else the nearest in front."""
    fitting = [(at, other) for other, at in firsts.items() if other != own and _fits(own, other)]
    if not fitting:
        return None
    before = [at for at, _ in fitting if at < start]
    return max(before) if before else min(at for at, _ in fitting)


def _fits(own: Signature, other: Signature) -> bool:
    """Tell whether `other` says the same as `own` and more."""
    if own.heads != other.heads and not _same_company(own, other):
        return False
    if own.place is not None and other.place is not None and own.place != other.place:
        return False
    if own.level and other.level and own.level != other.level:
        return False
    if own.place is not None and other.place is None:
        return False
    if own.names == other.names:
        return own.place is None
    return _within(own.names, other.names, own)


def _same_company(own: Signature, other: Signature) -> bool:
    return own.heads[-1].startswith("công ty") and other.heads[-1].startswith("công ty") and own.heads[:-1] == other.heads[:-1]


def _within(short: tuple[str, ...], long: tuple[str, ...], own: Signature) -> bool:
    """Names of companies and blocks may be shortened to any part that is left of them."""
    if not short:
        return own.heads[0] != "" and own.heads[-1] in _SHORTENED
    if short == ("khối",):
        return long[:1] == ("khối",)
    size = len(short)
    company = own.heads[-1].startswith(("công ty", "ngân hàng", "xí nghiệp", "nhà máy", "tập đoàn", "tổng công ty"))
    return company and any(long[k : k + size] == short for k in range(len(long) - size + 1))


_SHORTENED = frozenset({"công ty", "ban quản lý", "sở", "bộ", "tổng công ty", "khu công nghệ cao"})


def written_out(view: View, mention: Mention) -> str:
    """Give a mention's words with abbreviations written out: `LĐLĐ TP` is `Liên đoàn Lao động thành phố`."""
    text = " ".join(view.text[mention.start : mention.end].split())
    text = _INNER.sub("", text)
    known = lexicon.abbreviations()
    return _ABBREVIATED.sub(lambda m: _expanded(m[0], known), text)


def _expanded(word: str, known: dict[str, str]) -> str:
    if word in known:
        return known[word]
    pieces = re.split(r"([.\-&, ]+)", word)
    return "".join(known.get(piece, piece) for piece in pieces)
