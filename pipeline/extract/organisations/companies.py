"""Companies: legal form, then a Vietnamese or foreign name (`Công ty TNHH MTV Cà phê Ea Hiu`)."""

from . import lexicon
from .body import Body
from .brackets import bracket
from .marks import ROMAN
from .places import at_level, known_place, stops, tail
from .runs import Mode, Run, run
from .view import View

_RULE = "organisations.company"
_STATE_OWNED = frozenset({"tổng công ty", "tập đoàn", "ngân hàng", "ngân hàng chính sách xã hội"})
_PLANTS = frozenset({"nhà máy", "xí nghiệp", "hợp tác xã", "doanh nghiệp tư nhân"})
"""Behind these a field in capitals has a name of its own: `Nhà máy Cơ khí nặng Sa Cần`."""
_FORMED = frozenset({"công ty trách nhiệm hữu hạn", "công ty cổ phần", "tổng công ty cổ phần"})
"""Heads that hold a legal form, behind which a name comes."""
_SHOPS = ("xưởng ", "lò ")
_UTILITIES = frozenset(
    {"điện lực", "cấp nước", "thoát nước", "cấp thoát nước", "nước sạch", "môi trường đô thị",
     "công trình đô thị", "thủy lợi", "xổ số kiến thiết", "công viên cây xanh"}
)  # fmt: skip
"""What a place has one company for, which is named without the place."""
_TRADE = 9
"""So many small words may say the trade in front of a name."""
_LONG = 3
"""Heads of more syllables hold a field: `Công ty du lịch Hà Nội`."""
_JOINT_STOCK = frozenset({"ctcp", "jsc"})
"""`Tổng công ty May Nhà Bè - CTCP`: the form behind the name."""
_FOREIGN_END = frozenset({"ltd", "co", "inc", "corp", "jsc", "llc", "plc"})


def forms(view: View, place: int) -> int:
    """Give the end of the legal forms that begin at a word: `TNHH MTV`, `cổ phần`."""
    while True:
        found = view.cues.forms.match(view.low, place)
        if found is None:
            inner = bracket(view, place) if view.low[place] == "(" else None
            if inner is None or not view.cues.forms.match(view.low, place + 1):
                return place
            place = inner
        else:
            place = found[0]


def company(
    view: View, place: int, found: tuple[int, lexicon.Entry], *, office: bool = False
) -> Body | None:
    """Read a company; its head alone is `bare`."""
    head = found[1].canonical
    start = forms(view, found[0])
    if not head.startswith("công ty") and _is_company(view, start):
        return None
    if head.startswith(_SHOPS) and not _is_owned(view, place, start):
        return None
    planted = head in _PLANTS and view.is_capital(start)
    named = start > found[0] or head in _FORMED or planted
    name = run(view, start, Mode.COMPANY, office=office, free=named)
    if not name.proper and (start > found[0] or head in _FORMED):
        name = _behind_trade(view, start, office=office) or name
    end = _foreign_end(view, name.end)
    known = known_place(view, start)
    if known is not None and known.end == name.end:
        owned = head in _STATE_OWNED or len(head.split()) > _LONG
        if not owned and not view.cues.forms.match(view.low, start - 1):
            return None
        return Body(place, end, "enterprise", _RULE, head, name.words, proper=True)
    where = tail(view, end, office=office)
    where = where if where is not None and where.level is not None else None
    if name.proper:
        return Body(
            place, where.end if where else end, "enterprise", _RULE, head, name.words, where,
            proper=True,
        )  # fmt: skip
    return _unnamed(view, place, found[0], start, head, name.end, name.words, office=office)


def _is_owned(view: View, place: int, start: int) -> bool:
    """Tell a workshop that bears a name: `xưởng may Tuyến Hà`, no `phân xưởng may 2` of a plant."""
    if not view.is_capital(start) or len(view.low[start]) < 2 or view.low[place - 1] == "phân":
        return False
    return view.low[start] not in ROMAN and known_place(view, start) is None


def _behind_trade(view: View, start: int, *, office: bool) -> Run | None:
    """Read the name behind small words that say the trade, as a legal form promises one.

    `Công ty TNHH cách âm, cách nhiệt P.N`; never over a verb or preposition.
    """
    at = start
    while at - start < _TRADE and not view.is_capital(at):
        word = view.low[at]
        joint = word == "và" or (at > start and word == ",")
        joint = joint and not view.is_capital(at + 1)
        if not joint and (not word.isalpha() or word in view.cues.stops):
            return None
        if not joint and view.cues.ends.match(view.low, at) and view.term(at) is None:
            return None
        at += 1
    known, listed = known_place(view, at), view.listed_place(at)
    abroad = listed is not None and listed[1].type == "country"
    if at == start or not view.is_capital(at) or abroad or stops(view, at) or at_level(view, at):
        return None
    name = run(view, at, Mode.COMPANY, office=office, free=True)
    words = tuple(word for word in view.low[start:at] if word.isalpha())
    end = known.end if known is not None and known.end > name.end else name.end
    return Run(end, words + tuple(view.low[at:end]), True, False) if end > at else None


def _is_company(view: View, place: int) -> bool:
    """`nhà xe Công ty Phương Trang`, `Hợp tác xã và Công ty` name the company behind."""
    inner = view.head(place)
    return inner is not None and inner[1].canonical.startswith("công ty")


def _unnamed(
    view: View, place: int, head_end: int, start: int, head: str, end: int,
    words: tuple[str, ...], *, office: bool,
) -> Body | None:  # fmt: skip
    """A name of fields alone wants a capital and a territory: `Công ty Điện lực tỉnh`."""
    long = len(head.split()) > _LONG + 1 and head not in _FORMED
    named = (view.is_capital(start) and end > start) or long
    where = tail(view, end, office=office) if named or end > start or head in _STATE_OWNED else None
    capital = view.is_capital(place)
    if where is not None and capital and (named or head in _STATE_OWNED):
        return Body(place, where.end, "enterprise", _RULE, head, words, where, proper=True)
    told = start > head_end or end - start >= _LONG or head.startswith("ngân hàng")
    if named and capital and not told and " ".join(words) in _UTILITIES:
        return Body(place, end, "enterprise", _RULE, head, words)
    if named and capital and told:
        return Body(place, end, "enterprise", _RULE, head, words, proper=True)
    return Body(place, head_end, "enterprise", _RULE, head, bare=True) if capital else None


def _foreign_end(view: View, end: int) -> int:
    """Take in `Co., Ltd`, `(Việt Nam)` and the like behind a foreign name."""
    at = end
    if view.at(at) == "(" and view.at(at + 1) in ("việt", "vietnam"):
        close = at + 3 if view.at(at + 1) == "việt" else at + 2
        return close + 1 if view.at(close) == ")" else end
    if view.at(at) == "-" and view.at(at + 1) in _JOINT_STOCK:
        return at + 2
    while view.at(at) in (",", ".") and view.at(at + 1) in _FOREIGN_END:
        at += 2
    if at > end and view.at(at) == "." and view.at(at + 1) == ",":
        return at
    return at
