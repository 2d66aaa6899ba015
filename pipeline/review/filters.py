"""Which facts and articles are asked for: read from a query, written back, turned into SQL."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Final
from urllib.parse import urlencode

from .progress import LOW

CLASSES: Final = ("date", "organisation", "count", "item", "unassigned")
STATES: Final = ("open", "decided", "flagged", "skipped")
CHECKS: Final = ("fail", "incomplete", "pass")
CONFIDENCE: Final = ("low", "none", "high")
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Filter:
    """What a queue shows; an empty field asks for nothing."""

    about: str = ""
    type: str = ""
    status: str = ""
    check: str = ""
    confidence: str = ""
    source: str = ""
    rule: str = ""
    search: str = ""
    page: int = 1

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Filter":
        """Read a filter; what it does not know it leaves out."""
        words = {
            f.name: query.get(f.name, "").strip()[:_LONGEST]
            for f in fields(cls)
            if f.name != "page"
        }
        number = query.get("page", "1")
        page = int(number) if number.isdecimal() and len(number) < 7 else 1
        return cls(**words, page=max(page, 1))

    def query(self, *, page: int = 1) -> str:
        """Give the filter as it stands in an address."""
        words = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "page"}
        kept = {k: v for k, v in words.items() if v}
        return urlencode(kept | ({"page": page} if page > 1 else {}))

    @property
    def is_empty(self) -> bool:
        """Tell whether everything is asked for."""
        return replace(self, page=1) == Filter()

    def facts(self) -> tuple[str, list[str | float]]:
        """Give the condition on a fact `f`, empty where there is none."""
        wanted: list[str] = []
        values: list[str | float] = []
        for column, value in (("about", self.about), ("type", self.type), ("rule", self.rule)):
            if value:
                wanted.append(f"f.{column} = ?")
                values.append(value)
        if self.status == "decided":
            wanted.append("f.decided = 1")
        elif self.status:
            wanted.append("f.state = ?")
            values.append(self.status)
        if self.confidence == "none":
            wanted.append("f.confidence IS NULL")
        elif self.confidence:
            wanted.append(f"f.confidence {'<' if self.confidence == 'low' else '>='} ?")
            values.append(LOW)
        return " AND ".join(wanted), values

    def articles(self) -> tuple[str, list[str | float]]:
        """Give the condition on an article `a`, with that on its facts."""
        wanted, values = ["1"], list[str | float]()
        if self.source:
            wanted.append("a.source = ?")
            values.append(self.source)
        if self.check:
            wanted.append("EXISTS (SELECT 1 FROM checked c WHERE c.article = a.n AND ? IN"
                          " (c.status, c.code))")  # fmt: skip
            values.append(self.check)
        if self.search:
            wanted.append("instr(a.words, ?) > 0")
            values.append(self.search.casefold())
        condition, more = self.facts()
        if condition:
            wanted.append(f"EXISTS (SELECT 1 FROM fact f WHERE f.article = a.n AND {condition})")
            values += more
        return " AND ".join(wanted), values
