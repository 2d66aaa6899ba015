"""Tasks in running sentences: a series set off by semicolons."""

import re
from bisect import bisect_left
from typing import Final

from .. import words as w
from ..announcing import (
    announces,
    asks,
    concludes,
    decides,
    is_over,
    is_worked,
    main_clause,
    no_work,
    tells_results,
)
from ..draft import Draft, Point, Taken
from ..items import asked, is_body, opened, trimmed, unspoken
from ..judge import is_work
from ..lexicon import Hit
from ..opening import Opening, behind_directive, intended, speech
from ..splitting import IN_QUOTATION, split
from ..view import View
from .addressees import below_document
from .announced import RULE, explained, under_cue
from .colons import FOR_SOMEBODY, first_colon, is_spoken, last_colon
from .directive import single
from .further import behind_list, go_on
from .pact import in_pact
from .parts import approves, in_turn, is_series
from .reported import behind_past, by_example, done, looks_back, meanwhile, measures
from .settled import settled
from .several import divided

_SKIPPED: Final = frozenset({"title", "caption", "heading", "table"})
_LEADING: Final = 12
_SHORTEST: Final = 6
"""A first part that is shorter is none: `Giám đốc đồng ý ngay; riêng …`."""
_DIGIT: Final = re.compile(r"\d")
_FOCUS: Final = re.compile(r" ?(?:phấn đấu|tập trung)")
"""A point's first word right behind a colon, which opens the list."""
_PLAN: Final = re.compile(r"(?<!\w)kế hoạch(?!\w)[^,.;:]{0,50}:$")
_STILL: Final = re.compile(
    r"(?<!\w)(?:tiếp tục|chú trọng|quan tâm|ưu tiên|đẩy mạnh|triển khai|thực hiện|chủ động)"
    r"(?: (?:thực hiện|triển khai|làm tốt|vào))? ?:$"
    r"|(?<!\w)(?:ra|có|phát|gửi|dán) (?:văn bản |bản )?(?:thông báo|cam kết|thỏa thuận) ?:$"
    r"|(?<!\w)(?:nhượng bộ|xuống thang|(?:đang|sẽ|dự) tính(?: toán| đến| tới)?) ?:$"
)
"""The verb that all parts share, or what announces them: `năm 2024, đơn vị tiếp tục: …; …`."""
_AHEAD: Final = re.compile(r" (?:(?:trong )?thời gian (?:tới|đến)|sắp tới|tới đây),? ")
_AT_FIRST: Final = re.compile(rf"{_AHEAD.pattern}| (?:trước mắt|trước hết|trước tiên),? ")
_SAID_FIRST: Final = re.compile(
    r" ?(?:\d{1,2}(?:/\d{1,2})? |các |một số |nhiều |phần lớn |toàn bộ |hai |ba |bốn |năm |sáu )"
    r"(?:kiến nghị|yêu cầu|đề nghị|nội dung|điểm|điều khoản|yêu sách|nguyện vọng|vấn đề|việc)(?!\w)"
    r"[^,.;:]{0,30},? (?:gồm|như|là|trong đó có|cụ thể là):? "
)
"""How many things are granted or asked, before the first of them."""
_LEADS: Final = ("theo ", "cụ thể, ", "trong thời gian ", "kế hoạch ", "chủ trương ", "phương án ")
"""With these words begins what a document or plan says."""
_LAW: Final = re.compile(
    r"(?:theo|căn cứ|tại|chiếu) (?:luật|bộ luật|nghị định|thông tư|quy định|điều \d|khoản \d)"
    r"|(?:luật|nghị định|thông tư)(?!\w)[^.;:]{0,60} quy định(?!\w)"
)


def series(view: View, taken: Taken) -> list[Draft]:
    """Give the lists of sentences that no marked list has taken."""
    drafts: list[Draft] = []
    cues, sentences = view.cues, view.article.sentences
    for index in cues.asking(view.starts):
        line = view.lines[index]
        if drafts and line.start < drafts[-1].end:
            continue
        if line.kind in _SKIPPED or not cues.may_ask(line.start, line.end):
            continue
        last: Draft | None = None
        before = line.start
        number = bisect_left(sentences, (line.start,))
        while number < len(sentences) and sentences[number][0] < line.end:
            start, end = sentences[number]
            number += 1
            if line.marker and start == line.start:
                start = before = min(line.marker.end, end - 1)
            above, last = last, None
            stop = min(end, line.end)
            if taken.touches(start, end):
                continue
            if above is None and not cues.may_ask(start, stop):
                before = start
                continue
            draft = _sentence(view, start, stop) or explained(view, before, start, stop)
            draft = draft or (under_cue(view, index, end) if before == start else None)
            before = start
            if draft:
                drafts += divided(view, draft)
                last = drafts[-1]
            elif above:
                last = go_on(view, above, start, stop)
                drafts += [last] if last and last is not above else []
        if last and last.end >= line.end - 2:
            drafts += below_document(view, index, drafts[-1], taken)
    return drafts


