"""Definite short forms: heads that mean a body named before (guide, section 2)."""

from collections.abc import Sequence

from .body import Body
from .definitions import is_foreign
from .mention import Mention
from .view import View

SHORT = "organisations.short_form"
_HEADS = frozenset(
    {"ban quản lý", "đảng ủy", "đảng bộ", "ủy ban nhân dân", "hội đồng nhân dân", "khu công nghệ cao",
     "khu kinh tế", "liên đoàn lao động", "hội cựu chiến binh", "hội nông dân",
     "hội liên hiệp phụ nữ", "đảng đoàn", "ủy ban mặt trận tổ quốc"}
)  # fmt: skip


def antecedent(view: View, body: Body, before: Sequence[Body]) -> Body | None:
    """Give the named body that a bare head means: the last of its kind in front."""
    if body.head not in _HEADS or view.is_number(body.end) or view.at(body.end) == "các":
        return None
    if view.at(body.end) in ("cấp", "cơ", "quận", "huyện", "phường", "xã", "khối"):
        return None
    for other in reversed(before):
        if not other.bare and other.head == body.head and other.type == body.type:
            return other
    return None


def company_names(view: View, mentions: Sequence[Mention]) -> dict[str, Mention]:
    """Give the foreign names of companies (`Vinhtek`) by the word, with the first full mention."""
    found: dict[str, Mention] = {}
    for mention in mentions:
        body = mention.body
        if body is None or mention.type != "enterprise" or body.rule != "organisations.company":
            continue
        for word in body.name:
            if is_foreign(word) and len(word) > 3:
                found.setdefault(word, mention)
    return found


def shortened(view: View, mentions: Sequence[Mention]) -> list[Mention]:
    """Find foreign names of companies that stand without `Công ty` behind the full name."""
    known = company_names(view, mentions)
    if not known:
        return []
    taken = [(m.start, m.end) for m in mentions]
    found: list[Mention] = []
    for index, word in enumerate(view.low):
        full = known.get(word)
        if full is None or not view.is_capital(index) or view.starts[index] < full.end:
            continue
        start, end = view.span(index, index + 1)
        if all(end <= s or start >= e for s, e in taken) and view.holds_facts(index):
            found.append(Mention(start, end, "enterprise", SHORT, None, full.start))
    return found
