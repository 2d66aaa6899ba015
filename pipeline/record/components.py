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
from ..link.ownership import settle
from ..segment.language import get_segmented
from .assemble import assemble
from .carrier import get_published, set_facts, set_leftovers, set_record

NAMES = ("vifacts_dates", "vifacts_counts", "vifacts_record")
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
    dates, counts = settle(doc._.dates, found.facts)
    if len(dates) < len(doc._.dates):
        set_facts(doc, "dates", dates, labels=[f.kind for f in dates])
    set_facts(doc, "counts", counts, labels=[f.measure for f in counts])
    set_leftovers(doc, "counts", found.leftovers)
    return doc


def record_component(doc: Doc) -> Doc:
    """Fill `doc._.record`, the validated record of the article."""
    set_record(doc, assemble(doc))
    return doc


@Language.factory("vifacts_dates", assigns=["doc.spans"])
def dates_factory(nlp: Language, name: str) -> Component:
    """Make the component of the date room."""
    return dates_component


@Language.factory("vifacts_counts", assigns=["doc.spans"])
def counts_factory(nlp: Language, name: str) -> Component:
    """Make the component of the count room."""
    return counts_component


@Language.factory("vifacts_record", assigns=["doc._.record"])
def record_factory(nlp: Language, name: str) -> Component:
    """Make the component that joins all facts to a record."""
    return record_component
