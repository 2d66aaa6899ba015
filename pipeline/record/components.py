"""spaCy components: each room as a factory, for our pipeline and for anybody's.

    nlp = spacy.blank("en"); nlp.add_pipe("vifacts_dates"); doc = nlp("Sáng 8/3/2024, …")
    doc.spans["dates"]      # spans with label (kind), id (fact id)
    doc._.dates             # the facts themselves, exact to the code point

The only module that registers components; entry points name its factories.
"""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from ..extract.counts import find_counts
from ..extract.dates import find_dates
from ..extract.organisations import find_organisations
from ..extract.tasks import find_tasks
from ..link.ownership import settle
from ..segment.language import get_segmented, get_words
from ..text.document import Document
from .build import build_record
from .carrier import (
    get_found,
    get_published,
    set_facts,
    set_kept,
    set_leftovers,
    set_record,
    set_spans,
)
from .joining import joined

NAMES = (
    "vifacts_dates",
    "vifacts_organisations",
    "vifacts_counts",
    "vifacts_tasks",
    "vifacts_record",
)
"""Our pipeline's components in order."""

Component = Callable[[Doc], Doc]


def dates_component(doc: Doc) -> Doc:
    """Fill `doc.spans["dates"]` and `doc._.dates`."""
    found = find_dates(get_segmented(doc), published=get_published(doc))
    set_facts(doc, "dates", found.facts, labels=[f.kind for f in found.facts])
    set_leftovers(doc, "dates", found.leftovers)
    return doc


def counts_component(doc: Doc) -> Doc:
    """Fill `doc.spans["counts"]` and `doc._.counts`; a number that is a date's is no count."""
    found = find_counts(get_segmented(doc))
    before = doc._.dates
    dates, counts = settle(before, found.facts)
    if len(dates) < len(before):
        set_facts(doc, "dates", dates, labels=[f.kind for f in dates])
    set_facts(doc, "counts", counts, labels=[f.measure for f in counts])
    set_leftovers(doc, "counts", found.leftovers)
    return doc


def organisations_component(doc: Doc) -> Doc:
    """Fill `doc.spans["organisations"]`, `doc._.organisations` and `doc._.entities`."""
    found = find_organisations(get_segmented(doc), words=get_words(doc))
    set_facts(doc, "organisations", found.facts, labels=[f.type for f in found.facts])
    set_kept(doc, "entities", found.entities)
    return doc


def tasks_component(doc: Doc) -> Doc:
    """Fill `doc.spans["tasks"]` with the points and `doc._.tasks` with the lists."""
    found = find_tasks(get_segmented(doc))
    points = [item for tasks in found.lists for item in tasks.items]
    set_kept(doc, "tasks", found.lists)
    set_leftovers(doc, "tasks", found.leftovers)
    labels = [tasks.status for tasks in found.lists for _ in tasks.items]
    set_spans(doc, "tasks", points, labels=labels)
    return doc


def record_component(doc: Doc) -> Doc:
    """Fill `doc._.record`, the validated record of the Doc's text, as UTF-8 without a place."""
    segmented, found = get_segmented(doc), get_found(doc)
    document = Document(content=segmented.text.encode(), uri="", published=get_published(doc))
    record = build_record(
        segmented, found, joined(segmented, found), document=document, words=get_words(doc)
    )
    set_record(doc, record)
    return doc


@Language.factory("vifacts_dates", assigns=["doc.spans"])
def dates_factory(nlp: Language, name: str) -> Component:
    """Make the component of the date room."""
    return dates_component


@Language.factory("vifacts_counts", assigns=["doc.spans"])
def counts_factory(nlp: Language, name: str) -> Component:
    """Make the component of the count room."""
    return counts_component


@Language.factory("vifacts_organisations", assigns=["doc.spans"])
def organisations_factory(nlp: Language, name: str) -> Component:
    """Make the component of the organisation room."""
    return organisations_component


@Language.factory("vifacts_tasks", assigns=["doc.spans"])
def tasks_factory(nlp: Language, name: str) -> Component:
    """Make the component of the task room."""
    return tasks_component


@Language.factory("vifacts_record", assigns=["doc._.record"])
def record_factory(nlp: Language, name: str) -> Component:
    """Make the component that joins all facts to a record."""
    return record_component
