"""Which organisation mention some words are: exactly, at the core, or plainly meant."""

import re
from operator import attrgetter, itemgetter
from typing import Final

from schemas.organisations import OrganisationFact, OrganisationType

from .placed import Placed

_SHORT: Final = re.compile(
    r"(?:(?:toàn(?: bộ)?|cả|phía|đại diện)[ \u00a0])?"
    r"(?:(?P<zone>khu|khu vực|khu công nghiệp|kcn|kkt|kcx)"
    r"|(?P<enterprise>công ty|nhà máy|xí nghiệp|doanh nghiệp|tập đoàn))"
    r"(?:[ \u00a0](?:em|tôi|mình|chúng tôi))?",
    re.IGNORECASE,
)

_ENDS_SHORT: Final = (
    "khu", "vực", "nghiệp", "kcn", "kkt", "kcx", "ty", "máy", "đoàn", "em", "tôi", "mình",
)  # fmt: skip
"""The last words of what is short; few others end so."""
_asked: Final = itemgetter("type", "entity")
_values: Final = attrgetter("__dict__")


class Bodies(Placed[OrganisationFact]):
    """The organisation mentions of an article, to be asked by place and words."""

    __slots__ = ()

    def meant(self, start: int, end: int, words: str) -> str | None:
        """Give the id of the mention that these words name, None where they name none for sure.

        The only mention inside, if it is most of the words; for `Toàn khu`, `Công ty` the nearest
        mention before of the article's only zone or only enterprise.
        """
        found = self.numbers(start, end)
        if found:
            first, last = self.places[found[0]]
            covers = len(found) == 1 and 2 * (last - first) > end - start
            return self.facts[found[0]].id if covers else None
        short = _SHORT.fullmatch(words) if words.lower().endswith(_ENDS_SHORT) else None
        return self._only("zone" if short["zone"] else "enterprise", start) if short else None

    def _only(self, kind: OrganisationType, place: int) -> str | None:
        said = list(map(_asked, map(_values, self.facts)))
        if len({entity for other, entity in said if other == kind}) != 1:
            return None
        before = [n for n, (other, _) in enumerate(said) if other == kind]
        before = [n for n in before if self.places[n][1] <= place]
        return self.facts[before[-1]].id if before else None
