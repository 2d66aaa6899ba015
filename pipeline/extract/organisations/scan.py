"""One pass over the words: bodies by their heads and names that stand without one."""

from functools import cache
from itertools import compress, count
from typing import cast

from schemas.organisations import OrganisationType

from . import lexicon
from .body import Body
from .grammar import parse
from .listed import RULE as ZONES
from .listed import counted_along, listed
from .places import is_plural, known_place
from .sites import with_site
from .syllables import is_foreign
from .view import View

_NAME = "organisations.name"
_ZONE = "organisations.zone"
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
    low, starts, cased = view.low, view.starts, view.cased
    heads, names = view.cues.heads, view.cues.names.first
    markers = {} if _LATIN in without else _MARKERS
    at = 0
    for index in _starts(low):
        if index < at:
            continue
        name = None
        if cased[starts[index]].isupper():
            foreign = _marked(view, index, at) if low[index] in markers else None
            if foreign is not None and view.holds_facts(index):
                found.append(foreign)
                at = foreign.end
                continue
            name = _named(view, index) if low[index] in names else None
            name = None if name is None or name.rule in without else name
        head = heads.match(low, index)
        if head is None and name is None:
            continue
        if name is None and head is not None and head[1].type == lexicon.NO_HEAD:
            at = at if _is_titled(view, index, head[0]) else head[0]
            continue
        if name is None and low[index - 1] in _NOT_BEHIND and _is_inside(view, index, head):
            continue
        body = None if head is None else parse(view, index, found=head)
        if body is not None and (body.rule in without or _is_generic(view, body)):
            body = None
        if name is not None and (body is None or body.bare or body.end <= name.end):
            body = name
        if body is not None:
            at = body.end
            if view.holds_facts(index):
                found.append(body)
                if body.rule == _ZONE and ZONES not in without:
                    found += listed(view, body)
                    found += counted_along(view, found[-1])
                    at = found[-1].end
    return found


def _starts(low: list[str]) -> list[int]:
    """Give the words that may begin a body, by their first two syllables."""
    known = _pairs()
    hits = compress(count(), map(known.__contains__, low))
    return [k for k in hits if (low[k + 1] in (pair := known[low[k]])[1]) is pair[0]]


@cache
def _pairs() -> dict[str, tuple[bool, frozenset[str]]]:
    """Give the second syllables with which a first one begins something, or with which it does not.

    The latter where one syllable is enough: `đoàn` is a head, `đoàn viên` only looks like one.
    """
    heads, names = lexicon.heads().first, lexicon.names().first
    firsts = frozenset([*lexicon.begins(""), *names, *_MARKERS])
    pairs: dict[str, tuple[bool, frozenset[str]]] = {}
    for word in {**heads, **names, **_MARKERS}:
        named = {w for w, _ in _behind(names, word)}
        told = {w: _matters(w, node, firsts) for w, node in _behind(heads, word)}
        if word in _MARKERS or _ends(heads, word) or _ends(names, word):
            pairs[word] = False, frozenset(w for w, tells in told.items() if not tells) - named
        elif named or any(told.values()):
            pairs[word] = True, frozenset(w for w, tells in told.items() if tells) | named
    return pairs


def _ends(first: dict[str, lexicon.Node], word: str) -> bool:
    """Tell whether a word is a phrase that means something."""
    node = first.get(word)
    return node is not None and node.entry is not None and node.entry.type != lexicon.NO_HEAD


def _behind(first: dict[str, lexicon.Node], word: str) -> list[tuple[str, lexicon.Node]]:
    node = first.get(word)
    return [] if node is None else list(node.next.items())


def _matters(word: str, node: lexicon.Node, firsts: frozenset[str]) -> bool:
    """Tell whether there is a head behind words, or one hidden in what only looks like a head."""
    if word in firsts or (node.entry is not None and node.entry.type != lexicon.NO_HEAD):
        return True
    return any(_matters(w, below, firsts) for w, below in node.next.items())


def _is_titled(view: View, first: int, end: int) -> bool:
    """Capitals in the middle (`Phòng Chống`) may be a name after all."""
    return end - first > 1 and view.is_capital(end - 1) and not view.in_capitals(first)


