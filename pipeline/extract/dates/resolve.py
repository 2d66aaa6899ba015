"""Mentions → values: missing years inferred, relative places counted from the day they rest on."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from schemas import edtf
from schemas.dates import Alternative, DateKind, Grain, Missing, Mod

from ...segment.segmented import SegmentedText
from . import cues
from .infer import Inferred, infer_year
from .lunar import solar
from .moment import Candidate, Moment
from .reference import Reference


@dataclass(frozen=True, slots=True)
class Resolved:
    """A mention with its value in EDTF."""

    candidate: Candidate
    kind: DateKind
    value: str
    grain: Grain | None
    mod: Mod | None = None
    inferred: tuple[Missing, ...] = ()
    because: str | None = None
    alternatives: tuple[Alternative, ...] = ()
    day: dt.date | None = None
    """The day itself, where the value is one."""
    plan: bool = False


@dataclass(slots=True)
class Resolver:
    """Resolves the mentions of one article in order; what was said before settles what follows."""

    article: SegmentedText
    reference: Reference
    done: list[Resolved] = field(default_factory=list)

    def resolve(self, mentions: Sequence[Candidate]) -> list[tuple[Candidate, Resolved | None]]:
        """Give each mention its value, None where nothing settles it."""
        out: list[tuple[Candidate, Resolved | None]] = []
        for index, candidate in enumerate(mentions):
            after = mentions[index + 1] if index + 1 < len(mentions) else None
            resolved = self._one(candidate, after)
            if resolved:
                self.done.append(resolved)
            out.append((candidate, resolved))
        return out

    def _one(self, candidate: Candidate, after: Candidate | None) -> Resolved | None:
        if candidate.kind == "duration":
            assert candidate.length is not None
            return Resolved(candidate, "duration", candidate.length, None)
        if candidate.until_now:
            return self._until_now(candidate)
        if candidate.lunar:
            return self._lunar(candidate, after)
        if candidate.relative and candidate.kind == "date":
            return self._relative(candidate, after)
        if candidate.relative:
            return self._from_this_year(candidate)
        if candidate.year_offset is not None:
            return self._offset_year(candidate)
        if candidate.lacks_year:
            return self._without_year(candidate)
        return self._stated(candidate)

    def _stated(self, candidate: Candidate, found: Inferred | None = None) -> Resolved:
        """Write a candidate whose parts are all there, or as there as they will be."""
        first, last = candidate.first, candidate.last
        if found:
            first, last = _in_year(first, last, found.year)
        value = _write(candidate, first, last)
        kind: DateKind = "interval" if candidate.kind == "interval" else "date"
        if kind == "date" and first.clock:
            kind = "time"
        inferred = tuple(dict.fromkeys((*candidate.missing, *(("year",) if found else ()))))
        return Resolved(
            candidate, kind, value, candidate.grain, candidate.mod,
            tuple(x for x in ("year", "month", "day") if x in inferred),  # type: ignore[misc]
            found.because if found else candidate.because or (
                "shares the parts of the date beside it" if candidate.missing else None
            ),
            _alternatives(candidate, found), _day_of(kind, first), self._is_plan(candidate),
        )  # fmt: skip

    def _is_plan(self, candidate: Candidate) -> bool:
        text = self.article.text
        sentence = self.article.sentence_at(candidate.start)
        if candidate.rule == "dates.before":
            return not cues.is_earlier(text, sentence, candidate.start)
        if cues.is_plan(text, sentence, candidate.start, candidate.end):
            return True
        return cues.is_item(text, sentence) and not cues.is_reported(text, sentence, candidate.start)

    def _without_year(self, candidate: Candidate) -> Resolved:
        plan = self._is_plan(candidate)
        late = candidate.first.month is not None and candidate.first.month > 6
        if candidate.rule in ("dates.part_of_year", "dates.half") and late:
            plan = True
        sentence = self.article.sentence_at(candidate.start)
        event = not plan and not cues.is_document(self.article.text, sentence, candidate.start)
        found = infer_year(candidate, self.reference, plan=plan, event=event)
        return self._stated(candidate, found)

    def _offset_year(self, candidate: Candidate) -> Resolved | None:
        today = self.reference.today
        if today is None:
            return self._stated(replace(candidate, year_offset=None))
        year = today.year + (candidate.year_offset or 0)
        return self._stated(candidate, Inferred(year, f"told from {self.reference.source}"))

    def _until_now(self, candidate: Candidate) -> Resolved | None:
        today = self.reference.today
        begin = candidate.first
        reason = f"until {self.reference.source}" if today else None
        inferred: tuple[Missing, ...] = ()
        if candidate.relative:
            if today is None or candidate.relative.unit != "year":
                return None
            begin = Moment(today.year + candidate.relative.offset)
        elif begin.year is None and begin.digits is None:
            found = infer_year(candidate, self.reference, plan=False, event=False)
            if found:
                begin = replace(begin, year=found.year)
                reason, inferred = found.because, ("year",)
        if today is None and begin.year is None and begin.digits is None:
            return None
        start = _opening(begin, candidate.open_mod)
        if today and begin.first_day() and (begin.first_day() or today) > today:
            return None
        value = f"{start}/{today.isoformat() if today else '..'}"
        return Resolved(candidate, "interval", value, "day" if today else "other", None, inferred, reason)

    def _from_this_year(self, candidate: Candidate) -> Resolved | None:
        """`đầu năm đến 30/6`: the end tells the year, else the day of writing does."""
        last = candidate.last
        assert last is not None
        if last.year is None:
            bare = replace(candidate, relative=None, kind="date", first=last, last=None)
            found = infer_year(bare, self.reference, plan=False, event=False)
            if found is None:
                return None
            last = replace(last, year=found.year)
            reason = found.because
        else:
            reason = f"the year of {last.edtf()}"
        value = f"{last.year}-01-01/{last.edtf()}"
        return Resolved(candidate, "interval", value, candidate.grain, None, (), reason)

    def _lunar(self, candidate: Candidate, after: Candidate | None) -> Resolved | None:
        """Give the solar day: of the stated lunar year, else the one that the article's time allows."""
        beside = self._named_beside(candidate, after)
        if beside:
            return beside
        assert candidate.lunar is not None
        day, month, year = candidate.lunar
        today = self.reference.today
        around = [year] if year else list(range(today.year - 2, today.year + 2)) if today else []
        found = [d for y in around if (d := solar(day, month, y - (year is not None and month == 12)))]
        plan = self._is_plan(candidate)
        if year is None and today:
            behind, ahead = [d for d in found if d <= today], [d for d in found if d > today]
            found = ahead[:1] if plan or not behind else behind[-1:]
        if not found:
            return None
        reason = f"lunar {day}/{month}" + (f" from {self.reference.source}" if year is None else "")
        parts: tuple[Missing, ...] = ("year", "month", "day")
        return Resolved(
            candidate, "date", found[0].isoformat(), "day", None, parts, reason, (), found[0], plan
        )

    def _relative(self, candidate: Candidate, after: Candidate | None) -> Resolved | None:
        relative = candidate.relative
        assert relative is not None
        if candidate.rule == "dates.same_period":
            return self._same_period(candidate)
        if relative.from_previous:
            return self._from_previous(candidate)
        beside = self._named_beside(candidate, after)
        if beside:
            return beside
        today = self._compared_with(candidate) or self.reference.today
        if today is None:
            return None
        plan = self._is_plan(candidate)
        value, grain, day = _count(candidate, today, plan=plan)
        kind: DateKind = "interval" if "/" in value else "date"
        return Resolved(
            candidate, kind, value, grain, candidate.mod, (),
            f"told from {today}", (), day, plan,
        )  # fmt: skip

    def _compared_with(self, candidate: Candidate) -> dt.date | None:
        """`năm 2022 …, cao hơn năm trước`: told from the period before it, not from today."""
        words = self.article.text[candidate.start : candidate.end].lower()
        if not words.endswith("trước") or candidate.grain not in ("month", "quarter", "year"):
            return None
        block = self.article.block_at(candidate.start)
        for before in reversed(self.done):
            if block and before.candidate.start < block.start:
                return None
            if before.grain == candidate.grain and before.kind != "duration":
                return edtf.bounds(before.value)[0]
        return None

    def _named_beside(self, candidate: Candidate, after: Candidate | None) -> Resolved | None:
        """`Sáng nay (7/7)`: the day stands in brackets."""
        if after is None or after.first.day is None or not after.is_point or candidate.grain != "day":
            return None
        gap = self.article.text[candidate.end : after.start]
        if gap.strip() not in ("(", ",", ", ngày", "(ngày", "", "-", "–") or len(gap) > 8:
            return None
        day = self._one(after, None)
        return replace(
            day, candidate=candidate, inferred=(), because=f"named beside it: {day.value}",
            alternatives=(), kind="date", value=day.value.split("T")[0], grain="day",
        ) if day else None  # fmt: skip

    def _from_previous(self, candidate: Candidate) -> Resolved | None:
        relative = candidate.relative
        assert relative is not None
        block = self.article.block_at(candidate.start)
        for before in reversed(self.done):
            same_block = block and block.start <= before.candidate.start
            if before.day and before.candidate.end <= candidate.start:
                day = before.day + dt.timedelta(days=relative.offset)
                reason = f"told from {before.day} before it"
                return Resolved(candidate, "date", day.isoformat(), "day", None, (), reason, (), day)
            if not same_block and before.kind in ("date", "time") and before.grain == "day":
                break
        return None

    def _period_before(self, candidate: Candidate) -> tuple[str, str | None, Grain | None] | None:
        """Find the period compared: a month only in the same sentence, a longer one anywhere before."""
        sentence = self.article.sentence_at(candidate.start)
        for before in reversed(self.done):
            period = _part_of_year(before)
            if period and (period[1] or before.candidate.start >= sentence[0]):
                return (*period, before.grain)
        return None

    def _same_period(self, candidate: Candidate) -> Resolved | None:
        relative = candidate.relative
        assert relative is not None
        today = self.reference.today
        period = self._period_before(candidate)
        if period:
            first, last, grain = period
            year = relative.offset if relative.offset > 1000 else int(first[:4]) + relative.offset
            shift = year - int(first[:4])
            value = "/".join(f"{int(p[:4]) + shift:04d}{p[4:]}" for p in (first, last) if p)
            kind: DateKind = "interval" if "/" in value else "date"
            reason = f"the same part of the year as {first}" + (f"/{last}" if last else "")
            return Resolved(candidate, kind, value, grain, None, (), reason)
        if relative.offset > 1000:
            return Resolved(candidate, "date", str(relative.offset), "year")
        if today is None:
            return None
        reason = f"told from {self.reference.source}"
        return Resolved(candidate, "date", str(today.year + relative.offset), "year", None, (), reason)


