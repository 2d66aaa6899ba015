"""Periods told from others: `từ đầu năm đến nay`, `cùng kỳ năm 2018`, `cao hơn năm trước`."""

import datetime as dt
from collections.abc import Reversible, Sequence
from typing import Final

from schemas import edtf
from schemas.dates import DateKind, Grain, Missing

from .counting import count
from .cue_words import AS_OF
from .cues import Cues
from .infer import infer_year
from .moment import Candidate, Moment, Relative, is_valid, written
from .reference import Reference
from .resolved import Resolved, opening

_A_YEAR: Final = 1000
"""Offsets beyond this are years themselves."""


def until_now(
    candidate: Candidate, reference: Reference, *, after: Candidate | None, low: str
) -> Resolved | None:
    """`từ năm 2011 đến nay` ends on the stated day of writing; where there is none it is open.

    `đến nay (15/9/2021)` says itself what day that is.
    """
    bracketed = after is not None and low[candidate.end : after.start].strip() == "("
    named = after.first.first_day() if after and bracketed and after.grain == "day" else None
    today = named or reference.today
    begin = candidate.first
    reason = f"until {named or reference.source}" if today else None
    inferred: tuple[Missing, ...] = ()
    if candidate.relative:
        counted = count(candidate, candidate.relative, today, plan=False) if today else None
        if counted is None:
            return None
        begin = _point(edtf.bounds(counted.value)[0], candidate.relative)
    elif begin.year is None and begin.digits is None:
        found = infer_year(candidate, reference, plan=False, event=False)
        if found:
            begin = begin._replace(year=found.year)
            reason, inferred = found.because, ("year",)
    if begin.day is not None and begin.month is None:
        return None
    if today is None and begin.year is None and begin.digits is None:
        return None
    first = begin.first_day()
    if today and first and first > today:
        return None
    start = opening(begin._replace(clock=None), candidate.open_mod)
    value = f"{start}/{today.isoformat() if today else '..'}"
    grain: Grain = "day" if today else "other"
    return Resolved(candidate, "interval", value, grain, None, inferred, reason)


def _point(day: dt.date | None, relative: Relative) -> Moment:
    """Give the beginning of what was counted, as fine as its unit."""
    if day is None:
        return Moment()
    if relative.unit == "year":
        return Moment(day.year)
    return Moment(day.year, day.month, day.day if relative.unit in ("day", "week") else None)


def from_now(resolved: Resolved, reference: Reference) -> Resolved:
    """`từ nay đến cuối năm 2025`: from the day of writing, where that is known."""
    today, candidate = reference.today, resolved.candidate
    _, last = edtf.bounds(resolved.value) if resolved.kind == "date" else (None, None)
    if today is None or last is None or last < today or candidate.from_now is None:
        return resolved
    return resolved._replace(
        candidate=candidate._replace(start=candidate.from_now, rule="dates.until_now"),
        kind="interval", value=f"{today.isoformat()}/{resolved.value}", grain="other", mod=None,
        because=f"from {reference.source}" if not resolved.because else resolved.because, day=None,
        alternatives=(),
    )  # fmt: skip


def from_this_year(candidate: Candidate, reference: Reference) -> Resolved | None:
    """`đầu năm đến 30/6`: the end tells the year, else the day of writing does."""
    last, begin = candidate.last, candidate.first
    if last is None:
        return None
    if candidate.last_relative:
        if reference.year is None:
            return None
        last = Moment(reference.year + candidate.last_relative.offset)
        reason = f"told from {reference.source}"
    elif last.year is not None:
        reason = f"the year of {written(last)}"
    else:
        bare = candidate._replace(relative=None, kind="date", first=last, last=None)
        ahead = bool(candidate.relative and candidate.relative.unit == "day")
        found = infer_year(bare, reference, plan=ahead, event=False)
        if found is None:
            return None
        last, reason = last._replace(year=found.year), found.because
    if candidate.relative and candidate.relative.unit == "day":
        counted = (
            count(candidate, candidate.relative, reference.today, plan=False)
            if reference.today
            else None
        )
        if counted is None or counted.day is None:
            return None
        begin = counted.day
    elif candidate.relative:
        begin = Moment(last.year, 1, 1)
    if not is_valid(last) or (begin.first_day() or dt.date.min) > (last.last_day() or dt.date.max):
        return None
    value = f"{opening(begin, candidate.open_mod)}/{written(last)}"
    return Resolved(candidate, "interval", value, candidate.grain, None, (), reason)


def is_term(candidate: Candidate, low: str) -> bool:
    """Tell a term of office stated in years: `nhiệm kỳ 2023 - 2028`."""
    return candidate.rule == "dates.span_of_years" and low.startswith("nhiệm", candidate.start)


