"""What a Doc carries of ours: facts as JSON under `user_data`, so that it can be stored and sent.

Declares `doc._.dates`, `doc._.organisations`, `doc._.entities`, `doc._.counts`, `doc._.tasks` and
`doc._.record`, once a process.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final, Self

from pydantic import TypeAdapter
from spacy.tokens import Doc

from schemas.base import Fact, Frozen
from schemas.counts import CountFact
from schemas.dates import DateFact
from schemas.organisations import Entity, OrganisationFact
from schemas.record import ArticleRecord
from schemas.tasks import TaskList
from schemas.unassigned import Unassigned

from .found import Found

_PREFIX: Final = "vifacts_"
_FACTS: Final[dict[str, TypeAdapter[Any]]] = {
    "dates": TypeAdapter(tuple[DateFact, ...]),
    "organisations": TypeAdapter(tuple[OrganisationFact, ...]),
    "entities": TypeAdapter(tuple[Entity, ...]),
    "counts": TypeAdapter(tuple[CountFact, ...]),
    "tasks": TypeAdapter(tuple[TaskList, ...]),
}
_LEFT: Final = TypeAdapter(tuple[Unassigned, ...])


class _Json(bytes):
    """Facts as JSON, which survives `Doc.to_bytes` and `DocBin`; it remembers the facts."""

    items: tuple[Any, ...]

    def __new__(cls, adapter: TypeAdapter[Any], items: tuple[Any, ...]) -> Self:
        """Write facts as JSON."""
        made = super().__new__(cls, adapter.dump_json(items))
        made.items = items
        return made

    def __reduce__(self) -> tuple[type[bytes], tuple[bytes]]:
        """Pickle the JSON alone."""
        return bytes, (bytes(self),)


def set_published(doc: Doc, published: str | None) -> None:
    """Give the Doc a date of publication that is known from elsewhere, before the rooms run."""
    if published is not None:
        doc.user_data[_PREFIX + "published"] = published


def get_published(doc: Doc) -> str | None:
    """Give the date of publication that came with the Doc."""
    published: str | None = doc.user_data.get(_PREFIX + "published")
    return published


def set_facts(doc: Doc, name: str, facts: Sequence[Fact], *, labels: Sequence[str]) -> None:
    """Keep a room's facts, and show them as `doc.spans[name]`: whole tokens around each fact."""
    set_kept(doc, name, facts)
    set_spans(doc, name, facts, labels=labels)


def set_kept(doc: Doc, name: str, kept: Sequence[Frozen]) -> None:
    """Keep facts, entities or lists under `doc._.NAME`."""
    doc.user_data[_PREFIX + name] = _Json(_FACTS[name], tuple(kept))


def set_spans(doc: Doc, name: str, facts: Sequence[Fact], *, labels: Sequence[str]) -> None:
    """Show facts as `doc.spans[name]`: whole tokens around each, with its label and id."""
    spans = [
        doc.char_span(f.start, f.end, label=label, span_id=f.id, alignment_mode="expand")
        for f, label in zip(facts, labels, strict=True)
    ]
    doc.spans[name] = [span for span in spans if span is not None]


def set_leftovers(doc: Doc, name: str, left: Sequence[Unassigned]) -> None:
    """Keep what a room refused, with its reasons."""
    doc.user_data[f"{_PREFIX}{name}_left"] = _Json(_LEFT, tuple(left))


def get_found(doc: Doc) -> Found:
    """Give what all rooms that ran found and refused; nothing of those that did not."""
    kept = {name: doc.user_data.get(_PREFIX + name, b"[]") for name in _FACTS}
    left = [doc.user_data.get(f"{_PREFIX}{name}_left", b"[]") for name in _FACTS]
    return Found(
        **{name: _read(_FACTS[name], raw) for name, raw in kept.items()},
        leftovers=tuple(x for raw in left for x in _read(_LEFT, raw)),
    )


def set_record(doc: Doc, record: ArticleRecord) -> None:
    """Keep the record; `doc._.record` gives it back."""
    doc.user_data[_PREFIX + "record"] = record.model_dump_json()


def _reader(name: str) -> Callable[[Doc], Any]:
    def read(doc: Doc) -> Any:
        return _read(_FACTS[name], doc.user_data.get(_PREFIX + name, b"[]"))

    return read


def _read(adapter: TypeAdapter[Any], kept: bytes) -> tuple[Any, ...]:
    """Give what is kept: at once in the process that found it, else from its JSON."""
    if isinstance(kept, _Json):
        return kept.items
    found: tuple[Any, ...] = adapter.validate_json(kept)
    return found


def _record(doc: Doc) -> ArticleRecord | None:
    kept = doc.user_data.get(_PREFIX + "record")
    return ArticleRecord.model_validate_json(kept) if kept else None


def _declare(name: str, getter: Callable[[Doc], Any]) -> None:
    if not Doc.has_extension(name):
        Doc.set_extension(name, getter=getter)


for _name in _FACTS:
    _declare(_name, _reader(_name))
_declare("record", _record)
