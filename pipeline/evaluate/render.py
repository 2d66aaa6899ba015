"""A report as a table and as lines, for people; nothing is printed here."""

from collections.abc import Iterator

from rich import box
from rich.table import Table

from .readings import CLASSES
from .report import ClassScores, Report, Score, Share

COLUMNS = ("of", "F1/share", "precision", "recall", "gold", "predicted", "matched")
_NOTHING = "–"
Row = tuple[str, str, str, str, str, str, str]


def render(report: Report) -> Table:
    """Give the figures as a table, each with the counts behind it; – where nothing was measured."""
    table = Table(title=_title(report), caption=_caption(report), box=box.SIMPLE_HEAD)
    table.padding, table.pad_edge = (0, 1, 0, 0), False
    table.title_justify = table.caption_justify = "left"
    for number, name in enumerate(COLUMNS):
        table.add_column(name, justify="right" if number else "left", no_wrap=True)
    for row in rows(report):
        table.add_row(*row)
    return table


def rows(report: Report) -> list[Row]:
    """Give the figures as text, in the order of `COLUMNS`; figures have three decimals."""
    out: list[Row] = []
    for name in CLASSES:
        scores: ClassScores = getattr(report, name)
        out.append(_score(f"{name} value", scores.value))
        if name == "counts":
            out.append(_score("core counts value", report.core_counts))
        out.append(_score(f"{name} span", scores.span))
        out.append(_score(f"{name} found", scores.found))
    return [
        *out,
        _share("dates role", report.date_roles),
        _share("counts role", report.count_roles),
        _score("counts scope", report.count_scopes),
        _score("counts period", report.count_periods),
        _share("items ordinal", report.item_ordinals),
        _share("items actors", report.item_actors),
        _share("items deadline", report.item_deadlines),
        _share("lists whole", report.lists_whole),
        _score("entity pairs", report.entities),
        _share("lists declared", report.declared),
        _score("checks", report.checks.score),
    ]


def miss_lines(report: Report) -> Iterator[str]:
    """Yield each miss as one line: article, what is wrong, the words in context, both readings."""
    for miss in report.misses:
        place = f" {miss.start}-{miss.end}" if miss.start is not None else ""
        says = f"gold: {miss.gold or _NOTHING}; record: {miss.record or _NOTHING}"
        words = f" {miss.context}" if miss.context else ""
        yield f"{miss.article}{place} {miss.fact_class} {miss.kind}:{words} | {says}"
    if report.sealed_misses:
        yield f"{report.sealed_misses} more in articles of a test split, whose words stay sealed"


def _title(report: Report) -> str:
    seen = report.articles
    title = f"{seen.with_record} of {seen.gold} gold articles have a record"
    if seen.records_without_gold:
        title += f"; {seen.records_without_gold} records without gold ignored"
    if seen.records_repeated:
        title += f"; {seen.records_repeated} repeated records ignored"
    return title


def _caption(report: Report) -> str:
    return (
        "Headline: value. Core counts: workers and enterprises. Roles, ordinals: of the paired.\n"
        f"Checks that fail beyond gold: {report.checks.fails_beyond_gold}."
    )


def _figure(value: float | None) -> str:
    return _NOTHING if value is None else f"{value:.3f}"


def _score(name: str, score: Score) -> Row:
    figures = _figure(score.f1), _figure(score.precision), _figure(score.recall)
    return (name, *figures, str(score.gold), str(score.predicted), str(score.matched))


def _share(name: str, share: Share) -> Row:
    return name, _figure(share.share), "", "", str(share.total), "", str(share.met)
