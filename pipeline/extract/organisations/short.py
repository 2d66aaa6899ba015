"""Definite short forms: heads that mean a body named before (guide, section 2)."""

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final

from . import identity
from .body import Body
from .mention import Mention, Taken
from .places import at_level, is_plural, known_place
from .syllables import is_foreign
from .view import View

SHORT = "organisations.short_form"
_HEADS = frozenset(
    {"ban quản lý", "đảng ủy", "đảng bộ", "ủy ban nhân dân", "hội đồng nhân dân",
     "khu công nghệ cao", "khu kinh tế", "liên đoàn lao động", "hội cựu chiến binh", "hội nông dân",
     "hội liên hiệp phụ nữ", "đảng đoàn", "ủy ban mặt trận tổ quốc", "viện kiểm sát",
     "viện kiểm sát nhân dân", "cục thuế", "chi cục thuế", "cục thống kê", "chi cục thống kê",
     "cục hải quan", "cục thi hành án dân sự", "chi cục thi hành án dân sự"}
)  # fmt: skip
_ONLY_ONE: Final = frozenset(head for head in _HEADS if "cục" in head.split()) | {
    "kho bạc nhà nước"
}
"""Offices of which a province or district has one: who writes of it alone means that one."""


def antecedent(
    view: View, body: Body, same: Sequence[Body], behind: Body | None = None
) -> Body | None:
    """Give the named body that a bare head means: that of the office behind, else the last one.

    `Phó Bí thư Đảng ủy, Phó Trưởng Ban Quản lý Khu A` means the Đảng ủy of that Ban Quản lý.
    `same` are the named bodies in front with the same head, in order.
    """
    if (
        not same
        or body.head not in _HEADS
        or view.is_number(body.end)
        or view.at(body.end) == "các"
    ):
        return None
    if view.at(body.end) in ("cấp", "cơ", "quận", "huyện", "phường", "xã", "khối"):
        return None
    if behind is not None and _same_person(view, body, behind):
        own = identity.signature(behind)
        for other in reversed(same[-_NEAR:]):
            if other.parent is not None and identity.signature(other.parent) == own:
                return other
    return same[-1]


def is_only_one(view: View, body: Body) -> bool:
    """Tell the one office of its kind that a place has, named without the place: `Cục Thuế`.

    Not among others of its like: `các Cục Thuế`, `mỗi Chi cục Thuế`.
    """
    if body.head not in _ONLY_ONE or view.low[body.end] in _OF_MANY or view.is_number(body.end):
        return False
    if view.low[body.first - 1] in _BESIDE or is_plural(view, body.first):
        return False
    return view.is_capital(body.first) and not view.in_capitals(body.first)


_OF_MANY: Final = frozenset({"các", "khu", "cấp", "nào", "-", "tỉnh", "huyện"})
_BESIDE: Final = frozenset({",", "-", "/"})
"""In front of one more of several: `các Cục Thuế, Chi cục Thuế`."""


def _same_person(view: View, body: Body, behind: Body) -> bool:
    between = view.low[body.end : min(behind.first, body.end + 9)]
    return 1 < len(between) < 8 and between[0] == "," and not {";", ".", "\n"} & set(between)


def _own_names(view: View, body: Body) -> list[tuple[str, ...]]:
    """The foreign words of a company's name, and the Vietnamese ones behind its fields."""
    foreign = [word for word in body.name if is_foreign(word) and len(word) > 3]
    found: list[tuple[str, ...]] = [(word,) for word in foreign]
    first = body.end
    while view.is_capital(first - 1) and first - 1 > body.first and body.end - first < 3:
        if view.term(first - 1) or view.low[first - 1] not in body.name:
            break
        first -= 1
    words = tuple(view.low[first : body.end])
    if len(words) in (2, 3) and known_place(view, first) is None and not found:
        found.append(words)
    return found


_HOUSEHOLD = "hộ kinh doanh"
"""Bears the name of a person or a shop, which alone is no company."""


def company_names(view: View, mentions: Sequence[Mention]) -> dict[tuple[str, ...], Mention]:
    """Give the foreign names of companies (`Vinhtek`) by the word, with the first full mention."""
    found: dict[tuple[str, ...], Mention] = {}
    for mention in mentions:
        body = mention.body
        if body is None or mention.type != "enterprise" or body.rule != "organisations.company":
            continue
        if body.head == _HOUSEHOLD:
            continue
        for words in _own_names(view, body):
            found.setdefault(words, mention)
    return found


def _stands_alone(view: View, index: int, words: tuple[str, ...]) -> bool:
    """The words are all there, in capitals, and neither a place nor part of a longer name."""
    end = index + len(words)
    capitals = all(view.is_capital(k) for k in range(index, end))
    if not capitals or tuple(view.low[index:end]) != words:
        return False
    if view.at(index - 1) in _PERSONS:
        return False
    if len(words) == 1:
        return True
    around = view.is_capital(index - 1) or view.is_capital(end)
    before = view.at(index - 1)
    return not around and before not in _PLACES and not at_level(view, index - 1)


