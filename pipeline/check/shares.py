"""Checks of shares: a stated percentage against the part and the whole it is told of."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from operator import attrgetter, itemgetter
from typing import Final

from schemas.checks import Check
from schemas.counts import CountFact

from ..segment.segmented import SegmentedText
from .figures import is_absolute, is_exact, value, within
from .noted import noted

_TOLD: Final = re.compile(
    r"[^.;\n\d]{0,60}?(?:chiếm|đạt|tương đương|bằng|tức(?:[ \u00a0]là)?|là|\()[^.;\n\d(]{0,40}",
    re.IGNORECASE,
)
"""What stands between a figure and its share: `…, chiếm tỷ lệ`, `… (`, `… đang thuê trọ, tức`."""
_TOLD_PLAINLY: Final = re.compile(
    r"[^,.;\n\d()]{0,50}(?:,?[ \u00a0](?:chiếm|tương đương|tức(?:[ \u00a0]là)?|bằng)|[ \u00a0]?\()"
    r"(?:[ \u00a0]?(?:chiếm|đạt|bằng|tỷ lệ|tỉ lệ|là|tương đương)){0,3}[ \u00a0]{0,2}",
    re.IGNORECASE,
)
"""The same with no other subject between: not `75 nữ, tỷ lệ qua đào tạo đạt 60%`."""
_TOLD_BACKWARDS: Final = re.compile(
    r"[^.;\n\d]{0,40}?(?:\(|tương đương|tương ứng|ứng với|tức)[^.;\n\d]{0,20}",
    re.IGNORECASE,
)
_OF_ALL: Final = re.compile(
    r"[ \u00a0]?(?:so với[ \u00a0])?(?:trong[ \u00a0])?(?:tổng số|tổng|số)[ \u00a0]", re.IGNORECASE
)
_ENDS: Final = re.compile(r"[ \u00a0]?(?:[).,;:]|$|\n|tổng|số|trong|so với tổng|và)", re.IGNORECASE)
_VALUES: Final = attrgetter("__dict__")
_UNIT: Final = itemgetter("unit")
_LOOSE: Final = Decimal(2)
"""Points that `hơn 78%` and `khoảng 60%` leave open."""
_SLIP: Final = Decimal(20)
"""A share that is off by more points is taken for a share of something else."""


def shares(article: SegmentedText, counts: Sequence[CountFact]) -> Iterator[Check]:
    """Compare a stated percentage with its part and whole, in either order.

    `300 lao động, trong đó 75 nữ (25%)`, `62% (7.626 người)`, `214 trong số 1.150 người …, chiếm
    18,6%` pass; a share that is off fails only where part, whole and share stand in one clause.
    """
    units = list(map(_UNIT, map(_VALUES, counts)))
    if "percent" not in units:
        return
    for place in [place for place, unit in enumerate(units) if unit == "percent"]:
        share = counts[place]
        if share.value is None or share.of is not None:
            continue
        if share.modifier not in ("exact", "about", "nearly", "more_than"):
            continue
        check = _told(article, counts, place) or _told_of_all(article, counts, place)
        if check is not None:
            yield check


def _told(article: SegmentedText, counts: Sequence[CountFact], place: int) -> Check | None:
    """Compare a share that follows its figure, or stands before it, in the whole's sentence."""
    share = counts[place]
    sentence = article.sentence_at(share.start)
    here = [c for c in within(counts, *sentence) if is_absolute(c)]
    ahead = [c for c in here if c.start < share.start]
    if ahead and _TOLD.fullmatch(article.text, ahead[-1].end, share.start):
        parts = _candidates(ahead)
    else:
        behind = [c for c in here if c.start > share.end][:1]
        if not behind or not _TOLD_BACKWARDS.fullmatch(article.text, share.end, behind[0].start):
            return None
        parts = behind
    for part in parts:
        whole = _whole(here, part)
        if whole is not None:
            check = _compared(article, part, whole, share)
            if check is not None:
                return check
    return None


