"""What must hold between the parts of a record: evidence, order, ids and references.

Field by field the models speak for themselves; here is what no single field can know. Each
violation has the JSON pointer of the value at fault, so that a person can go there.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from .article import Article, Block
from .base import Span, TextSpan
from .checks import Check
from .counts import CountFact
from .dates import DateFact
from .organisations import Entity, OrganisationFact
from .tasks import TaskItem, TaskList
from .unassigned import Unassigned

if TYPE_CHECKING:
    from .record import ArticleRecord

M = TypeVar("M", bound=BaseModel)
Numbered = Sequence[tuple[int, M]]


@dataclass(frozen=True, slots=True)
class Violation:
    """One breach of the contract: where, which, and what is wrong."""

    pointer: str
    """JSON pointer (RFC 6901) into the record."""
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Parts:
    """The elements of a record that are valid in themselves, each with its index."""

    text: str | None = None
    id: str | None = None
    text_sha256: str | None = None
    source_sha256: str | None = None
    article: Article | None = None
    blocks: Numbered[Block] = ()
    sentences: Numbered[Span] = ()
    words: Numbered[Span] = ()
    dates: Numbered[DateFact] = ()
    organisations: Numbered[OrganisationFact] = ()
    entities: Numbered[Entity] = ()
    counts: Numbered[CountFact] = ()
    tasks: Numbered[TaskList] = ()
    checks: Numbered[Check] = ()
    unassigned: Numbered[Unassigned] = ()
    broken: frozenset[str] = field(default=frozenset())
    """Ids of elements that are not valid in themselves: references to them do not dangle."""

    @classmethod
    def of(cls, record: "ArticleRecord") -> "Parts":
        """Take a whole record apart."""
        lists: dict[str, Any] = {
            name: tuple(enumerate(getattr(record, name) or ())) for name in _MODELS
        }
        return cls(
            text=record.text, id=record.id, text_sha256=record.text_sha256,
            source_sha256=record.source.sha256, article=record.article, **lists,
        )  # fmt: skip

    @classmethod
    def salvage(cls, raw: Mapping[str, Any]) -> "Parts":
        """Take what is valid of a decoded JSON object, so that one fault does not hide others."""
        lists: dict[str, Any] = {}
        broken: set[str] = set()
        for name, model in _MODELS.items():
            values = raw.get(name)
            kept = []
            for index, value in enumerate(values if isinstance(values, list) else ()):
                element = _valid(model, value)
                if element is None:
                    broken.update(_ids_in(value))
                else:
                    kept.append((index, element))
            lists[name] = kept
        source = raw.get("source")
        return cls(
            text=_text(raw.get("text")), id=_text(raw.get("id")),
            text_sha256=_text(raw.get("text_sha256")),
            source_sha256=_text(source.get("sha256")) if isinstance(source, dict) else None,
            article=_valid(Article, raw.get("article")),
            broken=frozenset(broken), **lists,
        )  # fmt: skip


_MODELS: dict[str, type[BaseModel]] = {
    "blocks": Block, "sentences": Span, "words": Span, "dates": DateFact,
    "organisations": OrganisationFact, "entities": Entity, "counts": CountFact,
    "tasks": TaskList, "checks": Check, "unassigned": Unassigned,
}  # fmt: skip


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _valid(model: type[M], value: object) -> M | None:
    try:
        return model.model_validate(value)
    except ValidationError:
        return None


def _ids_in(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("id"), str):
            yield value["id"]
        for item in value.get("items") or () if isinstance(value.get("items"), list) else ():
            yield from _ids_in(item)


def violations(parts: Parts) -> Iterator[Violation]:
    """Yield every breach of the contract between the parts, in a fixed order."""
    yield from _hashes(parts)
    yield from _evidence(parts)
    yield from _order(parts)
    yield from _ownership(parts)
    yield from _entities(parts)
    yield from _references(parts)


def sha256(text: str) -> str:
    """Give the SHA-256 of a text in UTF-8, in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _hashes(parts: Parts) -> Iterator[Violation]:
    if parts.id and parts.source_sha256 and parts.source_sha256[:32] != parts.id:
        yield Violation("/id", "id_mismatch", "id is not the first 32 digits of source.sha256")
    if parts.text is not None and parts.text_sha256:
        found = sha256(parts.text)
        if found != parts.text_sha256:
            yield Violation("/text_sha256", "hash_mismatch", f"text has SHA-256 {found}")


def _spans(parts: Parts) -> Iterator[tuple[str, Span]]:
    if parts.article and parts.article.title:
        yield "/article/title", parts.article.title
    if parts.article and parts.article.byline:
        yield "/article/byline", parts.article.byline
    for name in ("blocks", "sentences", "words", "dates", "organisations", "counts", "unassigned"):
        for index, span in getattr(parts, name):
            yield f"/{name}/{index}", span
    for index, count in parts.counts:
        if count.scope:
            yield f"/counts/{index}/scope", count.scope
    for index, tasks in parts.tasks:
        if tasks.cue:
            yield f"/tasks/{index}/cue", tasks.cue
        for pointer, item in _items(index, tasks):
            yield pointer, item
            for number, actor in enumerate(item.actors):
                yield f"{pointer}/actors/{number}", actor


