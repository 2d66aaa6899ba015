"""Lexicons as data: tables of surface forms, each row with a source.

A table is `pipeline/data/NAME.tsv`: UTF-8, NFC, four columns set off by tabs (surface, canonical,
type, source), the names of the columns in the first row, comment lines with `#`.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ..errors import SetupError

COLUMNS = ("surface", "canonical", "type", "source")
_HINT = "Install vifacts again; `vifacts doctor` names every damaged file."


@dataclass(frozen=True, slots=True)
class Row:
    """One surface form: `Row("CĐCS", "công đoàn cơ sở", "union_organisations", "Điều lệ …")`."""

    surface: str
    canonical: str
    """What the surface form stands for; the surface form itself where it stands for itself."""
    type: str
    """The row's class in its table: a measure, a kind of organisation, a unit …"""
    source: str
    """Where the form was seen or is laid down: a law, a standard, a book; never empty."""


@cache
def load(name: str) -> tuple[Row, ...]:
    """Give the rows of a table in file order: `load("abbreviations_stop")`.

    Raises SetupError `lexicon_missing` where there is no such table and `lexicon_damaged`, with the
    number of the line, where a line is no row: not four filled, trimmed columns of NFC text.
    """
    place = files(__name__).joinpath(f"{name}.tsv")
    if not place.is_file():
        raise SetupError("lexicon_missing", f"there is no lexicon {name}.tsv", hint=_HINT)
    try:
        lines = place.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise SetupError("lexicon_damaged", f"{name}.tsv: {error}", hint=_HINT) from error
    return rows(lines, name=name)


def rows(lines: list[str], *, name: str) -> tuple[Row, ...]:
    """Read the lines of a table; `name` is for messages.

    >>> rows(["surface\\tcanonical\\ttype\\tsource", "TP\\tthành phố\\tplace\\tpress"], name="x")
    (Row(surface='TP', canonical='thành phố', type='place', source='press'),)
    """
    found: list[Row] = []
    header = False
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(line.split("\t"))
        if not header:
            header = cells == COLUMNS
            if not header:
                raise _damaged(name, number, f"the first row must be {' '.join(COLUMNS)}")
        elif len(cells) != len(COLUMNS) or any(not c or c != c.strip() for c in cells):
            raise _damaged(name, number, "not four filled and trimmed columns")
        elif not unicodedata.is_normalized("NFC", line):
            raise _damaged(name, number, "not NFC")
        else:
            found.append(Row(*cells))
    return tuple(found)


def _damaged(name: str, number: int, message: str) -> SetupError:
    return SetupError("lexicon_damaged", f"{name}.tsv, line {number}: {message}", hint=_HINT)
