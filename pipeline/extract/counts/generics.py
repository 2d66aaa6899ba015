"""What `người`, `đơn vị`, `trường hợp`, `khu` stand for: the same sentence says it (guide §3)."""

import re
from collections.abc import Sequence
from typing import cast

from schemas.counts import Measure

from .lexicon import PERSONS
from .marks import is_acted, is_next_of_row
from .named import first_of_row, names, right_in_front, zones_named
from .reading import Reading
from .view import Mention, View
from .wholes import is_in_sum

_BODIES = frozenset({"enterprises", "union_organisations", "party_organisations", "organisations"})
_ALLOWED: dict[str, frozenset[str]] = {
    "người": PERSONS, "nữ": PERSONS, "nam": PERSONS, "đồng chí": PERSONS,
    "đơn vị": _BODIES, "cơ sở": _BODIES, "trường hợp": PERSONS | {"enterprises", "households"},
    "khu": frozenset({"zones"}),
}  # fmt: skip
_VICTIMS = re.compile(
    r" (?:bị |đã |đều )?(?:chết|tử vong|thiệt mạng|mất tích|bị thương|thương vong|bị nạn)(?!\w)"
)
_IS = re.compile(
    r"(?: (?:bị thương|bị nạn|tử vong|thiệt mạng|nhập viện|này|nói trên))?"
    r" (?:đều |vốn |chính )?là (?:các |những )?"
    r"|,? (?:mà )?(?:đa số|đa phần|phần lớn|phần đông|chủ yếu|hầu hết|toàn|toàn bộ|tất cả|đều)"
    r"(?: đều)?(?: là| thuộc)? (?:các |những )?"
)
"""What says of whom a count was: `1.050 người, đa số là lao động nữ`."""
_OF_STATED = re.compile(r" (?:trong|trên) (?:tổng )?(số|mục tiêu) ")
_HIRED = re.compile(
    r"(?:(?<!thi )(?<!xét )tuyển(?! sinh)|cắt giảm|sa thải|trả lương|bảng lương|"
    r"ký hợp đồng(?: lao động)? với)[^,;.\d]{0,24}$"
)
_PART_WORDS = re.compile(
    r"(?<!\w)(?:trong (?:tổng )?số (?:đó|này)|trong đó|thì|riêng)(?!\w)"
    r"|^[^)]*\((?![ivx\d]{1,4}\))"
)
_MADE_OF = re.compile(r"[^,;.\d]{0,30}[,:(]? ?(?:bao )?gồm(?: có)? $")
_SOMEBODY = re.compile(r" (?:đàn ông|phụ nữ|bạn|quen|hàng xóm|khác|mẹ|cha|họ hàng|dân)(?!\w)")
"""`một người đàn ông` is somebody, no count."""
_ONLY = re.compile(
    r"(?<!\w)(?:nhưng|song) (?:chỉ|mới)(?: có)?(?!\w)[^.;]{0,30}$|(?<!\w)chỉ có(?!\w)"
)
_NAMED = re.compile(r"(?<!\w)[A-ZĐ][^\W\d_]")
"""A name between two counts: the second is told of somebody else."""
_FROM = ("từ ", "từ chỗ ", "từ chỗ có ", "từ mức ", "trước đây có ")
_NOW = ("nay còn ", "nay chỉ còn ", "hiện còn ", "hiện chỉ còn ", "giờ còn ", "giờ chỉ còn ")
_OTHER_BODIES = re.compile(
    r" (?:thuộc |là |trong )?(?:khối |các )?(?:hành chính|sự nghiệp|trường|cơ quan|nhà nước|y tế|"
    r"giáo dục|quân đội|vũ trang|bộ đội|công an|sở|ban|ngành|phòng|xã|phường|đoàn thể)(?!\w)"
)
"""What makes `đơn vị` no company: `13 đơn vị khối hành chính sự nghiệp`."""


def settle(view: View, readings: Sequence[Reading]) -> list[Reading]:
    """Give every generic noun the measure of what the sentence says it is, and its whole."""
    settled: list[Reading] = []
    for index, reading in enumerate(readings):
        found: Reading | None = reading
        if reading.generic in _ALLOWED and reading.like is None:
            following = readings[index + 1] if index + 1 < len(readings) else None
            found = _settle(view, reading, settled, following)
        if found is not None:
            settled.append(found)
    told = [reading for reading in settled if reading.like is not None]
    if told:
        by_start = {reading.start: reading for reading in settled}
        for reading in told:
            _like(reading, by_start)
    return settled


