"""Check of the title: where it is printed more than once, the printings agree."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from schemas.checks import Check

from ..segment.segmented import SegmentedText
from .noted import noted

_SIGNS: Final = str.maketrans("“”„«»‘’–—", '"""""\'\'--')
_TONES: Final = dict(
    zip(
        ("oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"),
        ("òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"),
        strict=True,
    )
)
"""Old and new place of the tone mark: `Hoà` is `Hòa`, `uỷ` is `ủy`."""
_TONED = re.compile(rf"(?<!q)({'|'.join(_TONES)})(?!\w)")
_CUT = re.compile(r"\s?(?:…|\.\.\.)$")
_DOTS = ("…", "...")
_SITE = re.compile(r"\s[-|•]\s[^-|•]{3,60}$")


def printings(article: SegmentedText) -> Iterator[Check]:
    """Compare the printings of a title: white space, capitals and the place of tone marks aside.

    A printing that is cut short (`…`) or has the site's name behind it agrees with the whole title.
    """
    if article.kinds.count("title") < 2:
        return
    text = article.text
    titles = [text[b.start : b.end] for b in article.blocks if b.kind == "title"]
    other = next((t for t in titles[1:] if not _agree(titles[0], t)), None)
    message = f"{len(titles)} printings agree"
    if other is not None:
        message = f"the printings differ: {_difference(titles[0], other)}"
    yield noted(
        code="duplicate_title", status="fail" if other else "pass", measure=None,
        expected=titles[0], found=other or titles[1], facts=[], message=message,
    )  # fmt: skip


def _agree(one: str, other: str) -> bool:
    if one == other:
        return True
    first, second = _folded(one), _folded(other)
    if first == second or first == _SITE.sub("", second) or second == _SITE.sub("", first):
        return True
    cut, whole = (first, second) if first.endswith(_DOTS) else (second, first)
    return cut.endswith(_DOTS) and whole.startswith(_CUT.sub("", cut))


def _folded(title: str) -> str:
    plain = " ".join(title.split()).casefold().translate(_SIGNS)
    toned = _TONED.sub(lambda m: _TONES[m[0]], plain)
    return toned if toned.endswith(_DOTS) else toned.rstrip(" .")


def _difference(one: str, other: str) -> str:
    """Name the first words that differ: `hợp` against `hơp`."""
    first, second = one.split(), other.split()
    folded = [_folded(word) for word in first], [_folded(word) for word in second]
    for kind, a, b, c, d in SequenceMatcher(None, *folded, autojunk=False).get_opcodes():
        if kind != "equal":
            return (
                f"{' '.join(first[a:b]) or 'nothing'} against {' '.join(second[c:d]) or 'nothing'}"
            )
    return f"{one} against {other}"
