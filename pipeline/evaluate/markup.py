"""Annotated text → gold article: marks stand in the text, offsets are computed, never typed.

    genre: đối thoại
    ---
    ⟦Sáng 16/5⟧{d 2024-05-16 event morning ~year}, ⟦Công đoàn các KCN tỉnh⟧{o union} đối thoại …
    Toàn khu có ⟦45 doanh nghiệp⟧{c enterprises 45 total scope="Toàn khu"} …
    yêu cầu: (1) ⟦rà soát … ⟦trước ngày 30/6⟧{d ../2024-06-30 plan ~year}⟧{t A 1 actors="…"}
    ---
    list A planned 3 cue="yêu cầu:"
    check total_of_parts pass enterprises

The whole language is described in corpus/README.md.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, get_args

from pydantic import ValidationError

from schemas import counts, dates, edtf, organisations
from schemas.gold import GoldArticle

from ..errors import GoldError
from .footer import read_footer
from .marks import HINT, Mark, Source, must_stand_in_text, split

_FRACTION = re.compile(r"^(\d+(?:\.\d+)?)/(\d+(?:\.\d+)?)$")
_RANGE = re.compile(r"^(\d+(?:\.\d+)?)\.\.(\d+(?:\.\d+)?)?$")
_NUMBER = re.compile(r"^\d+(?:\.\d+)?$")

_Row = dict[str, Any]
_Reader = Callable[[Mark, "_Attributes", str], _Row]


@dataclass(slots=True)
class _Attributes:
    """What stands in the braces: bare words, key=value pairs, and whether a `?` was there."""

    bare: list[str] = field(default_factory=list)
    pairs: dict[str, str] = field(default_factory=dict)
    optional: bool = False


def parse(source: str, *, id: str) -> GoldArticle:
    """Turn annotated text into a gold article, or raise GoldError naming the line.

    >>> parse("---\\n⟦45 doanh nghiệp⟧{c enterprises 45 level}\\n---\\n", id="a").gold.counts[0].low
    45
    """
    parts = split(source)
    facts: dict[str, list[_Row]] = {"dates": [], "organisations": [], "counts": []}
    lists, found_checks = read_footer(parts)
    for mark in sorted(parts.marks, key=lambda m: (m.start, -m.end)):
        letter, attributes = mark.words[0], _attributes(mark)
        if letter == "t":
            _item(mark, attributes, lists, parts.text)
        else:
            name, read = _CLASSES[letter]
            facts[name].append(_fact(mark, attributes) | read(mark, attributes, parts.text))
    for label, tasks in lists.items():
        if not tasks["items"]:
            raise GoldError(
                "empty_list", f"list {label} has no item", hint=HINT, line=tasks["line"]
            )
        del tasks["line"]
    gold = {**facts, "tasks": list(lists.values()), "checks": found_checks}
    _refuse_overlaps(gold, parts)
    meta = dict(parts.header)
    published = meta.pop("published", None)
    row = {"id": id, "text": parts.text, "published": published, "meta": meta, "gold": gold}
    try:
        return GoldArticle.model_validate(row)
    except ValidationError as error:
        raise _bad_value(error, row, parts) from error


def strip(source: str) -> str:
    """Give the article without its marks, as it would be saved from the page.

    >>> strip("---\\nToàn khu có ⟦45 doanh nghiệp⟧{c enterprises 45 level}.\\n---\\n")
    'Toàn khu có 45 doanh nghiệp.\\n'
    """
    return split(source).text


def _bad_value(error: ValidationError, row: _Row, parts: Source) -> GoldError:
    """Say which mark holds the value that the schema refuses."""
    first = error.errors()[0]
    line: int | None = None
    value: Any = row
    for step in first["loc"]:
        holds = isinstance(value, list) or (isinstance(value, dict) and step in value)
        value = value[step] if holds else None
        if isinstance(value, dict) and "start" in value:
            line = parts.line_of(value["start"])
    where = "/".join(str(x) for x in first["loc"])
    return GoldError("bad_value", f"{where}: {first['msg']}", hint=HINT, line=line)


def _attributes(mark: Mark) -> _Attributes:
    found = _Attributes()
    for word in mark.words[1:]:
        key, equals, value = word.partition("=")
        if word == "?":
            found.optional = True
        elif equals and key.isidentifier():
            found.pairs[key] = value
        else:
            found.bare.append(word)
    return found


def _fact(mark: Mark, attributes: _Attributes) -> _Row:
    return {
        "start": mark.start, "end": mark.end, "text": mark.text, "optional": attributes.optional
    }  # fmt: skip


def _refused(code: str, message: str, mark: Mark, hint: str = HINT) -> GoldError:
    return GoldError(code, message, hint=hint, line=mark.line)


def _no_more(mark: Mark, attributes: _Attributes) -> None:
    left = attributes.bare + [f"{k}={v}" for k, v in attributes.pairs.items()]
    if left:
        message = f"{' '.join(left)} says nothing about {mark.text!r}"
        raise _refused("unknown_attribute", message, mark)


def _take(bare: list[str], choices: object) -> str | None:
    for word in bare:
        if word in get_args(choices):
            bare.remove(word)
            return word
    return None


def _role(mark: Mark, attributes: _Attributes, choices: object) -> str | None:
    role = _take(attributes.bare, choices)
    if role is None and not attributes.optional:
        raise _refused("no_role", f"{mark.text!r} has no role", mark)
    return role


def _date(mark: Mark, attributes: _Attributes, text: str) -> _Row:
    bare = attributes.bare
    if not bare:
        raise _refused("no_value", f"{mark.text!r} has no value", mark)
    value: str | None = bare.pop(0)
    kind = edtf.kind_of(str(value))
    if value == "none":
        value, kind = None, _take(bare, dates.DateKind)
    if kind is None:
        raise _refused("bad_value", f"{value} is no EDTF value", mark)
    if value is not None:
        try:
            edtf.bounds(value)
        except ValueError as error:
            raise _refused("bad_value", str(error), mark) from error
    inferred = [w[1:] for w in bare if w.startswith("~")]
    attributes.bare = [w for w in bare if not w.startswith("~")]
    role, part = _role(mark, attributes, dates.DateRole), _take(attributes.bare, dates.PartOfDay)
    mod = attributes.pairs.pop("mod", None)
    _no_more(mark, attributes)
    return {
        "kind": kind, "value": value, "role": role, "part_of_day": part, "mod": mod,
        "inferred": inferred,
    }  # fmt: skip


def _organisation(mark: Mark, attributes: _Attributes, text: str) -> _Row:
    kind = _take(attributes.bare, organisations.OrganisationType)
    if kind is None:
        raise _refused("no_type", f"{mark.text!r} has no type", mark)
    entity = attributes.pairs.pop("entity", mark.text)
    _no_more(mark, attributes)
    return {"type": kind, "entity": entity}


def _count(mark: Mark, attributes: _Attributes, text: str) -> _Row:
    bare, pairs = attributes.bare, attributes.pairs
    measure = _take(bare, counts.Measure)
    if measure is None:
        raise _refused("no_measure", f"{mark.text!r} has no measure", mark)
    role, direction = _role(mark, attributes, counts.CountRole), _take(bare, counts.Direction)
    modifier = _take(bare, counts.Modifier) or "exact"
    written = bare.pop(0) if bare else ""
    quoted = {name: pairs.pop(name, None) for name in ("noun", "scope", "period")}
    must_stand_in_text((quoted["scope"], quoted["period"]), text, mark.line)
    _no_more(mark, attributes)
    return {
        "measure": measure, "role": role, "direction": direction, **quoted,
        **_number(written, modifier, mark),
    }  # fmt: skip


def _number(written: str, modifier: str, mark: Mark) -> _Row:
    unit = "percent" if written.endswith("%") else "absolute"
    digits = written.removesuffix("%")
    value = low = high = of = None
    if match := _RANGE.match(digits):
        low, high = float(match[1]), float(match[2]) if match[2] else None
        modifier = "range" if match[2] else "at_least"
    elif match := _FRACTION.match(digits):
        value, of = float(match[1]), float(match[2])
    elif _NUMBER.match(digits):
        value = float(digits)
    else:
        raise _refused(
            "bad_number", f"{written!r} is no number for {mark.text!r}", mark,
            "Write 126694, 0.64%, 3..4 (a range), 1000.. (vague) or 5/8 (a fraction).",
        )  # fmt: skip
    if value is not None:
        low, high = counts.limits(modifier, value) or (None, None)
    return {
        "value": value, "low": low, "high": high, "of": of, "unit": unit, "modifier": modifier
    }  # fmt: skip


def _item(mark: Mark, attributes: _Attributes, lists: dict[str, _Row], text: str) -> None:
    bare, pairs = attributes.bare, attributes.pairs
    if len(bare) < 2 or bare[0] not in lists:
        raise _refused(
            "no_list", f"{mark.text[:40]!r} belongs to no list", mark,
            "Write the list's label and the ordinal or -: {t A 1}, and `list A …` below.",
        )  # fmt: skip
    items, ordinal = lists[bare.pop(0)]["items"], bare.pop(0)
    inferred = "inferred" in bare
    if inferred:
        bare.remove("inferred")
    if ordinal != "-" and not ordinal.isdecimal():
        raise _refused("bad_ordinal", f"{ordinal!r} is no ordinal", mark)
    level, parent = pairs.pop("level", "1"), pairs.pop("parent", None)
    if not level.isdecimal() or level == "0":
        raise _refused("bad_level", f"{level!r} is no level", mark)
    if parent is not None and not (parent.isdecimal() and 1 <= int(parent) <= len(items)):
        raise _refused("bad_parent", f"{parent!r} is no earlier item of the list", mark)
    several = {
        name: [w.strip() for w in pairs.pop(name).split(";")] if name in pairs else None
        for name in ("actors", "targets")
    }
    deadline = pairs.pop("deadline", None)
    quotes = (deadline, *(several["actors"] or ()), *(several["targets"] or ()))
    must_stand_in_text(quotes, text, mark.line)
    _no_more(mark, attributes)
    items.append(
        _fact(mark, attributes)
        | {
            "ordinal": None if ordinal == "-" else int(ordinal), "inferred": inferred,
            "level": int(level), "parent": int(parent) - 1 if parent else None,
            "deadline": deadline, **several,
        }
    )  # fmt: skip


def _refuse_overlaps(gold: dict[str, list[_Row]], parts: Source) -> None:
    items = [item for tasks in gold["tasks"] if not _nested(tasks) for item in tasks["items"]]
    for group in (gold["dates"] + gold["counts"], gold["organisations"], items):
        ordered = sorted(group, key=lambda f: (f["start"], f["end"]))
        for before, after in pairwise(ordered):
            if after["start"] < before["end"]:
                raise GoldError(
                    "overlap", f"{before['text']!r} and {after['text']!r} share characters",
                    hint="Facts of one class don't overlap, nor do a date and a count.",
                    line=parts.line_of(after["start"]),
                )  # fmt: skip


def _nested(tasks: _Row) -> bool:
    return any(item["level"] > 1 for item in tasks["items"])


_CLASSES: dict[str, tuple[str, _Reader]] = {
    "d": ("dates", _date), "o": ("organisations", _organisation), "c": ("counts", _count)
}  # fmt: skip