def _items(index: int, tasks: TaskList) -> Iterator[tuple[str, TaskItem]]:
    for number, item in enumerate(tasks.items):
        yield f"/tasks/{index}/items/{number}", item


def _evidence(parts: Parts) -> Iterator[Violation]:
    if parts.text is None:
        return
    length = len(parts.text)
    for pointer, span in _spans(parts):
        if span.end > length:
            yield Violation(f"{pointer}/end", "out_of_text", f"the text ends at {length}")
        elif isinstance(span, TextSpan) and parts.text[span.start : span.end] != span.text:
            words = parts.text[span.start : span.end]
            yield Violation(f"{pointer}/text", "evidence_mismatch", f"the text has {words!r} there")


def _order(parts: Parts) -> Iterator[Violation]:
    names = ("blocks", "sentences", "words", "dates", "organisations", "counts", "unassigned")
    for name in names:
        previous: Span | None = None
        for index, span in getattr(parts, name):
            if previous and span.start < previous.end:
                yield Violation(
                    f"/{name}/{index}/start", "overlap",
                    f"{span.start} lies before the end {previous.end} of what stands before it",
                )  # fmt: skip
            previous = span


def _ownership(parts: Parts) -> Iterator[Violation]:
    """A number belongs to one fact: dates, counts and the unassigned share no character."""
    owned = sorted(
        (span.start, span.end, name, index)
        for name in ("dates", "counts", "unassigned")
        for index, span in getattr(parts, name)
    )
    reach, owner = 0, ""
    for start, end, name, index in owned:
        if start < reach and name != owner:
            yield Violation(
                f"/{name}/{index}/start", "two_owners", f"shares characters with one of {owner}"
            )
        if end > reach:
            reach, owner = end, name


def _entities(parts: Parts) -> Iterator[Violation]:
    places = {fact.id: fact for _, fact in parts.organisations}
    for index, entity in parts.entities:
        first = entity.mentions[0]
        if first not in parts.broken and entity.id[1:] != first[1:]:
            yield Violation(f"/entities/{index}/id", "id_mismatch", f"first mention is {first}")
        for number, mention in enumerate(entity.mentions):
            fact = places.get(mention)
            pointer = f"/entities/{index}/mentions/{number}"
            if fact is None:
                if mention not in parts.broken:
                    yield Violation(pointer, "unknown_reference", f"no organisation {mention}")
            elif fact.entity != entity.id:
                yield Violation(pointer, "wrong_entity", f"{mention} belongs to {fact.entity}")


def _references(parts: Parts) -> Iterator[Violation]:
    known: dict[str, set[str]] = {
        "entity": {e.id for _, e in parts.entities},
        "date": {d.id for _, d in parts.dates},
        "organisation": {o.id for _, o in parts.organisations},
        "count": {c.id for _, c in parts.counts},
        "list": {t.id for _, t in parts.tasks},
        "item": {i.id for _, t in parts.tasks for i in t.items},
    }
    anything = set().union(*known.values())
    for pointer, kind, target in _targets(parts):
        if target is None or target in parts.broken:
            continue
        if target not in (anything if kind == "fact" else known[kind]):
            yield Violation(pointer, "unknown_reference", f"no {kind} {target}")
    for index, tasks in parts.tasks:
        place = f"l{tasks.items[0].start}-{tasks.items[-1].end}"
        if tasks.id != place:
            yield Violation(f"/tasks/{index}/id", "id_mismatch", f"the items stand at {place}")


def _targets(parts: Parts) -> Iterator[tuple[str, str, str | None]]:
    if parts.article and parts.article.published:
        yield "/article/published/date", "date", parts.article.published.date
    for index, fact in parts.organisations:
        yield f"/organisations/{index}/entity", "entity", fact.entity
    for index, count in parts.counts:
        yield f"/counts/{index}/period", "date", count.period
        if count.scope:
            yield f"/counts/{index}/scope/organisation", "organisation", count.scope.organisation
    for index, tasks in parts.tasks:
        for pointer, item in _items(index, tasks):
            yield f"{pointer}/parent", "item", item.parent
            yield f"{pointer}/deadline", "date", item.deadline
            for number, target in enumerate(item.targets):
                yield f"{pointer}/targets/{number}", "count", target
            for number, actor in enumerate(item.actors):
                yield f"{pointer}/actors/{number}/organisation", "organisation", actor.organisation
    for index, check in parts.checks:
        for number, target in enumerate(check.facts):
            yield f"/checks/{index}/facts/{number}", "fact", target