_NEAR = 100
_PERSONS = frozenset({"ông", "bà", "anh", "chị", "em", "cô"})
_PLACES = frozenset({"ở", "tại", "từ", "về", "đến", "đường", "phố"})


def shortened(view: View, mentions: Sequence[Mention]) -> list[Mention]:
    """Find foreign names of companies that stand without `Công ty` behind the full name."""
    known = company_names(view, mentions)
    if not known:
        return []
    found: list[Mention] = []
    for words in {words[0]: words for words in known}.values():
        full = known[words]
        for index in _places(view, words[0], view.index(full.end)):
            if _is_place_of(view, full, index):
                continue
            if _stands_alone(view, index, words) and view.holds_facts(index):
                start, end = view.span(*_widened(view, full, index, words))
                found.append(Mention(start, end, "enterprise", SHORT, None, full.start))
    return _apart(found, Taken(mentions if found else ()))


def _apart(found: list[Mention], taken: Taken) -> list[Mention]:
    """Leave out what overlaps another: two words of a name find it twice."""
    kept: list[Mention] = []
    for mention in sorted(found, key=_START):
        free = not kept or kept[-1].end <= mention.start
        if free and taken.is_free(mention.start, mention.end):
            kept.append(mention)
    return kept


_START = attrgetter("start")


def _widened(view: View, full: Mention, index: int, words: tuple[str, ...]) -> tuple[int, int]:
    """Take in the words around that the full name has there too: `JT Solar`, no field or place."""
    name = full.body.name if full.body is not None else ()
    first, end = index, index + len(words)
    at = next((k for k in range(len(name)) if name[k : k + len(words)] == words), None)
    if at is None:
        return first, end
    behind = at + len(words)
    while at > 0 and _goes_on(view, first - 1, name[at - 1]):
        first, at = first - 1, at - 1
    while behind < len(name) and _goes_on(view, end, name[behind]):
        end, behind = end + 1, behind + 1
    return first, end


def _goes_on(view: View, index: int, word: str) -> bool:
    if view.low[index] != word or not view.is_capital(index) or view.term(index) is not None:
        return False
    return known_place(view, index) is None


def _is_place_of(view: View, full: Mention, index: int) -> bool:
    """`tại Zwickau` is where the `nhà máy Zwickau` stands."""
    plant = full.body is not None and full.body.head in ("nhà máy", "xí nghiệp")
    return plant and view.low[index - 1] in ("tại", "ở")


def traded(view: View, mentions: Sequence[Mention]) -> list[Mention]:
    """Find companies by field and name alone, before the full name too: `Cao su Lộc Thành`."""
    taken = Taken(mentions)
    found: list[Mention] = []
    for words, full in _trade_names(view, mentions).items():
        for index in _places(view, words[0], 0):
            end = index + len(words)
            if tuple(view.low[index:end]) != words or not _is_titled(view, index, end):
                continue
            span = view.span(index, end)
            if taken.is_free(*span) and view.holds_facts(index):
                same = full if full is not None else (found[0].start if found else None)
                found.append(Mention(*span, "enterprise", SHORT, None, same))
    return found


def _trade_names(view: View, mentions: Sequence[Mention]) -> dict[tuple[str, ...], int | None]:
    """Give names of companies that begin with a field, with the place of the full mention.

    Of a company that is named only in the name of its union there is none.
    """
    found: dict[tuple[str, ...], int | None] = {}
    for mention in mentions:
        body = mention.body
        own = body is not None and body.rule == "organisations.company"
        body = body if own or body is None else body.parent
        if body is None or body.rule != "organisations.company" or body.place is not None:
            continue
        words, first = body.name, body.end - len(body.name)
        if len(words) < _LONG or tuple(view.low[first : body.end]) != words:
            continue
        field = view.term(first)
        if field is None or field[1].type == "verb" or field[0] >= body.end:
            continue
        if known_place(view, field[0]) is None:
            found[words] = mention.start if own else found.get(words)
    return found


def _is_titled(view: View, first: int, end: int) -> bool:
    """Capitals at both ends and none around, neither in a title of capitals."""
    if not view.is_capital(first) or not view.is_capital(end - 1) or view.is_capital(end):
        return False
    return not view.is_upper(first) and view.low[first - 1] not in _OTHERS


_LONG = 3
_OTHERS = frozenset({"ngành", "nghề", "hiệu", "-", "/"})
"""In front of what is no company: `ngành`, `thương hiệu`."""


def _places(view: View, word: str, index: int) -> Iterator[int]:
    """Give where a word stands, from a number on."""
    while True:
        try:
            index = view.low.index(word, index)
        except ValueError:
            return
        yield index
        index += 1
