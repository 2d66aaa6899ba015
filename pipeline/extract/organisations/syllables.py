"""What can be a Vietnamese syllable and what is a foreign word."""

import re
from functools import lru_cache

_SYLLABLE = re.compile(
    r"(?:ngh?|nh|ph|th|tr|ch|kh|gh|gi|qu|[bcdđghklmnpqrstvx])?"
    r"[aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ]{1,3}"
    r"(?:ng|nh|ch|[cmnpt])?"
)
_NO_NUCLEUS = re.compile(r"io[a-z]|ea|ee|ei|ae|oo|ou|ey|oy|ie|ii|uu|aa")
"""Vowels in a row that no syllable without marks has."""


@lru_cache(maxsize=4096)
def is_foreign(word: str) -> bool:
    """Tell whether a folded word cannot be a Vietnamese syllable."""
    if not word.isalpha() or len(word) < 3:
        return False
    if word.isascii() and _NO_NUCLEUS.search(word) and not word.startswith("gi"):
        return True
    return _SYLLABLE.fullmatch(word) is None
