"""Pairing: gold articles with records by their text, gold facts with predicted ones by overlap.

Optional gold takes part in the pairing of facts on equal terms: a prediction goes to the gold fact
that it fits best, marked optional or not, so that a borderline case rightly found cannot pass for
a poor hit on its neighbour. Afterwards all optional gold goes, and with it the predictions paired
with it and those left over that overlap nothing but optional gold. A prediction left over that
also touches other gold stays and is spurious. Source: the annotation guide, section 6.
"""

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final

from schemas.gold import GoldArticle
from schemas.record import ArticleRecord

from .readings import Facts, Frame, Place, Reading, frame, gold_facts
from .report import FactClass

# Words for a body that are no mention and no mistake, as the guide's section 2 names them: bare
# names without a body, bare heads, organs with nothing more. Exactly these, in this spelling.
BARE_WORDS: Final = frozenset(
    {
        "Đảng", "Nhà nước", "Trung ương", "Đoàn thanh niên",
        "Ban", "Bộ", "Sở", "Cục", "Công ty", "công ty", "nhà máy", "trung tâm", "quân đội",
        "chính quyền",
        "Ban Thường vụ", "Ban Chấp hành", "Công đoàn",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pairing:
    """The facts of one class in one article, without the optional ones."""

    pairs: tuple[tuple[Reading, Reading], ...]
    """Gold and prediction, in the order of gold."""
    missed: tuple[Reading, ...]
    spurious: tuple[Reading, ...]


SEALED_SPLIT = "test"
"""The value of `split` in a gold article's `meta` that keeps its words from every report."""


@dataclass(frozen=True, slots=True)
class GoldText:
    """A gold article, ready to be scored."""

    id: str
    frame: Frame
    facts: Facts
    sealed: bool = False
    """Of a test split: its figures are told, its words never (corpus/README.md)."""


@dataclass(frozen=True, slots=True)
class GoldIndex:
    """Gold articles in order, and the ways to find them by text."""

    articles: list[GoldText] = field(default_factory=list)
    _by_text: dict[str, list[int]] = field(default_factory=dict)
    _by_sha256: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, gold: Iterable[GoldArticle]) -> "GoldIndex":
        """Index gold articles; two of one text share its record."""
        index = cls()
        for number, article in enumerate(gold):
            framed = frame(article.text)
            facts = gold_facts(article, framed.place)
            sealed = article.meta.get("split") == SEALED_SPLIT
            index.articles.append(GoldText(article.id, framed, facts, sealed))
            index._by_text.setdefault(_sha256(framed.text), []).append(number)
            index._by_sha256.setdefault(_sha256(article.text), []).append(number)
        return index

    def find(self, record: ArticleRecord) -> tuple[list[int], Place | None]:
        """Give the gold articles of a record's text and where its offsets fall; ids play no part.

        With text: the same text, NFC and ends stripped. Without: the same `text_sha256`.
        """
        if record.text is None:
            numbers = self._by_sha256.get(record.text_sha256, [])
            return numbers, self.articles[numbers[0]].frame.place if numbers else None
        framed = frame(record.text)
        return self._by_text.get(_sha256(framed.text), []), framed.place


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def pair(gold: Sequence[Reading], found: Sequence[Reading], fact_class: FactClass) -> Pairing:
    """Pair the facts of one class one to one, and drop what is neither rewarded nor punished.

    Greatest intersection over union first, then longer overlap, then earlier gold, then earlier
    prediction. Both sequences are in order of (start, end). Source: the guide, section 6.
    """
    overlaps = _overlaps(gold, found)
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, g, f in sorted(overlaps):
        if g not in partner and f not in taken:
            partner[g] = f
            taken.add(f)
    touches: dict[int, bool] = {}
    for _, _, g, f in overlaps:
        touches[f] = touches.get(f, True) and gold[g].optional
    spurious = (
        fact
        for f, fact in enumerate(found)
        if f not in taken
        and not touches.get(f, False)
        and not (fact_class == "organisations" and fact.text in BARE_WORDS)
    )
    wanted = [(g, fact) for g, fact in enumerate(gold) if not fact.optional]
    return Pairing(
        tuple((fact, found[partner[g]]) for g, fact in wanted if g in partner),
        tuple(fact for g, fact in wanted if g not in partner),
        tuple(spurious),
    )


def _overlaps(
    gold: Sequence[Reading], found: Sequence[Reading]
) -> list[tuple[float, int, int, int]]:
    """Give (-intersection over union, -overlap, gold, prediction) of all that share characters."""
    starts = [g.start for g in gold]
    reach = list(accumulate((g.end for g in gold), max))
    out = []
    for f, fact in enumerate(found):
        g = bisect_left(starts, fact.end) - 1
        while g >= 0 and reach[g] > fact.start:
            shared = min(gold[g].end, fact.end) - max(gold[g].start, fact.start)
            if shared > 0:
                out.append((-iou(gold[g], fact), -shared, g, f))
            g -= 1
    return out


def iou(one: Reading, other: Reading) -> float:
    """Give intersection over union of two spans, in code points."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    union = max(one.end, other.end) - min(one.start, other.start)
    return max(0, shared) / union
