"""Dates: time expressions of an article, normalised to EDTF, with roles and reasons."""

from dataclasses import dataclass

from schemas import edtf
from schemas.base import place_id
from schemas.dates import DateFact, DateRole
from schemas.unassigned import Unassigned

from ...segment.segmented import SegmentedText
from .compose import compose
from .cues import Cues
from .folding import fold
from .moment import Candidate
from .reference import Reference, find_stamp, read_reference, readable
from .resolve import Resolver
from .resolved import Resolved
from .roles import assign_roles
from .scan import ALL_RULES, scan

__all__ = ["RULE_NAMES", "DatesFound", "find_dates"]

RULE_NAMES = (
    *dict.fromkeys(r.name for r in ALL_RULES), "dates.from_to", "dates.until_now", "dates.before",
    "dates.after",
)  # fmt: skip
"""Every rule by its name, for tests and calibration."""


_MODEL = DateFact.model_construct(
    id="", start=0, end=0, text="", rule="", confidence=None, kind="date", value="", grain=None,
    mod=None, earliest=None, latest=None, part_of_day=None, role="event", inferred=[], because=None,
    alternatives=[],
)  # fmt: skip
"""Copied for each fact: what the room reads is right by the way it is made, and a copy costs a
tenth of a validation. the tables of cases validate what comes out."""


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
    text, low = article.text, fold(article.text)
    readings = scan(low, parts=readable(article), without=without)
    found = compose(text, low, readings, without=without)
    stamp = find_stamp(article, found)
    mentions = [c for c in found if c is stamp or not article.is_boilerplate(c.start)]
    cues = Cues(article, low)
    reference = read_reference(article, cues, mentions, published=published, stamp=stamp)
    outcomes = Resolver(cues, reference).resolve(mentions)
    resolved = [r for _, r in outcomes if r is not None]
    roles = assign_roles(article, cues, resolved, reference, stamp=stamp)
    facts = tuple(_fact(text, r, role) for r, role in zip(resolved, roles, strict=True))
    left = tuple(_leftover(text, c) for c, r in outcomes if r is None)
    return DatesFound(facts, left, reference)


def _fact(text: str, date: Resolved, role: DateRole) -> DateFact:
    candidate = date.candidate
    start, end, rule = candidate[:3]
    first, last = edtf.bounds(date.value, date.mod)
    return _MODEL.model_copy(update={
        "id": place_id("d", start, end), "start": start, "end": end, "text": text[start:end],
        "rule": rule, "kind": date.kind, "value": date.value, "grain": date.grain, "mod": date.mod,
        "earliest": first.isoformat() if first else None,
        "latest": last.isoformat() if last else None,
        "part_of_day": candidate.part_of_day, "role": role, "inferred": list(date.inferred),
        "because": date.because, "alternatives": list(date.alternatives),
    })  # fmt: skip


def _leftover(text: str, candidate: Candidate) -> Unassigned:
    return Unassigned(
        start=candidate.start, end=candidate.end, text=text[candidate.start : candidate.end],
        reason="unresolved_relative",
    )  # fmt: skip
