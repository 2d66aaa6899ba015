"""Words of a sentence that tell what its dates are for: a plan, a document, an event, a period.

All cue words stand in `pipeline/data/date_cues.tsv`; one pass over a sentence finds them.
"""

import re
from functools import cache
from typing import Final, NamedTuple

from ...data import load
from ...segment.segmented import SegmentedText
from .folding import fold
from .fragments import PARTS
from .moment import Candidate
from .trie import NO_WORD, any_of

KINDS: Final = frozenset((
    "plan", "future", "due", "target", "past", "event", "document", "issued", "anniversary",
    "review", "outlook", "compared", "as_of", "covers", "held", "earlier", "story", "once",
    "tenure", "none",
))  # fmt: skip
"""Types of `date_cues` that are looked for in whole sentences."""
REACH: Final = 220
"""Characters before a date in which a cue can still be meant for it."""


class Cue(NamedTuple):
    """A cue in its place, with all that it can say."""

    start: int
    end: int
    kinds: frozenset[str]


@cache
def _table() -> tuple[re.Pattern[str], dict[str, frozenset[str]]]:
    kinds: dict[str, set[str]] = {}
    for row in load("date_cues"):
        if row.type in KINDS:
            kinds.setdefault(fold(row.surface), set()).add(row.type)
    pattern = re.compile(rf"{NO_WORD}({any_of(kinds, space=' ')})(?!\w)")
    return pattern, {word: frozenset(said) for word, said in kinds.items()}


class Cues:
    """The cues of an article; a sentence is read once, and only when one of its dates asks."""

    def __init__(self, article: SegmentedText, low: str) -> None:
        """Take the article and its folded text."""
        self.article = article
        self.low = low
        self._behind_blank = " " + low
        self._quotes = '"' in low or "“" in low
        self._read: dict[int, list[Cue]] = {}
        self._around: dict[int, Around] = {}

    def of(self, sentence: tuple[int, int]) -> list[Cue]:
        """Give the cues of a sentence in order."""
        found = self._read.get(sentence[0])
        if found is None:
            pattern, kinds = _table()
            found = self._read[sentence[0]] = []
            for match in pattern.finditer(self._behind_blank, sentence[0], sentence[1] + 1):
                start, end = match.span(1)
                found.append(Cue(start - 1, end - 1, kinds[match[1]]))
        return found

    def in_quotes(self, place: int) -> bool:
        """Tell a place in what somebody is quoted with."""
        if not self._quotes:
            return False
        left = max(0, place - _QUOTED)
        line = max(left, self.low.rfind("\n", left, place) + 1)
        opened = self.low.rfind("“", line, place)
        if opened >= 0:
            return self.low.find("”", opened, place) < 0
        return self.low.count('"', line, place) % 2 == 1

    def around(self, candidate: Candidate) -> "Around":
        """Give what stands around a mention; the same object whenever asked again."""
        found = self._around.get(candidate.start)
        if found is None:
            found = self._around[candidate.start] = Around(self, candidate)
        return found


