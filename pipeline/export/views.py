"""Views for common questions, in SQL that SQLite and DuckDB share."""

from typing import Final

VIEWS: Final = {
    "head_counts": """
        SELECT c.article, c.uri, c.member, c.id, c.measure, c.noun, c.value, c.low, c.high,
               c.modifier, c.role, c.scope, e.name AS scope_entity, d.value AS period,
               coalesce(d.latest, a.published_day) AS as_of, a.title, c.text
        FROM counts c
        JOIN articles a USING (article, uri, member)
        LEFT JOIN organisations o
          ON (o.article, o.uri, o.member, o.id) = (c.article, c.uri, c.member, c.scope_organisation)
        LEFT JOIN entities e
          ON (e.article, e.uri, e.member, e.id) = (o.article, o.uri, o.member, o.entity)
        LEFT JOIN dates d
          ON (d.article, d.uri, d.member, d.id) = (c.article, c.uri, c.member, c.period)
        WHERE c.unit = 'absolute' AND c.denominator IS NULL
          AND c.role IN ('level', 'total', 'part')
    """,
    "failed_checks": """
        SELECT k.article, k.uri, k.member, k.number, k.code, k.measure, k.expected, k.found,
               k.message, a.published, a.title
        FROM checks k JOIN articles a USING (article, uri, member)
        WHERE k.status = 'fail'
    """,
    "planned_tasks": """
        SELECT i.article, i.uri, i.member, i.id, i.text AS task, w.text AS actor,
               e.name AS actor_entity, d.value AS deadline, d.latest AS due, a.published, a.title
        FROM task_items i
        JOIN task_lists l
          ON (l.article, l.uri, l.member, l.id) = (i.article, i.uri, i.member, i.list)
        JOIN articles a ON (a.article, a.uri, a.member) = (i.article, i.uri, i.member)
        LEFT JOIN task_actors w
          ON (w.article, w.uri, w.member, w.item) = (i.article, i.uri, i.member, i.id)
        LEFT JOIN organisations o
          ON (o.article, o.uri, o.member, o.id) = (w.article, w.uri, w.member, w.organisation)
        LEFT JOIN entities e
          ON (e.article, e.uri, e.member, e.id) = (o.article, o.uri, o.member, o.entity)
        LEFT JOIN dates d
          ON (d.article, d.uri, d.member, d.id) = (i.article, i.uri, i.member, i.deadline)
        WHERE l.status = 'planned'
    """,
    "not_understood": """
        SELECT 'unassigned' AS what, reason AS code, count(*) AS times
        FROM unassigned GROUP BY reason
        UNION ALL
        SELECT 'reject', code, count(*) FROM rejects GROUP BY code
    """,
}
"""Name → query. `head_counts`: stocks with the body or zone and the day they hold for;
`failed_checks`: with title and day; `planned_tasks`: one row a task and actor, with its deadline;
`not_understood`: reasons with their number."""
