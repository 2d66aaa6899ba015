"""Which counts belong together: a whole, and the parts that stand behind or in front of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter, itemgetter
from typing import Final, Literal

from schemas.counts import CountFact

from ..segment.segmented import SegmentedText
from .figures import is_absolute, is_exact, value, within

Opener = Literal["all", "some", "back", "sum"]
"""How a list of parts is opened: `gồm` names all, `trong đó` maybe some; back: parts come first;
sum: parts come first and `tổng cộng` adds them up."""

_NAMES_ALL: Final = (
    "gồm", "bao gồm", "cụ thể", "chia ra", "phân ra", "lần lượt", "tính ra", "chia theo",
    "phân theo",
)  # fmt: skip
_NAMES_SOME: Final = ("trong số", "trong tổng số", "trong đó", "thì", "riêng")


def _words(phrases: Sequence[str]) -> str:
    """Give whole words as alternatives that start with a letter each, which is found fast."""
    return "|".join(rf"{phrase[0]}(?<!\w.){phrase[1:]}(?!\w)" for phrase in phrases)


_ALL: Final = re.compile(
    _words(_NAMES_ALL) + r"|\((?!chiếm|tăng|giảm|đạt|trong đó|riêng)[^\d()]{2,60}\d"
)
_SOME: Final = re.compile(_words(_NAMES_SOME))
_ADDED_UP: Final = re.compile(
    r"(?<!\w)(?:tổng cộng|cộng lại|cộng chung|cả thảy)(?: là| có| được)? $", re.IGNORECASE
)
_NEXT_OPENS: Final = re.compile(
    r"[ \n\t\u00a0]{0,4}(?:trong (?:số )?đó|gồm|bao gồm|cụ thể|trong số này)(?!\w)", re.IGNORECASE
)
_BELOW: Final = re.compile(
    r"\s{1,4}(?:[Cc]hia|[Pp]hân|[Tt]ính|[Tt]heo|[Tt]rong (?:số )?đó|[Cc]ụ thể)(?: [^\W\d_]+){0,5}:"
)
"""A paragraph that breaks down the one above it: `Chia theo loại hình: …`."""
_COLON_AND_LINE: Final = re.compile(r":[ \u00a0]{0,3}\n")
_BULLET: Final = re.compile(r"\s{0,40}(?:[-–+•*▪]|[a-zđ]\)|\(?\d{1,2}[.)])\s?")
_VALUES: Final = attrgetter("__dict__")
_SAID: Final = itemgetter("measure", "role")
_ROLE: Final = itemgetter("role")
_ROLES: Final = frozenset({"total", "level", "change", "participants", "part", "target"})


@dataclass(frozen=True, slots=True)
class Group:
    """A whole with its parts in order."""

    whole: CountFact
    parts: tuple[CountFact, ...]
    """The parts of its list: one sentence, or the bulleted lines below a colon."""
    beyond: tuple[CountFact, ...]
    """Parts that follow in later sentences of the paragraph."""
    opener: Opener | None
    end: int
    """Where the list ends: its sentence or last bulleted line."""

    @property
    def all_parts(self) -> tuple[CountFact, ...]:
        """The parts of the list and those beyond it."""
        return self.parts + self.beyond


def groups(article: SegmentedText, counts: Sequence[CountFact]) -> Iterator[Group]:
    """Yield every whole that has parts, in order of the wholes.

    A whole is a `total`, or any count that parts without a total follow in its sentence:
    `42 doanh nghiệp dự, trong đó 3 đơn vị đến từ Bắc Ninh`.
    """
    values = list(map(_VALUES, counts))
    if "part" not in map(_ROLE, values):
        return
    said = list(map(_SAID, values))
    measures: dict[str, list[CountFact]] = {
        measure: [] for count, (measure, role) in zip(counts, said, strict=True)
        if role == "part" and is_absolute(count)
    }  # fmt: skip
    if not measures:
        return
    for count, (measure, role) in zip(counts, said, strict=True):
        if measure in measures and role in _ROLES and is_absolute(count):
            measures[measure].append(count)
    found = [g for same in measures.values() for g in _of_one_measure(article, same)]
    yield from sorted(found, key=lambda g: g.whole.start)


def _of_one_measure(article: SegmentedText, same: Sequence[CountFact]) -> Iterator[Group]:
    claimed: set[str] = set()
    for place, count in enumerate(same):
        if count.role != "total":
            continue
        behind = _parts_behind(article, same, place)
        group = _group(article, count, behind) if behind else _backwards(article, same, place)
        if group is not None:
            claimed.update(part.id for part in group.all_parts)
            yield group
    yield from _without_total(article, same, claimed)


def _without_total(
    article: SegmentedText, same: Sequence[CountFact], claimed: set[str]
) -> Iterator[Group]:
    """Yield counts of any other role that unclaimed parts follow in the same sentence."""
    for place, count in enumerate(same[:-1]):
        if count.role in ("total", "part") or same[place + 1].id in claimed:
            continue
        sentence = article.sentence_at(count.start)
        behind = []
        for part in same[place + 1 :]:
            if part.role != "part" or part.start >= sentence[1] or part.id in claimed:
                break
            behind.append(part)
        if behind:
            yield _group(article, count, behind)


def _parts_behind(article: SegmentedText, same: Sequence[CountFact], place: int) -> list[CountFact]:
    whole = same[place]
    limit = _reach(article, whole)
    behind = []
    for part in same[place + 1 :]:
        if part.role == "total" or part.start >= limit:
            break
        if part.role == "part":
            behind.append(part)
    return behind


def _reach(article: SegmentedText, whole: CountFact) -> int:
    """Give the end of the paragraph, or of the bulleted lines that a colon opens in it."""
    block = article.block_at(whole.start)
    end = block.end if block else article.sentence_at(whole.start)[1]
    below = _BELOW.match(article.text, end)
    if below is not None:
        following = article.block_at(below.end() - 1)
        end = following.end if following else end
    return _with_bullets(article.text, end)


def _with_bullets(text: str, end: int) -> int:
    """Go down over the points that a colon at the end of a line opens."""
    if text[max(0, end - 40) : end].rstrip()[-1:] != ":":
        return end
    place = end
    while place < len(text):
        following = text.find("\n", place + 1)
        following = len(text) if following < 0 else following
        line = text[place:following]
        if line.strip():
            if not _BULLET.match(line):
                break
            end = following
        place = following
    return end


def _group(article: SegmentedText, whole: CountFact, behind: Sequence[CountFact]) -> Group:
    end = _list_end(article, whole, behind[0])
    parts = tuple(p for p in behind if p.start < end)
    beyond = tuple(p for p in behind if p.start >= end)
    first = behind[0].start
    gap = article.text[whole.end : first + 2] if first - whole.end < 400 else ""
    return Group(whole, parts, beyond, _opener(gap), end)


def _list_end(article: SegmentedText, whole: CountFact, first: CountFact) -> int:
    """Give the end of the list: the whole's sentence, or what a colon or `Trong đó` opens."""
    text = article.text
    end = article.sentence_at(whole.start)[1]
    if text[whole.start : end].rstrip()[-1:] == ":":
        return max(_with_bullets(text, end), end)
    if _NEXT_OPENS.match(text, end):
        following = article.sentence_at(first.start)[1]
        return max(end, following)
    return end


