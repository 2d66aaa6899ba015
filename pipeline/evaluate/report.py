"""What `evaluate` measures, as a frozen tree: each figure with the counts behind it.

One type a field. A figure is null where there was nothing to measure; it is never made up.
"""

from typing import Literal

from schemas.base import Frozen

FactClass = Literal["dates", "organisations", "counts", "items"]
MissKind = Literal["missed", "spurious", "wrong_value", "wrong_span", "wrong_role"]


class Score(Frozen):
    """Precision, recall and F1 between 0 and 1, micro-averaged over the corpus."""

    gold: int
    predicted: int
    matched: int
    precision: float | None
    """matched / predicted; null where nothing was predicted."""
    recall: float | None
    """matched / gold; null where there is no gold."""
    f1: float | None
    """2 · matched / (gold + predicted); null where there is neither."""

    @classmethod
    def of(cls, gold: int, predicted: int, matched: int) -> "Score":
        """Compute the figures.

        >>> Score.of(4, 2, 2).f1
        0.6666666666666666
        """
        return cls(
            gold=gold, predicted=predicted, matched=matched,
            precision=matched / predicted if predicted else None,
            recall=matched / gold if gold else None,
            f1=2 * matched / (gold + predicted) if gold + predicted else None,
        )  # fmt: skip


class Share(Frozen):
    """How many of so many hold, between 0 and 1."""

    total: int
    met: int
    share: float | None
    """met / total; null where there was nothing to compare."""

    @classmethod
    def of(cls, total: int, met: int) -> "Share":
        """Compute the share.

        >>> Share.of(0, 0).share is None
        True
        """
        return cls(total=total, met=met, share=met / total if total else None)


class ClassScores(Frozen):
    """One fact class, three times stricter (guide, section 6)."""

    found: Score
    """Spans overlap, one to one."""
    span: Score
    """Same offsets."""
    value: Score
    """The headline: paired, and the facts say the same."""


class CheckScores(Frozen):
    """Checks as a multiset of (code, status)."""

    score: Score
    """Predicted are those that gold has too and the `fail`s beyond gold, nothing else."""
    fails_beyond_gold: int


class Articles(Frozen):
    """What was compared with what, in articles and records."""

    gold: int
    with_record: int
    without_record: int
    """All their facts count as missed."""
    records: int
    records_without_gold: int
    """Ignored."""
    records_repeated: int
    """Ignored: a record before it has the same text."""


class Miss(Frozen):
    """One place where gold and record differ, in words."""

    article: str
    """Id of the gold article."""
    fact_class: Literal[FactClass, "lists", "checks"]
    kind: MissKind
    start: int | None
    """Code points into the gold text (NFC), from its very start; null for checks."""
    end: int | None
    context: str | None
    """The words in ⟦ ⟧ with some 30 characters on either side; null for checks."""
    gold: str | None
    """What gold says; null for what gold does not have."""
    record: str | None
    """What the record says; null for what it does not have."""


class Report(Frozen):
    """All figures of one evaluation and every miss behind them."""

    articles: Articles
    dates: ClassScores
    organisations: ClassScores
    counts: ClassScores
    items: ClassScores
    core_counts: Score
    """Values of `workers` and `enterprises`."""
    date_roles: Share
    count_roles: Share
    count_scopes: Score
    """What paired counts count (zone, body, place), in the same words."""
    count_periods: Score
    """The dates that they hold for, in the same words; of nothing where gold names none."""
    item_ordinals: Share
    entities: Score
    """Pairs of mentions that stand for one organisation."""
    declared: Share
    """Numbers of items that the articles announce."""
    lists_whole: Share
    """Task lists of which one predicted list holds every item and none of another list."""
    item_actors: Share
    """Paired items that name the same actors; nothing to compare where gold names none at all."""
    item_deadlines: Share
    """The same for deadlines."""
    checks: CheckScores
    misses: list[Miss]
    """In the order of gold articles, then class, then place; none of a test split."""
    sealed_misses: int
    """Differences in articles of a test split, which are counted and never shown."""
