"""Close calls: sentences whose best two cuts score the same but for rounding.

Tokens that the model does not know weigh the same, so that `AB C` and `A BC` can be equal in sum.
underthesea then takes the one that its order of adding makes the greater in the last bit. Here that
order is followed: feature by feature, label by label.
"""

from collections.abc import Sequence

from .crfsuite import Weights
from .features import Template

_BEGINS, _GOES_ON = "B", "I"


class Referee:
    """Cuts a sentence as underthesea does to the last bit; slow, and seldom asked."""

    def __init__(self, weights: Weights, order: Sequence[str], dictionary: frozenset[str]) -> None:
        """Take the weights of both labels, and the names of the features in their order."""
        self._states = weights.states
        self._go = weights.transitions
        self._order = [(name + "=", Template.of(name)) for name in order]
        self._dictionary = dictionary

    def begins(self, tokens: Sequence[str]) -> list[bool]:
        """Tell of each token of a sentence whether it is B; the first always is."""
        labels = (_BEGINS, _GOES_ON)
        best = self._emissions(tokens, 0)
        came: list[tuple[int, int]] = []
        for place in range(1, len(tokens)):
            emissions = self._emissions(tokens, place)
            scores, back = [0.0, 0.0], [0, 0]
            for now, label in enumerate(labels):
                ways = [best[old] + self._go[before, label] for old, before in enumerate(labels)]
                back[now] = int(ways[1] > ways[0])
                scores[now] = ways[back[now]] + emissions[now]
            best = (scores[0], scores[1])
            came.append((back[0], back[1]))
        now = int(best[1] > best[0])
        path = [now]
        for step in reversed(came):
            now = step[now]
            path.append(now)
        return [not label or not i for i, label in enumerate(reversed(path))]

    def _emissions(self, tokens: Sequence[str], place: int) -> tuple[float, float]:
        """Add up the weights of a token's features for B and for I."""
        begins = goes_on = 0.0
        for name, template in self._order:
            weights = self._states.get(name + self._value(tokens, place, template))
            if weights:
                begins += weights[0]
                goes_on += weights[1]
        return begins, goes_on

    def _value(self, tokens: Sequence[str], place: int, template: Template) -> str:
        first, last = place + template.low, place + template.high
        if first < 0:
            return "BOS"
        if last >= len(tokens):
            return "EOS"
        run = tokens[first : last + 1]
        match template.kind:
            case "":
                return " ".join(run)
            case "lower":
                return " ".join(run).lower()
            case "isdigit":
                return str(all(is_digit(token) for token in run))
            case "istitle":
                return str(all(is_title(token) for token in run))
            case _:
                return str(" ".join(run).lower() in self._dictionary)


def is_digit(token: str) -> bool:
    """Whether the model takes a token for a number: `2024`, not `2.024`."""
    return token.isascii() and token.isdigit()


def is_title(token: str) -> bool:
    """Whether the model takes a token for a title: it has no capital to begin with instead."""
    return token[0].upper() == token[0]
