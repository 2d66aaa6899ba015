"""Lists whose points carry markers: over lines, or within a paragraph."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from schemas.article import Block
from schemas.tasks import TaskStatus

from ...segment.segmented import SegmentedText
from . import words as w
from .draft import Draft, Point
from .items import opened, trimmed
from .markers import Marker, inline_markers, line_marker

_SKIPPED: Final = frozenset({"boilerplate", "page_header", "stamp", "byline"})
_LOOK_BACK = 400
_HEAD_LINE: Final = 160
_CONCRETELY: Final = re.compile(r",?[ \u00a0](?:cụ thể|như sau|gồm|trong đó|đó là|bao gồm)[ \u00a0]?$", re.I)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that begins with a marker."""

    start: int
    end: int
    marker: Marker


def marked_lists(article: SegmentedText) -> list[Draft]:
    """Give the lists whose points are marked, in order."""
    blocks = [b for b in article.blocks if b.kind not in _SKIPPED]
    drafts: list[Draft] = []
    index = 0
    while index < len(blocks):
        lines, after = _run(article.text, blocks, index)
        if len(lines) >= 2 or (lines and lines[0].marker.ordinal == 1):
            draft = _over_lines(article, blocks, index, lines)
            if draft:
                drafts.append(draft)
                index = after
                continue
        drafts += _within(article, blocks[index])
        index += 1
    return drafts


def _run(text: str, blocks: Sequence[Block], index: int) -> tuple[list[Line], int]:
    """Collect the marked lines that follow one another; a caption or a quotation may interrupt."""
    lines: list[Line] = []
    place = index
    while place < len(blocks):
        block = blocks[place]
        marker = line_marker(text, block.start, block.end)
        if marker and (not lines or _follows(lines, marker)):
            lines.append(Line(block.start, block.end, marker))
        elif marker or not lines or not _interrupts(text, blocks, place, lines):
            break
        place += 1
    return lines, place


def _follows(lines: Sequence[Line], marker: Marker) -> bool:
    """Tell whether a marker goes on with the run: a number not going back, or another level."""
    same = [line.marker for line in lines if line.marker.style == marker.style]
    if not same or marker.ordinal is None:
        return True
    last = same[-1].ordinal or 0
    outer = lines[-1].marker.style != marker.style
    return marker.ordinal > last or (outer and marker.ordinal == 1) or marker.ordinal == last


def _interrupts(text: str, blocks: Sequence[Block], place: int, lines: Sequence[Line]) -> bool:
    """Tell whether the run goes on behind one foreign line."""
    if place + 1 >= len(blocks):
        return False
    after = line_marker(text, blocks[place + 1].start, blocks[place + 1].end)
    outer = lines[0].marker
    if after is None or after.style != outer.style or after.ordinal is None:
        return False
    last = max(line.marker.ordinal or 0 for line in lines if line.marker.style == outer.style)
    return after.ordinal == last + 1


def _over_lines(
    article: SegmentedText, blocks: Sequence[Block], index: int, lines: list[Line]
) -> Draft | None:
    text = article.text
    cue = _cue_before(article, blocks, index)
    points = _points(text, lines)
    cue_words = text[cue[0] : cue[1]] if cue else ""
    if not points or not _is_work(text, cue_words, points):
        return None
    draft = Draft(_status(cue_words), cue, points, w.declared(cue_words))
    _continued_in_line(article, draft, lines[-1])
    _continued_in_next(article, blocks, index, draft)
    return draft


def _points(text: str, lines: list[Line]) -> list[Point]:
    points: list[Point] = []
    outer = lines[0].marker.style
    above: Point | None = None
    for number, line in enumerate(lines):
        marker = line.marker
        inner = marker.style != outer
        following = lines[number + 1].marker.style if number + 1 < len(lines) else None
        opens = not inner and following is not None and following != outer
        if opens and _is_heading(text[marker.end : line.end]):
            above = None
            continue
        start, end = trimmed(text, marker.end, line.end)
        if opens:
            end = start + len(_CONCRETELY.sub("", text[start:end]))
        if not inner:
            start = opened(text, start, end)
        else:
            start = opened(text, start, end)
        if start >= end:
            continue
        point = Point(start, end, "tasks.marked_lines", marker.ordinal, marker.text)
        if inner and above is not None:
            point.level, point.parent = 2, above
        if not inner:
            above = point if opens else None
        points.append(point)
    return points


def _is_heading(words: str) -> bool:
    """Tell a line that only names who or what the points below are for."""
    plain = words.strip()
    if w.HEADING.match(plain):
        return True
    return len(plain) <= _HEAD_LINE and not w.begins_with_verb(plain) and w.first_verb(plain) is None


