"""Which lines of a page are rows of a table, told by what stands above and below them."""

from collections.abc import Sequence

from .lines import Line


def in_table(found: Sequence[Line], i: int, *, first: int = 0) -> bool:
    """Tell a row of a table by the line above or below it, from a first line on.

    Cells that only wide gaps set apart are rows where one of the two ends in figures: menus print
    such lines too.
    """
    line = found[i]
    near = [found[j] for j in (i - 1, i + 1) if first <= j < len(found)]
    if line.is_row:
        return any(other.is_row for other in near)
    alike = [other for other in near if other.gapped == line.gapped] if line.gapped else []
    return any(other.has_figures or line.has_figures for other in alike)
