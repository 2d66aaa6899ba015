"""Which organisation mention some words are: exactly, at the core, or plainly meant."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter, itemgetter
from typing import Final

from schemas.organisations import OrganisationFact, OrganisationType

_SHORT: Final = re.compile(
    r"(?:(?:toàn(?: bộ)?|cả|phía|đại diện)[ \u00a0])?"
    r"(?:(?P<zone>khu|khu vực|khu công nghiệp|kcn|kkt|kcx)"
    r"|(?P<enterprise>công ty|nhà máy|xí nghiệp|doanh nghiệp|tập đoàn))"
    r"(?:[ \u00a0](?:em|tôi|mình|chúng tôi))?",
    re.IGNORECASE,
)


_start: Final = attrgetter("start")
_values: Final = attrgetter("__dict__")
_place: Final = itemgetter("start", "end")


class Bodies:
    """The organisation mentions of an article, to be asked by place and words."""

    def __init__(self, organisations: Sequence[OrganisationFact]) -> None:
        self._mentions = sorted(organisations, key=_start)
        self.places: list[tuple[int, int]] = list(map(_place, map(_values, self._mentions)))
        self._starts = [start for start, _ in self.places]

    def touching(self, start: int, end: int) -> list[OrganisationFact]:
        """Give the mentions that share a character with a range, in order."""
        first = max(bisect_left(self._starts, start) - 1, 0)
        last = bisect_left(self._starts, end)
        return [o for o in self._mentions[first:last] if o.end > start]

    def inside(self, start: int, end: int) -> list[OrganisationFact]:
        """Give the mentions that lie wholly within a range, in order."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return [o for o in self._mentions[first:last] if o.end <= end]

    def meant(self, start: int, end: int, words: str) -> str | None:
        """Give the id of the mention that these words name, None where they name none for sure.

        The mention that covers them, else the longest inside if it is most of the words and stands
        alone; for `Toàn khu`, `Công ty` the nearest mention before of the article's only zone or
        only enterprise.
        """
        found = self.inside(start, end)
        longest = max([0, *[one.end - one.start for one in found]])
        if 2 * longest > end - start:
            return found[0].id if len(found) == 1 else None
        short = _SHORT.fullmatch(words)
        if found or not short:
            return None
        return self._only("zone" if short["zone"] else "enterprise", start)

    def _only(self, kind: OrganisationType, place: int) -> str | None:
        same = [o for o in self._mentions if o.type == kind]
        before = [o for o in same if o.end <= place]
        return before[-1].id if before and len({o.entity for o in same}) == 1 else None
