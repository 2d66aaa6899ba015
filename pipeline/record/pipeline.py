"""The whole spaCy pipeline, made once a process."""

from functools import lru_cache
from typing import TYPE_CHECKING

from ..segment.language import make_nlp

if TYPE_CHECKING:
    from spacy.language import Language

COMPONENTS = ("vifacts_dates", "vifacts_counts", "vifacts_record")


@lru_cache(maxsize=1)
def load() -> "Language":
    """Give the pipeline: `load()(text)` has `doc.spans["dates"]`, `doc.spans["counts"]`, `doc._.record`.

    The text should be NFC with `\\n` line ends, since spaCy never changes it; `extract` sees to that.
    Raises SetupError where spaCy or underthesea's model is missing.
    """
    from . import components  # noqa: F401  (declares the factories, also where vifacts is not installed)

    nlp = make_nlp()
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp
