"""Bodies by their heads: each frame says what must follow the head (guide, section 2)."""

from collections.abc import Callable
from typing import cast

from schemas.organisations import OrganisationType

from . import fields, lexicon, organs
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
    if found is None or found[1].type == lexicon.NO_HEAD or depth > MAX_DEPTH:
        return None
    if found[1].capitals and not view.is_upper(place):
        return None
    kind, frame = found[1].kind, found[1].frame
    near_office = follows_office(view, place) if office is None else office
    if frame == "zone":
        return zone(view, place)
    if frame == "company":
        body = company(view, place, office=near_office)
    else:
        head = Head(
            view, place, found[0], found[1].canonical,
            None if kind == "parent" else cast(OrganisationType, kind), near_office,
            lambda at: parse(view, at, depth=depth + 1, office=near_office),
        )  # fmt: skip
        body = _FRAMES[frame](head)
    return None if body is None else with_site(view, body, office=near_office)


_FRAMES: dict[str, Callable[[Head], Body | None]] = {
    "place": organs.place_frame,
    "self": organs.self_frame,
    "organ": organs.organ_frame,
    "office": organs.office_frame,
    "authority": organs.authority_frame,
    "field": fields.field_frame,
    "unit": fields.unit_frame,
}
