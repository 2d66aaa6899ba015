"""One pass over the words: bodies by their heads and names that stand without one."""

from functools import cache
from typing import cast

from schemas.organisations import OrganisationType

from . import lexicon
from .body import Body
from .grammar import parse
from .places import known_place
from .view import View

_NAME = "organisations.name"
_LATIN = "organisations.latin_name"
_TAILS = frozenset({"việt", "vietnam", "vina", "group", "holdings", "corporation", "corp"})


def scan(view: View, *, without: frozenset[str]) -> list[Body]:
    """Read every body of the article in order, without overlap; bare heads included."""
    found: list[Body] = []
    firsts = _firsts()
    low, at = view.low, 0
    for index, word in enumerate(low):
        if index < at or word not in firsts:
            continue
        none = skipped(view, index)
        if none > index:
            at = none
            continue
        body = _at(view, index, without)
        if body is not None and view.holds_facts(index):
            found.append(body)
            at = body.end
    return found


def skipped(view: View, index: int) -> int:
    """Go behind words that only look like a head, and behind the inside of document numbers."""
    found = lexicon.heads().match(view.low, index)
    if found is not None and found[1].type == "none none" and not _is_titled(view, index, found[0]):
        return found[0]
    inside = view.at(index - 1) in ("-", "/") and not view.spaced(index)
    return index + 1 if inside and view.is_upper(index) else index


def _is_titled(view: View, first: int, end: int) -> bool:
    """Capitals in the middle (`Phòng Chống`) may be a name after all."""
    return end - first > 1 and view.is_capital(end - 1) and not view.in_capitals(first)


@cache
def _firsts() -> frozenset[str]:
    return frozenset({*lexicon.heads().root.next, *lexicon.names().root.next})


def _at(view: View, index: int, without: frozenset[str]) -> Body | None:
    body = parse(view, index)
    if body is not None and (body.rule in without or _is_generic(view, body)):
        body = None
    if body is None or body.bare:
        named = _named(view, index)
        if named is not None and named.rule not in without:
            return named
    return body


def _named(view: View, index: int) -> Body | None:
    """A name of the lexicon, with `Việt Nam` or `Vina` behind it."""
    found = lexicon.names().match(view.low, index)
    if found is None or not view.is_capital(index) or view.at(index - 1) in (".", "@", "/"):
        return None
    end, entry = found
    if entry.capitals and not view.is_upper(index):
        return None
    if view.at(end) in (".", "-") and not view.spaced(end) and view.is_word(end + 1):
        if not view.spaced(end + 1):
            return None
    rule = _NAME
    if entry.type == "enterprise":
        further = _further(view, end)
        rule, end = (_LATIN, further) if further > end else (rule, end)
    words = tuple(lexicon.folded(entry.canonical).split())
    kind = cast(OrganisationType, entry.type)
    return Body(index, end, kind, rule, "", words, proper=True)


def _further(view: View, end: int) -> int:
    while view.is_capital(end) and view.at(end) in _TAILS:
        known = known_place(view, end)
        if view.at(end) == "việt" and known is None:
            return end
        end = known.end if known else end + 1
    return end


def _is_generic(view: View, body: Body) -> bool:
    """Plural bodies and bodies of no particular place are no organisations."""
    if lexicon.cues("generic").match(view.low, body.end) and not _settled(body):
        return True
    return not _settled(body) and _is_plural(view, body.first)


def _settled(body: Body) -> bool:
    if body.place is not None and body.place.name is not None and not body.name:
        return body.rule == "organisations.territory"
    return body.proper and not (
        body.type == "zone" and body.place is not None and not body.name
    )


def _is_plural(view: View, place: int) -> bool:
    before = view.at(place - 1)
    if before in lexicon.cue_words("plural"):
        return before != "năm" and not (before == "một" and view.is_capital(place))
    if before == "số":
        return view.at(place - 2) == "một"
    if view.is_number(place - 1):
        return view.at(place - 2) not in ("năm", "tháng", "ngày", "/", "-", ".", "khóa")
    return False
