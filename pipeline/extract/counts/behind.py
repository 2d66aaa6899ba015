"""What stands behind a number: a counted noun, a unit or a task noun."""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

from . import lexicon
from .lexicon import PERSONS, Entry
from .quantity import Quantity
from .view import View

_LINK = re.compile(
    r"(?:trở lên )?(?:(?:của|trên|trong|so với) )?"
    r"(?:(?:tổng số|tổng|số lượng|số|các|toàn bộ|toàn thể|những) ){0,2}"
)
_RATIO_LINK = re.compile(r"(?:(?:tổng số|tổng|số lượng|số|các|những) ){0,2}")
_EACH_ONE = re.compile(r" ?/ ?[^\W\d_]")
_KINDS = frozenset(
    {"hội nghị", "lễ", "cuộc", "buổi", "thi", "họp", "tuyên truyền", "thực hiện", "triển khai",
     "tập huấn", "các", "chương", "lớp", "kỷ", "đại hội", "khám", "ra", "ký", "đối thoại"}
)  # fmt: skip
"""What follows `tổ chức` where it is a verb."""
_VERB = re.compile(rf" (?:{'|'.join(sorted(_KINDS))})(?!\w)")
_VISITS = re.compile(r"lượt (?:truy cập|xem|đọc|thích|chia sẻ|bình luận|tải)(?!\w)")
_BODY_WORDS = frozenset({"đơn vị", "cơ sở", "tổ chức", "tập thể", "bộ phận"})


class Found(NamedTuple):
    """A counted noun behind a number."""

    start: int
    end: int
    entry: Entry
    classified: bool
    """A classifier stands between the number and the noun."""


class Behind(NamedTuple):
    """What stands behind a number."""

    place: int
    noun: Found | None = None
    unit: str | None = None
    """`money`, `measure`, `time` or `age`."""
    announced: Found | None = None
    """A task noun."""


_NOTHING = Behind(0)
_Match = Callable[[str, int], re.Match[str] | None]


@cache
def _tables() -> tuple[_Match, _Match]:
    """Give what looks for all that may stand behind a number, and for nouns alone."""
    noun = lexicon.nouns().pattern
    nouns = (
        rf"(?=((?>{lexicon.classifiers().pattern})) {{1,3}}(?P<further>{noun})|)"
        rf"({noun})?"
    )
    units, tasks = lexicon.units().pattern, lexicon.declared().pattern
    everything = rf" {{0,3}}(?=({units})|)(?=({tasks})|){nouns}"
    return re.compile(everything).match, re.compile(nouns).match


def look_behind(view: View, quantity: Quantity) -> Behind:
    """Look once for noun, unit and task noun behind a number; the longer of two wins."""
    low, end = view.low, quantity.end
    everything, nouns = _tables()
    match = everything(low, end)
    if match is None:
        return _NOTHING
    said, task, between, further, direct = match.groups()
    start = place = match.end() - len(direct or "")
    if place > end and (quantity.percent or quantity.kind == "ratio"):
        link = (_LINK if quantity.percent else _RATIO_LINK).match(low, place)
        start = link.end() if link else place
        match = nouns(low, start) if start > place else match
        between, further, direct = match.groups()[-3:] if match else (None, None, None)
    if said is task is direct is between is None:
        return _NOTHING
    unit = lexicon.units().entries[said].type if said else None
    if place == end:
        return Behind(place, None if unit or not direct else _glued(view, place, direct), unit)
    found = _direct(view, start, direct) if direct else None
    if between and match:
        further_end = match.end("further")
        if found is None or further_end > found.end:
            found = _classified(view, start, between, further, further_end) or found
    if found is not None:
        if said and place + len(said) >= found.end:
            found = None
        elif _is_no_thing(low, place, found):
            return _NOTHING
        else:
            unit = None
    return Behind(place, found, unit, _announced(place, task) if task else None)


def _announced(place: int, task: str) -> Found:
    noun = Entry(lexicon.declared().entries[task].canonical, "other")
    return Found(place, place + len(task), noun, False)


def _is_no_thing(low: str, place: int, found: Found) -> bool:
    """Tell what is no number of things: `5 công ty/năm`, `3 tổ chức hội nghị`, views of a page."""
    return (
        ("/" in low[found.end : found.end + 2] and _EACH_ONE.match(low, found.end) is not None)
        or (found.entry.canonical == "tổ chức" and _VERB.match(low, found.end) is not None)
        or (low.startswith("lượt ", place) and _VISITS.match(low, place) is not None)
    )


def _glued(view: View, place: int, noun: str) -> Found | None:
    """Find an abbreviation in capitals that stands right behind its number: `3.000CN`."""
    entry = lexicon.nouns().entries[noun]
    if entry.capitals and view.text[place : place + len(noun)].isupper():
        return Found(place, place + len(noun), entry, False)
    return None


def _direct(view: View, place: int, noun: str) -> Found | None:
    entry, end = lexicon.nouns().entries[noun], place + len(noun)
    if entry.capitals and not view.text[place:end].isupper():
        return None
    return Found(place, end, entry, False)


def _classified(view: View, place: int, between: str, noun: str, end: int) -> Found | None:
    """Read a classifier with a noun that it goes with: `5 anh em công nhân`, `2 lượt người`."""
    entry = lexicon.nouns().entries[noun]
    if entry.capitals and not view.text[end - len(noun) : end].isupper():
        return None
    word, of_body = lexicon.classifiers().entries[between].canonical, entry.type not in PERSONS
    if word in _BODY_WORDS:
        fits = of_body and entry.canonical not in _BODY_WORDS
    else:
        fits = word == "lượt" or not of_body
    return Found(place, end, _together(word, entry), True) if fits else None


@lru_cache(maxsize=1024)
def _together(word: str, noun: Entry) -> Entry:
    return Entry(f"{word} {noun.canonical}", noun.type)