_TIGHT = frozenset({"-", "/"})
_PLACED = frozenset({"xã", "phường", "huyện", "quận", "thôn", "ấp", "làng", "buôn", "khóm"})
_NOT_BEHIND = _TIGHT | _PLACED


def _is_inside(view: View, index: int, head: lexicon.Found) -> bool:
    """Letters of a document's number begin no body (`12/QĐ-UBND`), nor does `xã Hội Sơn`."""
    if view.low[index - 1] in _PLACED:
        return head is not None and head[0] == index + 1 and not view.is_upper(index)
    return not view.spaced(index) and view.is_upper(index)


def _named(view: View, index: int) -> Body | None:
    """A name of the lexicon, with `Việt Nam` or `Vina` behind it, or the police it belongs to."""
    found, low = view.name(index), view.low[index]
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
    if low in _PLATFORMS and _is_medium(view, index, end):
        return None
    if entry.type == "enterprise" and _is_product(view, index):
        return None
    if entry.type == "security" and view.is_capital(end):
        owner = parse(view, end)
        if owner is not None and owner.type == "security" and not owner.bare:
            words = tuple(entry.canonical.split())
            return Body(index, owner.end, "security", rule, "", words, parent=owner, proper=True)
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


_BRANCHED = frozenset({"enterprise", "other", "health", "education"})
"""Names that a place may follow: `Viettel Nghệ An`, `UNICEF Việt Nam`, `RMIT Việt Nam`."""
_PLATFORMS = frozenset({"facebook", "tiktok", "youtube", "zalo", "instagram", "twitter"})
_MEDIA = frozenset(
    {"trên", "qua", "khoản", "trang", "hội", "mạng", "nhóm", "fanpage", "dụng", "kênh", "group",
     "lên", "vào", "dùng", "chơi", "bằng", "nick", "link", "clip", "video", "từ", "nhắn", "gọi"}
)  # fmt: skip
"""In front of what is no company but where something is posted: `tài khoản Facebook`."""
_OWN = frozenset({"của", "cá", "có", "mang", "tên", "này", "riêng"})
_AND = frozenset({",", "và", "hoặc", "hay", "/"})


_PRODUCTS = frozenset(
    {"điện thoại", "máy bay", "giá vàng", "vàng miếng", "xe máy", "ô tô", "chung cư", "đô thị",
     "khách sạn", "nghỉ dưỡng", "máy tính"}
)  # fmt: skip
"""In front of the name of a company stands what it makes or builds: `điện thoại Samsung`."""


def _is_product(view: View, first: int) -> bool:
    return " ".join(view.low[max(0, first - 2) : first]) in _PRODUCTS


def _is_medium(view: View, first: int, end: int) -> bool:
    """`trên Facebook, Zalo`, `Facebook Lan Anh` and `Facebook của chị` mean an account."""
    while view.low[first - 1] in _AND and view.low[first - 2] in _PLATFORMS:
        first -= 2
    behind = view.low[end] in _OWN or view.is_capital(end)
    return behind or view.low[first - 1] in _MEDIA


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
    before, behind = view.low[body.first - 1], view.low[body.end]
    generic, plural = _unparticular()
    if behind in generic.first or before in plural or before.isdigit():
        bounded = generic.match(view.low, body.end) is not None or is_plural(view, body.first)
        if bounded and not _settled(body):
            return True
    if behind in _ANY and body.place is not None and body.place.name is None:
        return True
    if body.place is not None or body.parent is not None or body.type not in _POLITICAL:
        return False
    return view.low[body.end : body.end + 2] == _BASE


_POLITICAL = frozenset({"union", "party", "mass_organisation", "association"})
_ANY = frozenset({"nào", "đó"})
"""`UBND xã nào chậm thì Chủ tịch UBND xã đó chịu trách nhiệm` means any."""
_BASE = ["cơ", "sở"]


@cache
def _unparticular() -> tuple[lexicon.Trie, frozenset[str]]:
    """Give what stands behind bodies of no particular place, and in front of plural ones."""
    return lexicon.cues("generic"), lexicon.cue_words("plural")


def _settled(body: Body) -> bool:
    if body.place is not None and body.place.name is not None and not body.name:
        return body.rule == "organisations.territory"
    return body.proper and not (body.type == "zone" and body.place is not None and not body.name)
