"""Entities: the mentions of one organisation, its fullest name and its other wordings."""

from schemas.base import place_id
from schemas.organisations import Entity

from . import glossary, identity
from .mention import Mention
from .view import View


def clusters(view: View, mentions: list[Mention]) -> tuple[Entity, ...]:
    """Join the mentions of one organisation; entities come in order of their first mention."""
    own = glossary.defined(view.text)
    return tuple(_entity(view, group, own) for group in identity.groups(mentions))


def _entity(view: View, group: list[Mention], own: dict[str, str]) -> Entity:
    """The name is the longest wording with abbreviations written out, not that of a title."""
    first = group[0]
    wordings = list(dict.fromkeys(view.text[m.start : m.end] for m in group))
    full = [glossary.written_out(wording, own) for wording in wordings]
    name = max(full, key=lambda words: (not words.isupper(), len(words)))
    return Entity(
        id=place_id("e", first.start, first.end),
        name=name,
        type=next((m.type for m in group if m.type is not None), "other"),
        aliases=[wording for wording in wordings if wording != name],
        mentions=[place_id("o", m.start, m.end) for m in group],
    )