def _opener(gap: str) -> Opener | None:
    """Read the last cue between a whole and its first part; a colon before points names all."""
    every = some = -1
    low = gap.lower()
    for match in _ALL.finditer(low):
        every = match.start()
    for match in _SOME.finditer(low):
        some = match.start()
    if _COLON_AND_LINE.search(gap) or every > some:
        return "all"
    return "some" if some >= 0 else None


def _backwards(article: SegmentedText, same: Sequence[CountFact], place: int) -> Group | None:
    """Give the parts in front of a total in its sentence: `48 người … trong số 126 học viên`."""
    whole = same[place]
    sentence = article.sentence_at(whole.start)
    ahead: list[CountFact] = []
    for part in reversed(same[:place]):
        if part.role == "total" or part.start < sentence[0]:
            break
        if part.role == "part":
            ahead.append(part)
    if not ahead:
        ahead = _exactly_before(article, same, place)
    if not ahead:
        return None
    added = _ADDED_UP.search(article.text, max(0, whole.start - 24), whole.start)
    end = max(whole.end, ahead[0].end)
    return Group(whole, tuple(ahead[::-1]), (), "sum" if added else "back", end)


def _exactly_before(
    article: SegmentedText, same: Sequence[CountFact], place: int
) -> list[CountFact]:
    """Give the parts of earlier sentences that make a total: `… Cộng cả hai đợt, 4.218 người`."""
    whole, ahead = same[place], []
    block = article.block_at(whole.start)
    total = Decimal(0)
    for part in reversed(same[max(0, place - 12) : place]):
        if part.role != "part" or not is_exact(part) or (block and part.start < block.start):
            break
        ahead.append(part)
        total += value(part)
        if total >= value(whole):
            break
    return ahead if len(ahead) > 1 and total == value(whole) and is_exact(whole) else []


def exact_others(group: Group, counts: Sequence[CountFact]) -> list[CountFact]:
    """Give the exact parts of other measures that stand in a group's list."""
    if not group.parts:
        return []
    listed = within(counts, group.whole.end, group.end)
    return [
        c for c in listed
        if c.measure != group.whole.measure and c.role == "part" and is_exact(c)
    ]  # fmt: skip
