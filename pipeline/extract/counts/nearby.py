"""A number without a noun behind it, and what stands in front of it in its sentence."""

import re
from collections.abc import Callable, Sequence
from typing import cast

from schemas.counts import Direction, Measure

from . import lexicon
from .lexicon import PERSONS
from .modifiers import Before
from .numbers.quantity import Quantity
from .reading import Reading
from .refusals import behind, no_count
from .rules import OTHER_SHARE
from .view import Mention, View

CLOSED = re.compile(r" ?(?:[.,;)”\"»\n]|$)| (?:và|trong khi|so với)(?!\w)")
"""What stands behind a number that nothing follows: the clause is over."""
OTHER_HEADS = re.compile(
    r"(?<!\w)(?:số tiền|mức|thu nhập|lương|tuổi|kinh phí|vốn|diện tích|doanh thu|giá|kim ngạch|"
    r"quỹ|thời gian|(?<!cao )(?<!thời )điểm|sản lượng|điện thoại|kế hoạch|"
    r"trị giá|tỷ đồng|triệu đồng|ngày công|giờ)(?!\w)"
)
"""Words that take a number away from a counted noun in front of them."""
EARLIER = re.compile(
    r"\((?:so với |của )?(?:cùng kỳ|(?:(?:đầu|giữa|cuối|hồi) )?(?:năm|quý|tháng|kỳ|nhiệm kỳ))(?!\w)"
    r"[^()]{0,24}$"
)
"""What opens a bracket with the number of another time: `1.203 (năm 2020: 1.150), chiếm 2%`."""
SUBSETS = frozenset({"lao động nữ", "lao động nước ngoài", "nữ", "nữ công nhân", "nữ lao động"})
"""Nouns that always name some of the people counted before."""


class Apart:
    """A number without a noun behind it, with what has been read so far."""

    __slots__ = (
        "before", "earlier", "last", "latest", "left", "place", "quantities", "quantity",
        "sentence", "told", "view",
    )  # fmt: skip

    def __init__(
        self,
        view: View,
        quantity: Quantity,
        before: Before,
        quantities: Sequence[Quantity],
        place: int,
        reading: Reading | None,
        sentence: int,
        earlier: Sequence[Reading] = (),
    ) -> None:
        """Look at what stands in front of it."""
        low, start = view.low, before.start
        self.view = view
        self.quantity = quantity
        self.before = before
        self.quantities = quantities
        self.place = place
        """Where the number stands in `quantities`."""
        self.sentence = sentence
        """Where the sentence begins."""
        self.earlier = earlier
        """All counts that were read."""
        self.left = low[sentence if start - sentence < 240 else start - 240 : start]
        """The words of the sentence in front of the number and its modifiers."""
        self.last = before.last or self.left[-1:]
        """The last word in front of the number and its modifiers, or the sign that touches it."""
        self.told = reading if reading and reading.start >= sentence else None
        """The last count, if it stands in the sentence."""
        self.latest = self.told if place and self._is_next() else None
        """The last count of the sentence, if no other number stands between."""

    def _is_next(self) -> bool:
        last = self.place - 1
        while last > 0 and not self.quantities[last].bare and self._is_passed(last):
            last -= 1
        return self.told is not None and self.quantities[last].start <= self.told.end

    def _is_passed(self, place: int) -> bool:
        """Tell a number that parts nothing: `một`, the year of `năm 2022 là 98`, `18% kế hoạch`."""
        quantity = self.quantities[place]
        if quantity.percent:
            return OTHER_SHARE.match(self.view.low, quantity.end) is not None
        if quantity.words:
            return (quantity.value or 0) <= 1
        return quantity.year_like and self.view.low.endswith("năm ", 0, quantity.start)

    def between(self, end: int) -> str:
        """Give what stands between a place and the number with its modifiers."""
        return self.view.low[end : self.before.start]

    def mentions(self) -> list[Mention]:
        """Give the counted nouns of the sentence, those behind the number perhaps left out."""
        return self.view.mentions(self.view.sentence(self.quantity.start), self.before.start)


ApartRule = Callable[[Apart], Reading | None]


def read_apart(
    at: Apart,
    noun: str,
    measure: str,
    rule: str,
    *,
    whole: Reading | None = None,
    like: Reading | None = None,
    direction: Direction | None = None,
) -> Reading | None:
    """Make a reading whose span is the number with its modifier, unless something refuses it."""
    quantity = at.quantity
    if no_count(at.view, quantity, at.before, measure) is not None:
        return None
    modifier = "range" if quantity.high is not None else at.before.modifier
    return Reading(
        at.before.start, quantity.end, quantity, noun, cast(Measure, measure), modifier, rule,
        quantity.end, at.before.last, whole=whole.start if whole else None,
        like=like.start if like else None, direction=direction,
        role="change" if direction else None,
    )  # fmt: skip


def _may_have_head(at: Apart) -> bool:
    """Tell cheaply whether the sentence has such a word in front of the number, as few have."""
    find, first, last = at.view.low.find, at.sentence, at.before.start
    for word in lexicon.heads():  # noqa: SIM110
        if find(word, first, last) >= 0:
            return True
    return False


def head(at: Apart) -> Mention | None:
    """Find the noun that `số`, `tổng số`, `tỷ lệ` announces for the number."""
    if not _may_have_head(at):
        return None
    cues = at.view.cues(at.view.sentence(at.quantity.start), at.before.start)
    words, place = "", -1
    for index, kind in enumerate(cues.kinds):
        if kind == "head" and cues.ends[index] <= at.before.start:
            rate = at.quantity.percent and words.endswith("lệ")
            if not rate or cues.words[index].endswith("lệ"):
                words, place = cues.words[index], index
    if place < 0:
        return None
    weight = words.endswith("trọng")
    if weight and not at.quantity.percent:
        return None
    start, place = cues.starts[place], behind(at.view.low, cues.ends[place])
    mention = at.view.mention_at(place)
    if mention is None or at.view.mention_at(start):
        return None
    if weight and mention.measure not in PERSONS:
        return None
    between = at.between(mention.end)
    other = not words.endswith("lệ") and OTHER_HEADS.search(between)
    return mention if len(between) < 110 and ";" not in between and not other else None
