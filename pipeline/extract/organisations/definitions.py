"""What an article abbreviates itself: `Ban Quản lý … (HEPZA)`, `(gọi tắt là Ban Quản lý)`."""

import re
from collections.abc import Mapping
from dataclasses import replace

from .body import Body
from .grammar import parse
from .mention import Mention
from .places import known_place
from .view import NEWLINE, View

DEFINITION = "organisations.definition"
ABBREVIATION = "organisations.abbreviation"
_CALLED = ("gọi tắt là", "viết tắt là", "gọi là", "viết tắt", "tên viết tắt", "tên viết tắt là")
_SYLLABLE = re.compile(
    r"(?:ngh?|nh|ph|th|tr|ch|kh|gh|gi|qu|[bcdđghklmnpqrstvx])?"
    r"[aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ]{1,3}"
    r"(?:ng|nh|ch|[cmnpt])?"
)
_NO_NUCLEUS = re.compile(r"io[a-z]|ea|ee|ei|ae|oo|ou|ey|oy|ie|ii|uu|aa")
"""Vowels in a row that no syllable without marks has."""
_NO_NAME = frozenset({"tnhh", "cp", "mtv", "ảnh", "tiếp", "nay", "cũ", "nếu", "usd", "vnđ", "đvt"})
_MAX = 8


def is_foreign(word: str) -> bool:
    """Tell whether a folded word cannot be a Vietnamese syllable."""
    if not word.isalpha() or len(word) < 3:
        return False
    if word.isascii() and _NO_NUCLEUS.search(word) and not word.startswith("gi"):
        return True
    return _SYLLABLE.fullmatch(word) is None


def defined(view: View, body: Body) -> Mention | None:
    """Read the abbreviation in brackets behind a body, a mention of the same organisation."""
    if view.at(body.end) != "(":
        return None
    first = _opening(view, body.end + 1)
    end = _closing(view, first)
    if end is None or end == first:
        return None
    called = first > body.end + 1
    if not called and not _is_abbreviation(view, body, first, end):
        return None
    start, stop = view.span(first, end)
    own = parse(view, first)
    fits = own is not None and own.end == end
    named = own if fits else None
    return Mention(start, stop, body.type, DEFINITION, named, view.starts[body.first])


def _opening(view: View, first: int) -> int:
    """Go behind `sau đây gọi tắt là`."""
    for at in range(first, min(first + 4, len(view))):
        for phrase in _CALLED:
            words = phrase.split()
            if view.low[at : at + len(words)] == words:
                at += len(words)
                return at + 1 if view.at(at) in (":", "“", '"', "là") else at
    return first


def _closing(view: View, first: int) -> int | None:
    for end in range(first, min(first + _MAX, len(view))):
        word = view.at(end)
        if word in (")", "”", '"', ";") or (word == "-" and view.spaced(end)):
            return end
        if word[0] == NEWLINE or word in ("(", ",", ":"):
            return None
    return None


def _is_abbreviation(view: View, full: Body, first: int, end: int) -> bool:
    words = [k for k in range(first, end) if view.is_word(k)]
    if not words or view.at(first) in _NO_NAME or known_place(view, first) is not None:
        return False
    if not view.is_capital(first) or any(view.is_number(k) for k in words):
        return False
    if len(words) == 1:
        return (view.is_upper(first) and len(view.at(first)) > 1) or is_foreign(view.at(first))
    body = parse(view, first)
    if body is not None:
        return body.end == end and body.head == full.head and view.is_upper(first)
    return all(view.is_upper(k) or is_foreign(view.at(k)) for k in words)


def repeated(view: View, mentions: list[Mention]) -> list[Mention]:
    """Find what was defined, wherever it stands again outside of other mentions."""
    taken = [(m.start, m.end) for m in mentions]
    found: list[Mention] = []
    for word, mention in _known(view, mentions).items():
        for match in re.finditer(rf"(?<![\w-]){re.escape(word)}(?![\w-])", view.text, re.I):
            start, end = match.span()
            apart = start > mention.end and all(end <= s or start >= e for s, e in taken)
            if apart and match[0][0].isupper() and view.holds_facts(view.index(start)):
                same = mention.same_as
                found.append(Mention(start, end, mention.type, ABBREVIATION, None, same))
    return found


def linked(view: View, mentions: list[Mention]) -> list[Mention]:
    """Join names of the lexicon with the body whose abbreviation the article says they are."""
    known = {word.casefold(): mention for word, mention in _known(view, mentions).items()}
    return [_linked(view, mention, known) for mention in mentions]


def _linked(view: View, mention: Mention, known: Mapping[str, Mention]) -> Mention:
    if mention.body is None or mention.body.head:
        return mention
    full = known.get(view.text[mention.start : mention.end].casefold())
    return mention if full is None else replace(mention, same_as=full.same_as, type=full.type)


def _known(view: View, mentions: list[Mention]) -> dict[str, Mention]:
    known: dict[str, Mention] = {}
    for mention in mentions:
        word = view.text[mention.start : mention.end]
        if mention.rule == DEFINITION and " " not in word and mention.body is None:
            known.setdefault(word, mention)
    return known
