"""One pass over the words: bodies by their heads and names that stand without one."""

from functools import cache
from itertools import compress
from typing import cast

from schemas.organisations import OrganisationType

from . import lexicon
from .body import Body
from .grammar import parse
from .places import known_place
from .sites import with_site
from .syllables import is_foreign
from .view import View

_NAME = "organisations.name"
_LATIN = "organisations.latin_name"
_MAX_LATIN = 3
_MARKERS: dict[str, OrganisationType] = {
    **dict.fromkeys(
        ("vina", "việt", "vietnam", "group", "holdings", "corporation", "electronics", "airlines",
         "airways", "bank", "motors", "securities", "logistics", "pharma"), "enterprise",
    ),
    "hospital": "health", "university": "education", "college": "education", "fc": "other",
}  # fmt: skip
"""Last words of foreign names, and the type they tell."""
_LOCAL = frozenset({"vina", "việt", "vietnam"})
"""Behind these only foreign words make a name; behind English ones any without marks do."""
_TAILS = frozenset({"việt", "vietnam", "vina", "group", "holdings", "corporation", "corp"})


def scan(view: View, *, without: frozenset[str]) -> list[Body]:
    """Read every body of the article in order, without overlap; bare heads included."""
    found: list[Body] = []
    named = lexicon.names().root.next
    at = 0
    for index in _starts(view.low):
        if index < at:
            continue
        marked = _LATIN not in without and view.low[index] in _MARKERS
        foreign = _marked(view, index, at) if marked else None
        if foreign is not None and view.holds_facts(index):
            found.append(foreign)
            at = foreign.end
            continue
        head = view.head(index)
        name = _named(view, index) if view.low[index] in named else None
        if head is None and name is None:
            continue
        if name is not None and name.rule in without:
            name = None
        none = _skipped(view, index, head) if name is None else index
        body = None if none > index else _longest(view, index, head, name, without)
        if body is not None and view.holds_facts(index):
            found.append(body)
        at = max(none, body.end if body is not None else 0)
    return found


def _starts(low: list[str]) -> list[int]:
    """Give the words that may begin a body, by their first two syllables."""
    known = _pairs()
    last = len(low) - 1
    found: list[int] = []
    for k in compress(range(len(low)), map(known.__contains__, low)):
        after = known[low[k]]
        if after is None or (k < last and low[k + 1] in after):
            found.append(k)
    return found


@cache
def _pairs() -> dict[str, frozenset[str] | None]:
    """Give the second syllables of heads and names by the first; None where one is enough."""
    tries = (lexicon.heads(), lexicon.names())
    nodes = [item for trie in tries for item in trie.root.next.items()]
    found: dict[str, set[str]] = {}
    for word, node in nodes:
        found.setdefault(word, set()).update(node.next)
    alone = {word for word, node in nodes if node.entry is not None}.union(_MARKERS)
    pairs = {word: frozenset(after) for word, after in found.items() if word not in alone}
    return {**pairs, **dict.fromkeys(alone)}


def _skipped(view: View, index: int, head: tuple[int, lexicon.Entry] | None) -> int:
    """Go behind words that only look like a head, and behind the inside of document numbers."""
    none = head is not None and head[1].type == lexicon.NO_HEAD
    if head is not None and none and not _is_titled(view, index, head[0]):
        return head[0]
    if view.at(index - 1) not in ("-", "/") or view.spaced(index):
        return index
    return index + 1 if view.is_upper(index) else index


def _is_titled(view: View, first: int, end: int) -> bool:
    """Capitals in the middle (`Phòng Chống`) may be a name after all."""
    return view.is_capital(end - 1) and end - first > 1 and not view.in_capitals(first)


def _longest(
    view: View,
    index: int,
    head: tuple[int, lexicon.Entry] | None,
    name: Body | None,
    without: frozenset[str],
) -> Body | None:
    body = parse(view, index, found=head) if head is not None else None
    if body is not None and (body.rule in without or _is_generic(view, body)):
        body = None
    if name is None or (body is not None and not body.bare and body.end > name.end):
        return body
    return name


