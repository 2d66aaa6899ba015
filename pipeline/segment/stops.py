"""Does a stop end the sentence? One decision, made from the words to its left and right.

Taken for granted: a capital begins a sentence behind `.`, `?`, `!` and at a line's beginning
(Nghị định 30/2020/NĐ-CP, Phụ lục II, I); a syllable has a vowel, so that a token without one
(`ThS.`, `Nxb.`) is an abbreviation. Everything else is in two lexicons, `abbreviations_stop` and
`sentence_starters`.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from ..data import load

CLOSERS = ")]}”’»\"'"
_REACH = 60
_SUFFIX_TYPES = ("domain", "file")
_OPENERS = "“‘«\"'([{"
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\xad"
_LEADERS = (".....", "……")
_BESIDE_TOKEN = re.compile(r"[\s“”\"‘’'«»()\[\]{},;:]")
_WORD = re.compile(r"[^\W_]+")
_SECOND = re.compile(r"\s{1,3}([^\W_]+)|,")
_NUMBER = re.compile(r"[0-9]{1,6}(?:[./,-][0-9]{1,6}){0,4}$")
_ROMAN = re.compile(r"[IVXLC]{2,7}$")
_DOTTED_INITIALS = re.compile(r"(?:[^\W\d_]\.){1,5}[^\W\d_]{1,2}$")
_MARKER = re.compile(
    r"(?:^|[;:])[\s“\"(+*•●▪–-]{0,8}"
    r"(?:(?:Điều|Chương|Mục|Phần|Khoản|Bài|Câu|Bước|Bảng|Biểu|Hình|Phụ lục|Tiểu mục)\s)?"
    r"([0-9]{1,2}(?:\.[0-9]{1,2}){0,3}|[IVX]{1,6}(?:\.[0-9]{1,2}){0,2}|[^\W\d_])[)/]?$"
)
_FIRST_MARKERS = {"1", "I", "a", "A", "i"}
_HONORIFICS = {"ông", "bà", "anh", "chị", "em", "cô", "chú", "bác", "cháu", "họ", "chí", "tên"}


@dataclass(frozen=True, slots=True)
class Stop:
    """A run of stop characters in a line: `động.” Trong` has mark `.`, closers `”`."""

    left: str
    """At most 60 characters before the run, none of an earlier sentence."""
    whole_left: bool
    """Whether `left` reaches back to the beginning of the sentence."""
    mark: str
    closers: str
    right: str
    """What follows the closers: a space if there is any, then at most 60 characters."""


def stop_at(line: str, begin: int, start: int, end: int, after: int) -> Stop:
    """Look at the run `line[start:end]`, closed at `after`, of a sentence from `begin` on."""
    since = max(begin, start - _REACH)
    letter = first_letter(line, after)
    return Stop(
        left=line[since:start],
        whole_left=since == begin,
        mark=line[start:end],
        closers=line[end:after].strip(),
        right=(" " if letter > after else "") + line[letter : letter + _REACH],
    )


def first_letter(line: str, place: int) -> int:
    """Give the place of the first character that is no white space, from `place` on."""
    while place < len(line) and line[place].isspace():
        place += 1
    return place


@dataclass(frozen=True, slots=True)
class _Next:
    """What follows: `spaced`, opening marks, the first character and word, the word behind it."""

    spaced: bool
    opener: str
    sign: str
    word: str
    second: str
    glued_behind: str
    """The two characters behind the word; empty where white space follows it."""

    @property
    def lower(self) -> bool:
        return self.word[:1].islower()

    @property
    def dash(self) -> bool:
        return bool(self.sign) and self.sign in "-–—"

    @property
    def starts(self) -> bool:
        """Whether a sentence can begin here: a capital or a digit, or a sign that is no comma."""
        if self.word:
            return not self.lower
        return bool(self.opener) or self.sign not in ",;:.…?!)]}”’»%/&="


def is_plain_stop(line: str, begin: int, start: int, after: int) -> bool:
    """Tell at once the stop that nothing casts doubt on: `… đã ký. Công nhân …`.

    One dot behind a common word in small letters, then one blank and a capital; `ends_sentence`
    gives True for each of these, and takes ten times as long.
    """
    if after != start + 1 or line[start] != "." or line[after : after + 1] != " ":
        return False
    if not line[after + 1 : after + 2].isupper():
        return False
    first = max(line.rfind(" ", begin, start) + 1, begin)
    word = line[first:start]
    if not (word.islower() and word.isalpha() and _is_common(word)):
        return False
    return len(word) > 2 or line[begin:first].rstrip()[-1:].isalpha()


@lru_cache(maxsize=4096)
def _is_common(word: str) -> bool:
    return 1 < len(word) < _REACH and _kind(word, word) == "plain"


def ends_sentence(stop: Stop) -> bool:
    """Decide for one stop that stands within a line.

    >>> ends_sentence(stop_at("Hai bên đã ký.Công nhân ghi nhận", 0, 13, 14, 14))
    True
    """
    following = _next(stop.right)
    is_last = not (following.word or following.opener or following.sign)
    if is_last or any(leader in stop.mark for leader in _LEADERS):
        return False
    before = stop.left.rstrip()
    if not any(c.isalnum() for c in before) or (before[-1] in "([" and stop.closers):
        return False
    if stop.closers and (following.lower or following.dash):
        return False
    token = _last_token(stop.left)
    if not following.spaced:
        return _ends_without_space(token, stop, following)
    if "?" in stop.mark or "!" in stop.mark:
        return following.starts or following.lower
    if "…" in stop.mark or ".." in stop.mark:
        return following.starts and not (following.opener and following.lower)
    if "/" in stop.mark:
        return following.starts
    return _ends_at_dot(token, stop, following)


def _ends_at_dot(token: str, stop: Stop, following: _Next) -> bool:
    if not (following.starts or following.lower) or _is_marker(stop):
        return False
    kind = _kind(token, stop.left)
    if kind == "plain":
        return True
    if kind == "capital_only":
        return following.starts
    if kind == "initial" and following.word in _starters("honorific"):
        return True
    return following.starts and _is_starter(following)


def _ends_without_space(token: str, stop: Stop, following: _Next) -> bool:
    word = following.word
    if not word[:1].isupper() or following.glued_behind[:1] in tuple("@/=_"):
        return False
    if _in_address(token) or word.lower() in _suffixes():
        return False
    if len(word) == 1 and not (following.glued_behind == "" and _has_vowel(word)):
        return False
    if following.glued_behind[:1] == "." and following.glued_behind[1:].isalnum():
        return False
    if stop.mark != ".":
        return len(word) == 1 or not word.isupper()
    if _is_marker(stop):
        return False
    return _may_be_glued(token, stop.left, word)


def _may_be_glued(token: str, left: str, word: str) -> bool:
    if not token:
        return True
    if _is_address(token) or _NUMBER.match(token):
        return not word.isupper() or len(word) == 1
    last = token.rpartition(".")[2]
    if _kind(token, left) not in ("plain", "capital_only") or not last:
        return False
    if last.isupper():
        return len(last) > 2 and not word.isupper()
    return last.isalpha() and last == token and (len(last) > 1 or not last.isascii())


def _kind(token: str, left: str) -> str:
    """Tell `plain`, `capital_only` (ends before a capital), `initial` or `abbreviation`."""
    last = token.rpartition(".")[2]
    behind = left[: len(left) - len(token)].rstrip()
    if not token or left != left.rstrip():
        return "plain"
    listed = _abbreviations().get(token) or _abbreviations().get(last)
    unit_of_number = len(token) <= 2 and token.islower() and behind[-1:].isdigit()
    if unit_of_number or (listed or "").endswith("_end") or _is_address(token):
        return "capital_only"
    if listed is not None:
        return "abbreviation"
    if _NUMBER.match(token):
        return "plain" if len(token) > 2 and "." not in token else "capital_only"
    if _DOTTED_INITIALS.match(token):
        return "initial"
    return _kind_by_form(token, last, behind)


def _kind_by_form(token: str, last: str, behind: str) -> str:
    if len(last) == 1 and last.isalpha():
        return _kind_of_letter(last, behind)
    if _ROMAN.match(last) or last.isupper():
        return "capital_only"
    if token.replace(".", "").isalpha() and not _has_vowel(last):
        return "abbreviation"
    return "plain"


def _kind_of_letter(letter: str, behind: str) -> str:
    """A letter after a name or an honorific is an initial, after a common noun a label: `khu A.`"""
    if letter.islower():
        return "plain" if _has_vowel(letter) else "abbreviation"
    word = _last_token(behind)
    is_label = word.islower() and word not in _HONORIFICS
    return "capital_only" if is_label else "initial"


def _is_marker(stop: Stop) -> bool:
    """Whether the stop belongs to the number of a point: `1. `, `II. `, `a. `, `Điều 5. `"""
    left = stop.left if stop.whole_left else "…" + stop.left
    match = _MARKER.search(left)
    if match is None:
        return False
    return left[match.start()] != ":" or match[1] in _FIRST_MARKERS


def _is_starter(following: _Next) -> bool:
    if not _starters("starter") & {following.word, f"{following.word} {following.second}"}:
        return False
    return following.second == "," or following.second[:1].islower() or following.second.isdigit()


def _next(right: str) -> _Next:
    bare = right.lstrip().lstrip(_INVISIBLE).lstrip()
    rest = bare.lstrip(_OPENERS)
    opener = bare[: len(bare) - len(rest)]
    rest = rest.lstrip()
    match = _WORD.match(rest)
    word = match[0] if match else ""
    behind = rest[len(word) :]
    second = _SECOND.match(behind) if word else None
    return _Next(
        spaced=bare != right,
        opener=opener,
        sign=rest[:1] if not word else "",
        word=word,
        second=(second[1] or ",") if second else "",
        glued_behind="" if behind[:1].isspace() else behind[:2],
    )


def _last_token(left: str) -> str:
    return _BESIDE_TOKEN.split(left)[-1]


def _has_vowel(word: str) -> bool:
    return any(c in "aeiouy" for c in unicodedata.normalize("NFD", word.lower()))


def _in_address(token: str) -> bool:
    return "@" in token or "://" in token or token.lower().startswith("www.")


def _is_address(token: str) -> bool:
    name, _, last = token.rpartition(".")
    return bool(name) and last.lower() in _suffixes()


@cache
def _abbreviations() -> dict[str, str]:
    rows = load("abbreviations_stop")
    return {row.surface: row.type for row in rows if row.type not in _SUFFIX_TYPES}


@cache
def _suffixes() -> frozenset[str]:
    rows = load("abbreviations_stop")
    return frozenset(row.surface for row in rows if row.type in _SUFFIX_TYPES)


@cache
def _starters(kind: str) -> frozenset[str]:
    return frozenset(row.surface for row in load("sentence_starters") if row.type == kind)