_QUOTED: Final = 800
"""Characters: a quotation opens no farther before what stands in it."""
_CLOSE: Final = 12
"""Characters: a plan's cue so near is meant for the date, whatever stands behind it."""
_DUE, _BARE = 40, 3
"""Characters between a deadline's cue and its date; bare `trước` has none (`lãi trước thuế`)."""
_AHEAD: Final = re.compile(r" {1,2}(?:tới đây|sắp tới|tới)(?!\w)")
_BEHIND: Final = re.compile(r" {1,2}(?:vừa qua|vừa rồi|qua)(?!\w)")
_NUMBERED: Final = re.compile(r"\d[\d.]{0,6}[-/ ]{0,2}[^\W\d]|(?<!\w)số:? {1,2}\d")
_DATED: Final = re.compile(r"\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}(?!\d)|tháng \d{1,2} năm \d{4}")
"""A full date: the document behind which it stands has its day."""
_UNTIL: Final = ("tới ", "đến ", "sang ", "trong ", "vào ", "hết ")
_WAITS: Final = re.compile(
    r"(?<!\w)(?:đang|hoãn|lùi|dời|chờ|đợi|hẹn|gia hạn)(?!\w)[^.;,\n]{0,24}"
    r"(?<!\w)(?:tới|đến|sang|trong|vào)(?: hết)? $"
)
"""What goes on, or is put off, until a date."""
_MODALS: Final = ("phải", "cần")
_IN_FORCE: Final = re.compile(
    r"(?<!\w)(?:hiệu lực|áp dụng|thi hành)(?: thi hành)?(?:[^.;,\n]{0,24}?(?<!\w)từ)?$"
)
_CITED: Final = re.compile(r" {1,2}(?:số:? {0,2})?\d")
_PART_OF_DAY: Final = re.compile(rf"(?:{'|'.join(sorted(PARTS))})(?!\w)")
_NEXT_CLAUSE: Final = re.compile(
    r" ?, (?!(?:của|về|do|phê duyệt|ban hành|quy định|v/v|kèm|có|số|hướng dẫn|sửa đổi)(?!\w))"
)
_ITEM: Final = re.compile(
    r" *(?:\(?\d{1,2}[).\-/]|[-+•*]|[a-zđ]\)|một là|hai là|ba là|bốn là|năm là|thứ nhất)"
)


