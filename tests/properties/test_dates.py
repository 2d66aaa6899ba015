"""Dates written in every supported form are read back; no text breaks the room or makes it slow."""

import calendar
import datetime as dt
import random
import re
import sys
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipeline.data import load
from pipeline.extract.dates import DatesFound, find_dates
from pipeline.extract.dates.lunar import lunar_month, solar
from pipeline.segment.article import segment
from pipeline.segment.segmented import SegmentedText
from schemas import edtf
from schemas.article import Block
from schemas.dates import DateFact

from ..tables import article, rows

ONES: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
MONTHS: Final = (
    "Giêng", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một", "Mười Hai",
)  # fmt: skip
ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
WEEKDAYS: Final = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
PARTS: Final = ("sáng", "trưa", "chiều", "tối", "đêm")
HALVES: Final = ("đầu", "cuối")
MODS: Final = {"đầu": "start", "giữa": "mid", "cuối": "end"}
Case = tuple[str, str, str | None]
"""A surface form, its value, and the day of publication that it needs."""


def in_words(number: int) -> str:
    """Write 1 to 99 in words as an editor does: `hai mươi lăm`."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return ONES[ones]
    last = {1: "mốt" if tens > 1 else "một", 4: "tư" if tens > 1 else "bốn", 5: "lăm"}.get(ones)
    head = "mười" if tens == 1 else f"{ONES[tens]} mươi"
    return head if ones == 0 else f"{head} {last or ONES[ones]}"


def year_in_words(year: int) -> str:
    """Write a year in words: `hai nghìn không trăm hai mươi tư`."""
    thousands, rest = divmod(year, 1000)
    hundreds, small = divmod(rest, 100)
    words = f"{ONES[thousands]} nghìn {ONES[hundreds]} trăm"
    if small == 0:
        return words
    return f"{words} linh {ONES[small]}" if small < 10 else f"{words} {in_words(small)}"


def digit_by_digit(year: int) -> str:
    return " ".join(ONES[int(digit)] for digit in str(year))


DAY_FORMS: Final[tuple[Callable[[dt.date], str], ...]] = (
    lambda d: f"ngày {d.day}/{d.month}/{d.year}",
    lambda d: f"{d.day:02}/{d.month:02}/{d.year}",
    lambda d: f"{d.day}-{d.month}-{d.year}",
    lambda d: f"{d.day}.{d.month}.{d.year}",
    lambda d: f"{d.day} / {d.month} / {d.year}",
    lambda d: f"Ngày: {d.day:02}/{d.month}/{d.year}",
    lambda d: f"ngày {d.day} tháng {d.month} năm {d.year}",
    lambda d: f"NGÀY {d.day:02} THÁNG {d.month:02} NĂM {d.year}",
    lambda d: f"{d.day} Tháng {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"Tháng {MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{d.day}/{ROMAN[d.month - 1]}/{d.year}",
    lambda d: f"ngày {in_words(d.day)} tháng {MONTHS[d.month - 1].lower()} năm {d.year}",
    lambda d: f"ngày {in_words(d.day)} tháng {d.month} năm {year_in_words(d.year)}",
    lambda d: f"ngày {d.day} tháng {d.month} năm {digit_by_digit(d.year)}",
    lambda d: f"{WEEKDAYS[d.weekday()]}, ngày {d.day}/{d.month}/{d.year}",
    lambda d: f"Thứ {d.weekday() + 2}, Ngày {d.day} / {d.month} / {d.year}"
    if d.weekday() < 6 else f"Chủ Nhật, {d.day}/{d.month}/{d.year}",
    lambda d: f"{PARTS[d.day % 5]} {d.day}/{d.month}/{d.year}",
    lambda d: f"{PARTS[d.day % 5]} ngày {d.day} tháng {d.month} năm {d.year}",
    lambda d: d.isoformat(),
    lambda d: d.strftime("%Y/%m/%d"),
    lambda d: f"ngày {d.day} tháng {d.month}năm {d.year}",
    lambda d: f"ngày {d.day}, tháng {d.month}, năm {d.year}",
)  # fmt: skip
TIME_FORMS: Final[tuple[Callable[[dt.datetime], str], ...]] = (
    lambda t: f"{t.hour}h{t.minute:02} ngày {t.day}/{t.month}/{t.year}",
    lambda t: f"{t.hour} giờ {t.minute:02} phút ngày {t.day} tháng {t.month} năm {t.year}",
    lambda t: f"{t.day:02}/{t.month:02}/{t.year} {t.hour:02}:{t.minute:02}",
    lambda t: f"{t.hour:02}:{t.minute:02} {t.day:02}/{t.month:02}/{t.year}",
    lambda t: f"{t.day}/{t.month}/{t.year} | {t.hour:02}:{t.minute:02}",
    lambda t: f"{t.hour:02}:{t.minute:02}, {WEEKDAYS[t.weekday()]}, {t.day}/{t.month}/{t.year}",
)  # fmt: skip
SAID_FORMS: Final[tuple[tuple[str, int], ...]] = (
    ("hôm nay", 0), ("sáng nay", 0), ("hôm qua", -1), ("tối qua", -1), ("hôm kia", -2),
    ("ngày mai", 1), ("sáng mai", 1), ("ngày kia", 2),
)  # fmt: skip
WEEKS: Final = {"trước": -1, "này": 0, "tới": 1, "sau": 1}
MONTH_FORMS: Final[tuple[Callable[[int, int], str], ...]] = (
    lambda y, m: f"tháng {m}/{y}",
    lambda y, m: f"tháng {m:02} năm {y}",
    lambda y, m: f"T{m}/{y}",
    lambda y, m: f"tháng {MONTHS[m - 1]} năm {y}",
    lambda y, m: f"tháng {MONTHS[m - 1].lower()} năm {year_in_words(y)}",
    lambda y, m: f"tháng {m} năm {digit_by_digit(y)}",
    lambda y, m: f"THÁNG {m}-{y}",
)  # fmt: skip
YEARS = st.integers(1910, 2090)
DAYS = st.dates(dt.date(1910, 1, 1), dt.date(2090, 12, 31))


@st.composite
def days(draw: st.DrawFn) -> Case:
    day = draw(DAYS)
    return draw(st.sampled_from(DAY_FORMS))(day), day.isoformat(), None


@st.composite
def times(draw: st.DrawFn) -> Case:
    day, hour, minute = draw(DAYS), draw(st.integers(1, 23)), draw(st.integers(0, 59))
    moment = dt.datetime(day.year, day.month, day.day, hour, minute)
    return draw(st.sampled_from(TIME_FORMS))(moment), moment.isoformat(), None


@st.composite
def days_without_year(draw: st.DrawFn) -> Case:
    published = draw(DAYS)
    day = published - dt.timedelta(days=draw(st.integers(0, 200)))
    form = draw(st.sampled_from((
        "ngày {0}/{1}", "sáng {0}/{1}", "hôm {0}-{1}", "ngày {0} tháng {1}", "chiều ngày {0}.{1}",
        "ngày {0:02}/{1:02}",
    )))  # fmt: skip
    return form.format(day.day, day.month), day.isoformat(), published.isoformat()


@st.composite
def months(draw: st.DrawFn) -> Case:
    year, month = draw(YEARS), draw(st.integers(1, 12))
    surface, value = draw(st.sampled_from(MONTH_FORMS))(year, month), f"{year}-{month:02}"
    return surface, value, None


@st.composite
def parts(draw: st.DrawFn) -> Case:
    year, number = draw(YEARS), draw(st.integers(1, 4))
    count, late = draw(st.integers(2, 11)), draw(st.booleans())
    months_ = (13 - count, 12) if late else (1, count)
    quarter = f"{year}-{3 * number - 2:02}/{year}-{3 * number:02}"
    part = f"{year}-{months_[0]:02}/{year}-{months_[1]:02}"
    half = f"{year}-07/{year}-12" if late else f"{year}-01/{year}-06"
    return draw(st.sampled_from((
        (f"quý {ROMAN[number - 1]}/{year}", quarter, None),
        (f"quý {number} năm {year}", quarter, None),
        (f"Q{number}/{year}", quarter, None),
        (f"{count} tháng {HALVES[late]} năm {year}", part, None),
        (f"{in_words(count)} tháng đầu năm {year}", f"{year}-01/{year}-{count:02}", None),
        (f"nửa {HALVES[late]} năm {year}", half, None),
    )))  # fmt: skip


@st.composite
def years(draw: st.DrawFn) -> Case:
    year, more = draw(YEARS), draw(st.integers(1, 40))
    both = f"{year}/{year + more}"
    return draw(st.sampled_from((
        (f"năm {year}", f"{year}", None),
        (f"năm {year_in_words(year)}", f"{year}", None),
        (f"năm {digit_by_digit(year)}", f"{year}", None),
        (f"giai đoạn {year}-{year + more}", both, None),
        (f"nhiệm kỳ {year} – {year + more}", both, None),
        (f"năm {year} đến năm {year + more}", both, None),
        (f"năm học {year} - {year + 1}", f"{year}/{year + 1}", None),
    )))  # fmt: skip


@st.composite
def intervals(draw: st.DrawFn) -> Case:
    first = draw(DAYS)
    last = first + dt.timedelta(days=draw(st.integers(1, 60)))
    value = f"{first}/{last}"
    forms = [
        f"ngày {first.day}/{first.month}/{first.year} đến ngày {last.day}/{last.month}/{last.year}",
        f"{first.day}/{first.month}/{first.year} - {last.day}/{last.month}/{last.year}",
    ]
    if first.year == last.year:
        forms.append(f"ngày {first.day}/{first.month} đến {last.day}/{last.month}/{last.year}")
    if (first.year, first.month) == (last.year, last.month):
        forms.append(f"ngày {first.day} đến {last.day}/{last.month}/{last.year}")
        forms.append(f"{first.day}-{last.day}/{last.month}/{last.year}")
        forms.append(f"ngày {first.day} - {last.day} tháng {last.month} năm {last.year}")
    return draw(st.sampled_from(forms)), value, None


@st.composite
def lengths(draw: st.DrawFn) -> Case:
    unit, letter = draw(
        st.sampled_from((("năm", "Y"), ("tháng", "M"), ("tuần", "W"), ("ngày", "D")))
    )
    number = draw(st.integers(1, 99))
    words = draw(st.booleans())
    return f"{in_words(number) if words else number} {unit}", f"P{number}{letter}", None


@st.composite
def said(draw: st.DrawFn) -> Case:
    """Days, weeks, months and years told from the day of publication."""
    today = draw(DAYS)
    words, step = draw(st.sampled_from(SAID_FORMS))
    week, weekday = draw(st.sampled_from(sorted(WEEKS))), draw(st.integers(0, 6))
    monday = today - dt.timedelta(days=today.weekday() - 7 * WEEKS[week])
    day = today + dt.timedelta(days=step)
    before = today.replace(day=1) - dt.timedelta(days=1)
    return draw(st.sampled_from((
        (words, day.isoformat(), today.isoformat()),
        (f"{words} {day.day}/{day.month}", day.isoformat(), today.isoformat()),
        (f"tuần {week}", f"{monday}/{monday + dt.timedelta(days=6)}", today.isoformat()),
        (f"{WEEKDAYS[weekday]} tuần {week}",
         (monday + dt.timedelta(days=weekday)).isoformat(), today.isoformat()),
        ("tháng trước", f"{before:%Y-%m}", today.isoformat()),
        ("tháng này", f"{today:%Y-%m}", today.isoformat()),
        ("năm ngoái", f"{today.year - 1}", today.isoformat()),
        ("năm nay", f"{today.year}", today.isoformat()),
        ("đầu năm đến nay", f"{today.year}-01-01/{today}", today.isoformat()),
    )))  # fmt: skip


@st.composite
def lunar(draw: st.DrawFn) -> Case:
    year, month = draw(st.integers(1950, 2080)), draw(st.integers(1, 11))
    day = draw(st.integers(1, 29))
    first, place = solar(min(day, 19), 1, year), solar(day, month, year)
    full, whole = solar(15, month, year), lunar_month(month, year)
    assert first and place and full and whole
    return draw(st.sampled_from((
        (f"mùng {min(day, 19)} Tết năm {year}", first.isoformat(), None),
        (f"ngày {day}/{month}/{year} âm lịch", place.isoformat(), None),
        (f"{day} tháng {month} âm lịch năm {year}", place.isoformat(), None),
        (f"rằm tháng {MONTHS[month - 1]} năm {year}", full.isoformat(), None),
        (f"tháng {month} âm lịch năm {year}", f"{whole[0]}/{whole[1]}", None),
    )))  # fmt: skip


@st.composite
def open_intervals(draw: st.DrawFn) -> Case:
    """Periods with one end, parts of a month, decades, and ranges of months and lengths."""
    day, low, more = draw(DAYS), draw(st.integers(1, 11)), draw(st.integers(1, 9))
    last = calendar.monthrange(day.year, day.month)[1]
    month, days_ = f"{day.year}-{day.month:02}", draw(st.integers(2, 28))
    high = min(12, low + more)
    return draw(st.sampled_from((
        (f"trước ngày {day.day}/{day.month}/{day.year}", f"../{day}", None),
        (f"sau ngày {day.day}/{day.month}/{day.year}", f"{day}/..", None),
        (f"trước tháng {day.month}/{day.year}", f"../{month}", None),
        (f"sau năm {day.year}", f"{day.year}/..", None),
        (f"{days_} ngày đầu tháng {day.month}/{day.year}", f"{month}-01/{month}-{days_:02}", None),
        (f"{days_} ngày cuối tháng {day.month}/{day.year}",
         f"{month}-{last - days_ + 1:02}/{month}-{last:02}", None),
        (f"nửa cuối tháng {day.month}/{day.year}", f"{month}-16/{month}-{last:02}", None),
        (f"tuần đầu tháng {day.month}/{day.year}", f"{month}-01/{month}-07", None),
        (f"thập niên {day.year // 10 * 10}", f"{day.year // 10}X", None),
        (f"tháng {low} đến tháng {high} năm {day.year}",
         f"{day.year}-{low:02}/{day.year}-{high:02}", None),
        (f"{low}-{high} tháng", f"P{low}M/P{high}M", None),
        (f"{low} năm rưỡi", f"P{low}Y6M", None),
        (f"{low} tháng đến {more} năm", f"P{low}M/P{more}Y", None),
    )))  # fmt: skip


CASES = st.one_of(
    days(), times(), days_without_year(), months(), parts(), years(), intervals(), lengths(),
    said(), lunar(), open_intervals(),
)  # fmt: skip
FRAMES = st.sampled_from((
    ("", ""), ("Trong ", ", hai bên phối hợp tốt."), ("“", "”, ông nói."),
    ("Theo bảng chấm công, từ ", ", dây chuyền hoạt động."),
    ("😀 Thông tin cập nhật (", ") cho biết…"), ("Hội nghị\u00a0diễn ra vào  ", "."),
    ("Toàn khu có 45 doanh nghiệp; ", ": 12.300 lao động."),
    ("Đến hết\u00a0", "; còn 5/8 nội dung."),
))  # fmt: skip


@settings(max_examples=800, deadline=None)
@given(case=CASES, frame=FRAMES)
def test_what_is_written_is_read_back(case: Case, frame: tuple[str, str]) -> None:
    surface, value, published = case
    assume(not (surface.startswith(("trước", "sau")) and frame[0].endswith(("từ ", "hết\u00a0"))))
    text = unicodedata.normalize("NFC", frame[0] + surface + frame[1])
    facts = find_dates(article(text), published=published).facts
    assert [(f.text, f.value) for f in facts] == [(surface, value)]


@settings(max_examples=200, deadline=None)
@given(case=CASES, gap=st.sampled_from(("\u00a0", "  ", "\u202f", " \u00a0")))
def test_blanks_of_any_kind_say_the_same(case: Case, gap: str) -> None:
    surface, value, published = case
    facts = find_dates(article(surface.replace(" ", gap)), published=published).facts
    assert [(f.text, f.value) for f in facts] == [(surface.replace(" ", gap), value)]


@settings(max_examples=200, deadline=None)
@given(year=YEARS, month=st.integers(1, 12), mod=st.sampled_from(sorted(MODS)))
def test_a_part_of_a_month_has_its_days(year: int, month: int, mod: str) -> None:
    (fact,) = find_dates(article(f"Vào {mod} tháng {month}/{year}, mưa lớn.")).facts
    last = calendar.monthrange(year, month)[1]
    first, end = {"đầu": (1, 10), "giữa": (11, 20), "cuối": (21, last)}[mod]
    assert (fact.mod, fact.value) == (MODS[mod], f"{year}-{month:02}")
    assert fact.earliest == dt.date(year, month, first).isoformat()
    assert fact.latest == dt.date(year, month, end).isoformat()


WORDS: Final = (
    *("ngày", "tháng", "năm", "quý", "tuần", "thứ", "sáng", "trưa", "chiều", "tối", "đêm", "hôm"),
    *("nay", "qua", "mai", "kia", "này", "trước", "sau", "tới", "đầu", "giữa", "cuối", "nửa"),
    *("giai đoạn", "nhiệm kỳ", "thập niên", "thế kỷ", "từ", "đến", "trong", "cùng", "mùng", "rằm"),
    *("Tết", "âm lịch", "một", "hai", "ba", "bốn", "mươi", "mười", "linh", "trăm", "nghìn"),
    *("Giêng", "chạp", "Hai", "Tư", "chủ nhật", "và", "hoặc", "lao động", "doanh nghiệp", "số"),
    *("đường", "giờ", "h", "phút", "các", "những", "mỗi", "trở đi", "trở lại đây", "XX", "ngoái"),
    *("sang", "hết", "tính", "kể"),
)
PIECES = st.one_of(
    st.sampled_from([*WORDS, *"0123456789/-.,:;()[]–%", " ", "  ", "\u00a0", "\n", "😀"]),
    st.integers(0, 99999).map(str),
    st.sampled_from(["12/2021", "5/8", "10-12", "1999-2005", "8h30", "2021", "30/2", "31"]),
)
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from(["", " ", " ", " "])), max_size=25).map(
    lambda pieces: unicodedata.normalize("NFC", "".join(a + b for a, b in pieces))
)
TIME_WORD: Final = re.compile(
    r"ngày|tháng|năm|quý|tuần|thứ|chủ\s+nhật|sáng|trưa|chiều|tối|đêm|khuya|hôm|giai\s+đoạn|nhiệm\s+kỳ|"
    r"thập|thế|mùng|mồng|rằm|tết|âm\s+lịch|kỳ|nay|đây|trước|sau|mùa|vụ|niên|khóa|\d\s*(?:h|g|:\d\d)|"
    r"t\d{1,2}[/.-]\d{4}|q[1-4][/.-]\d{4}",
    re.IGNORECASE,
)
FULL: Final = re.compile(
    r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}|\d{4}\D\d\d\D\d\d|\d{1,2}/\d{4}|\d{4}"
)
CUES: Final = {r.surface for r in load("date_cues") if r.type.startswith("before_")}


def sound(text: str, found: DatesFound) -> None:
    """Offsets hold, nothing overlaps, and every fact rests on something that says time."""
    end = 0
    for fact in found.facts:
        assert text[fact.start : fact.end] == fact.text
        assert end <= fact.start
        end = fact.end
        assert edtf.kind_of(fact.value) == fact.kind
        assert says_time(text, fact), (fact.text, text)
    for left in found.leftovers:
        assert text[left.start : left.end] == left.text


def says_time(text: str, fact: DateFact) -> bool:
    if TIME_WORD.search(fact.text) or FULL.search(fact.text):
        return True
    before, behind = text[max(0, fact.start - 60) : fact.start], text[fact.end : fact.end + 40]
    beside = {w.strip('()[]“":').lower() for w in before.split()[-4:]}
    alone = not before.strip() and not behind.strip()
    joined = re.search(r"(?:[-–,;(\[]|và|hoặc|đến|tới)\s*$", before.lower())
    return bool(
        alone or beside & {w for cue in CUES for w in cue.split()} or joined
        or re.match(r"\s+(?:tới|sắp|vừa)|\s*(?:,|và|hoặc|đến|tới|-|–|&)", behind)
    )  # fmt: skip


@settings(max_examples=1500, deadline=None)
@given(text=TEXTS, published=st.sampled_from((None, "2023-05-10", "2020-02-29", "2022-12")))
def test_no_string_breaks_the_room(text: str, published: str | None) -> None:
    sound(text, find_dates(article(text), published=published))


ROWS: Final = rows(*sorted((Path(__file__).parents[1] / "extract" / "tables").glob("dates_*.toml")))
WRITTEN: Final = sorted({row.text[start:end] for row in ROWS for start, end in row.spans})
BETWEEN: Final = (
    *(
        " ",
        ", ",
        " và ",
        " đến ",
        " - ",
        " (",
        ") ",
        ". ",
        "\n",
        "\n\nCập nhật: ",
        "/",
        "-",
        " từ ",
    ),
    *(" tính đến ", " so với cùng kỳ năm trước ", " cùng ngày ", " trước ", " sau ", " của "),
)
MIXED = st.lists(
    st.tuples(st.sampled_from(WRITTEN) | st.sampled_from(WORDS), st.sampled_from(BETWEEN)),
    max_size=7,
).map(lambda pieces: "".join(a + b for a, b in pieces))
ANY_DAY = st.sampled_from(
    (None, "2023-05-10", "2020-02-29", "2024-12-31", "1000-01-01", "9999-12-31")
)


@settings(max_examples=1500, deadline=None)
@given(text=MIXED, published=ANY_DAY, page=st.booleans())
def test_no_mixture_of_dates_breaks_the_room(text: str, published: str | None, page: bool) -> None:
    found = find_dates(segment(text) if page else article(text), published=published)
    sound(text, found)


@settings(max_examples=300, deadline=None)
@given(text=st.text(max_size=200).map(lambda t: unicodedata.normalize("NFC", t)))
def test_no_text_of_any_script_breaks_the_room(text: str) -> None:
    sound(text, find_dates(article(text)))


@pytest.mark.slow
@settings(max_examples=10_000, deadline=None)
@given(text=TEXTS)
def test_ten_thousand_strings(text: str) -> None:
    sound(text, find_dates(article(text), published="2023-05-10"))


LONG: Final = {
    "slashes": "1/2/", "digits": "12345678 ", "run": "7", "dashes": "1-2-3 ", "days": "ngày ",
    "numbers": "năm ", "commas": "5, 6, ", "stops": "1.2.3.", "pairs": "5/8 ", "words": "hai mươi ",
    "full": "1/2/2021 ", "same": "cùng ngày ", "to": "5 đến ", "brackets": "(8/3) ",
}  # fmt: skip


def one_line(text: str) -> SegmentedText:
    """A text that is one block and one sentence, so that only this room's work is seen."""
    return SegmentedText(text, (Block(start=0, end=len(text), kind="body"),), ((0, len(text)),))


