"""Definite short forms: heads that mean a body named before (guide, section 2)."""

from collections.abc import Iterator, Sequence

from . import identity
from .body import Body
from .mention import Mention, Taken
from .places import at_level, known_place
from .syllables import is_foreign
from .view import View

SHORT = "organisations.short_form"
_HEADS = frozenset(
    {"ban quản lý", "đảng ủy", "đảng bộ", "ủy ban nhân dân", "hội đồng nhân dân",
     "khu công nghệ cao", "khu kinh tế", "liên đoàn lao động", "hội cựu chiến binh", "hội nông dân",
     "hội liên hiệp phụ nữ", "đảng đoàn", "ủy ban mặt trận tổ quốc"}
)  # fmt: skip


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


def _same_person(view: View, body: Body, behind: Body) -> bool:
    between = view.low[body.end : min(behind.first, body.end + 9)]
    return 1 < len(between) < 8 and between[0] == "," and not {";", ".", "\n"} & set(between)


def _own_names(view: View, body: Body) -> list[tuple[str, ...]]:
    """The foreign words of a company's name, and the Vietnamese ones behind its fields."""
    foreign = [word for word in body.name if is_foreign(word) and len(word) > 3]
    found: list[tuple[str, ...]] = [(word,) for word in foreign]
    first = body.end
    while view.is_capital(first - 1) and first - 1 > body.first and body.end - first < 3:
        if view.term(first - 1):
            break
        first -= 1
    words = tuple(view.low[first : body.end])
    if len(words) in (2, 3) and known_place(view, first) is None and not found:
        found.append(words)
    return found


def company_names(view: View, mentions: Sequence[Mention]) -> dict[tuple[str, ...], Mention]:
    """Give the foreign names of companies (`Vinhtek`) by the word, with the first full mention."""
    found: dict[tuple[str, ...], Mention] = {}
    for mention in mentions:
        body = mention.body
        if body is None or mention.type != "enterprise" or body.rule != "organisations.company":
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
    if len(words) == 1:
        return True
    around = view.is_capital(index - 1) or view.is_capital(end)
    before = view.at(index - 1)
    return not around and before not in _PLACES and not at_level(view, index - 1)


_NEAR = 100
_PLACES = frozenset(
    {"ở", "tại", "từ", "về", "đến", "ông", "bà", "anh", "chị", "em", "đường", "phố"}
)  # fmt: skip


def shortened(view: View, mentions: Sequence[Mention]) -> list[Mention]:
    """Find foreign names of companies that stand without `Công ty` behind the full name."""
    known = company_names(view, mentions)
    if not known:
        return []
    found: list[Mention] = []
    for words in {words[0]: words for words in known}.values():
        full = known[words]
        for index in _places(view, words[0], view.index(full.end)):
            if _stands_alone(view, index, words) and view.holds_facts(index):
                start, end = view.span(index, index + len(words))
                found.append(Mention(start, end, "enterprise", SHORT, None, full.start))
    taken = Taken(mentions if found else ())
    return [mention for mention in found if taken.is_free(mention.start, mention.end)]


def _places(view: View, word: str, index: int) -> Iterator[int]:
    """Give where a word stands, from a number on."""
    while True:
        try:
            index = view.low.index(word, index)
        except ValueError:
            return
        yield index
        index += 1
