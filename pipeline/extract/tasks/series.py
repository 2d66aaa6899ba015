"""Tasks in running sentences: a series set off by semicolons, or one directive."""

import re
from typing import Final

from schemas.tasks import TaskStatus

from ...segment.segmented import SegmentedText
from . import words as w
from .draft import Draft, Point
from .items import opened, split, trimmed

_SKIPPED: Final = frozenset({"boilerplate", "page_header", "stamp", "byline", "title", "caption", "heading", "table"})
_COLON: Final = re.compile(r":(?=[ \u00a0\n])")
_LONGEST_CUE = 420
_QUOTED: Final = re.compile(r"[“\"«]$")


def series(article: SegmentedText, taken: list[tuple[int, int]]) -> list[Draft]:
    """Give the lists of sentences that no marked list has taken."""
    drafts = []
    for start, end in article.sentences:
        block = article.block_at(start)
        if block is None or block.kind in _SKIPPED or any(a < end and start < b for a, b in taken):
            continue
        draft = _sentence(article.text, start, end)
        if draft:
            drafts.append(draft)
    return drafts


def _sentence(text: str, start: int, end: int) -> Draft | None:
    pieces = split(text, start, end)
    if len(pieces) > 1:
        return _series(text, start, end, pieces)
    return _single(text, start, end)


def _series(text: str, start: int, end: int, pieces: list[tuple[int, int]]) -> Draft | None:
    head = text[start : pieces[0][1]]
    opening = _opening(head)
    if opening is None:
        return None
    place, status = opening
    pieces = [trimmed(text, start + place, pieces[0][1]), *pieces[1:]]
    points = [
        Point(opened(text, a, b), b, "tasks.series") for a, b in pieces if a < b
    ]
    doing = sum(w.first_verb(text[p.start : p.end]) is not None for p in points)
    if doing < 0.6 * len(points):
        return None
    cue = (start, start + len(head[:place].rstrip(" \u00a0")))
    return Draft(status, cue, points, w.declared(text[cue[0] : cue[1]]))


def _opening(head: str) -> tuple[int, TaskStatus] | None:
    """Find where the first point begins in `… cần rà soát …`, and whether it is planned or done."""
    colon = next((m.end() for m in _COLON.finditer(head[:_LONGEST_CUE])), None)
    if colon is not None:
        cue = head[:colon]
        if w.NO_TASKS.search(cue):
            return None
        if w.DONE.search(cue) and not _speech(cue):
            return colon, "done"
        if _speech(cue) or w.MODAL.search(cue) or w.STRONG_NOUN.search(cue) or w.declared(cue):
            return colon, "planned"
        return None
    return _behind_directive(head)


def _speech(words: str) -> re.Match[str] | None:
    """Find the last directive of a speaker, nouns of the same words left out."""
    found = None
    for match in w.DIRECTIVE.finditer(words):
        if not w.NO_SPEECH.search(words[max(0, match.start() - 16) : match.start()]):
            found = found or match
    return found


def _behind_directive(head: str) -> tuple[int, TaskStatus] | None:
    speech = _speech(head)
    begin = speech.end() if speech else 0
    modal = w.MODAL.search(head, begin)
    if modal is None and speech:
        focus = w.FOCUS.search(head, begin, begin + 160)
        return (focus.end() if focus else begin), "planned"
    if modal is None:
        return None
    between = head[begin : modal.start()]
    if speech and (w.first_verb(between, 200) is not None):
        return begin, "planned"
    if not speech and not w.AHEAD.search(head[: modal.start()]) and not w.begins_with_verb(head[modal.end() :].lstrip()):
        return None
    return modal.end(), "planned"


def _single(text: str, start: int, end: int) -> Draft | None:
    """Read one sentence under an explicit directive: `ông yêu cầu các sở rà soát …`."""
    sentence = text[start:end]
    if sentence.endswith(":"):
        return None
    speech = _speech(sentence)
    ahead = w.AHEAD.search(sentence[:200])
    if speech is None and not ahead:
        return None
    if speech is not None and speech[0].lower() in ("mong muốn", "mong", "cam kết", "hứa", "đồng ý", "kêu gọi"):
        return None
    if speech is not None and speech[0].lower() == "lưu ý" and not w.MODAL.search(sentence):
        return None
    place = _place_of_one(sentence, speech, ahead)
    if place is None:
        return None
    begin, stop = trimmed(text, start + place, end)
    if stop - begin < 20 or w.first_verb(text[begin:stop]) is None:
        return None
    cue = (start, start + len(sentence[:place].rstrip(" \u00a0")))
    return Draft("planned", cue, [Point(begin, stop, "tasks.directive")])


def _place_of_one(
    sentence: str, speech: re.Match[str] | None, ahead: re.Match[str] | None
) -> int | None:
    if speech is not None:
        behind = sentence[speech.end() :]
        if not behind.strip() or behind.lstrip()[0] in ",.;:)”":
            colon = re.match(r"[ \u00a0]?:", behind)
            return speech.end() + colon.end() if colon else None
        found = _behind_directive(sentence)
        return found[0] if found else None
    modal = w.MODAL.search(sentence, ahead.end() if ahead else 0)
    if modal and w.begins_with_verb(sentence[modal.end() :].lstrip()):
        return modal.end()
    return None
