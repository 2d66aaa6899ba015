"""Entities: the mentions of one organisation, its fullest name and its other wordings."""

from schemas.making import made
from schemas.organisations import Entity

from . import glossary, identity
from .mention import Mention
from .places import name_end
from .view import View


def clusters(view: View, mentions: list[Mention]) -> tuple[tuple[Entity, ...], dict[int, str]]:
    """Join the mentions of one organisation: entities in order of their first mention.

    With them comes the id of the entity of each mention, by the mention's start.
    """
    own = glossary.defined(view.text)
    ids: dict[int, str] = {}
    return tuple([_entity(view, group, own, ids) for group in identity.groups(mentions)]), ids


def _entity(view: View, group: list[Mention], own: dict[str, str], ids: dict[int, str]) -> Entity:
    """The name is the longest wording with abbreviations written out, not that of a title."""
    first, text = group[0], view.text
    place = f"{first.start}-{first.end}"
    ids[first.start] = key = "e" + place
    if len(group) == 1:
        wordings, mentions = [text[first.start : first.end]], ["o" + place]
        full = [glossary.written_out(wordings[0], own)]
    else:
        wordings = list(dict.fromkeys([text[m.start : m.end] for m in group]))
        mentions = [f"o{m.start}-{m.end}" for m in group]
        full = [glossary.written_out(wording, own) for wording in wordings]
        for mention in group:
            ids[mention.start] = key
    if first.body is not None and first.body.head in _LEVELS:
        full += _completed(view, group)
    name = full[0] if len(full) == 1 else max(full, key=_fullness)
    return made(Entity, {
        "id": key, "name": name,
        "type": first.type or next((m.type for m in group if m.type is not None), "other"),
        "aliases": [wording for wording in wordings if wording != name], "mentions": mentions,
    })  # fmt: skip


def _fullness(words: str) -> tuple[bool, int]:
    return not words.isupper(), len(words)


_LEVELS = {"quận ủy": "quận", "huyện ủy": "huyện", "thị ủy": "thị xã"}


def _completed(view: View, group: list[Mention]) -> list[str]:
    """Give `Quận ủy Quận 12` for a plain `Quận ủy` where the article knows one district alone."""
    body = group[0].body
    level = _LEVELS.get(body.head) if body is not None else None
    if level is None or any(m.body is None or m.body.place is not None for m in group):
        return []
    places = {name.casefold(): name for name in _districts(view, level)}
    words = view.text[group[0].start : group[0].end]
    return [f"{words} {name}" for name in places.values()] if len(places) == 1 else []


def _districts(view: View, level: str) -> list[str]:
    """Give the districts of an article: `Quận 12` as it stands, `Củ Chi` without its level."""
    size = len(level.split())
    found: list[str] = []
    for index, word in enumerate(view.low):
        if word != level.split()[0] or view.low[index : index + size] != level.split():
            continue
        end = name_end(view, index + size, office=False)
        if end > index + size:
            numbered = view.is_number(index + size)
            words = view.quote(index if numbered else index + size, end)
            found.append(words[0].upper() + words[1:])
    return found
