"""Numbers → plots as images (SVG in a data URL); needs the extra `[report]`."""

import base64
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, StrMethodFormatter

_INK, _LINE = "#1d1f21", "#d6d8da"
COLOURS: Final = ("#2f6f9f", "#4d9a5b", "#c9822b", "#8a63c9", "#b3261e")
_STYLE: Final[dict[Any, Any]] = {
    "svg.fonttype": "none", "svg.hashsalt": "vifacts", "font.family": "sans-serif",
    "font.size": 10, "axes.edgecolor": _LINE, "axes.labelcolor": _INK, "text.color": _INK,
    "xtick.color": _INK, "ytick.color": _INK, "axes.spines.top": False, "axes.spines.right": False,
    "axes.grid": True, "grid.color": _LINE, "grid.linewidth": 0.5, "axes.axisbelow": True,
    "text.parse_math": False,
}  # fmt: skip
_MONTHS: Final = 36
_LONGEST: Final = 40


def over_time(series: Mapping[str, Counter[str]]) -> str:
    """Give stacked bars over months, or over years where there are more than 36 months.

    `series` is name → (`2024-05` → number); what has no date is left to the page's words.
    """
    months = sorted({month for counted in series.values() for month in counted if month})
    ticks = _ticks(months)
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(9, 2.8), layout="constrained")
        axes = figure.subplots()
        below = [0] * len(ticks)
        for (name, counted), colour in zip(series.items(), COLOURS, strict=False):
            heights = [_sum(counted, tick) for tick in ticks]
            axes.bar(range(len(ticks)), heights, bottom=below, label=name, color=colour)
            below = [low + height for low, height in zip(below, heights, strict=True)]
        step = max(1, len(ticks) // 12)
        axes.set_xticks(range(0, len(ticks), step), ticks[::step])
        axes.yaxis.set_major_locator(MaxNLocator(integer=True))
        if len(series) > 1:
            axes.legend(frameon=False, ncols=len(series), loc="upper left")
        return _svg(figure)


def bars(rows: Sequence[tuple[str, Mapping[str, float]]]) -> str:
    """Give one bar a row, from left to right, its parts stacked and named in a legend."""
    names = list(dict.fromkeys(name for _, parts in rows for name in parts))
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(9, 0.6 + 0.3 * len(rows)), layout="constrained")
        axes = figure.subplots()
        left = [0.0] * len(rows)
        for name, colour in zip(names, COLOURS, strict=False):
            widths = [float(parts.get(name, 0)) for _, parts in rows]
            axes.barh(range(len(rows)), widths, left=left, label=name, color=colour, height=0.7)
            left = [start + width for start, width in zip(left, widths, strict=True)]
        for row, total in enumerate(left):
            axes.annotate(
                f"{total:,.0f}", (total, row), xytext=(4, 0), textcoords="offset points",
                va="center",
            )  # fmt: skip
        axes.set_yticks(range(len(rows)), [_short(label) for label, _ in rows])
        axes.xaxis.set_major_formatter(StrMethodFormatter("{x:,.0f}"))
        axes.invert_yaxis()
        axes.margins(x=0.12)
        if len(names) > 1:
            axes.legend(frameon=False, ncols=len(names), loc="lower right")
        return _svg(figure)


def _svg(figure: Figure) -> str:
    """Give a figure as the address of an image: an SVG without a date, which can do nothing."""
    out = io.BytesIO()
    figure.savefig(out, format="svg", metadata={"Date": None}, transparent=True)
    return f"data:image/svg+xml;base64,{base64.b64encode(out.getvalue()).decode()}"


def _ticks(months: Sequence[str]) -> list[str]:
    """Give every month from the first to the last, or every year, so that gaps are seen."""
    if not months:
        return []
    first, last = (int(m[:4]) * 12 + int(m[5:]) - 1 for m in (months[0], months[-1]))
    if last - first >= _MONTHS:
        return [f"{year:04}" for year in range(first // 12, last // 12 + 1)]
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(first, last + 1)]


def _sum(counted: Counter[str], tick: str) -> int:
    return sum(number for month, number in counted.items() if month and month.startswith(tick))


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST else label[: _LONGEST - 1].rstrip() + "…"
