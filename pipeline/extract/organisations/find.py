"""From a segmented article to its organisations and the entities that they stand for."""

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.base import place_id
from schemas.organisations import Entity, OrganisationFact, OrganisationType

from ...segment.segmented import SegmentedText
from . import short
from .body import Body
from .definitions import ABBREVIATION, DEFINITION, defined, linked, repeated
from .entities import clusters
from .initials import INITIALS, initialled
from .mention import Mention
from .scan import scan
from .sites import SITE
from .view import View

RULE_NAMES: tuple[str, ...] = (
    "organisations.territory", "organisations.known", "organisations.head", "organisations.organ",
    "organisations.authority", "organisations.zone", "organisations.company",
    "organisations.name", "organisations.latin_name", DEFINITION, ABBREVIATION, INITIALS, SITE,
    short.SHORT,
)  # fmt: skip
"""Every rule that `without` can switch off."""


@dataclass(frozen=True, slots=True)
class OrganisationsFound:
    """The organisations of an article."""

    facts: tuple[OrganisationFact, ...]
    """Mentions in order of place, without overlap."""
    entities: tuple[Entity, ...]
    """In order of first mention; every mention belongs to one."""


def find_organisations(
    article: SegmentedText,
    *,
    words: Sequence[tuple[int, int]] = (),
    without: frozenset[str] = frozenset(),
) -> OrganisationsFound:
    """Find every mention of a particular organisation (guide, section 2).

    `words` are places of words (`segment.words`), which tell where names with lower-case syllables
    end; without them syllables and lexicons decide. `without` switches rules off by name. In
    `Chủ tịch LĐLĐ tỉnh` it finds `LĐLĐ tỉnh`, a union, of the entity `Liên đoàn Lao động tỉnh`.
    """
    view = View(article, words)
    mentions = _mentions(view, scan(view, without=without), without)
    mentions = _typed(view, mentions)
    entities = clusters(view, mentions)
    ids = {place: entity.id for entity in entities for place in entity.mentions}
    facts = tuple(_fact(view, mention, ids) for mention in mentions)
    return OrganisationsFound(facts, entities)


def _mentions(view: View, bodies: list[Body], without: frozenset[str]) -> list[Mention]:
    found: list[Mention] = []
    taken_until = 0
    named: dict[tuple[str, OrganisationType | None], list[Body]] = {}
    for index, body in enumerate(bodies):
        start, end = view.span(body.first, body.end)
        if start < taken_until:
            continue
        if body.bare:
            before = named.get((body.head, body.type), [])
            other = short.antecedent(view, body, before, *bodies[index + 1 : index + 2])
            if other is None or short.SHORT in without:
                continue
            full = view.starts[other.first]
            found.append(Mention(start, end, body.type, short.SHORT, body, full))
        else:
            named.setdefault((body.head, body.type), []).append(body)
            found.append(Mention(start, end, body.type, body.rule, body))
        own = None if DEFINITION in without else defined(view, body)
        if own is not None:
            found.append(own)
        taken_until = found[-1].end
    if ABBREVIATION not in without:
        found = linked(view, found + repeated(view, found))
    if INITIALS not in without:
        found += initialled(view, found)
    if short.SHORT not in without:
        found += short.shortened(view, found)
    return sorted(found, key=lambda m: m.start)


def _typed(view: View, mentions: list[Mention]) -> list[Mention]:
    """Give units without a parent the type of the body behind them, else of the article's first."""
    kinds = (m.type for m in mentions if m.type is not None and m.type not in ("zone", "media"))
    first: OrganisationType = next(kinds, "government")
    done: list[Mention] = []
    for index, mention in enumerate(mentions):
        if mention.type is None:
            after = mentions[index + 1] if index + 1 < len(mentions) else None
            bracketed = after is not None and view.text[mention.end : after.start].strip() == "("
            kind = after.type if after is not None and bracketed and after.type else first
            mention = mention._replace(type=kind)
        done.append(mention)
    return done


def _fact(view: View, mention: Mention, ids: dict[str, str]) -> OrganisationFact:
    key = place_id("o", mention.start, mention.end)
    return OrganisationFact(
        id=key,
        start=mention.start,
        end=mention.end,
        text=view.text[mention.start : mention.end],
        rule=mention.rule,
        confidence=None,
        type=mention.type or "other",
        entity=ids[key],
    )
