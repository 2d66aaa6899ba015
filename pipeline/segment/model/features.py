"""The model's features by what they look at: single tokens, neighbours, the edges of a sentence.

A feature is named `T[LOW,HIGH].KIND=VALUE`: what stands from LOW to HIGH places off a token, joined
by spaces, as printed or as KIND says. Beyond the edges VALUE is BOS or EOS.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Vector = npt.NDArray[np.float64]
PLACES: Final = (-2, -1, 0, 1, 2)
_TEMPLATE = re.compile(r"T\[(?P<low>-?\d)(?:,(?P<high>-?\d))?\](?:\.(?P<kind>\w+))?")


@dataclass(frozen=True, slots=True)
class Template:
    """What a feature looks at."""

    low: int
    high: int
    kind: str
    """Empty for the token as printed, else lower, isdigit, istitle or is_in_dict."""

    @classmethod
    def of(cls, name: str) -> "Template":
        """Read a name: `T[-1,0].lower`. Raises ValueError for any other name."""
        match = _TEMPLATE.fullmatch(name)
        if match is None:
            raise ValueError(f"not a feature: {name}")
        low = int(match["low"])
        return cls(low, int(match["high"] or low), match["kind"] or "")

    @property
    def size(self) -> int:
        """How many tokens it looks at."""
        return self.high - self.low + 1


class Features:
    """How much more each feature speaks for I than for B, by template and value."""

    def __init__(self, states: dict[str, tuple[float, float]]) -> None:
        """Sort the attributes of a model file: name, `=`, value; and their weights, B and I."""
        self._by: defaultdict[Template, dict[str, float]] = defaultdict(dict)
        named: dict[str, dict[str, float]] = {}
        for attribute, (begins, goes_on) in states.items():
            name, _, value = attribute.partition("=")
            values = named.get(name)
            if values is None:
                values = named[name] = self._by[Template.of(name)]
            values[value] = goes_on - begins

    def of(self, low: int, size: int = 1, kind: str = "") -> dict[str, float]:
        """Give value → weight of what begins at a place, empty where the model has no such."""
        return self._by.get(Template(low, low + size - 1, kind), {})

    def at_edge(self, place: int, length: int) -> float:
        """Give the weight that a place has in a sentence of some length, whatever stands there.

        That is what lies beyond the edges, and runs of words that are neither titles nor known.
        """
        total = 0.0
        for template, values in self._by.items():
            if place + template.low < 0:
                total += values.get("BOS", 0.0)
            elif place + template.high >= length:
                total += values.get("EOS", 0.0)
            elif template.size > 1:
                total += values.get("False", 0.0)
        return total

    def switch(self, size: int, kind: str) -> Vector:
        """Give what True adds to False, by the place where such a run of tokens begins: -2 to 2."""
        found = [self.of(low, size, kind) for low in PLACES]
        return np.array([v.get("True", 0.0) - v.get("False", 0.0) for v in found])
