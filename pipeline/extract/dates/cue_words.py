"""The words of a sentence that tell what its dates are for, by what they say.

All stand in `pipeline/data/date_cues.tsv`; one pass over a sentence finds them.
"""

import re
from functools import cache
from typing import Final

from ...data import load
from ...data.alternatives import alternatives
from .folding import NO_WORD, fold

KINDS: Final = (
    "plan", "future", "due", "target", "past", "event", "document", "issued", "anniversary",
    "review", "outlook", "compared", "as_of", "covers", "held", "earlier", "story", "once",
    "tenure", "happened", "none",
)  # fmt: skip
"""Types of `date_cues` that are looked for in whole sentences."""
(
    PLAN, FUTURE, DUE, TARGET, PAST, EVENT, DOCUMENT, ISSUED, ANNIVERSARY, REVIEW, OUTLOOK,
    COMPARED, AS_OF, COVERS, HELD, EARLIER, STORY, ONCE, TENURE, HAPPENED, _NONE,
) = (1 << n for n in range(len(KINDS)))  # fmt: skip
"""The same as bits: what a cue can say, or all cues of a sentence, is one number."""
REACH: Final = 220
"""Characters before a date in which a cue can still be meant for it."""
Cue = tuple[int, int, int]
"""Start and end of a cue, and all that it can say as bits."""


@cache
def cue_table() -> tuple[re.Pattern[str], dict[str, int]]:
    """Give the pattern of all cues, behind a character that is no letter, and what each says."""
    kinds: dict[str, int] = {}
    for row in load("date_cues"):
        if row.type in KINDS:
            surface = fold(row.surface)
            kinds[surface] = kinds.get(surface, 0) | 1 << KINDS.index(row.type)
    pattern = re.compile(rf"{NO_WORD}({alternatives(kinds)})(?!\w)")
    return pattern, kinds
