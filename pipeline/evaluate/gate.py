"""Floors: the measured quality that a change may raise and must not lower.

`corpus/floors.json` holds, for each split, the figures once reached, and the fingerprint of the
gold that they were measured on. A floor falls only together with a changed gold fingerprint and a
decision page that says why.
"""

import hashlib
import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated

from pydantic import Field

from schemas.article import Sha256
from schemas.base import Frozen
from schemas.gold import GoldArticle

from .compiling import gold_line
from .figures import Figures

_GRAIN = 1000
"""Floors have three decimals, rounded down."""
Level = Annotated[float, Field(ge=0, le=1)]


class Lowered(Frozen):
    """One time that floors fell, and the page that says why."""

    gold: Sha256
    page: Annotated[str, Field(pattern=r"^docs/decisions/[a-z0-9-]+\.md$")]


class Floors(Frozen):
    """The content of floors.json."""

    gold: Sha256
    """Fingerprint of the gold that the floors were measured on."""
    splits: dict[str, dict[str, Level]]
    """Split → figure → floor."""
    lowered: list[Lowered] = Field(default_factory=list)


class Breach(Frozen):
    """A figure below its floor."""

    split: str
    figure: str
    floor: float
    measured: float | None
    """None where nothing was measured any more."""


Measured = Mapping[str, Figures]


def fingerprint(articles: Iterable[GoldArticle]) -> str:
    """Give the SHA-256 of compiled gold, articles in order of id."""
    digest = hashlib.sha256()
    for article in sorted(articles, key=lambda a: a.id):
        digest.update(gold_line(article).encode())
    return digest.hexdigest()


def breaches(measured: Measured, floors: Floors) -> Iterator[Breach]:
    """Yield every figure that is below its floor, or gone."""
    for split, levels in floors.splits.items():
        for figure, floor in levels.items():
            found = measured.get(split, {}).get(figure)
            if found is None or found < floor:
                yield Breach(split=split, figure=figure, floor=floor, measured=found)


def raised(measured: Measured, floors: Floors | None, *, gold: str) -> Floors:
    """Give floors at what is measured now wherever that is higher; none falls."""
    splits = {name: dict(levels) for name, levels in (floors.splits if floors else {}).items()}
    for split, figures in measured.items():
        levels = splits.setdefault(split, {})
        for figure, value in figures.items():
            levels[figure] = max(levels.get(figure, 0.0), math.floor(value * _GRAIN) / _GRAIN)
    return Floors(gold=gold, splits=splits, lowered=floors.lowered if floors else [])


def lowered(measured: Measured, floors: Floors, *, gold: str, page: str) -> Floors:
    """Give floors at what is measured on changed gold, also where that is lower.

    Raises ValueError where the gold is the same: then a lower figure is a worse program.
    """
    if gold == floors.gold:
        raise ValueError("the gold has not changed: no floor may fall")
    fresh = raised(measured, None, gold=gold)
    return fresh.model_copy(update={"lowered": [*floors.lowered, Lowered(gold=gold, page=page)]})


def unexplained(before: Floors, after: Floors) -> Iterator[Breach]:
    """Yield floors that fell between two versions of floors.json without changed gold and page."""
    explained = after.gold != before.gold and any(
        entry.gold == after.gold for entry in after.lowered[len(before.lowered) :]
    )
    if explained:
        return
    for split, levels in before.splits.items():
        for figure, floor in levels.items():
            now = after.splits.get(split, {}).get(figure)
            if now is None or now < floor:
                yield Breach(split=split, figure=figure, floor=floor, measured=now)
