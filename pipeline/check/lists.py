"""Whether a list of parts names all of a whole: its labels, its end, what else stands in it."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from schemas.base import TextSpan
from schemas.counts import CountFact

from ..segment.segmented import SegmentedText
from ..text.letters import CAPITALS
from .figures import is_exact, value, within
from .groups import Group

_CUT: Final = re.compile(r"[^.;\d\n]{0,60}?(?:…|\.\.\.|(?<!\w)v\.\s?v|(?<!\w)vân vân|\(còn nữa\))")
_UNFINISHED: Final = re.compile(r"[^.!?\n]{0,40}[,;:][ \u00a0]{0,2}$")
_ASIDE_NOUNS: Final = frozenset(
    {"lao động nữ", "nữ", "lao động nước ngoài", "công nhân nữ", "nữ công nhân"}
)
_PERSONS: Final = frozenset({"workers", "people", "union_members", "party_members"})
_TRAIT: Final = re.compile(
    r"[ \u00a0]{1,2}(?:đều[ \u00a0])?(?:là[ \u00a0])?(?:người[ \u00a0])?"
    r"(?:nữ|nước ngoài|ngoại tỉnh|ngoài tỉnh|tỉnh ngoài|địa phương|dân tộc|đảng viên|khuyết tật)"
    r"(?!\w)",
    re.IGNORECASE,
)
_FAULT: Final = re.compile(
    r"[ \u00a0]{1,2}(?:không|chưa|nợ|chậm|vi phạm|bị|làm thêm|thiếu|trốn|sai)(?!\w)", re.IGNORECASE
)
"""What is told of several at once: one firm may owe insurance and work overtime."""
_PREDICATE: Final = re.compile(
    r"[ \u00a0]{1,2}(?:gia nhập|tham gia|đã|được|chưa|bị|có|còn|nợ|trên|dưới|từ)(?!\w)",
    re.IGNORECASE,
)
_ASIDE_FRONT: Final = re.compile(
    r"(?<!\w)(?:nữ|riêng|lao động nữ|số nữ|nước ngoài|đảng viên|ngoại tỉnh)"
    r"[ \u00a0,:]{0,2}(?:là|có|chiếm)?(?:[ \u00a0]số[^.;,\d]{2,40}là)?[ \u00a0]{0,2}$",
    re.IGNORECASE,
)
_SINGLE_ZONE: Final = re.compile(
    r"(?:[ \u00a0]và|,|[ \u00a0]cùng)[ \u00a0]{1,2}(?:01[ \u00a0]|1[ \u00a0]|một[ \u00a0])?"
    r"(?:Khu[ \u00a0](?:công nghiệp|chế xuất|công nghệ cao|kinh tế)|KCN|KCX|KKT|KCNC)(?!\w)"
    r"(?-i:[ \u00a0][" + CAPITALS + r"0-9][^\W_]{0,12}){0,5}",
    re.IGNORECASE,
)
_COMPANION: Final = re.compile(
    r"(?:với|sử dụng|thu hút|tạo việc làm cho|giải quyết việc làm cho|có|,)[ \u00a0]{1,2}"
    r"(?:(?:hơn|trên|gần|khoảng|tổng số)[ \u00a0])?$",
    re.IGNORECASE,
)
_TIME_LABEL: Final = re.compile(
    r"(?<!\w)(?:năm|tháng|quý|cùng kỳ|kỳ trước|kế hoạch|đến nay|hiện|hiện nay|sau đó|đến (?:trưa|"
    r"chiều|tối))(?!\w)",
    re.IGNORECASE,
)
_INNER_CUE: Final = re.compile(
    r"(?<!\w)(?:trong (?:số )?đó|riêng|kể cả|bao gồm cả)(?!\w)", re.IGNORECASE
)
_OPENED: Final = re.compile(
    r"(?<!\w)(?:gồm|cụ thể|trong (?:số )?đó|chia ra|lần lượt là)(?!\w),?|[:(]", re.IGNORECASE
)
_CONNECTOR: Final = re.compile(
    r"(?<!\w)(?:và|có|là|với|gồm|bao gồm|trong (?:tổng )?số|trong đó|đó|cụ thể|riêng|còn|thì|số|"
    r"tổng số|sử dụng|thu hút|chiếm|đạt|lao động|người|công nhân|doanh nghiệp|đơn vị)(?!\w)"
    r"|[\d.,]{1,20}",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(
    r"[" + CAPITALS + r"]|(?<!\w)(?:khu|phân khu|cụm|ngành|khối|xưởng|phân xưởng|tổ|đội|huyện|tỉnh|"
    r"thành phố|quận|thị xã|xã|phường|vùng|miền|địa bàn|các)(?!\w)"
)
"""What a label that is a place, a body or a branch has: a capital, or such a word."""
_BRACKETS: Final = re.compile(r"\([^()]{0,120}\)")
_BORDER: Final = re.compile(r"[;,]|(?<!\w)và(?!\w)")
_REST_UNTOLD: Final = re.compile(r"[^.\d]{0,60}?(?<!\w)(?:còn lại|khác)(?!\w)[^.\d]{0,60}(?:\.|$)")
_REST: Final = re.compile(
    r"(?<!\w)(?:còn lại|các [^\d,;.]{2,30} khác|nơi khác|khác)(?!\w)", re.IGNORECASE
)
_NEAR: Final = Decimal("0.1")
_LACKING: Final = Decimal("0.05")
_CLOSE: Final = Decimal("0.02")
"""Parts in front of a whole, places behind `trong đó`, and other parts behind it, that miss the
whole by more are taken for some of its parts, not for all: traits overlap, lists leave out."""
_FAR: Final = Decimal("0.5")
"""Parts of `gồm` that miss the whole by more are taken for a misreading, not for a slip."""
_NAMED: Final = re.compile(
    r"(?:(?<!\w)(?i:khu|kcn|kcx|kkt|quận|phường|đội|tổ|số|xưởng|nhóm|khối|đợt|thứ|giai đoạn)"
    r"|[" + CAPITALS + r"][^\W\d_]{0,12})[ \u00a0]$"
)
"""What makes the number behind it a name: `phân khu 1`, `Sông Đà 2`."""
_DIGITS: Final = re.compile(r"\d[\d.,]*\d|\d")


def is_aside(text: str, part: CountFact, group: Group) -> bool:
    """Tell a part that has a trait and is no kind of the whole: `33 lao động nữ`.

    After `gồm` a list of kinds stands, whatever is said of them: `8 KCN đã đi vào hoạt động`.
    """
    if part.noun.lower() in _ASIDE_NOUNS:
        return True
    if (_FAULT if group.opener == "all" else _PREDICATE).match(text, part.end):
        return True
    if group.whole.measure not in _PERSONS:
        return False
    left = text[max(0, part.start - 48) : part.start]
    return bool(_TRAIT.match(text, part.end) or _ASIDE_FRONT.search(left))


def is_cut(text: str, group: Group) -> bool:
    """Tell a list that breaks off: `… 30 doanh nghiệp;…`, `v.v.`, a text that just ends."""
    last = max((p.end for p in group.parts), default=group.whole.end)
    if group.opener in ("back", "sum"):
        return False
    if _CUT.match(text, last, last + 90):
        return True
    return last > len(text) - 60 and bool(_UNFINISHED.fullmatch(text[last:].rstrip("\n ")))


def named_alone(text: str, group: Group) -> int:
    """Count zones that are named one by one behind the last kind: `… và Khu Công nghệ cao`."""
    place = group.all_parts[-1].end
    stop = group.whole.start if group.whole.start > place else len(text)
    named = 0
    while named < 4:
        match = _SINGLE_ZONE.match(text, place, stop)
        if match is None:
            break
        named, place = named + 1, match.end()
    return named


def all_meant(article: SegmentedText, group: Group, summed: Decimal, *, beside: bool) -> bool:
    """Tell whether the parts are meant to be all of the whole, though their sum is another.

    After `gồm`, in brackets, with `còn lại` at the end, or where the same list adds up for another
    measure (`beside`), they are. After `trong đó`, and in front of the whole, only where they come
    near it, or are places that together are too many: zones may be left out, none counts twice.
    """
    text, whole = article.text, value(group.whole)
    off = abs(summed - whole)
    if group.opener is None or off > _FAR * whole or _has_other_labels(text, group):
        return False
    last = text[max(group.parts[-1].start - 60, group.whole.end) : group.parts[-1].end + 12]
    if group.opener in ("all", "sum") or beside or _REST.search(last):
        return True
    labelled = group.opener != "back" and _are_labelled(text, group)
    if labelled:
        return summed > whole or off <= _LACKING * whole
    return off <= (_NEAR if group.opener == "back" else _CLOSE) * whole


def outermost(text: str, group: Group) -> list[CountFact]:
    """Leave out parts in brackets behind another part: `30 FDI (12 Hàn Quốc), 15 trong nước`."""
    depth = 0
    place = group.parts[0].start if group.parts else 0
    kept = []
    for part in group.parts:
        between = text[place : part.start]
        depth = max(0, depth + between.count("(") - between.count(")"))
        if depth == 0:
            kept.append(part)
        place = part.start
    return kept


def goes_on(text: str, group: Group, used: Sequence[CountFact]) -> bool:
    """Tell a list whose first parts make the whole, while further parts of its kind follow them.

    `80 người, gồm khu A 40, khu B 40, khu C 20` does not agree. Behind `riêng`, a stronger stop
    than those inside the list, or as a second way to divide the whole, parts may follow.
    """
    known = {part.id for part in used}
    last = used[-1]
    rest = [
        p for p in outermost(text, group)
        if p.start > last.start and p.id not in known and is_exact(p)
        and not is_aside(text, p, group)
    ]  # fmt: skip
    if not rest or sum(map(value, rest)) == value(group.whole):
        return False
    joint = text[last.end : rest[0].start]
    joints = [text[one.end : two.start] for one, two in pairwise(used)]
    stronger = _stop(joint) > max(map(_stop, joints), default=0)
    if _REST.search(joint):
        return True
    return not (_INNER_CUE.search(joint) or stronger) and _are_labelled(text, group)


def _stop(joint: str) -> int:
    """Give the strength of the first stop between two parts: none, `,`, `;`, a line or sentence."""
    return max((" ,;.\n".index(sign) for sign in joint if sign in ",;.\n"), default=0)


def _has_other_labels(text: str, group: Group) -> bool:
    """Tell figures of other years, and parts that have parts of their own behind a cue."""
    first, last = group.parts[0], group.parts[-1]
    inside = _BRACKETS.sub(" ", text[first.end : max(first.end, last.start)])
    labels = text[min(group.whole.end, first.start) : first.start] + inside
    return bool(_TIME_LABEL.search(labels) or _INNER_CUE.search(inside))


def _are_labelled(text: str, group: Group) -> bool:
    """Tell parts that each have their place in front: `khu A có 30 …, khu B có 15 …`."""
    place = group.whole.end
    for part in group.parts:
        between = text[max(place, part.start - 120) : part.start]
        if part.start < place or not _PLACE.search(_CONNECTOR.sub(" ", between)):
            return False
        place = part.end
    return True


def _names_more(text: str, group: Group, owned: Sequence[TextSpan]) -> bool:
    """Tell a list with items that carry no number: `gồm trưởng ban, 2 phó ban`, `còn lại là …`."""
    if group.opener in ("back", "sum") or not group.parts:
        return False
    if _REST_UNTOLD.match(text, group.parts[-1].end):
        return True
    place = group.parts[0].start
    for part in group.parts[1:]:
        borders = len(_BORDER.findall(text, place, part.start))
        if borders > 1 + len(within(owned, place + 1, part.start)):
            return True
        place = part.start
    first = group.parts[0].start
    begin = max(group.whole.end, first - 60)
    begin = max((m.end() for m in _OPENED.finditer(text, begin, first)), default=begin)
    return len(_BORDER.findall(text, begin, first)) > len(within(owned, begin, first))


def _could_be_part(text: str, count: CountFact, group: Group) -> bool:
    """Tell a count of no list: of the same measure, or of another and not joined by `với`."""
    if count.unit != "absolute" or count.of is not None:
        return False
    if count.measure == group.whole.measure:
        return True
    return not _COMPANION.search(text[max(0, count.start - 40) : count.start])


def may_lack_a_part(
    text: str,
    group: Group,
    off: Decimal,
    owned: Sequence[TextSpan],
    strangers: Sequence[CountFact],
) -> bool:
    """Look between the parts for figures of no fact, and for counts of other things."""
    start, end = min(group.whole.end, group.parts[0].start), max(group.end, group.parts[-1].end)
    if _names_more(text, group, owned):
        return True
    inside = within(owned, start, end)
    if any(_could_be_part(text, count, group) for count in within(strangers, start, end)):
        return True
    free = [
        Decimal(m[0].replace(".", "").replace(",", "."))
        for m in _DIGITS.finditer(text, start, end)
        if m[0].count(",") < 2
        and not any(s.start < m.end() and m.start() < s.end for s in inside)
        and not _NAMED.search(text, max(start, m.start() - 24), m.start())
    ]  # fmt: skip
    return off in free or (len(free) > 1 and sum(free) == off)
