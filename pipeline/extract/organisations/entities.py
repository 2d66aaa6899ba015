"""Which mentions mean the same organisation, and what it is called in full."""

from schemas.base import place_id
from schemas.organisations import Entity

from .mention import Mention
from .view import View
from . import identity


def clusters(view: View, mentions: list[Mention]) -> tuple[Entity, ...]:
    """Join the mentions of one organisation; entities come in order of their first mention."""
    groups = identity.groups(view, mentions)
    return tuple(_entity(view, group) for group in groups)


def _entity(view: View, group: list[Mention]) -> Entity:
    first = group[0]
    wordings = list(dict.fromkeys(view.text[m.start : m.end] for m in group))
    full = [identity.written_out(view, m) for m in group]
    name = max(full, key=len)
    types = [m.type for m in group if m.type is not None]
    return Entity(
        id=place_id("e", first.start, first.end),
        name=name,
        type=types[0] if types else "other",
        aliases=[w for w in wordings if w != name],
        mentions=[place_id("o", m.start, m.end) for m in group],
    )
