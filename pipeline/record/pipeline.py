"""The whole spaCy pipeline, made once a process."""

from functools import lru_cache
from typing import TYPE_CHECKING

from ..segment.language import make_nlp

if TYPE_CHECKING:
    from spacy.language import Language


@lru_cache(maxsize=1)
def load() -> "Language":
    """Give the pipeline; its Docs have `doc.spans` for dates and counts, and `doc._.record`.

    The text should be NFC with plain line ends, since spaCy never changes it; `extract` sees to
    that. Raises SetupError where spaCy or underthesea's model is missing.
    """
    from . import components

    nlp = make_nlp()
    for name in components.NAMES:
        nlp.add_pipe(name)
    return nlp
