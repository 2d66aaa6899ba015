"""What stands behind a number: a counted noun, a unit or a task noun."""

import re
from collections.abc import Callable
from functools import cache
from typing import Final, NamedTuple

from . import lexicon
from .lexicon import PERSONS
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
    noun: str
    """As the lexicon has it, with the classifier that stands in front of it."""
    measure: str
    generic: bool = False
    """It stands for what the sentence says (người, đơn vị)."""
    classified: bool = False
    """A classifier stands between the number and the noun."""


class Behind(NamedTuple):
    """What stands behind a number."""

    noun: Found | None = None
    unit: str | None = None
    """`money`, `measure`, `time` or `age`."""
    announced: Found | None = None
    """A task noun."""


_Match = Callable[[str, int], re.Match[str] | None]
_NOTHING = Behind()


class Tables:
    """What looks for all that may stand behind a number, and what the words mean."""

    __slots__ = ("doubtful", "everything", "nouns", "units", "words")

    def __init__(self) -> None:
        """Read them from the lexicons."""
        noun = lexicon.nouns().pattern
        nouns = (
            rf"(?=((?>{lexicon.classifiers().pattern})) {{1,3}}(?P<further>{noun})|)"
            rf"({noun})?"
        )
        units, tasks = lexicon.units().pattern, lexicon.declared().pattern
        pattern = rf" {{0,3}}(?=({units})|)(?=({tasks})|){nouns}"
        self.everything: Final[_Match] = re.compile(pattern).match
        """Gives unit, task noun, classifier, noun behind the classifier, noun."""
        self.nouns: Final[_Match] = re.compile(nouns).match
        self.units: Final = {words: entry.type for words, entry in lexicon.units().entries.items()}
        self.words: Final = lexicon.nouns().entries
        self.doubtful: Final = frozenset(
            words
            for words, entry in self.words.items()
            if words.startswith("lượt") or entry.canonical == "tổ chức" or entry.capitals
        )
        """Nouns that may be none: views of a page, the verb `tổ chức`, small letters."""


@cache
def tables() -> Tables:
    """Give the tables, read once."""
    return Tables()


def look_behind(view: View, quantity: Quantity) -> Behind:
    """Look once for noun, unit and task noun behind a number; the longer of two wins."""
    low, end, known = view.low, quantity.end, tables()
    match = known.everything(low, end)
    if match is None:
        return _NOTHING
    said, task, between, further, direct = match.groups()
    if direct is task is between is None and quantity.kind == "number" and not quantity.percent:
        return Behind(None, known.units[said]) if said else _NOTHING
    start = place = match.end() - len(direct or "")
    unit = known.units[said] if said else None
    if place == end:
        glued = _noun(view, place, match.end(), direct) if direct and not unit else None
        capitals = glued is not None and direct is not None and known.words[direct].capitals
        return Behind(glued if capitals else None, unit)
    if quantity.percent or quantity.kind == "ratio":
        link = (_LINK if quantity.percent else _RATIO_LINK).match(low, place)
        start = link.end() if link else place
        behind_link = known.nouns(low, start) if start > place else None
        if behind_link:
            match = behind_link
            between, further, direct = match.groups()
    found = _noun(view, start, match.end(), direct) if direct else None
    if between and further:
        stop = match.end("further")
        if found is None or stop > found.end:
            found = _classified(view, start, stop, between, further) or found
    announced = _announced(place, task) if task else None
    if found is None or (said and place + len(said) >= found.end):
        return Behind(None, unit, announced)
    if _is_no_thing(low, place, found):
        return _NOTHING
    return Behind(found, None, announced)


def _noun(view: View, start: int, end: int, words: str) -> Found | None:
    """Give a noun at a place, unless it is an abbreviation that stands in small letters."""
    entry = lexicon.nouns().entries[words]
    if entry.capitals and not view.text[start:end].isupper():
        return None
    return Found(start, end, entry.canonical, entry.type, entry.canonical in lexicon.generic())


def _is_no_thing(low: str, place: int, found: Found) -> bool:
    """Tell what is no number of things: `5 công ty/năm`, `3 tổ chức hội nghị`, views of a page."""
    return (
        _EACH_ONE.match(low, found.end) is not None
        or (found.noun == "tổ chức" and _VERB.match(low, found.end) is not None)
        or _VISITS.match(low, place) is not None
    )


def _classified(view: View, start: int, end: int, between: str, noun: str) -> Found | None:
    """Read a classifier with a noun that it goes with: `5 anh em công nhân`, `2 lượt người`."""
    entry = lexicon.nouns().entries[noun]
    if entry.capitals and not view.text[end - len(noun) : end].isupper():
        return None
    word, of_body = lexicon.classifiers().entries[between].canonical, entry.type not in PERSONS
    if word in _BODY_WORDS:
        fits = of_body and entry.canonical not in _BODY_WORDS
    else:
        fits = word == "lượt" or not of_body
    if not fits:
        return None
    return Found(start, end, f"{word} {entry.canonical}", entry.type, classified=True)


def _announced(place: int, task: str) -> Found:
    noun = lexicon.declared().entries[task].canonical
    return Found(place, place + len(task), noun, "other")
