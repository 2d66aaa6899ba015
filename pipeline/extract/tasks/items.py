"""Where a point begins and ends: without marker, cue, joining stops and a leading `và`."""

import re
from typing import Final

from . import words as w

_LEAD: Final = re.compile(r"(?:[ \t\u00a0,;:–-]|(?:và|hoặc|đồng thời là)(?=[ \u00a0]))+", re.IGNORECASE)
_JOIN: Final = re.compile(r"[ \t\u00a0\n.;,:/]+$")
_TAIL_AND: Final = re.compile(r"[;,][ \u00a0]*(?:và|hoặc)$", re.IGNORECASE)
_CLOSED: Final = re.compile(r"\([^()]{0,300}\)|“[^“”]{0,400}”|\"[^\"]{0,400}\"|«[^«»]{0,400}»")
_DIRECTED: Final = re.compile(
    r"(?:đồng thời[ \u00a0])?(?:yêu cầu|đề nghị|kiến nghị|giao)[ \u00a0](?=[A-ZÀ-ỸĐ]|các |những |lãnh đạo |cấp |chính quyền )"
)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Give a point without the stops, semicolons and `và` around it."""
    words = text[start:end]
    lead = _LEAD.match(words)
    begin = lead.end() if lead else 0
    body = _JOIN.sub("", words[begin:])
    tail = _TAIL_AND.search(body)
    body = _JOIN.sub("", body[: tail.start()]) if tail else body
    if words[begin + len(body) :].lstrip(" \u00a0").startswith("..."):
        body = words[begin : begin + words[begin:].rindex("...") + 3]
    return start + begin, start + begin + len(body)


def opened(text: str, start: int, end: int) -> int:
    """Give where a point's work begins: behind `đề nghị`, or behind the modal of its own actor.

    `BHXH tỉnh phải thanh tra …` begins with `thanh tra`; `Sở Xây dựng rà soát …` keeps its actor.
    """
    words = text[start:end]
    directed = _DIRECTED.match(words)
    if directed:
        return opened(text, start + directed.end(), end)
    modal = w.MODAL.search(words[:160])
    if modal and not w.begins_with_verb(words) and not re.search(r"[,;:(“]", words[: modal.start()]):
        begin = start + modal.end()
        return begin + len(text[begin:end]) - len(text[begin:end].lstrip(" \u00a0"))
    return start


def split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a range at its semicolons, those in brackets and quotations left whole."""
    closed = [m.span() for m in _CLOSED.finditer(text, start, end)]
    cuts = [
        i
        for i in range(start, end)
        if text[i] == ";" and not any(a < i < b for a, b in closed)
    ]
    edges = [start, *(c + 1 for c in cuts)]
    return [
        piece
        for a, b in zip(edges, [*cuts, end], strict=True)
        if (piece := trimmed(text, a, b))[0] < piece[1]
    ]
