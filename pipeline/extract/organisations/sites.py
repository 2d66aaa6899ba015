"""Branches and sites behind a name: `Bệnh viện K cơ sở Tân Triều`, `… chi nhánh tỉnh Đồng Nai`."""

from . import lexicon
from .body import Body
from .brackets import bracket
from .marks import ROMAN
from .places import is_counted, name_end, tail
from .syllables import is_foreign
from .view import View

SITE = "organisations.site"
_KINDS = frozenset({"enterprise", "health", "education"})
_STATE_BANK = "ngân hàng nhà nước"


def with_site(view: View, body: Body, *, office: bool = False) -> Body:
    """Take in the branch or site of a company, bank, hospital or school, a body of its own."""
    if body.bare or not (body.type in _KINDS or body.head.startswith(_STATE_BANK)):
        return body
    at = body.end + 1 if view.at(body.end) == "-" and view.spaced(body.end) else body.end
    inner = bracket(view, at) or _foreign_bracket(view, at)
    at = inner or at
    at = at + 1 if view.low[at] == "-" and (inner or body.type == "enterprise") else at
    cue = lexicon.cues("site").match(view.low, at)
    if cue is None:
        return body
    first, head = cue[0], cue[1].canonical
    end = _place_end(view, first + 1 if view.at(first) == "tại" else first, office=office)
    if end is None:
        return body
    words = tuple(word for word in view.low[first:end] if word[0].isalnum())
    return Body(body.first, end, body.type, SITE, head, words, parent=body, proper=True)


def _foreign_bracket(view: View, place: int) -> int | None:
    """Give the end of one word in brackets that is a name: `(HaiDongBank)`."""
    if view.low[place] != "(" or view.low[place + 2] != ")" or not view.is_capital(place + 1):
        return None
    return place + 3 if is_foreign(view.low[place + 1]) else None


def _place_end(view: View, place: int, *, office: bool) -> int | None:
    """A number, a territory or a name in capitals tells sites apart."""
    if view.is_number(place):
        counted = len(view.at(place)) > 2 or is_counted(view, place + 1)
        return None if counted or view.at(place + 1) in ("/", ".", "%") else place + 1
    where = tail(view, place, office=office)
    if where is not None:
        return _behind_number(view, where.end)
    end = name_end(view, place, office=office)
    return _behind_number(view, end) if end > place else None


def _behind_number(view: View, place: int) -> int:
    """Take in the number of a second branch of a place: `Chi nhánh Bắc Ninh II`."""
    roman = view.low[place] in ROMAN and view.is_upper(place)
    return place + 1 if roman and view.spaced(place) else place
