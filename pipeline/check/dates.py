"""Checks of dates: their order, and the weekday that stands beside them."""

import datetime as dt
from collections.abc import Iterator, Sequence

from schemas.checks import Check, CheckStatus
from schemas.dates import DateFact

from ..data import load

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WORDS = {row.surface: int(row.canonical) for row in load("calendar_words") if row.type == "weekday"}
_PRINTED = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


def weekdays(dates: Sequence[DateFact]) -> Iterator[Check]:
    """Compare every weekday with the day it stands beside: `Thứ Sáu, 17/5/2024` passes.

    Nothing is compared where the year was chosen by the weekday, or the day told from it.
    """
    for date in dates:
        stated, day = _weekday(date.text), _day(date)
        because = date.because or ""
        told = date.rule in ("dates.weekday_alone", "dates.relative_week")
        if stated is None or day is None or because.startswith("the weekday decides"):
            continue
        if told and not because.startswith("named beside"):
            continue
        found = day.weekday()
        yield Check(
            code="weekday", status="pass" if found == stated else "fail", measure=None,
            expected=_PRINTED[stated], found=_PRINTED[found], facts=[date.id],
            message=f"{day.day}/{day.month}/{day.year} is a {_NAMES[found]}"
            + ("" if found == stated else f", the text says {_PRINTED[stated]}"),
        )  # fmt: skip


def order(dates: Sequence[DateFact]) -> Iterator[Check]:
    """Compare event, publication and page: event ≤ publication ≤ page, one check an article."""
    event = _earliest(dates, "event")
    publication = _earliest(dates, "publication")
    page = _earliest(dates, "page")
    chain = [("event", event), ("publication", publication), ("page", page)]
    stated = [(name, d, day) for name, d in chain if d is not None and (day := _day(d)) is not None]
    if len(stated) < 2:
        return
    days = [day for _, _, day in stated]
    status: CheckStatus = "pass" if days == sorted(days) else "fail"
    yield Check(
        code="date_order", status=status, measure=None,
        expected=" ≤ ".join(name for name, _, _ in stated),
        found=" ≤ ".join(day.isoformat() for day in days) if status == "pass"
        else ", ".join(f"{name} {day.isoformat()}" for name, _, day in stated),
        facts=[d.id for _, d, _ in stated],
        message="in order" if status == "pass" else _broken(stated),
    )  # fmt: skip


def _broken(stated: Sequence[tuple[str, DateFact, dt.date]]) -> str:
    faults = [
        f"{before} {d1.isoformat()} is after {after} {d2.isoformat()}"
        for (before, _, d1), (after, _, d2) in zip(stated, stated[1:], strict=False)
        if d1 > d2
    ]
    return "; ".join(faults)


def _earliest(dates: Sequence[DateFact], role: str) -> DateFact | None:
    return next((d for d in dates if d.role == role and _day(d) is not None), None)


def _day(date: DateFact) -> dt.date | None:
    if date.kind not in ("date", "time") or date.earliest is None or date.earliest != date.latest:
        return None
    return dt.date.fromisoformat(date.earliest)


def _weekday(text: str) -> int | None:
    words = " ".join(text.lower().replace(",", " ").split())
    if "chủ nhật" in words or words.startswith("cn "):
        return 6
    for place, word in enumerate(split := words.split()):
        if word == "thứ" and place + 1 < len(split):
            following = split[place + 1]
            return int(following) - 2 if following.isdigit() else _WORDS.get(following)
        if word in ("t2", "t3", "t4", "t5", "t6", "t7"):
            return int(word[1]) - 2
    return None