def calls(text: str) -> int:
    """Count the calls, those of regular expressions included, that a text costs."""
    count = 0

    def note(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    page = one_line(text)
    sys.setprofile(note)
    try:
        find_dates(page, published="2023-05-10")
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", LONG.values(), ids=LONG)
def test_steps_grow_no_faster_than_the_text(piece: str) -> None:
    find_dates(one_line(piece))
    small, large = (calls(piece * (length // len(piece))) for length in (4_000, 16_000))
    assert large <= 5 * small + 500


@pytest.mark.parametrize("letters", ["0123456789/", "0123456789/ ", "12/- "])
def test_a_megabyte_of_digits_and_slashes_costs_in_proportion(letters: str) -> None:
    """Eight times the text costs at most twenty times as much, at one of three tries."""
    chosen = random.Random(8).choices(letters, k=1_000_000)

    def cost(length: int) -> float:
        page = one_line("".join(chosen[:length]))
        start = time.process_time()
        find_dates(page)
        return time.process_time() - start

    tries = (cost(1_000_000) / max(cost(125_000), 0.05) for _ in range(3))
    assert any(grown <= 20 for grown in tries)


@pytest.mark.slow
@pytest.mark.parametrize("piece", LONG.values(), ids=LONG)
def test_a_long_text_costs_in_proportion(piece: str) -> None:
    """Sixteen times the text costs at most forty times as much: no pattern goes back and forth.

    A pattern that does is slow each time, a busy machine is not.
    """

    def cost(length: int) -> float:
        page = one_line(piece * (length // len(piece)))
        costs: list[float] = []
        for _ in range(3):
            start = time.process_time()
            find_dates(page)
            costs.append(time.process_time() - start)
        return min(costs)

    cost(2_000)
    tries = (cost(320_000) / max(cost(20_000), 0.001) for _ in range(3))
    assert any(grown <= 40 for grown in tries)
