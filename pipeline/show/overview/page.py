"""The page of many records: self-contained HTML with plots and the tables behind them."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ...view.plain import plural
from ...view.web_page import policy, template, web
from . import plots
from .tally import CLASSES, LISTED, Stock, Tally

_ROOM = "pipeline.show"
_LARGEST = 15
_STATUSES = ("pass", "fail", "incomplete")


@dataclass(frozen=True, slots=True)
class Plot:
    """One plot with its words, and the rows that it was drawn from."""

    title: str
    says: str
    image: str
    header: tuple[str, ...]
    rows: Sequence[tuple[object, ...]]


def overview(tally: Tally) -> str:
    """Give one HTML page: totals, plots over time, by zone, checks, what was left out and why.

    The page is whole in itself and makes no request; every plot has its numbers in a table beside
    it, for readers who do not see it. Words of articles are text wherever they stand.
    """
    style = web(_ROOM, "overview.css")
    return template(_ROOM, "overview.html.j2").render(
        tally=tally, plots=list(_plots(tally)), style=Markup(style), policy=policy(style=style),
        plural=plural, listed=LISTED, classes=CLASSES,
        failed=sum(n for (_, status), n in tally.checks.items() if status == "fail"),
    )  # fmt: skip


def _plots(tally: Tally) -> list[Plot]:
    found = [_articles(tally), _facts(tally)]
    found += [
        _zones(measure, stocks)
        for measure in ("workers", "enterprises", "union_members")
        if (stocks := tally.largest(measure, _LARGEST))
    ]
    if tally.checks:
        found.append(_checks(tally))
    if tally.unassigned:
        found.append(
            _reasons("Numbers that became no fact", "By reason.", tally.unassigned.most_common())
        )
    if tally.refused:
        refused = [(f"{code} ({stage})", n) for (code, stage), n in tally.refused.most_common()]
        found.append(_reasons("Inputs that became no record", "By code and stage.", refused))
    return [plot for plot in found if plot is not None]


def _articles(tally: Tally) -> Plot | None:
    dated = {"articles": tally.articles_by_month}
    undated = tally.articles_by_month[""]
    if undated == tally.articles:
        return None
    says = f"By date of publication; {undated} without a date." if undated else "By publication."
    rows = sorted((month, n) for month, n in tally.articles_by_month.items() if month)
    return Plot("Articles", says, plots.over_time(dated), ("month", "articles"), rows)


def _facts(tally: Tally) -> Plot | None:
    months = sorted({m for counted in tally.facts_by_month.values() for m in counted if m})
    if not months:
        return None
    rows = [(m, *(tally.facts_by_month[name][m] for name in CLASSES)) for m in months]
    image = plots.over_time(tally.facts_by_month)
    return Plot("Facts", "By publication of their article.", image, ("month", *CLASSES), rows)


def _zones(measure: str, stocks: Sequence[Stock]) -> Plot:
    image = plots.bars([(stock.scope, {measure: stock.value}) for stock in stocks])
    rows = [(s.scope, f"{s.value:,.0f}", s.as_of, s.words, s.article) for s in stocks]
    header = ("body or zone", measure, "as of", "words", "article")
    says = "The latest figure told of each body or zone that is named; the largest first."
    return Plot(measure.replace("_", " ").capitalize(), says, image, header, rows)


def _checks(tally: Tally) -> Plot:
    codes = sorted({code for code, _ in tally.checks})
    rows = [(code, *(tally.checks[code, status] for status in _STATUSES)) for code in codes]
    parts = [
        (code, {status: float(tally.checks[code, status]) for status in _STATUSES})
        for code in codes
    ]
    image = plots.bars(parts)
    return Plot("Checks", "Comparisons made, by outcome.", image, ("check", *_STATUSES), rows)


def _reasons(title: str, says: str, counted: Sequence[tuple[str, int]]) -> Plot:
    image = plots.bars([(name, {"times": float(n)}) for name, n in counted])
    return Plot(title, says, image, ("reason", "times"), counted)
