"""From readings of single places to mentions: neighbours make intervals and share their parts."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from .context import stands
from .joining import FROM, NEAR, TO, joined, named_days
from .moment import Candidate
from .sharing import shared

_NOW: Final = re.compile(
    r"(?<!\w)từ {1,3}(?P<now>nay) {1,3}(?:cho {1,3})?(?:đến|tới) {1,3}(?:hết {1,3})?$"
)
_TILL_NOW: Final = re.compile(
    r" {0,3},? {0,3}(?:cho {1,3})?(?:đến|tới) {1,3}"
    r"(?:nay|thời {1,3}điểm {1,3}(?:này|hiện {1,3}(?:tại|nay))|hiện {1,3}(?:tại|nay)|giờ"
    r"|bây {1,3}giờ)(?!\w)"
    r"| {1,3}trở {1,3}(?:lại|về) {1,3}đây(?!\w)"
)
_CLAUSE: Final = re.compile(r"(?:^|[\n.;:,(“\"•*–-]|(?<!\w)(?:biết|hay|rằng|và|nhưng|song)) {0,3}$")
"""Where `từ` opens a clause: `hoãn hợp đồng từ ngày 12/7, đến nay chưa trả` tells two things."""
_ONWARD: Final = re.compile(r" {1,3}trở {1,3}(?P<way>đi|lên|về {1,3}sau|về {1,3}trước)(?!\w)")
_ONWARD_WORDS: Final = (
    " đến", " tới", " cho", " trở", ", đ", ", t", ", c", ",đ", ",t", ",c", ",  ", "  ", " ,",
)  # fmt: skip
_BOUND: Final = re.compile(
    r"(?<!\w)(trước|sau) {1,3}"
    r"(?:thời {1,3}điểm {1,3}|mốc {1,3}|(?:dịp {1,3})?(?:nghỉ {1,3})?lễ {1,3})?$"
)
_BOUND_ENDS: Final = frozenset(("c ", "u ", "m ", "ễ ", "  "))
"""How `trước`, `sau`, `thời điểm`, `mốc` and `lễ` end."""
_LAST_ONES: Final = ("kỳ ", "vòng ", "trận ", "lượt ", "lần ")
"""What `cuối` and `đầu` tell the last and first of: `kỳ cuối quý IV/2027`."""


def compose(
    text: str,
    low: str,
    readings: Iterable[Sequence[Candidate]],
    *,
    without: frozenset[str] = frozenset(),
) -> list[Candidate]:
    """Give the mentions of a text in order, intervals made, doubtful readings gone.

    `low` is the folded text, `without` names rules that are switched off.
    """
    kept: list[Candidate] = []
    for group in readings:
        before = kept[-1] if kept else None
        if len(group) == 1:
            if before is not None and group[0].start < before.end:
                group = (_last_hour(low, group[0], before.end),)
            if group[0].mod and low.endswith(_LAST_ONES, 0, group[0].start):
                group = (_without_mod(group[0], low),)
            if stands(text, low, group[0], before):
                kept.append(group[0])
            continue
        for index, candidate in enumerate(group):
            if index and candidate.weak and kept and kept[-1] is group[index - 1]:
                kept.append(candidate)
            elif not (index and candidate.weak) and stands(text, low, candidate, before):
                kept.append(candidate)
                before = candidate
    mentions: list[Candidate] = []
    for candidate in _intervals(low, kept, without):
        if candidate.last is not None and candidate.runs_backwards:
            continue
        start = candidate.start
        if low[start - 2 : start] in _BOUND_ENDS:
            taken = mentions[-1].end if mentions else 0
            mentions.append(_bounded(low, candidate, taken, without))
        else:
            mentions.append(candidate)
    return mentions


def _last_hour(low: str, hours: Candidate, end: int) -> Candidate:
    """Leave the first of two clock times to the day before it: `9/8/2020, 7h - 11h ngày 10/8`."""
    joint = TO.match(low, end)
    start = joint.end() if joint else end
    return hours._replace(start=start, kind="date", first=hours.last or hours.first, last=None)


def _without_mod(candidate: Candidate, low: str) -> Candidate:
    """Leave `cuối` to what it says is the last: `kỳ cuối quý IV/2027`."""
    blank = low.find(" ", candidate.start)
    if not 0 < blank < candidate.end or candidate.relative:
        return candidate
    start = blank + 1
    while low[start] == " ":
        start += 1
    return candidate._replace(start=start, mod=None)


def _intervals(low: str, mentions: list[Candidate], without: frozenset[str]) -> list[Candidate]:
    """Join `từ A đến B`, and `A đến nay`."""
    joins = "dates.from_to" not in without
    out: list[Candidate] = []
    end, beside = -NEAR - 1, False
    for candidate in mentions:
        gap = candidate.start - end
        if gap <= NEAR:
            pair = joined(low, out[-1], candidate) if joins else None
            if joins and pair is None and out[-1].rule == "dates.weekday_alone":
                pair = named_days(low, out, candidate)
                if pair:
                    del out[-2:]
            if pair:
                out[-1], end = pair, pair.end
                continue
            beside = True
        out.append(candidate)
        end = candidate.end
    if "dates.until_now" not in without:
        _open(low, out)
    return shared(low, out) if beside else out


def _open(low: str, out: list[Candidate]) -> None:
    """Mark what goes on until now, or from now on."""
    from_now = "từ nay" in low or "từ  " in low
    for index, candidate in enumerate(out):
        if candidate.kind == "duration":
            continue
        if low.startswith(_ONWARD_WORDS, candidate.end):
            out[index] = candidate = _until_now(low, candidate)
        if from_now:
            out[index] = _from_now(low, candidate)


def _until_now(low: str, candidate: Candidate) -> Candidate:
    match = _TILL_NOW.match(low, candidate.end)
    if match is None:
        return _onward(low, candidate)
    opened = FROM.search(low, max(0, candidate.start - NEAR), candidate.start)
    if not opened and candidate.mod != "start" and "trở" not in match[0]:
        return candidate
    told = opened.start() if opened and "," in match[0] else 0
    if told and not _CLAUSE.search(low, max(0, told - 9), told):
        return candidate
    return candidate._replace(
        end=match.end(), rule="dates.until_now", kind="interval", until_now=True,
        open_mod=candidate.mod, mod=None,
    )  # fmt: skip


def _from_now(low: str, candidate: Candidate) -> Candidate:
    """Mark `từ nay đến …`; the interval is made where today is known."""
    left = max(0, candidate.start - 24)
    match = _NOW.search(low, left, candidate.start)
    return candidate._replace(from_now=match.start("now")) if match else candidate


def _onward(low: str, candidate: Candidate) -> Candidate:
    """`từ năm 2020 trở đi` has no end, `từ năm 2015 trở về trước` no beginning."""
    match = _ONWARD.match(low, candidate.end) if candidate.is_point else None
    if match is None:
        return candidate
    before = match["way"].endswith("trước")
    return candidate._replace(
        end=match.end(), rule="dates.before" if before else "dates.after", kind="interval",
        open_start=before, last=candidate.first if before else None, weak=False,
    )  # fmt: skip


def _bounded(low: str, candidate: Candidate, taken: int, without: frozenset[str]) -> Candidate:
    """Take `trước` and `sau` into a mention whose value rests on them, unless they are taken."""
    lunar = candidate.lunar is not None and candidate.lunar[0] > 0 and not candidate.last_lunar
    if not (candidate.is_point or lunar) or candidate.first.digits or candidate.mod:
        return candidate
    match = _BOUND.search(low, max(0, candidate.start - NEAR), candidate.start)
    if match is None or match.start() < taken or candidate.rule == "dates.weekday_alone":
        return candidate
    before = match[1] == "trước"
    if lunar and not before:
        return candidate
    rule = "dates.before" if before else "dates.after"
    left = low[max(0, match.start() - 6) : match.start()].split(" ")
    since = "từ" in left and not (before and candidate.grain == "day")
    if rule in without or "như" in left or since:
        return candidate
    return candidate._replace(
        start=match.start(), kind="interval", open_start=before, rule=rule, weak=False,
        last=candidate.first if before else None, part_of_day=None,
    )  # fmt: skip