def _candidates(ahead: Sequence[CountFact]) -> list[CountFact]:
    """Give the figure in front of a share; of `214 người trong số 1.150` the part comes first."""
    last = ahead[-1]
    if last.role == "total" and len(ahead) > 1 and ahead[-2].measure == last.measure:
        return [ahead[-2], last]
    return [last]


def _whole(here: Sequence[CountFact], part: CountFact) -> CountFact | None:
    """Give the whole of a part in its sentence: the nearest total of its measure that holds it."""
    same = [
        c for c in here
        if c.measure == part.measure and c.id != part.id and c.role not in ("part", "threshold")
        and is_exact(c) and is_exact(part) and value(c) >= value(part) and value(c) > 0
    ]  # fmt: skip
    totals = [c for c in same if c.role == "total"]
    return min(totals or same, key=lambda c: abs(c.start - part.start), default=None)


def _told_of_all(article: SegmentedText, counts: Sequence[CountFact], place: int) -> Check | None:
    """Compare `196.750 đoàn viên, bằng 84,7% tổng số lao động` with a number stated earlier.

    Which of the numbers the article means is not said, so only agreement is told.
    """
    share = counts[place]
    of_all = place and (_OF_ALL.match(article.text, share.end) or _tells_of_all(share.text))
    if not of_all:
        return None
    part = counts[place - 1]
    if not is_exact(part) or not _TOLD.fullmatch(article.text, part.end, share.start):
        return None
    for whole in reversed(counts[:place]):
        same = whole.measure == share.measure and whole.id != part.id and is_exact(whole)
        if same and value(whole) >= value(part) and _fits(part, whole, share):
            return _check(part, whole, share, agrees=True)
    return None


def _tells_of_all(words: str) -> bool:
    low = words.lower()
    return ("số" in low or "tổng" in low) and _OF_ALL.search(words) is not None


def _compared(
    article: SegmentedText, part: CountFact, whole: CountFact, share: CountFact
) -> Check | None:
    if _fits(part, whole, share):
        return _check(part, whole, share, agrees=True)
    off = abs(_percent(part, whole) - value(share))
    plain = part.role == "part" and whole.role == "total" and share.modifier == "exact"
    told = part.end <= share.start and _TOLD_PLAINLY.fullmatch(article.text, part.end, share.start)
    if not plain or not told or off > _SLIP or not _ENDS.match(article.text, share.end):
        return None
    return _check(part, whole, share, agrees=False)


def _percent(part: CountFact, whole: CountFact) -> Decimal:
    return value(part) * 100 / value(whole)


def _fits(part: CountFact, whole: CountFact, share: CountFact) -> bool:
    """Tell whether a share is right as rounded, or on the side its modifier says."""
    over, rounding = _percent(part, whole) - value(share), _rounding(share)
    if share.modifier == "more_than":
        return -rounding <= over <= _LOOSE
    if share.modifier == "nearly":
        return -_LOOSE <= over <= rounding
    return abs(over) <= (_LOOSE if share.modifier == "about" else rounding)


def _rounding(share: CountFact) -> Decimal:
    return Decimal(1).scaleb(min(0, int(value(share).as_tuple().exponent)))


def _check(part: CountFact, whole: CountFact, share: CountFact, *, agrees: bool) -> Check:
    rounding = _rounding(share) if share.modifier == "exact" else _rounding(share) / 10
    found = _percent(part, whole).quantize(rounding)
    stated = f"{value(share)}%"
    message = f"{part.text} of {whole.text} is {found}%"
    if not agrees:
        off = abs(found - value(share))
        more = "less" if found < value(share) else "more"
        message += f", the text says {share.text}: {off} points {more}"
    return noted(
        code="share_of_total", status="pass" if agrees else "fail", measure=part.measure,
        expected=stated, found=f"{found}%", facts=[share.id, part.id, whole.id], message=message,
    )  # fmt: skip