def _sentence(view: View, start: int, end: int) -> Draft | None:
    if view.low[end - 1] in "?:" or not _may_open(view, start, end):
        return None
    pieces = split(view, start, end)
    if len(pieces) > 1:
        later = _asked_several(view, start, end, pieces[0][1])
        if later:
            return later
        return _series(view, start, pieces) or _from_directive(view, pieces, end)
    draft = _quoted(view, start, end) or (single(view, start, end) if pieces else None)
    return draft or _measures(view, start, end)


def _measures(view: View, start: int, end: int) -> Draft | None:
    """Read the measures that somebody has taken, a list of one point: commas part nothing."""
    taken = measures(view, start, end)
    if taken is None or w.is_figure(view, *taken):
        return None
    cue = (start, start + len(view.plain[start : taken[0]].rstrip(" ")))
    return Draft("done", cue, [Point(*taken, RULE)])


def _may_open(view: View, start: int, end: int) -> bool:
    """Tell a sentence with a cue word, a colon, examples, a pact: without them nothing opens."""
    opens = view.cues.any(start, end) or view.low.find(":", start, end) >= 0
    opens = opens or view.low.find(" như ", start, end) >= 0
    return opens or view.low.startswith(_LEADS, start)


def _quoted(view: View, start: int, end: int) -> Draft | None:
    """Read a series that somebody speaks: `“Các xã phải …; …; …”, ông Hoan chỉ đạo`."""
    opens, closes = ("“", "”") if view.plain.find("“", start, end) >= 0 else ('"', '"')
    quote = view.plain.find(opens, start, end)
    close = view.plain.find(closes, quote + 1, end) if quote >= 0 else -1
    close = end if close < 0 else close
    if quote < 0 or view.low.find(";", quote, close) < 0:
        return None
    first = quote + 1
    for begin in (first, start):
        pieces = split(view, begin, close, within=IN_QUOTATION)
        draft = _series(view, begin, pieces) if pieces else None
        if draft:
            return draft
    return None


def _asked_several(view: View, start: int, end: int, first: int) -> Draft | None:
    """Read `đề nghị các sở; UBND các huyện; các hội: rà soát …; báo cáo …`, asked of several."""
    said = speech(view, start, first)
    colon = first_colon(view.low, first, end) if said else None
    if said is None or colon is None or w.acts(view, said.end, first):
        return None
    pieces = [trimmed(view, a, b) for a, b in split(view, colon, end)]
    points = [Point(a, b, RULE) for a, b in pieces if a < b]
    cue = (start, colon)
    if not points or not is_work(view, cue, points):
        return None
    return Draft("planned", cue, points, w.declared(view, *cue))


def _from_directive(view: View, pieces: list[tuple[int, int]], end: int) -> Draft | None:
    """Read `ghi nhận kết quả …; đề nghị các đơn vị …` from its first directive on."""
    for number, (start, stop) in enumerate(pieces[1:], 1):
        bound = len(pieces) == 2 and view.low.startswith(("các ", "toàn thể ", "mỗi "), start)
        charged = behind_list(view, start, stop) if bound else None
        if charged:
            return charged
        said = speech(view, start, stop)
        if said and said.start - start <= _LEADING:
            last = number + 1 == len(pieces)
            return (
                single(view, pieces[0][0], end) if last else _series(view, start, pieces[number:])
            )
    return None


