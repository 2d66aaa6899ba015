"""What an article abbreviates itself: `Ban Quản lý … (HEPZA)`, `(gọi tắt là Ban Quản lý)`."""

import re
from collections.abc import Mapping

from .body import Body
from .grammar import parse
from .mention import Mention, Taken
from .places import known_place
from .syllables import is_foreign
from .view import NEWLINE, View

DEFINITION = "organisations.definition"
ABBREVIATION = "organisations.abbreviation"
_CALLED = tuple(
    phrase.split()
    for phrase in (
        "gọi tắt là", "viết tắt là", "gọi là", "viết tắt", "tên viết tắt", "tên viết tắt là",
    )
)  # fmt: skip
_NO_NAME = frozenset({"tnhh", "cp", "mtv", "ảnh", "tiếp", "nay", "cũ", "nếu", "usd", "vnđ", "đvt"})
_WORD = re.compile(r"[^\W_]+(?:[-&][^\W_]+)*")
_MAX = 8
_NUMBERED = 2
"""A foreign word and a number: `(Cienco 4)`."""


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
    for at in range(first, min(first + 4, view.size)):
        for words in _CALLED:
            if view.low[at : at + len(words)] == words:
                at += len(words)
                return at + 1 if view.at(at) in (":", "“", '"', "là") else at
    return first


def _closing(view: View, first: int) -> int | None:
    for end in range(first, min(first + _MAX, view.size)):
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
    if not view.is_capital(first):
        return False
    if any(view.is_number(k) for k in words):
        return len(words) == _NUMBERED and is_foreign(view.at(first)) and view.is_number(end - 1)
    if len(words) == 1:
        return (view.is_upper(first) and len(view.at(first)) > 1) or is_foreign(view.at(first))
    body = parse(view, first)
    if body is not None:
        return body.end == end and body.head == full.head and view.is_upper(first)
    return all(view.is_upper(k) or is_foreign(view.at(k)) for k in words)


def explained(view: View, mentions: list[Mention]) -> dict[str, Mention]:
    """Give the single words that the article defines (`HEPZA`), in small letters."""
    known: dict[str, Mention] = {}
    for mention in mentions:
        if mention.rule == DEFINITION and mention.body is None:
            word = view.text[mention.start : mention.end]
            if " " not in word:
                known.setdefault(word, mention)
    return {word.casefold(): mention for word, mention in known.items()}


def repeated(view: View, mentions: list[Mention], known: Mapping[str, Mention]) -> list[Mention]:
    """Find what was defined, wherever it stands again outside of other mentions."""
    taken, low = Taken(mentions), view.article.low
    found: list[Mention] = []
    for word, mention in known.items():
        start = low.find(word, mention.end)
        while start >= 0:
            end = start + len(word)
            free = _is_word(view.text, start, end) and taken.is_free(start, end)
            if free and view.holds_facts(view.index(start)):
                same = mention.same_as
                found.append(Mention(start, end, mention.type, ABBREVIATION, None, same))
            start = low.find(word, end)
    return found


def _is_word(text: str, start: int, end: int) -> bool:
    """Tell whether a whole word in capitals stands at a place, no part of `HEPZA-2`."""
    if not text[start].isupper() or text[start - 1 : start].isalnum():
        return False
    if text[start - 1 : start] in ("-", "&") and text[start - 2 : start - 1].isalnum():
        return False
    match = _WORD.match(text, start)
    return match is not None and match.end() == end


def linked(view: View, mentions: list[Mention], known: Mapping[str, Mention]) -> list[Mention]:
    """Join names of the lexicon with the body whose abbreviation the article says they are."""
    return [_linked(view, mention, known) for mention in mentions]


def _linked(view: View, mention: Mention, known: Mapping[str, Mention]) -> Mention:
    if mention.body is None or mention.body.head:
        return mention
    full = known.get(view.text[mention.start : mention.end].casefold())
    return mention if full is None else mention._replace(same_as=full.same_as, type=full.type)
