"""The figures of a report by name, as floors and comparisons hold them."""

from .report import Report

Figures = dict[str, float]


def figures(report: Report) -> Figures:
    """Give every figure that was measured, between 0 and 1: `dates.value`, `counts.roles` …"""
    named = {
        "dates.value": report.dates.value.f1,
        "dates.span": report.dates.span.f1,
        "dates.roles": report.date_roles.share,
        "organisations.value": report.organisations.value.f1,
        "organisations.span": report.organisations.span.f1,
        "organisations.entities": report.entities.f1,
        "counts.value": report.counts.value.f1,
        "counts.core": report.core_counts.f1,
        "counts.span": report.counts.span.f1,
        "counts.roles": report.count_roles.share,
        "counts.scopes": report.count_scopes.f1,
        "counts.periods": report.count_periods.f1,
        "items.value": report.items.value.f1,
        "items.ordinals": report.item_ordinals.share,
        "items.actors": report.item_actors.share,
        "items.deadlines": report.item_deadlines.share,
        "lists.declared": report.declared.share,
        "lists.whole": report.lists_whole.share,
        "checks.met": report.checks.score.f1,
        "checks.no_false_alarm": float(report.checks.fails_beyond_gold == 0),
    }
    return {name: value for name, value in named.items() if value is not None}