def _named(view: View, index: int) -> Body | None:
    """A name of the lexicon, with `Việt Nam` or `Vina` behind it."""
    found = view.name(index) if view.is_capital(index) else None
    if found is None or (view.at(index - 1) in (".", "@", "/") and not view.spaced(index)):
        return None
    if view.at(index - 1) == "-" and view.is_upper(index - 2) and not view.spaced(index):
        return None
    end, entry = found
    if entry.capitals and not view.is_upper(index):
        return None
    if entry.titled and not _is_name(view, index, end):
        return None
    goes_on = view.at(end) in (".", "-") and not view.spaced(end) and view.is_word(end + 1)
    if goes_on and not view.spaced(end + 1):
        return None
    rule = _NAME
    if entry.type == "enterprise":
        further = _further(view, end)
        rule, end = (_LATIN, further) if further > end else (rule, end)
    words = tuple(entry.canonical.split())
    if entry.type in _BRANCHED:
        branch = known_place(view, end)
        if branch is not None and view.spaced(end):
            words += tuple(branch.name.split()) if branch.name and branch.name != "việt nam" else ()
            rule, end = _LATIN, branch.end
    kind = cast(OrganisationType, entry.type)
    return with_site(view, Body(index, end, kind, rule, "", words, proper=True))


_BRANCHED = frozenset({"enterprise", "other", "health"})
"""Names that a place may follow: `Viettel Nghệ An`, `UNICEF Việt Nam`."""


def _is_name(view: View, first: int, end: int) -> bool:
    """`Tuổi Trẻ` is a paper, `Tuổi trẻ` none; in a title of capitals nothing tells."""
    if view.in_capitals(first):
        return False
    return all(view.is_capital(k) or not view.low[k][0].isalpha() for k in range(first, end))


def _marked(view: View, index: int, after: int) -> Body | None:
    """A foreign name in front of `Vina`, `Việt Nam`, `Group`: `Hansol Vina`, `Sae-A Việt Nam`."""
    if not view.is_capital(index) or view.in_capitals(index):
        return None
    if view.at(index) == "việt" and view.at(index + 1) != "nam":
        return None
    first = index
    english = view.at(index) not in _LOCAL
    while first > after and index - first < _MAX_LATIN and _is_latin(view, first - 1, english):
        first -= 1
    tight = view.at(first - 1) in ("@", ".", "/", "-") and not view.spaced(first)
    if first == index or tight:
        return None
    end = max(_further(view, index), index + 1)
    words = tuple(view.low[first:end])
    return Body(first, end, _MARKERS[view.at(index)], _LATIN, "", words, proper=True)


def _is_latin(view: View, index: int, english: bool) -> bool:
    word = view.low[index]
    if not view.is_capital(index):
        return False
    if english and word.isascii() and word.isalpha():
        return word not in lexicon.cue_words("stop") and not _begins_body(view, index)
    return len(word) > 3 and not view.is_upper(index) and is_foreign(word)


def _begins_body(view: View, index: int) -> bool:
    return view.head(index) is not None


def _further(view: View, end: int) -> int:
    while view.is_capital(end) and view.at(end) in _TAILS:
        known = known_place(view, end)
        if view.at(end) == "việt" and known is None:
            return end
        end = known.end if known else end + 1
    return end


def _is_generic(view: View, body: Body) -> bool:
    """Plural bodies and bodies of no particular place are no organisations."""
    if not _settled(body):
        generic = lexicon.cues("generic").match(view.low, body.end) is not None
        if generic or _is_plural(view, body.first):
            return True
    if body.place is not None or body.parent is not None or body.type not in _POLITICAL:
        return False
    return view.low[body.end : body.end + 2] == _BASE


_POLITICAL = frozenset({"union", "party", "mass_organisation", "association"})
_BASE = ["cơ", "sở"]


def _settled(body: Body) -> bool:
    if body.place is not None and body.place.name is not None and not body.name:
        return body.rule == "organisations.territory"
    return body.proper and not (body.type == "zone" and body.place is not None and not body.name)


def _is_plural(view: View, place: int) -> bool:
    before = view.at(place - 1)
    if before in lexicon.cue_words("plural"):
        return before != "năm" and not (before == "một" and view.is_capital(place))
    if before == "số":
        return view.at(place - 2) == "một"
    if view.is_number(place - 1):
        return view.at(place - 2) not in ("năm", "tháng", "ngày", "/", "-", ".", "khóa")
    return False
