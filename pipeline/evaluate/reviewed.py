"""Reviewed records → gold, in the form of the guide's section 7."""

from schemas.gold import (
    GoldArticle,
    GoldCheck,
    GoldCount,
    GoldDate,
    GoldFacts,
    GoldItem,
    GoldList,
    GoldOrganisation,
)
from schemas.record import ArticleRecord
from schemas.tasks import TaskItem, TaskList

from ..errors import GoldError


def gold_of(record: ArticleRecord) -> GoldArticle:
    """Give what a reviewed record states as gold; entities by name, what is named by its words.

    Raises GoldError `no_text` for a record that was written without its text.
    """
    if record.text is None:
        raise GoldError(
            "no_text", f"{record.source.uri} was written without its text",
            hint="Extract it again without --no-text.",
        )  # fmt: skip
    given = record.article.published
    words = {f.id: f.text for f in (*record.dates, *record.counts)}
    return GoldArticle(
        id=f"{record.source.uri}:{record.source.member}"
        if record.source.member
        else record.source.uri or record.id,
        text=record.text,
        published=given.value if given and given.source == "given" else None,
        meta=dict(record.meta),
        gold=GoldFacts(
            dates=_dates(record),
            organisations=_organisations(record),
            counts=_counts(record, words),
            tasks=[_list(tasks, words) for tasks in record.tasks],
            checks=[
                GoldCheck(code=c.code, status=c.status, measure=c.measure) for c in record.checks
            ],
        ),
    )


def _dates(record: ArticleRecord) -> list[GoldDate]:
    return [
        GoldDate(
            start=d.start, end=d.end, text=d.text, kind=d.kind, value=d.value, mod=d.mod,
            part_of_day=d.part_of_day, role=d.role, inferred=d.inferred,
        )
        for d in record.dates
    ]  # fmt: skip


def _organisations(record: ArticleRecord) -> list[GoldOrganisation]:
    names = [e.name for e in record.entities]
    labels = {e.id: e.name if names.count(e.name) == 1 else e.id for e in record.entities}
    return [
        GoldOrganisation(
            start=o.start, end=o.end, text=o.text, type=o.type, entity=labels[o.entity]
        )
        for o in record.organisations
    ]


def _counts(record: ArticleRecord, words: dict[str, str]) -> list[GoldCount]:
    return [
        GoldCount(
            start=c.start, end=c.end, text=c.text, measure=c.measure, noun=c.noun,
            modifier=c.modifier, unit=c.unit, value=c.value, low=c.low, high=c.high, of=c.of,
            role=c.role, direction=c.direction, scope=c.scope.text if c.scope else None,
            period=words[c.period] if c.period else None,
        )
        for c in record.counts
    ]  # fmt: skip


def _list(tasks: TaskList, words: dict[str, str]) -> GoldList:
    places = {item.id: number for number, item in enumerate(tasks.items)}
    return GoldList(
        status=tasks.status, declared_count=tasks.declared_count,
        cue=tasks.cue.text if tasks.cue else None,
        items=[_item(item, places, words) for item in tasks.items],
    )  # fmt: skip


def _item(item: TaskItem, places: dict[str, int], words: dict[str, str]) -> GoldItem:
    return GoldItem(
        start=item.start, end=item.end, text=item.text, ordinal=item.ordinal,
        inferred=item.inferred, level=item.level,
        parent=places[item.parent] if item.parent else None,
        actors=[a.text for a in item.actors] or None,
        deadline=words[item.deadline] if item.deadline else None,
        targets=[words[t] for t in item.targets] or None,
    )  # fmt: skip