class Around:
    """What the sentence of one mention says of it; every question is answered once."""

    __slots__ = ("_document", "_plan", "all", "before", "end", "low", "rule", "sentence", "start")

    def __init__(self, cues: Cues, candidate: Candidate) -> None:
        """Look up the sentence and the cues before the mention."""
        self.low = cues.low
        self.rule = candidate.rule
        self.start, self.end = start, _ = candidate[:2]
        self.sentence = cues.article.sentence_at(start)
        self.all = cues.of(self.sentence)
        low = start - REACH
        self.before = [c for c in self.all if low <= c.start < start]
        self._plan: bool | None = None
        self._document: bool | None = None

    def behind(self, reach: int = 60) -> list[Cue]:
        """Give the cues behind the mention, in order."""
        end = self.end
        return [c for c in self.all if end <= c.start < end + reach]

    def last(self, kind: str, reach: int = REACH) -> Cue | None:
        """Give the last cue of a kind before the mention."""
        left = self.start - reach
        for cue in reversed(self.before):
            start, _, kinds = cue
            if start < left:
                return None
            if kind in kinds:
                return cue
        return None

    def touches(self, kind: str, gap: int = 2) -> bool:
        """Tell that a cue of a kind stands right before the mention."""
        near = self.start - gap
        touching = [kinds for _, end, kinds in self.before[-3:] if end >= near]
        return bool(touching) and any(kind in kinds for kinds in touching)

    @property
    def is_plan(self) -> bool:
        """Tell a date that lies ahead: under a plan, task or deadline cue of its sentence."""
        if self._plan is None:
            self._plan = self._tell_plan()
        return self._plan

    def _tell_plan(self) -> bool:
        if _AHEAD.match(self.low, self.end):
            return True
        if _BEHIND.match(self.low, self.end):
            return False
        if self.low.endswith(_UNTIL, 0, self.start) and _WAITS.search(
            self.low, max(0, self.start - 48), self.start
        ):
            return True
        for cue in self.before[-4:]:
            gap = self.start - cue.end
            if "due" in cue.kinds and gap <= (_BARE if self._says(cue) == "trước" else _DUE):
                return True
            if "plan" in cue.kinds and gap <= _CLOSE:
                return True
        end = self.end
        for cue in self.all:
            if end <= cue.start < end + 60:
                if "future" in cue.kinds:
                    return True
                if "past" in cue.kinds:
                    return False
        for cue in reversed(self.before):
            if "past" in cue.kinds:
                return False
            if "future" in cue.kinds or ("plan" in cue.kinds and self._reaches(cue)):
                return True
        return False

    def _reaches(self, cue: Cue) -> bool:
        """Tell a plan's cue that governs the mention: a modal does so in its own clause alone."""
        modal = self._says(cue) in _MODALS
        return not self._is_cited(cue) and not (modal and ";" in self.low[cue.end : self.start])

    def _says(self, cue: Cue) -> str:
        return self.low[cue.start : cue.end]

    def _is_cited(self, cue: Cue) -> bool:
        """Tell a plan that is a paper with its number: `Thực hiện Kế hoạch số 12/KH-UBND`."""
        return "document" in cue.kinds and bool(_CITED.match(self.low, cue.end))

    @property
    def sets_target(self) -> bool:
        """Tell a period for which an aim is set behind it: `giai đoạn …, tỉnh đặt chỉ tiêu`."""
        return any("target" in c.kinds for c in self.behind(48))

    @property
    def lies_ahead(self) -> bool:
        """Tell a plan, or a point of a list that does not report; a limit lies ahead by itself."""
        if self.rule == "dates.before":
            return not self.is_earlier
        return self.is_plan or (self.is_item and not self.is_reported)

    @property
    def is_item(self) -> bool:
        """Tell a sentence that begins with the marker of a list."""
        return bool(_ITEM.match(self.low, *self.sentence))

    @property
    def is_reported(self) -> bool:
        """Tell a list's point that reports: `- Tính đến 30/6, đã thành lập 12 CĐCS`."""
        return any("past" in c.kinds for c in self.all if c.start < self.start + 80)

    @property
    def is_document(self) -> bool:
        """Tell the day on which a cited document was issued: `Kế hoạch số 45-KH ngày 12/4`."""
        if self._document is None:
            self._document = self._tell_document()
        return self._document

    def _tell_document(self) -> bool:
        cue = self.last("document", 150)
        if cue is None or ";" in self.low[cue.end : self.start]:
            return False
        between = self.low[cue.end : self.start].rstrip()
        if self.is_in_force or self._opens_clause(between) or _DATED.search(between):
            return False
        if self.touches("issued", 6) or (between.endswith(("(", ",")) and len(between) < 60):
            return True
        numbered = _NUMBERED.search(between)
        return numbered is not None and len(between) - numbered.end() < 70

    def _opens_clause(self, between: str) -> bool:
        """Tell the day of an act behind a document: `Thực hiện Kế hoạch số 5, sáng 8/3, …`."""
        if not between.endswith(","):
            return False
        if _PART_OF_DAY.match(self.low, self.start):
            return True
        return bool(_NEXT_CLAUSE.match(self.low, self.end))

    @property
    def is_in_force(self) -> bool:
        """Tell the day from which something holds: `có hiệu lực từ ngày 1/7/2016`."""
        if not self.low.endswith(("từ ", "lực ", "dụng ", "hành "), 0, self.start):
            return False
        before = self.low[max(0, self.start - 40) : self.start].rstrip()
        return _IN_FORCE.search(before) is not None

    @property
    def has_event(self) -> bool:
        """Tell a sentence that reports an act: somebody held, signed, opened something."""
        return any("event" in c.kinds for c in self.all)

    @property
    def is_told(self) -> bool:
        """Tell a sentence that says, behind the mention, that something is done."""
        return any("past" in c.kinds for c in self.behind(120))

    @property
    def is_earlier(self) -> bool:
        """Tell a date that is said to lie before what is reported."""
        low, high = self.start - 60, self.start + 30
        return any("earlier" in c.kinds for c in self.all if low <= c.start < high)

    @property
    def is_anniversary(self) -> bool:
        """Tell a day that is commemorated: `kỷ niệm … ngày 28/7`."""
        return self.last("anniversary", 80) is not None

    @property
    def outlook(self) -> str | None:
        """Tell a period `reviewed` (`tổng kết năm 2022`) from one `planned` (`nhiệm vụ năm 2023`).

        The cue that stands nearer to the period decides; None where there is none.
        """
        for cue in reversed(self.before):
            if "outlook" in cue.kinds:
                return "planned"
            if "review" in cue.kinds:
                return "reviewed"
        return None

    @property
    def is_held(self) -> bool:
        """Tell the year of an event's name: `Hội nghị đối thoại với người lao động năm 2024`."""
        return self.last("held", 140) is not None