def _like(reading: Reading, by_start: dict[int, Reading]) -> None:
    """Take over the noun of the count that a share, a growth or a row is told of."""
    other = reading
    while other.like is not None and other.like in by_start and other.like != other.start:
        other = by_start[other.like]
    reading.measure, reading.noun = other.measure, other.noun


def _settle(
    view: View, reading: Reading, earlier: Sequence[Reading], following: Reading | None
) -> Reading | None:
    word = reading.generic or ""
    one = reading.quantity.words and reading.quantity.value == 1 and reading.quantity.of is None
    if one and word == "người" and _SOMEBODY.match(view.low, reading.end):
        return None
    allowed = _ALLOWED[word]
    if word == "đơn vị" and _OTHER_BODIES.match(view.low, reading.end):
        return reading
    pointed = _pointed(view, reading, earlier, allowed)
    if pointed is not None:
        return pointed
    if is_in_sum(view, reading) and _of_several(reading, earlier):
        return reading
    sentence = _start(view, reading)
    latest = _latest(earlier, sentence, allowed)
    if word == "khu":
        return reading if latest or zones_named(view, reading) else None
    between = view.low[latest.end if latest else sentence : reading.start]
    asked = latest is not None or word == "đồng chí"
    touching = right_in_front(view, reading, allowed) if asked else None
    if touching and latest and touching.measure != latest.measure:
        return _as(reading, touching, None)
    if latest and ("chỉ" in between or "mới" in between) and _ONLY.search(between):
        return _hinted(reading, latest)
    if latest and latest.generic is None and ")" in between and _both_open(view, latest, reading):
        return reading
    made_of = latest and "gồm" in between and _MADE_OF.fullmatch(between)
    if latest and ((made_of and _at_most(reading, latest)) or _parts(between)):
        return reading.counts(latest.measure, latest.noun, latest.start)
    if latest and latest.generic == word and latest.noun != word:
        return reading.counts(latest.measure, latest.noun, latest.whole)
    if word == "đồng chí" and touching is None:
        return reading
    if _VICTIMS.match(view.low, reading.end) and not _IS.match(view.low, reading.end):
        return reading
    if following and following.measure in allowed:
        of_stated = _OF_STATED.fullmatch(view.low, reading.end, following.start)
        if of_stated:
            return _of_following(reading, following, is_part=of_stated[1] == "số")
    return _from_mentions(view, reading, allowed, latest)


def _parts(between: str) -> bool:
    """Tell whether `trong đó`, `thì`, `riêng` or a bracket makes a count a part of the last."""
    may = "trong " in between or "(" in between or "thì" in between or "riêng" in between
    return may and _PART_WORDS.search(between) is not None


def _both_open(view: View, first: Reading, second: Reading) -> bool:
    """Tell two counts that stand in brackets of their own."""
    return all(view.low.endswith("(", 0, reading.start) for reading in (first, second))


def _of_following(reading: Reading, following: Reading, *, is_part: bool) -> Reading:
    """Read `7 người` of what is stated behind it: `7 người trong số 30 công nhân`."""
    whole = following.start if is_part else None
    return reading.counts(following.measure, following.noun, whole)


def _pointed(
    view: View, reading: Reading, earlier: Sequence[Reading], allowed: frozenset[str]
) -> Reading | None:
    """Read a point by what opens its list: `Số lao động mất việc sau:` `Huế: 870 người`."""
    if not view.line_start(reading.start) or not view.is_label(reading.start):
        return None
    opener = view.opener(reading.start)
    if opener is None:
        return None
    own = view.mentions(reading.sentence, reading.start)
    if any(m.measure in allowed and m.end <= reading.start and names(view, m) for m in own):
        return None
    for whole in reversed(earlier):
        if whole.start < opener[0]:
            break
        if whole.end <= opener[1] and whole.measure in allowed and whole.like is None:
            stated = whole.start if _at_most(reading, whole) else None
            return reading.counts(whole.measure, whole.noun, stated)
    named = [m for m in view.mentions(opener) if m.measure in allowed and names(view, m)]
    named = [m for m in named if m.measure != "organisations"]
    return _as(reading, first_of_row(view, named), None) if named else None