def _part_of_year(before: Resolved) -> tuple[str, str | None] | None:
    """Give the ends of a period shorter than a year, as written."""
    if "X" in before.value or ".." in before.value or before.candidate.rule == "dates.same_period":
        return None
    if before.kind == "interval" and (
        before.grain in ("half", "quarter", "month") or before.candidate.until_now
    ):
        first, last = before.value.split("/")
        return (first, last) if first[:4] == last[:4] else None
    if before.kind == "date" and before.grain == "month":
        return before.value, None
    return None


def _in_year(first: Moment, last: Moment | None, year: int) -> tuple[Moment, Moment | None]:
    """Give both ends the year, the end the next one where the interval runs over New Year."""
    if last is None:
        return replace(first, year=year), None
    if first.year is not None:
        return first, replace(last, year=year)
    wraps = bool(
        first.month and last.month
        and (first.month, first.day or 0) > (last.month, last.day or 31)
    )  # fmt: skip
    return replace(first, year=year), replace(last, year=year + wraps)


def _write(candidate: Candidate, first: Moment, last: Moment | None) -> str:
    if candidate.kind != "interval":
        return first.edtf()
    if candidate.open_start:
        return f"../{first.edtf()}"
    start = _opening(first, candidate.open_mod) if candidate.open_mod else first.edtf()
    return f"{start}/{last.edtf() if last else '..'}"


