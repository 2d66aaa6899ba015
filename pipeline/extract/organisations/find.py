"""From a segmented article to its organisations and the entities that they stand for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from schemas.making import made
from schemas.organisations import Entity, OrganisationFact, OrganisationType

from ...segment.segmented import SegmentedText
from . import short
from .body import Body
from .definitions import ABBREVIATION, DEFINITION, defined, explained, linked, repeated
from .entities import clusters
from .initials import INITIALS, initialled
from .listed import RULE as ZONES
from .mention import Mention
from .scan import scan
from .sites import SITE
from .tabled import RULE as ZONE_TABLE
from .tabled import tabled
from .view import View

RULE_NAMES: tuple[str, ...] = (
    "organisations.territory", "organisations.known", "organisations.head", "organisations.organ",
    "organisations.authority", "organisations.zone", ZONES, ZONE_TABLE, "organisations.company",
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
    entities, owners = clusters(view, mentions)
    facts = tuple([_fact(view, mention, owners) for mention in mentions])
    return OrganisationsFound(facts, entities)


def _mentions(view: View, bodies: list[Body], without: frozenset[str]) -> list[Mention]:
    found = _read(view, bodies, without)
    known = {} if ABBREVIATION in without else explained(view, found)
    if known:
        found = linked(view, found + repeated(view, found, known), known)
    if INITIALS not in without:
        found += initialled(view, found)
    if short.SHORT not in without:
        found += short.shortened(view, found)
        found += short.traded(view, found)
    if ZONE_TABLE not in without:
        found += tabled(view, found)
    found.sort(key=_START)
    return found


_START = attrgetter("start")


def _read(view: View, bodies: list[Body], without: frozenset[str]) -> list[Mention]:
    """Give what the grammar read, short forms of it and what stands in brackets behind it."""
    found: list[Mention] = []
    taken_until = 0
    named: dict[tuple[str, OrganisationType | None], list[Body]] = {}
    for index, body in enumerate(bodies):
        start, end = view.span(body.first, body.end)
        if start < taken_until or _reaches_over_cells(view, start, end):
            continue
        if body.bare:
            before = named.get((_full_head(body.head), body.type), [])
            other = short.antecedent(view, body, before, *bodies[index + 1 : index + 2])
            if other is not None and short.SHORT not in without:
                full = view.starts[other.first]
                found.append(Mention(start, end, body.type, short.SHORT, body, full))
            elif other is None and short.is_only_one(view, body):
                found.append(Mention(start, end, body.type, body.rule, body))
            else:
                continue
        else:
            named.setdefault((_full_head(body.head), body.type), []).append(body)
            found.append(Mention(start, end, body.type, body.rule, body))
        taken_until = end
        if view.low[body.end] == "(" and DEFINITION not in without:
            own = defined(view, body)
            if own is not None:
                found.append(own)
                taken_until = own.end
    return found


def _reaches_over_cells(view: View, start: int, end: int) -> bool:
    """Tell words of several cells, of which no name is made: `KCN        Số DN`."""
    if _CELLS.search(view.text, start, end):
        return True
    in_table = view.article.kind_at(start) == "table"
    return in_table and _NARROW_CELLS.search(view.text, start, end) is not None


_CELLS = re.compile(r"\t|[ \u00a0]{4}")
_NARROW_CELLS = re.compile(r"[ \u00a0]{2}|\|")
"""In rows of tables; elsewhere two blanks are a slip: `Sở Lao  động`."""


def _full_head(head: str) -> str:
    """`Viện kiểm sát` and `VKS` stand for a procuracy of any level."""
    return "viện kiểm sát" if head.startswith("viện kiểm sát nhân dân") else head


def _typed(view: View, mentions: list[Mention]) -> list[Mention]:
    """Give units without a parent the type of the body behind them, else of the article's first."""
    if None not in [mention.type for mention in mentions]:
        return mentions
    kinds = [m.type for m in mentions if m.type is not None and m.type != "media"]
    first: OrganisationType = next((kind for kind in kinds if kind != "zone"), "government")
    done: list[Mention] = []
    for index, mention in enumerate(mentions):
        if mention.type is None and _is_local(mention.body):
            mention = mention._replace(type="government")
        elif mention.type is None:
            after = mentions[index + 1] if index + 1 < len(mentions) else None
            bracketed = after is not None and view.text[mention.end : after.start].strip() == "("
            kind = after.type if after is not None and bracketed and after.type else first
            if kind not in _WITH_OFFICES and _manages(mention.body):
                kind = _authority(kinds)
            mention = mention._replace(type=kind)
        done.append(mention)
    return done


_WITH_OFFICES = frozenset({"zone_authority", "government", "security", "party"})


def _manages(body: Body | None) -> bool:
    """`Phòng Quản lý doanh nghiệp và lao động` is an office of an authority, not of a company."""
    return body is not None and body.head == "phòng" and body.name[:2] == ("quản", "lý")


def _authority(kinds: Sequence[OrganisationType]) -> OrganisationType:
    """Give whose office it is: where zones are named their authority's, else a government's."""
    return "zone_authority" if not {"zone", "zone_authority"}.isdisjoint(kinds) else "government"


def _is_local(body: Body | None) -> bool:
    """`Phòng Kinh tế` and `Phòng Tư pháp` are offices of a district wherever they stand."""
    return body is not None and body.head == "phòng" and " ".join(body.name) in _LOCAL


_LOCAL = frozenset(
    {"giáo dục và đào tạo", "tư pháp", "nội vụ", "kinh tế", "kinh tế hạ tầng", "quản lý đô thị",
     "kinh tế và hạ tầng", "kinh tế hạ tầng và đô thị", "nông nghiệp và phát triển nông thôn",
     "tài nguyên và môi trường", "nông nghiệp và môi trường", "lao động thương binh và xã hội",
     "văn hóa và thông tin", "văn hóa thông tin", "văn hóa xã hội", "y tế", "dân tộc",
     "tài chính kế hoạch", "đăng ký kinh doanh"}
)  # fmt: skip


def _fact(view: View, mention: Mention, owners: dict[int, str]) -> OrganisationFact:
    start, end = mention.start, mention.end
    return made(OrganisationFact, {
        "id": f"o{start}-{end}", "start": start, "end": end, "text": view.text[start:end],
        "rule": mention.rule, "confidence": None, "type": mention.type or "other",
        "entity": owners[start],
    })  # fmt: skip
