"""Rules for a number whose noun stands elsewhere: in front of it, or in an earlier count."""

import re
from collections.abc import Callable
from typing import NamedTuple, cast

from schemas.counts import Direction, Measure

from . import lexicon
from .modifiers import Before
from .quantities import Quantity
from .reading import Reading
from .refusals import behind, no_count
from .rules import OTHER_SHARE
from .view import Cue, Mention, View

_COPULAS = frozenset({"là", "đạt", "được", "lên", "còn", "xuống", "có", "từ", "tới", "đến", "bằng"})
_SETTLES = re.compile(
    r" {0,3}(?:[.,;:)\n]|$|\((?!\d)|(?:so|tăng|giảm|và|trong|vào|lên|xuống|thì|với|ở|tại|nhưng|do|năm|khi)(?!\w))"
)
_OTHER_HEADS = re.compile(
    r"(?<!\w)(?:số tiền|mức|thu nhập|lương|tiền lương|tuổi|độ tuổi|kinh phí|vốn|diện tích|doanh thu|"
    r"giá|giá trị|kim ngạch|nợ|quỹ|thời gian|điểm|sản lượng|điện thoại|kế hoạch|trị giá|tỷ đồng|"
    r"triệu đồng|ngày công|giờ)(?!\w)"
)
_SHARES = frozenset({"chiếm", "tức", "đương", "đạt", "bằng", "là", "còn", "lệ", "tới", "đến"})
_OPENING = re.compile(
    r" ?\( ?(?:(?:chiếm|tức|tương đương|đạt|bằng|tỷ lệ|tỉ lệ|đạt tỷ lệ|chiếm tỷ lệ) ?)?$"
)
_GROWTH = re.compile(
    r"(?<!\w)(tăng|giảm)(?: {1,2}(?:bình quân|thêm|tới|đến|hơn|gần|khoảng|nhẹ|mạnh|đi))?\s*$"
)
_CLAUSE = re.compile(r"(?:^|[;:(]|[-+•*] )[ ]*$|^\s*$", re.MULTILINE)
_BREAK = re.compile(r"[\d,;.:]")
_SURVEYED = re.compile(r"(?:trong (?:tổng )?số|khảo sát|phỏng vấn|hỏi ý kiến)(?: hơn| gần| khoảng)? $")
_CLASSES = ("range", "at_least", "at_most", "less_than")
_AMONG = re.compile(r"trong (?:số )?đó,?\s*$")
_OF_ALL = re.compile(r" {1,3}trong {1,2}(?:tổng {1,2})?số {1,3}(?=\d)")


SUBSETS = frozenset({"lao động nữ", "lao động nước ngoài", "nữ", "nữ công nhân", "nữ lao động"})
"""Nouns that always name some of the people counted before."""


class Apart(NamedTuple):
    """A number without a noun behind it, with what has been read so far."""

    view: View
    quantity: Quantity
    before: Before
    quantities: tuple[Quantity, ...]
    index: int
    readings: tuple[Reading, ...]

    @property
    def sentence(self) -> int:
        """Where the sentence begins."""
        return self.view.sentence(self.quantity.start)[0]

    @property
    def left(self) -> str:
        """The words of the sentence in front of the number and its modifiers."""
        return self.view.low[max(self.sentence, self.before.start - 240) : self.before.start]

    @property
    def last(self) -> str:
        """The last word in front of the number and its modifiers, or the sign that touches it."""
        if self.before.words:
            return self.before.words[-1]
        return self.view.low[max(self.sentence, self.before.start - 1) : self.before.start]

    @property
    def latest(self) -> Reading | None:
        """The last count of the sentence, if no other number stands between."""
        reading = self.readings[-1] if self.readings else None
        if reading is None or reading.start < self.sentence or not self.index:
            return None
        last = self.index - 1
        while last > 0 and self.quantities[last].words and self.quantities[last].value == 1:
            last -= 1
        return reading if self.quantities[last].start <= reading.end else None


ApartRule = Callable[[Apart], Reading | None]


def _made(
    at: Apart,
    noun: str,
    measure: Measure,
    rule: str,
    *,
    whole: Reading | None = None,
    like: Reading | None = None,
    direction: Direction | None = None,
) -> Reading | None:
    """Make a reading whose span is the number with its modifier."""
    if no_count(at.view, at.quantity, at.before, measure) is not None:
        return None
    quantity = at.quantity
    modifier = "range" if quantity.high is not None else at.before.modifier
    return Reading(
        at.before.start, quantity.end, quantity, noun, measure, modifier, rule, quantity.end,
        whole=whole.start if whole else None, like=like.start if like else None,
        direction=direction, role="change" if direction else None,
    )  # fmt: skip