def _opening(begin: Moment, mod: Mod | None) -> str:
    """Write the first place of an interval; `đầu năm 2021` opens on its first day."""
    day = begin.first_day()
    if mod == "start" and day and begin.day is None:
        return day.isoformat()
    return begin.edtf()


def _alternatives(candidate: Candidate, found: Inferred | None) -> tuple[Alternative, ...]:
    if found is None or found.other is None:
        return ()
    first, last = _in_year(candidate.first, candidate.last, found.other)
    return (Alternative(value=_write(candidate, first, last), because=found.other_because),)


def _day_of(kind: DateKind, first: Moment) -> dt.date | None:
    if kind == "interval" or None in (first.year, first.month, first.day):
        return None
    return first.first_day()


def _count(
    candidate: Candidate, today: dt.date, *, plan: bool
) -> tuple[str, Grain, dt.date | None]:
    """Count from today: value, grain, and the day where it is one."""
    relative = candidate.relative
    assert relative is not None
    if relative.unit == "day":
        day = today + dt.timedelta(days=relative.offset)
        return day.isoformat(), "day", day
    if relative.unit == "week":
        return _week(candidate, today, plan=plan)
    if relative.unit == "month":
        month = today.year * 12 + today.month - 1 + relative.offset
        return f"{month // 12:04d}-{month % 12 + 1:02d}", "month", None
    if relative.unit == "quarter":
        quarter = today.year * 4 + (today.month - 1) // 3 + relative.offset
        year, low = quarter // 4, quarter % 4 * 3 + 1
        return f"{year:04d}-{low:02d}/{year:04d}-{low + 2:02d}", "quarter", None
    return f"{today.year + relative.offset:04d}", "year", None


def _week(candidate: Candidate, today: dt.date, *, plan: bool) -> tuple[str, Grain, dt.date | None]:
    relative = candidate.relative
    assert relative is not None
    monday = today - dt.timedelta(days=today.weekday()) + dt.timedelta(weeks=relative.offset)
    if relative.weekday is None:
        sunday = monday + dt.timedelta(days=6)
        return f"{monday.isoformat()}/{sunday.isoformat()}", "week", None
    day = monday + dt.timedelta(days=relative.weekday)
    if candidate.rule == "dates.weekday_alone":
        ahead = (relative.weekday - today.weekday()) % 7
        day = today + dt.timedelta(days=ahead if plan else ahead - 7 if ahead else 0)
    return day.isoformat(), "day", day
