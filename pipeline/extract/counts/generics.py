"""What `người`, `đơn vị`, `trường hợp`, `khu` stand for: the same sentence says it (guide §3)."""

import re
from collections.abc import Sequence
from typing import cast

from schemas.counts import Measure

from . import said
from .lexicon import PERSONS
from .named import first_of_row, names, right_in_front, zones_named
from .nearby import EARLIER, SUBSETS
from .pointed import by_opener
from .reading import Reading
from .roles.marks import is_next_of_row
from .roles.wholes import is_in_sum
from .said import at_most, both_open, is_hired, is_other, of_bodies, of_several, start_of
from .view import Mention, View

_BODIES = frozenset({"enterprises", "union_organisations", "party_organisations", "organisations"})
_ALLOWED: dict[str, frozenset[str]] = {
    "người": PERSONS, "nữ": PERSONS, "nam": PERSONS, "đồng chí": PERSONS,
    "đơn vị": _BODIES, "cơ sở": _BODIES, "trường hợp": PERSONS | {"enterprises", "households"},
    "khu": frozenset({"zones"}),
}  # fmt: skip
_VICTIMS = re.compile(
    r" (?:bị |đã |đều )?(?:chết|tử vong|thiệt mạng|mất tích|bị thương|thương vong|bị nạn)(?!\w)"
)
_OF_STATED = re.compile(r" (?:trong|trên) (?:tổng )?(số|mục tiêu) ")
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
_OTHER_BODIES = re.compile(
    r" (?:thuộc |là |trong )?(?:khối |các |ngành )?(?:hành chính|sự nghiệp|trường|cơ quan|nhà nước|"
    r"y tế|giáo dục|quân đội|vũ trang|bộ đội|công an|sở|ban|(?<!thuộc )ngành|phòng|xã|phường|"
    r"đoàn thể)(?!\w)"
)
"""What makes `đơn vị` no company: `13 đơn vị khối hành chính sự nghiệp`."""


_NEXT_BODIES = re.compile(
    r"; ?(?:đến nay|hiện|hiện nay|hiện có|nay|trong khi|nhưng|còn|đã có|mới có|chỉ có|có|và)?"
    r"(?: (?:đã|mới|chỉ))?(?: có)? ?$"
)
"""`37 doanh nghiệp báo khó; bốn đơn vị vắng chủ`: what the next clause begins with."""
_MOVED = ("tăng ", "giảm ", "tăng thêm ", "giảm đi ", "hơn ", "hụt ")
_MORE_OR_LESS = ("(tăng ", "(giảm ", "(tăng thêm ", "(hơn ", ", tăng ", ", giảm ")


def settle(view: View, readings: Sequence[Reading]) -> list[Reading]:
    """Give every generic noun the measure of what the sentence says it is, and its whole."""
    settled: list[Reading] = []
    done = 0
    for index in [i for i, r in enumerate(readings) if r.generic in _ALLOWED and r.like is None]:
        reading = readings[index]
        settled += readings[done:index]
        done = index + 1
        following = readings[index + 1] if index + 1 < len(readings) else None
        kind = said.told_behind(view, reading, readings[index + 1 : index + 7])
        if kind is not None and kind.measure in _ALLOWED[reading.generic or ""]:
            settled.append(reading.counts(kind.measure, kind.noun))
        elif found := _settle(view, reading, settled, following):
            settled.append(found)
    settled += readings[done:]
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
    if word == "người" and _is_somebody(view, reading):
        return None
    allowed = _ALLOWED[word]
    if word == "đơn vị" and _OTHER_BODIES.match(view.low, reading.end):
        return reading
    if pointed := by_opener(view, reading, earlier, allowed):
        return pointed
    if is_in_sum(view, reading) and of_several(reading, earlier):
        return reading
    sentence = start_of(view, reading)
    latest = _latest(earlier, sentence, allowed)
    if word == "khu":
        return reading if latest or zones_named(view, reading) else None
    between = view.low[latest.end if latest else sentence : reading.start]
    before = _compared_with(between, latest, earlier)
    if before and before.measure in allowed:
        return reading.counts(before.measure, before.noun)
    asked = latest is not None or word == "đồng chí"
    touching = right_in_front(view, reading, allowed) if asked else None
    if touching and latest and _is_own(touching, latest):
        return _as(reading, touching, _whole(reading, touching, latest))
    if told := _said(view, reading, allowed, latest):
        return told
    if latest and (of_latest := _of_latest(view, reading, latest, between)):
        return of_latest
    if word == "đồng chí" and not touching:
        return reading
    if _VICTIMS.match(view.low, reading.end) and not said.says(view, reading.end):
        return reading
    if beside := _beside(view, reading, earlier, following):
        return beside
    return _from_mentions(view, reading, allowed, latest)


def _of_latest(view: View, reading: Reading, latest: Reading, between: str) -> Reading | None:
    """Read one that is a part of the last count, or one more of the same."""
    if ("chỉ" in between or "mới" in between) and _ONLY.search(between):
        return _hinted(reading, latest)
    if ")" in between and both_open(view, latest, reading):
        return reading
    if _is_part(reading, latest, between):
        reading.hinted = view.low.endswith((" thì ", " thì có "), 0, reading.start)
        moved = view.low.endswith(_MOVED, 0, latest.start) and not at_most(reading, latest)
        return reading.counts(latest.measure, latest.noun, None if moved else latest.start)
    again = latest.generic == reading.generic or said.is_case(view, latest, reading)
    if again and latest.noun != reading.generic:
        return reading.counts(latest.measure, latest.noun, latest.whole)
    return None