def _latest(earlier: Sequence[Reading], sentence: int, allowed: frozenset[str]) -> Reading | None:
    """Give the last count of the sentence whose measure a generic noun may stand for."""
    for reading in reversed(earlier):
        if reading.start < sentence:
            return None
        if reading.measure in allowed and reading.like is None:
            return reading
    return None


def _of_several(reading: Reading, earlier: Sequence[Reading]) -> bool:
    """Tell whether a sum is of people of several kinds: `12 bác sĩ, 20 công nhân, tổng cộng 32`."""
    start = reading.sentence[0]
    kinds = {r.measure for r in earlier[-8:] if r.start >= start and r.measure in PERSONS}
    return len(kinds) > 1


def _start(view: View, reading: Reading) -> int:
    """Give the start of the sentence, or of the one before it where it begins with `Trong đó`."""
    start = reading.sentence[0]
    if view.low.startswith(("trong đó", "trong số đó", "trong số này"), start):
        return view.sentence(max(view.line_start(start), start - 2))[0]
    return start


def _from_mentions(
    view: View, reading: Reading, allowed: frozenset[str], latest: Reading | None
) -> Reading:
    start, allowed = reading.start, allowed - {"organisations"}
    before = [
        m
        for m in view.mentions(reading.sentence, start)
        if m.measure in allowed and m.end <= start and names(view, m)
    ]
    if before:
        nearest = first_of_row(view, before)
        between = view.low[nearest.end : reading.start]
        inside = latest is not None and latest.start <= nearest.start < latest.end
        plain = latest is not None and inside and latest.measure == "people"
        if ";" not in between and len(between) < 160 and not plain:
            whole = latest.start if latest and inside and _at_most(reading, latest) else None
            if latest and whole is not None and _is_other(view, latest, reading):
                whole = None
            return _as(reading, nearest, whole)
    said = _IS.match(view.low, reading.end)
    mention = view.mention_at(said.end()) if said else None
    if mention and mention.measure in allowed and names(view, mention):
        return _as(reading, mention, None)
    if latest and latest.measure == "workers" and is_next_of_row(view, latest, reading):
        return reading.counts(latest.measure, latest.noun)
    if latest and latest.measure == "workers" and _goes_on(view, reading, latest):
        if _NAMED.search(view.text, latest.end, reading.start):
            return reading.counts(latest.measure, latest.noun)
        return _hinted(reading, latest)
    if reading.generic == "người" and _is_hired(view.in_front(reading)):
        return reading.counts("workers", "lao động")
    return reading


def _is_hired(left: str) -> bool:
    """Tell `tuyển`, `sa thải`, `trả lương cho`: people of whom an employer speaks."""
    may = "tuyển" in left or "lương" in left or "thải" in left or "giảm" in left
    return (may or "hợp đồng" in left) and _HIRED.search(left) is not None


def _is_other(view: View, latest: Reading, reading: Reading) -> bool:
    """Tell who are none of those before: of another place, time or act.

    `Từ 41.000 công nhân, nay chỉ còn 38.500 người`; `…, chấm dứt hợp đồng với 310 người`.
    """
    if is_next_of_row(view, latest, reading) or is_acted(view, reading):
        return True
    was = view.low.endswith(_FROM, 0, latest.start)
    return was or view.low.endswith(_NOW, 0, reading.start)


def _hinted(reading: Reading, latest: Reading) -> Reading:
    reading.hinted = True
    return reading.counts(latest.measure, latest.noun, latest.start)


def _goes_on(view: View, reading: Reading, latest: Reading) -> bool:
    """Tell `77 công nhân nhập viện; đến trưa 61 người đã xuất viện`: some of those before."""
    if reading.generic != "người" or view.low.startswith((" khác", " dân"), reading.end):
        return False
    return _at_most(reading, latest)


def _as(reading: Reading, mention: Mention, whole: int | None) -> Reading:
    return reading.counts(cast(Measure, mention.measure), mention.canonical, whole)


def _at_most(part: Reading, whole: Reading) -> bool:
    return (
        part.absolute is not None and whole.absolute is not None and part.absolute <= whole.absolute
    )
