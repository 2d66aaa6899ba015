"""Dates: time expressions of an article, normalised to EDTF, with roles and reasons."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from schemas import edtf
from schemas.base import place_id
from schemas.dates import DateFact, DateRole, Mod
from schemas.making import made
from schemas.unassigned import Unassigned

from ...segment.segmented import SegmentedText
from .compose import compose
from .cues import Cues
from .dateline import find_dateline
from .english import RULE as ENGLISH
from .english import with_english
from .folding import folded
from .infer import with_publication
from .layout import read_layout
from .moment import Candidate
from .reference import Reference, find_stamp, full_days, read_reference
from .resolve import Resolver
from .resolved import Resolved
from .roles import assign_roles
from .scan import ALL_RULES, scan

__all__ = ["RULE_NAMES", "DatesFound", "find_dates"]

RULE_NAMES = (
    *dict.fromkeys(r.name for r in ALL_RULES), "dates.from_to", "dates.until_now", "dates.before",
    "dates.after", ENGLISH,
)  # fmt: skip
"""Every rule by its name, for tests and calibration."""


_DAY_LONG: Final = (10, 19)
"""How long a day is in EDTF, without and with its clock time."""


@dataclass(frozen=True, slots=True)
class DatesFound:
    """What the room read: facts in order without overlap, and what nothing settles."""

    facts: tuple[DateFact, ...]
    leftovers: tuple[Unassigned, ...]
    reference: Reference


def find_dates(
    article: SegmentedText, *, published: str | None = None, without: frozenset[str] = frozenset()
) -> DatesFound:
    """Give every date of an article: `Sáng 8/3` under a stamp of 2024 is `2024-03-08`, morning.

    `published` is a date given from outside (`2024-05-17`, `2024-05`, `2024-05-17T08:15:00`) and
    counts as stated; `without` switches rules off by name. Boilerplate blocks hold no dates.
    Source: annotation guide, section 1.
    """
    text, low = article.text, folded(article.text, article.low)
    layout = read_layout(article)
    found = compose(text, low, scan(low, parts=layout.places, without=without), without=without)
    if ENGLISH not in without:
        found = with_english(article, low, found)
    cues, days, mentions = Cues(article, low, found), full_days(found), found
    stamp = find_stamp(cues, days, layout) or find_dateline(article, found)
    if layout.doubtful:
        mentions = [c for c in found if c is stamp or not cues.is_boilerplate(c.start)]
        days = full_days(mentions)
    reference = read_reference(cues, mentions, days, published=published, stamp=stamp)
    reference = with_publication(reference, stamp)
    outcomes = Resolver(cues, reference).resolve(mentions)
    resolved = [r for _, r in outcomes if r is not None]
    roles = assign_roles(cues, resolved, reference, stamp=stamp)
    facts = tuple([_fact(text, r, role) for r, role in zip(resolved, roles, strict=True)])
    left = tuple([_leftover(text, c) for c, r in outcomes if r is None])
    return DatesFound(facts, left, reference)


def _fact(text: str, date: Resolved, role: DateRole) -> DateFact:
    candidate, kind, value, grain, mod, inferred, because, others, _ = date
    start, end, rule = candidate[:3]
    if kind == "duration":
        earliest = latest = None
    elif kind != "interval" and len(value) in _DAY_LONG and "X" not in value:
        earliest = latest = value[:10]
    else:
        earliest, latest = _days(value, mod)
    return made(DateFact, {
        "start": start, "end": end, "text": text[start:end], "id": place_id("d", start, end),
        "rule": rule, "confidence": None, "raw_start": None, "raw_end": None, "xpath": None,
        "kind": kind, "value": value, "grain": grain, "mod": mod,
        "earliest": earliest, "latest": latest, "part_of_day": candidate.part_of_day,
        "role": role, "inferred": [*inferred], "because": because,
        "alternatives": [*others],
    })  # fmt: skip


@lru_cache(maxsize=4096)
def _days(value: str, mod: Mod | None) -> tuple[str | None, str | None]:
    """Give the first and last day of a value as the record writes them."""
    first, last = edtf.bounds(value, mod)
    return first.isoformat() if first else None, last.isoformat() if last else None


def _leftover(text: str, candidate: Candidate) -> Unassigned:
    start, end = candidate[:2]
    return made(Unassigned, {
        "start": start, "end": end, "text": text[start:end], "reason": "unresolved_relative",
    })  # fmt: skip