def _is_somebody(view: View, reading: Reading) -> bool:
    """Tell `một người đàn ông`, who is no count."""
    quantity = reading.quantity
    one = quantity.words and quantity.value == 1 and quantity.of is None
    return one and _SOMEBODY.match(view.low, reading.end) is not None


def _beside(
    view: View, reading: Reading, earlier: Sequence[Reading], following: Reading | None
) -> Reading | None:
    """Read `7 người trong số 30 công nhân`, `19 đơn vị, 4.730 người` by the count beside it."""
    word = reading.generic or ""
    if following and following.measure in _ALLOWED[word]:
        of_stated = _OF_STATED.fullmatch(view.low, reading.end, following.start)
        if of_stated:
            return _of_following(reading, following, is_part=of_stated[1] == "số")
    if word == "người" and of_bodies(view, reading, earlier):
        return reading.counts("workers", "lao động")
    return None


def _compared_with(
    between: str, latest: Reading | None, earlier: Sequence[Reading]
) -> Reading | None:
    """Give the count that `(giảm 2 người)`, `79% tổng số CNLĐ (4.105 người)` is told of."""
    if latest and between.endswith(_MORE_OR_LESS):
        return latest
    if latest and between.startswith(" (") and EARLIER.match(between, 1):
        return latest
    if latest and between == " (" and latest.noun_start > latest.quantity.end + 1:
        return latest if latest.quantity.percent else None
    return earlier[-1] if "con số" in between and earlier else None


def _parts(between: str) -> bool:
    """Tell whether `trong đó`, `thì`, `riêng` or a bracket makes a count a part of the last."""
    may = "trong " in between or "(" in between or "thì" in between or "riêng" in between
    return may and _PART_WORDS.search(between) is not None


def _said(
    view: View, reading: Reading, allowed: frozenset[str], latest: Reading | None
) -> Reading | None:
    """Read what the next words say they are: `9.087 người là đoàn viên`, `trong số công nhân`."""
    mention = said.are(view, reading.end)
    if mention is None or mention.measure not in allowed or not names(view, mention):
        return None
    if latest is None or not at_most(reading, latest):
        return _as(reading, mention, None)
    if mention.canonical in SUBSETS or latest.measure != "people":
        return None
    return _as(
        reading, mention, latest.start if _parts(view.low[latest.end : reading.start]) else None
    )


def _is_own(noun: Mention, latest: Reading) -> bool:
    """Tell a noun in front that counts others than those before, or only some of them."""
    return noun.measure != latest.measure or noun.canonical in SUBSETS


def _whole(reading: Reading, noun: Mention, latest: Reading) -> int | None:
    some = noun.canonical in SUBSETS and at_most(reading, latest)
    return latest.start if some else None


def _is_part(reading: Reading, latest: Reading, between: str) -> bool:
    """Tell a part, but no people that those counted do something for: `…, khám cho 475 người`."""
    if latest.measure == "people" and reading.last == "cho" != latest.last:
        return False
    made_of = "gồm" in between and _MADE_OF.fullmatch(between) is not None
    return (made_of and at_most(reading, latest)) or _parts(between)


def _of_following(reading: Reading, following: Reading, *, is_part: bool) -> Reading:
    """Read `7 người` of what is stated behind it: `7 người trong số 30 công nhân`."""
    whole = following.start if is_part else None
    return reading.counts(following.measure, following.noun, whole)


def _latest(earlier: Sequence[Reading], sentence: int, allowed: frozenset[str]) -> Reading | None:
    """Give the last count of the sentence whose measure a generic noun may stand for."""
    for reading in reversed(earlier):
        if reading.start < sentence:
            return None
        if reading.measure in allowed and reading.like is None:
            return reading
    return None


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
        if inside and _NEXT_BODIES.search(between):
            return _as(reading, nearest, None)
        if ";" not in between and len(between) < 160 and not plain:
            whole = latest.start if latest and inside and at_most(reading, latest) else None
            if latest and whole is not None and is_other(view, latest, reading):
                whole = None
            return _as(reading, nearest, whole)
    mention = said.mostly(view, reading.end)
    if mention and mention.measure in allowed and names(view, mention):
        return _as(reading, mention, None)
    if latest and latest.measure == "workers" and is_next_of_row(view, latest, reading):
        return reading.counts(latest.measure, latest.noun)
    if latest and latest.measure == "workers" and _goes_on(view, reading, latest):
        if _NAMED.search(view.text, latest.end, reading.start):
            return reading.counts(latest.measure, latest.noun)
        return _hinted(reading, latest)
    hired = reading.generic == "người" and is_hired(view.in_front(reading))
    if hired or (reading.generic == "người" and said.works(view, reading.end)):
        return reading.counts("workers", "lao động")
    return reading


def _hinted(reading: Reading, latest: Reading) -> Reading:
    reading.hinted = True
    return reading.counts(latest.measure, latest.noun, latest.start)


def _goes_on(view: View, reading: Reading, latest: Reading) -> bool:
    """Tell `77 công nhân nhập viện; đến trưa 61 người đã xuất viện`: some of those before."""
    if reading.generic != "người" or view.low.startswith((" khác", " dân"), reading.end):
        return False
    if view.low.endswith(" và ", 0, reading.start):
        return False
    return at_most(reading, latest)


def _as(reading: Reading, mention: Mention, whole: int | None) -> Reading:
    return reading.counts(cast(Measure, mention.measure), mention.canonical, whole)
