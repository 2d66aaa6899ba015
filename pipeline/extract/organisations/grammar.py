"""Bodies by their heads: each frame says what must follow the head (guide, section 2)."""

from collections.abc import Callable
from functools import partial

from . import fields, lexicon, organs
from .alone import alone, is_alone, may_be_short, says_nothing
from .body import Body
from .companies import company
from .heads import MAX_DEPTH, Head, follows_office
from .sites import with_site
from .view import View
from .zones import zone


def parse(
    view: View,
    place: int,
    *,
    depth: int = 0,
    office: bool | None = None,
    found: tuple[int, lexicon.Entry] | None = None,
) -> Body | None:
    """Read the longest body whose head begins at a word, None where there is none.

    Bodies that are only a head are `bare`; whether they mean one is not decided here. `found` is
    the head where it is known.
    """
    found = found or view.head(place)
    if found is None or depth > MAX_DEPTH:
        return None
    end, entry = found
    if entry.type == lexicon.NO_HEAD or (entry.capitals and not view.is_upper(place)):
        return None
    frame = entry.frame
    if is_alone(view, end, frame):
        if says_nothing(entry, capital=view.is_capital(place)):
            return None
        if may_be_short(place, end, entry):
            return alone(view, place, end, entry)
    if office is None:
        office = view.low[place - 1] in view.cues.office_sizes and follows_office(view, place)
    if frame == "zone":
        return zone(view, place, found, office=office)
    if frame == "company":
        body = company(view, place, found, office=office)
    else:
        read = partial(parse, view, depth=depth + 1, office=office)
        body = _FRAMES[frame](Head(view, place, found, read, office=office))
    return None if body is None else with_site(view, body, office=office)


_FRAMES: dict[str, Callable[[Head], Body | None]] = {
    "place": organs.place_frame,
    "self": organs.self_frame,
    "organ": organs.organ_frame,
    "office": organs.office_frame,
    "authority": organs.authority_frame,
    "field": fields.field_frame,
    "unit": fields.unit_frame,
}