def _head(at: Apart) -> Mention | None:
    """Find the noun that `số`, `tổng số`, `tỷ lệ` announces for this number."""
    heads = [c for c in at.view.cues(at.quantity.start) if c.type == "head" and c.end <= at.before.start]
    if not heads:
        return None
    rates = [c for c in heads if at.quantity.percent and c.words.endswith("lệ")]
    head: Cue = (rates or heads)[-1]
    place = behind(at.view.low, head.end)
    for mention in at.view.mentions(at.quantity.start):
        if mention.start == place:
            between = at.view.low[mention.end : at.before.start]
            other = head.words[-2:] != "lệ" and _OTHER_HEADS.search(between)
            return mention if len(between) < 110 and ";" not in between and not other else None
    return None


def _measure(mention: Mention) -> Measure:
    return cast(Measure, mention.measure)


def _noun_number(at: Apart) -> Reading | None:
    """`tổng số doanh nghiệp trong 5 khu là 328`, `số CĐCS tăng từ 846 lên 1.312`."""
    if at.quantity.percent or at.quantity.of is not None:
        return None
    last = at.last
    if last in _COPULAS or last[-1:] in (":", "="):
        head = _head(at) or _named(at)
    else:
        head = _subset(at)
    if head is None or not _SETTLES.match(at.view.low, at.quantity.end):
        return None
    return _made(at, head.canonical, _measure(head), "counts.noun_number")


def _named(at: Apart) -> Mention | None:
    """Find the noun in front of a colon: `Doanh nghiệp: 45`, `Doanh nghiệp trong nước: 45`."""
    if at.left.rstrip()[-1:] != ":":
        return None
    place = at.before.start - len(at.left) + len(at.left.rstrip()) - 1
    for mention in reversed(at.view.mentions(at.quantity.start)):
        if mention.end <= place:
            qualified = at.view.low[mention.end : place]
            first = _CLAUSE.search(at.view.low, at.view.line_start(mention.start), mention.start)
            if not qualified or (first and len(qualified) < 50 and not _BREAK.search(qualified)):
                return mention
    return None


def _subset(at: Apart) -> Mention | None:
    """Find a subset noun right in front: `427.300 người, lao động nữ 248.689`."""
    whole = at.readings[-1].absolute if at.readings else None
    if whole is None or at.readings[-1].start < at.sentence or whole < (at.quantity.value or 0):
        return None
    place = at.before.start - len(at.left) + len(at.left.rstrip())
    for mention in at.view.mentions(at.quantity.start):
        if mention.end == place and mention.canonical in SUBSETS:
            return mention
    return None


def _of_a_stated_number(at: Apart) -> Reading | None:
    """`4.870 trong tổng số 6.200 công nhân`: the noun stands behind the whole."""
    if not at.view.low.startswith(" trong ", at.quantity.end):
        return None
    link = _OF_ALL.match(at.view.low, at.quantity.end)
    if link is None or at.index + 1 >= len(at.quantities) or at.quantity.percent:
        return None
    following = at.quantities[at.index + 1]
    found = lexicon.nouns().match(at.view.low, behind(at.view.low, following.end))
    if following.start != link.end() or found is None:
        return None
    measure = cast(Measure, found[1].type)
    return _made(at, found[1].canonical, measure, "counts.of_stated")


def _percent_apart(at: Apart) -> Reading | None:
    """`lao động nữ chiếm 64%`, `47.980 người (37,3%)`, `tỷ lệ doanh nghiệp … đạt 64,8%`."""
    if not at.quantity.percent or OTHER_SHARE.match(at.view.low, at.quantity.end):
        return None
    latest = at.latest
    if latest:
        between = at.view.low[latest.end : at.before.start]
        close = len(between) < 60 and ";" not in between
        of_latest = close and _share_of_latest(between) and not _another(at, latest)
        of_latest = of_latest and latest.modifier not in _CLASSES
        if _OPENING.fullmatch(between) or of_latest:
            whole = latest if _AMONG.search(between) else None
            return _made(
                at, latest.noun, latest.measure, "counts.percent_apart", whole=whole, like=latest
            )
        if close and _told_of(at, latest, between):
            return _made(
                at, latest.noun, latest.measure, "counts.percent_apart", whole=latest, like=latest
            )
    if at.last not in _SHARES:
        return None
    takes = re.search(r"chiếm(?: tỷ lệ| tỉ lệ| khoảng)?\s*$", at.left)
    head = (_subject(at) if takes else None) or _head(at)
    if head is None:
        return None
    whole = at.readings[-1] if at.readings and at.readings[-1].start >= at.sentence else None
    if whole and (whole.measure != head.measure or whole.quantity.percent):
        whole = None
    return _made(at, head.canonical, _measure(head), "counts.percent_apart", whole=whole)