def term(
    candidate: Candidate,
    relative: Relative,
    after: Candidate | None,
    terms: Sequence[Candidate],
    low: str,
) -> Resolved | None:
    """`nhiệm kỳ qua (2003 - 2007)`, or one of the terms that the article states elsewhere."""
    if (
        after
        and after.rule == "dates.span_of_years"
        and low[candidate.end : after.start].strip() == "("
    ):
        return _as_term(candidate, after)
    starts = sorted({c.first.year or 0 for c in terms})
    if not starts or (relative.offset < 0 and len(starts) < 2):
        return None
    wanted = starts[-1] if relative.offset >= 0 else starts[-2]
    return _as_term(candidate, next(c for c in terms if c.first.year == wanted))


def _as_term(candidate: Candidate, stated: Candidate) -> Resolved:
    value = f"{written(stated.first)}/{written(stated.last) if stated.last else '..'}"
    return Resolved(candidate, "interval", value, "year", None, (), f"the term stated as {value}")


def compared_with(
    candidate: Candidate, low: str, done: Reversible[Resolved], cues: Cues
) -> dt.date | None:
    """`năm 2022 …, cao hơn năm trước`: told from the period before it, not from today."""
    if candidate.grain not in ("month", "quarter", "year") or candidate.rule == "dates.step":
        return None
    if not low[candidate.start : candidate.end].endswith("trước"):
        return None
    block = cues.blocks[candidate.start]
    for before in reversed(done):
        if block and before.candidate.start < block.start:
            return None
        told = before.candidate.rule != "dates.same_period"
        if told and before.grain == candidate.grain and before.kind != "duration":
            return edtf.bounds(before.value)[0]
    return None


def same_period(
    candidate: Candidate,
    relative: Relative,
    reference: Reference,
    done: Reversible[Resolved],
    cues: Cues,
) -> Resolved | None:
    """`cùng kỳ năm 2018` after `6 tháng đầu năm 2019` is the same half of 2018."""
    period = _period_before(candidate, done, cues, reference.today)
    if period:
        first, last, before = period
        year = relative.offset if relative.offset > _A_YEAR else int(first[:4]) + relative.offset
        shift = year - int(first[:4])
        value = "/".join(_shifted(p, shift) for p in (first, last) if p)
        kind: DateKind = "interval" if "/" in value else "date"
        reason = f"the same part of the year as {first}" + (f"/{last}" if last else "")
        return Resolved(candidate, kind, value, before.grain, None, (), reason)
    if relative.lately:
        return None
    if relative.offset > _A_YEAR:
        return Resolved(candidate, "date", f"{relative.offset:04d}", "year")
    if reference.year is None:
        return None
    reason = f"told from {reference.source}"
    return Resolved(
        candidate, "date", f"{reference.year + relative.offset:04d}", "year", None, (), reason
    )


def _shifted(point: str, years: int) -> str:
    """Move a point by whole years; 29 February becomes the 28th where it must."""
    year = int(point[:4]) + years
    if point.endswith("-02-29") and Moment(year, 2, 29).first_day() is None:
        return f"{year:04d}-02-28"
    return f"{year:04d}{point[4:]}"


def _period_before(
    candidate: Candidate, done: Reversible[Resolved], cues: Cues, today: dt.date | None
) -> tuple[str, str | None, Resolved] | None:
    """Find the period compared: a month only in the same sentence, a longer one anywhere before.

    What has not begun by today is not compared with anything.
    """
    sentence = cues.around(candidate).sentence
    block = cues.blocks[candidate.start]
    paragraph = block.start if block else sentence[0]
    for before in reversed(done):
        here = before.candidate.start >= sentence[0]
        if (
            before.candidate.start >= paragraph
            and before.date
            and cues.around(before.candidate).touches(AS_OF)
        ):
            day = before.value.split("T")[0]
            return (day, None, before) if day[:4].isdigit() else None
        period = _part_of_year(before)
        begins = edtf.bounds(before.value)[0] if period else None
        if begins and today and begins > today:
            continue
        if period and (period[1] or here):
            return (*period, before)
    return None


def _part_of_year(before: Resolved) -> tuple[str, str | None] | None:
    """Give the ends of a period shorter than a year, as written."""
    if "X" in before.value or ".." in before.value or before.candidate.rule == "dates.same_period":
        return None
    if before.kind == "interval" and (
        before.grain in ("half", "quarter", "month") or before.candidate.until_now
        or before.value[4:].startswith("-01-01/")
    ):  # fmt: skip
        first, last = before.value.split("/")
        return (first, last) if first[:4] == last[:4] else None
    if before.kind == "date" and before.grain == "month":
        return before.value, None
    return None
