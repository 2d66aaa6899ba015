"""Annotated text → stripped text and its marks; the first half of the parser in `markup`."""

import re
import shlex
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from ..errors import GoldError

OPEN, CLOSE = "⟦", "⟧"
HINT = "corpus/README.md describes the marks."
_ATTRIBUTES = re.compile(r"\{([^{}\n]*)\}")
_SEPARATOR = re.compile(r"^---(?:\n|\Z)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark as found: its place in the stripped text, its words, what the braces say."""

    start: int
    end: int
    text: str
    words: list[str]
    """The words in the braces, the class letter first, quotes resolved."""
    line: int
    """Line of the annotated file where the mark opens."""


@dataclass(frozen=True, slots=True)
class Source:
    """An annotated article, taken apart."""

    header: dict[str, str]
    text: str
    """The article without its marks."""
    first_line: int
    """Line of the annotated file where the text begins."""
    marks: list[Mark]
    footer: list[tuple[int, list[str]]]
    """Lines of the footer: number and words."""

    def line_of(self, place: int) -> int:
        """Give the line of the annotated file that holds a code point of the text."""
        return self.first_line + self.text.count("\n", 0, place)


def split(source: str) -> Source:
    """Take an annotated article apart into header, text with marks, and footer.

    Raises GoldError: `bad_layout`, `bad_header`, `not_nfc`, and those of marks.
    """
    pieces = _SEPARATOR.split(source, maxsplit=2)
    if len(pieces) != 3:
        raise GoldError(
            "bad_layout", f"{len(pieces) - 1} of the two lines of --- are there",
            hint="Separate header, text and footer by lines of ---, also where one is empty.",
            line=max(1, len(source.splitlines())),
        )  # fmt: skip
    head, body, foot = pieces
    first = head.count("\n") + 2
    _refuse_what_is_not_nfc(body, first)
    text, marks = _strip(body, first)
    start = first + body.count("\n") + 1
    footer = [
        (start + i, words_of(line, start + i))
        for i, line in enumerate(foot.split("\n"))
        if line.strip()
    ]
    return Source(_header(head), text, first, marks, footer)


def _header(head: str) -> dict[str, str]:
    header: dict[str, str] = {}
    for number, line in enumerate(head.split("\n"), 1):
        key, colon, value = line.partition(":")
        if not line.strip():
            continue
        if not colon:
            raise GoldError("bad_header", f"no colon in {line!r}", hint=HINT, line=number)
        header[key.strip()] = value.strip()
    return header


def _refuse_what_is_not_nfc(body: str, first_line: int) -> None:
    if "\r" not in body and unicodedata.is_normalized("NFC", body):
        return
    for number, line in enumerate(body.split("\n"), first_line):
        if "\r" in line or not unicodedata.is_normalized("NFC", line):
            raise GoldError(
                "not_nfc", f"{line[:40]!r} is not NFC with \\n line ends", line=number,
                hint="Save the file as Unicode NFC with \\n line ends: offsets count those.",
            )  # fmt: skip


def _strip(body: str, first_line: int) -> tuple[str, list[Mark]]:
    out: list[str] = []
    marks: list[Mark] = []
    opened: list[tuple[int, int]] = []
    length = position = 0
    while position < len(body):
        char = body[position]
        line = first_line + body.count("\n", 0, position) if char in OPEN + CLOSE else 0
        if char == OPEN:
            opened.append((length, line))
            position += 1
        elif char == CLOSE:
            match = _ATTRIBUTES.match(body, position + 1)
            if not opened:
                raise GoldError("unopened", f"{CLOSE} without {OPEN}", hint=HINT, line=line)
            if match is None:
                raise GoldError("no_attributes", f"no {{…}} after {CLOSE}", hint=HINT, line=line)
            start, opened_at = opened.pop()
            mark = Mark(start, length, "".join(out[start:]), words_of(match[1], line), opened_at)
            _check_mark(mark)
            marks.append(mark)
            position = match.end()
        else:
            out.append(char)
            length += 1
            position += 1
    if opened:
        raise GoldError("unclosed", f"{OPEN} is never closed", hint=HINT, line=opened[-1][1])
    return "".join(out), marks


def _check_mark(mark: Mark) -> None:
    if not mark.words or mark.words[0] not in ("d", "o", "c", "t"):
        raise GoldError(
            "unknown_class", f"{mark.words[:1] or 'nothing'} is no class", line=mark.line,
            hint="Begin with d (date), o (organisation), c (count) or t (task item).",
        )  # fmt: skip
    if not mark.text or mark.text != mark.text.strip():
        raise GoldError(
            "loose_span", f"the span {mark.text!r} is empty or has space at an end",
            hint="Move the marks to the first and last character of the words.", line=mark.line,
        )  # fmt: skip


def words_of(line: str, number: int) -> list[str]:
    """Split a line or the inside of braces at spaces; quotes keep words together."""
    try:
        return shlex.split(line)
    except ValueError as error:
        raise GoldError("bad_quotes", f"{error} in {line!r}", hint=HINT, line=number) from error


def must_stand_in_text(quotes: Sequence[str | None], text: str, line: int) -> None:
    """Raise GoldError `words_not_in_text` unless the article has each of the quotes."""
    for words in quotes:
        if words is not None and words not in text:
            raise GoldError(
                "words_not_in_text", f"{words!r} does not stand in the text", line=line,
                hint="Quote the words exactly as the article has them.",
            )  # fmt: skip