def _another(at: Apart, latest: Reading) -> bool:
    """Tell whether the clause has a noun of its own: `…, trong đó công nhân chiếm 20%`."""
    clause = max(latest.end, at.before.start - len(at.left) + at.left.rfind(",") + 1)
    return any(
        clause <= m.start < at.before.start and m.canonical not in lexicon.generic()
        for m in at.view.mentions(at.quantity.start)
    )


def _told_of(at: Apart, latest: Reading, between: str) -> bool:
    """`3.000 lao động, hơn 80% là nữ`; `Trong số 1.200 công nhân được hỏi, 45% cho biết …`."""
    if latest.absolute is None or not between.rstrip().endswith(","):
        return False
    if between.strip() == "," and re.match(r" {1,2}(?:là|thuộc|ở)(?!\w)", at.view.low[at.quantity.end :][:9]):
        return True
    return _SURVEYED.search(at.view.low, at.sentence, latest.quantity.start) is not None


def _share_of_latest(between: str) -> bool:
    """Tell whether words between a count and a share make it a share of the count."""
    if re.search(r"t[ỷỉ] lệ (?!$)", between) or _OTHER_HEADS.search(between):
        return False
    return bool(
        re.search(r"(?:^|[ ,])(?:chiếm|tức|tương đương|đạt|bằng)(?: tỷ lệ| tỉ lệ)?\s*$", between)
    ) or bool(_AMONG.search(between))


def _subject(at: Apart) -> Mention | None:
    """Find the noun whose share is told: the last one of the clause in front of `chiếm`."""
    start = at.before.start - len(at.left)
    clause = max(at.left.rfind(sign) for sign in ",;(") + 1 + start
    found = [m for m in at.view.mentions(at.quantity.start) if clause <= m.start < at.before.start]
    return found[0] if found else None


def _growth(at: Apart) -> Reading | None:
    """`126.000 lao động, tăng 5,2% so với cùng kỳ`, `số lao động giảm 17,5%`."""
    if not at.quantity.percent and not at.view.low.startswith(" so với", at.quantity.end):
        return None
    match = _GROWTH.search(at.left)
    if match is None or OTHER_SHARE.match(at.view.low, at.quantity.end) or at.quantity.of:
        return None
    direction: Direction = "up" if match[1] == "tăng" else "down"
    latest = at.latest
    if latest:
        between = at.view.low[latest.end : at.before.start]
        if len(between) < 60 and ";" not in between and not _OTHER_HEADS.search(between):
            return _made(
                at, latest.noun, latest.measure, "counts.growth", like=latest, direction=direction
            )
        return None
    head = _head(at)
    if head is None:
        return None
    return _made(at, head.canonical, _measure(head), "counts.growth", direction=direction)


def _next_share(at: Apart) -> Reading | None:
    """`71%; 18,5% ở nhờ người thân, 10,5% có nhà riêng`: a list of shares of one whole."""
    latest = at.latest
    if not at.quantity.percent or latest is None or not latest.quantity.percent:
        return None
    if latest.rule not in ("counts.percent_apart", "counts.next_share"):
        return None
    between = at.view.low[latest.end : at.before.start]
    if len(between) > 60 or not re.search(r"(?:[,;]|(?<!\w)và|(?<!\w)còn)\s*$", between):
        return None
    if OTHER_SHARE.match(at.view.low, at.quantity.end):
        return None
    return _made(at, latest.noun, latest.measure, "counts.next_share", whole=latest, like=latest)


APART: tuple[tuple[str, ApartRule], ...] = (
    ("counts.growth", _growth),
    ("counts.percent_apart", _percent_apart),
    ("counts.next_share", _next_share),
    ("counts.of_stated", _of_a_stated_number),
    ("counts.noun_number", _noun_number),
)
