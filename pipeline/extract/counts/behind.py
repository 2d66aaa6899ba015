"""What stands behind a number: a counted noun, a unit or a task noun."""

import re
from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Final, NamedTuple

from ...data.alternatives import alternatives
from . import lexicon
from .lexicon import PERSONS
from .numbers.quantity import Quantity
from .view import View

_LINK = re.compile(
    r"(?:trở lên )?(?:(?:của|trên|trong|so với) )?"
    r"(?:(?:tổng số|tổng|số lượng|số|các|toàn bộ|toàn thể|những) ){0,2}"
)
_RATIO_LINK = re.compile(r"(?:(?:tổng số|tổng|số lượng|số|các|những) ){0,2}")
_EACH_ONE = re.compile(r" ?/ ?(?!chỉ tiêu|kế hoạch|tổng|toàn|số )[^\W\d_]")
_KINDS = frozenset(
    {"hội nghị", "lễ", "cuộc", "buổi", "thi", "họp", "tuyên truyền", "thực hiện", "triển khai",
     "tập huấn", "các", "chương", "lớp", "kỷ", "đại hội", "khám", "ra", "ký", "đối thoại"}
)  # fmt: skip
"""What follows `tổ chức` where it is a verb."""
_VERB = re.compile(rf" (?:{'|'.join(sorted(_KINDS))})(?!\w)")
_VISITS = re.compile(r"lượt (?:truy cập|xem|đọc|thích|chia sẻ|bình luận|tải)(?!\w)")
_BODY_WORDS = frozenset({"đơn vị", "cơ sở", "tổ chức", "tập thể", "bộ phận"})


_SERVANT = "người làm"
_SERVES = re.compile(
    r" ?(?:[.,;:)”\"\n]|$)| (?:đã|đang|đều|được|bị|phải|và|thì|là|có|còn|không|chưa|nghỉ|mất)(?!\w)"
)
"""Behind other words `làm` is a verb: `16 người làm nghề tự do`."""


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
_found: Callable[[tuple[int, int, str, str, bool, bool]], Found] = partial(tuple.__new__, Found)
_Kinds = tuple[str | None, str | None, str | None, str | None]
_NO_WORDS: _Kinds = (None, None, None, None)


class Tables:
    """What looks for all that may stand behind a number, and what the words mean."""

    __slots__ = ("classified", "doubtful", "everything", "kinds", "units", "words")

    def __init__(self) -> None:
        """Read them from the lexicons."""
        units, tasks = lexicon.units().entries, lexicon.declared().entries
        classifiers, nouns = lexicon.classifiers().entries, lexicon.nouns().entries
        phrases = {*units, *tasks, *classifiers, *nouns}
        self.everything: Final[_Match] = re.compile(
            rf" {{0,3}}({alternatives(phrases)})(?!\w)"
        ).match
        """Gives the longest unit, task noun, classifier or noun."""
        self.kinds: Final[dict[str, _Kinds]] = {
            words: (
                _longest(words, units), _longest(words, tasks),
                _longest(words, classifiers), _longest(words, nouns),
            )
            for words in phrases
        }  # fmt: skip
        """The unit, the task noun, the classifier and the noun that such words begin with."""
        self.classified: Final[_Match] = re.compile(rf" {{1,3}}({lexicon.nouns().pattern})").match
        """Gives the noun behind a classifier."""
        self.units: Final = {words: Behind(unit=entry.type) for words, entry in units.items()}
        self.words: Final = nouns
        self.doubtful: Final = frozenset(
            words
            for words, entry in self.words.items()
            if words.startswith("lượt")
            or entry.capitals
            or words == _SERVANT
            or entry.canonical == "tổ chức"
        )
        """Nouns that may be none: views of a page, the verb `tổ chức`, small letters."""


def _longest(words: str, phrases: Mapping[str, lexicon.Entry]) -> str | None:
    """Give the longest of some phrases that such words begin with."""
    for end in range(len(words), 0, -1):
        if words[:end] in phrases and not words[end : end + 1].isalnum():
            return words[:end]
    return None


@cache
def tables() -> Tables:
    """Give the tables, read once."""
    return Tables()


def look_behind(view: View, quantity: Quantity) -> Behind:
    """Look once for noun, unit and task noun behind a number; the longer of two wins."""
    low, end, known = view.low, quantity.end, tables()
    match = known.everything(low, end)
    said, task, between, direct = known.kinds[match[1]] if match else _NO_WORDS
    place = match.start(1) if match else end + low.startswith(" ", end)
    further = known.classified(low, place + len(between)) if between else None
    if quantity.kind == "number" and not quantity.percent and not (direct or task or further):
        return known.units[said] if said else _NOTHING
    if place == end:
        return _touching(view, place, said, direct)
    start = place
    if quantity.percent or quantity.kind == "ratio":
        link = (_LINK if quantity.percent else _RATIO_LINK).match(low, place)
        if link and link.end() > place:
            start = link.end()
            match = known.everything(low, start)
            _, _, between, direct = known.kinds[match[1]] if match else _NO_WORDS
            further = known.classified(low, start + len(between)) if between else None
    found = _noun(view, start, direct) if direct else None
    if between and further and (found is None or further.end() > found.end):
        found = _classified(view, start, between, further) or found
    announced = _announced(place, task) if task else None
    if found is None or (said and place + len(said) >= found.end):
        return Behind(None, known.units[said].unit if said else None, announced)
    if _is_no_thing(low, place, found):
        return _NOTHING
    return Behind(found, None, announced)


def _touching(view: View, place: int, unit: str | None, words: str | None) -> Behind:
    """Read what stands behind a number without a blank: `12kg`, in capitals `12KCN`."""
    known = tables()
    if unit is not None:
        return known.units[unit]
    return Behind(_noun(view, place, words)) if words and known.words[words].capitals else _NOTHING


def _noun(view: View, start: int, words: str) -> Found | None:
    """Give a noun at a place, unless it is an abbreviation that stands in small letters."""
    end = start + len(words)
    if words == _SERVANT and not _SERVES.match(view.low, end):
        words, end = "người", start + len("người")
    entry = tables().words[words]
    if entry.capitals and not view.text[start:end].isupper():
        return None
    noun = entry.canonical
    return _found((start, end, noun, entry.type, noun in lexicon.generic(), False))


def _is_no_thing(low: str, place: int, found: Found) -> bool:
    """Tell what is no number of things: `5 công ty/năm`, `3 tổ chức hội nghị`, views of a page."""
    end = found.end
    if "/" in low[end : end + 2] and _EACH_ONE.match(low, end):
        return True
    if found.noun == "tổ chức" and _VERB.match(low, end):
        return True
    return low.startswith("lượt ", place) and _VISITS.match(low, place) is not None


def _classified(view: View, start: int, between: str, further: re.Match[str]) -> Found | None:
    """Read a classifier with a noun that it goes with: `5 anh em công nhân`, `2 lượt người`."""
    noun, end = further[1], further.end()
    entry = tables().words[noun]
    if entry.capitals and not view.text[end - len(noun) : end].isupper():
        return None
    word, of_body = lexicon.classifiers().entries[between].canonical, entry.type not in PERSONS
    if word in _BODY_WORDS:
        fits = of_body and entry.type != "other" and entry.canonical not in _BODY_WORDS
    else:
        fits = word == "lượt" or not of_body
    if not fits:
        return None
    return Found(start, end, f"{word} {entry.canonical}", entry.type, classified=True)


def _announced(place: int, task: str) -> Found:
    noun = lexicon.declared().entries[task].canonical
    return Found(place, place + len(task), noun, "other")