def _series(view: View, start: int, pieces: list[tuple[int, int]]) -> Draft | None:
    head = pieces[0][1]
    if len(pieces) < 2:
        return None
    rules = w.cue(view, start, head, "ruled")
    opening = settled(view, start, head) if rules else None
    if opening is None and _may_open(view, start, head):
        opening = _opening(view, start, pieces) or (None if rules else settled(view, start, head))
    if opening is None:
        return None
    first = trimmed(view, _past_number(view, opening.place, head), head)
    last = pieces[-1]
    later = [*pieces[1:-1], (last[0], unspoken(view, *last))]
    spans = [s for s in [first, *later] if s[0] < s[1]]
    said = None if w.is_must(view, opening.place + 1) else speech(view, start, opening.place)
    spoken = said.text if said and not _is_addressed(view, said, opening.place) else None
    spans = in_turn(view, spans)
    if opening.status == "done":
        spans = [(behind_past(view, a, b), b) for a, b in spans]
    points = [Point(c, b, RULE) for a, b in spans if (c := opened(view, a, b, spoken=spoken)) < b]
    cue = (start, start + len(view.plain[start : opening.place].rstrip(" ")))
    number = w.declared(view, *cue)
    met = bool(number and number[0] == len(points))
    if len(points) < 2 or not is_series(view, points, opening, met=met):
        return None
    if opening.weak and approves(view, points[0].start):
        return None
    if points[0].end - points[0].start < _SHORTEST:
        return None
    over = opening.weak and looks_back(view, start, opening.place)
    return Draft("done" if over else opening.status, cue, points, number)


def _opening(view: View, start: int, pieces: list[tuple[int, int]]) -> Opening | None:
    head = pieces[0][1]
    opening = meanwhile(view, start, head) or _planned(view, start, head)
    opening = opening or done(view, start, head) or by_example(view, start, head)
    return opening or in_pact(view, start, pieces)


def _past_first(view: View, colon: int) -> int:
    """Give where work begins behind `kết luận: trước mắt, chủ đầu tư …`."""
    time = _AT_FIRST.match(view.low, colon)
    return time.end() - 1 if time else colon


def _past_number(view: View, place: int, head: int) -> int:
    """Give where work begins behind `đồng ý 4/6 kiến nghị, gồm tăng tiền ăn`."""
    named = _SAID_FIRST.match(view.low, place, head)
    return named.end() if named and w.begins_with_verb(view, named.end(), head) else place


def _is_addressed(view: View, said: Hit, place: int) -> bool:
    """Tell a cue that itself names who is asked: `đề nghị UBND tỉnh: …; giao huyện …`."""
    behind = said.end + 1 + 4 * view.low.startswith(("với ", "cho "), said.end + 1)
    return view.low[place - 1] == ":" and asked(view, behind, place)


def _reports(view: View, start: int, colon: int, *, spoken: bool) -> bool:
    """Tell words in front of a colon that report, and neither ask nor decide."""
    if is_worked(view, start, colon) or is_over(view, start, colon):
        return True
    past = None if spoken else w.reported(view, start, colon)
    return past is not None and not (
        decides(view, past.end, colon) or w.modal(view, past.end, colon)
    )


def _planned(view: View, start: int, head: int) -> Opening | None:
    """Find where the first point begins in `… cần rà soát …` and `… yêu cầu: rà soát …`."""
    colon = last_colon(view, start, head)
    if colon is None:
        found = behind_directive(view, start, head) or intended(view, start, head)
        legal = found and found.weak and _LAW.search(view.low, start, found.place)
        return None if legal else found
    main = main_clause(view, start, colon)
    if no_work(view, main, colon):
        return Opening(colon, "done") if tells_results(view, main, colon) else None
    said = speech(view, start, colon)
    if said is None and is_spoken(view, start, colon, head):
        return behind_directive(view, colon, head)
    if _reports(view, main, colon, spoken=said is not None):
        return Opening(colon, "done")
    if (
        asks(view, start, colon)
        or w.cue(view, start, colon, "strong_noun")
        or w.declared(view, start, colon)
    ):
        time = _AHEAD.match(view.low, colon)
        return Opening(time.end() - 1 if time else colon, "planned")
    if concludes(view, start, colon):
        return Opening(_past_first(view, colon), "planned", weak=True, granted=True)
    bare = w.begins_with_verb(view, colon + 1, head)
    somebody = FOR_SOMEBODY.match(view.low, start, colon) if bare else None
    if somebody and is_body(view, somebody.end()):
        return Opening(colon, "planned", weak=True)
    if bare and _STILL.search(view.low, start, colon):
        return Opening(colon, "planned", weak=True)
    planned = view.low.startswith("theo đó", start) or _PLAN.search(view.low, start, colon)
    bare = bare and not (_DIGIT.search(view.low, colon, head) and not planned)
    if bare and announces(view, start, colon):
        return Opening(colon, "planned", weak=True)
    found = behind_directive(view, colon, head)
    focused = found and _FOCUS.fullmatch(view.low, colon, found.place)
    return Opening(colon, "planned", weak=True) if focused else found