def _cue_before(
    article: SegmentedText, blocks: Sequence[Block], index: int
) -> tuple[int, int] | None:
    """Find the words that open a list of lines: the sentence that ends above its first line."""
    for place in range(index - 1, max(-1, index - 3), -1):
        block = blocks[place]
        if block.kind in ("caption", "title") or line_marker(article.text, block.start, block.end):
            continue
        words = article.text[block.start : block.end].rstrip()
        if words.endswith(":") or w.PLAN_NOUN.search(words[-_LOOK_BACK:]):
            start, end = article.sentence_at(block.start + len(words) - 1)
            return (max(start, block.start), block.start + len(words)) if start < end else None
    return None


def _within(article: SegmentedText, block: Block) -> list[Draft]:
    """Find `(1) …; (2) …` and `một là …; hai là …` inside a paragraph."""
    text = article.text
    drafts: list[Draft] = []
    group: list[Marker] = []
    for marker in inline_markers(text, block.start, block.end):
        if group and not (marker.style == group[0].style and marker.ordinal == len(group) + 1):
            drafts += _inline(article, block, group)
            group = []
        if group or marker.ordinal == 1:
            group.append(marker)
    return drafts + _inline(article, block, group)


def _inline(article: SegmentedText, block: Block, group: list[Marker]) -> list[Draft]:
    if len(group) < 2:
        return []
    text = article.text
    begin, _ = article.sentence_at(group[0].start)
    cue = (begin, len(text[: group[0].start].rstrip(" \u00a0")))
    points = []
    for number, marker in enumerate(group):
        last = number + 1 == len(group)
        stop = article.sentence_at(marker.end)[1] if last else group[number + 1].start
        start, end = trimmed(text, marker.end, stop)
        points.append(Point(opened(text, start, end), end, "tasks.marked_inline", marker.ordinal, marker.text))
    cue_words = text[cue[0] : cue[1]]
    if not _is_work(text, cue_words, points):
        return []
    draft = Draft(_status(cue_words), cue, points, w.declared(cue_words))
    _continued(article, draft, points[-1].end, block.end)
    return [draft]


def _is_work(text: str, cue: str, points: Sequence[Point]) -> bool:
    """Tell a list of tasks from agendas, delegates, awards and shortcomings."""
    if w.NO_TASKS.search(cue):
        return False
    doing = sum(w.first_verb(text[p.start : p.end]) is not None for p in points) / len(points)
    starting = sum(w.begins_with_verb(text[p.start : p.end]) for p in points) / len(points)
    asked = bool(w.DIRECTIVE.search(cue) or w.PLAN_NOUN.search(cue) or w.MODAL.search(cue))
    return (asked and doing >= 0.5) or starting >= 0.75


def _status(cue: str) -> TaskStatus:
    clause = re.split(r"[.;]", cue.rstrip(" :"))[-1]
    return "done" if w.DONE.search(clause) and not w.MODAL.search(clause) else "planned"


def _continued_in_line(article: SegmentedText, draft: Draft, line: Line) -> None:
    """`3. … tích tụ. Ngoài ra, …`: what goes on behind the last point is a point of its own."""
    last = draft.points[-1]
    for start, end in article.sentences:
        if last.start < start < line.end and w.CONTINUES.match(article.text, start):
            _, last.end = trimmed(article.text, last.start, start)
            _continued(article, draft, start, line.end)
            return


def _continued_in_next(
    article: SegmentedText, blocks: Sequence[Block], index: int, draft: Draft
) -> None:
    """A line `Ngoài ra, …` right below the last point."""
    after = next((b for b in blocks[index:] if b.start >= draft.end), None)
    if after and w.CONTINUES.match(article.text, after.start) and article.text[draft.end : after.start].count("\n") == 1:
        _continued(article, draft, after.start, after.end)


def _continued(article: SegmentedText, draft: Draft, place: int, limit: int) -> None:
    """Take in the sentence that plainly goes on after the last point."""
    text = article.text
    following = [s for s in article.sentences if place <= s[0] < limit]
    if not following:
        return
    start, end = following[0]
    words = text[start:end]
    if not (w.CONTINUES.match(words) or w.begins_with_verb(words)) or ";" in words:
        return
    begin, stop = trimmed(text, start, end)
    modal = w.MODAL.search(words[:160])
    if modal and not w.begins_with_verb(words):
        begin = start + modal.end() + (text[start + modal.end()] in " \u00a0")
    draft.points.append(Point(begin, stop, "tasks.continued", inferred=True))
