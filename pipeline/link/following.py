"""Words right behind a number that say whose it is: `97 doanh nghiệp của Khu A`.

Everything here reads blotted sentences (`link.marked`).
"""

import re
from typing import Final

from .bodies import Candidate
from .marked import WORD

_PREPOSITIONS: Final = (" của ", " thuộc ", " trên ", " trong ", " tại ", " ở ", " địa bàn ")
_BEHIND: Final = re.compile(rf"(?: {WORD}){{0,2}}? (?:của|thuộc|trên|trong|tại|ở) (?:địa bàn )?")
_WORKING_IN: Final = re.compile(
    r"(?: (?:hiện|đang|hiện đang))? (?:làm việc|làm|sinh hoạt|công tác|lao động)"
    r" (?:trong|tại|ở)(?: toàn)? (?:địa bàn )?"
)
_SHORT: Final = re.compile(r" \([A-ZĐ]{2,6}\) ")
"""How a noun is shortened: `2.300 công nhân (CN) Công ty A`."""
_CLOSE_BEHIND: Final = re.compile(r" (?:(?:của|thuộc|trên|trong|tại|ở) )?(?:địa bàn )?")


def may_follow(between: str) -> bool:
    """Tell words behind a number after which its scope can stand: most that stand near do not."""
    return (
        between == " " or between.endswith(_PREPOSITIONS) or _SHORT.fullmatch(between) is not None
    )


def follows(line: str, end: int, candidate: Candidate, *, close: bool, people: bool) -> bool:
    """Tell words right behind a number that say whose it is: `97 doanh nghiệp của Khu A`.

    `close` asks for nothing but a preposition between, as where another scope is there already;
    of people the body may stand right behind: `3.000 công nhân Công ty X`.
    """
    if not end < candidate.start <= end + 40:
        return False
    between = line[end : candidate.start]
    if _WORKING_IN.fullmatch(between):
        return people and not (close and candidate.kind == "zones") and candidate.kind not in (
            "bare", "sector",
        )  # fmt: skip
    if candidate.kind == "zones":
        return not close and between in (" trong ", " tại ", " ở ", " của ")
    if candidate.kind == "bare":
        return between == " của "
    if candidate.kind in ("sector", "whole") and _CLOSE_BEHIND.fullmatch(between):
        return not line.startswith("ngành", candidate.start)
    if between == " " or _SHORT.fullmatch(between):
        return people and candidate.kind in ("body", "unit", "zone", "place")
    pattern = _CLOSE_BEHIND if close else _BEHIND
    return len(between) > 1 and bool(pattern.fullmatch(between))
