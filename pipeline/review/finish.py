"""A draft → a record that keeps the contract: references, entities, lists, checks."""

import re

from schemas.article import Article
from schemas.counts import CountFact
from schemas.organisations import Entity, OrganisationFact
from schemas.record import ArticleRecord
from schemas.tasks import TaskItem, TaskList

from ..record.recheck import rechecked
from .draft import Draft, DraftList

_PUBLISHED = re.compile(r"^[0-9]{4}-[0-9]{2}(-[0-9]{2}(T[0-9:]{8})?)?$")


def finished(draft: Draft, record: ArticleRecord) -> ArticleRecord:
    """Give the validated record of a draft; the record itself where nothing has changed.

    References to facts that are gone become null, entities are made of their mentions anew, and
    the checks compare again.
    """
    if not draft.changed:
        return record
    mentions, entities = _entities(draft)
    counts = [_count(c, draft) for _, c in sorted(draft.counts.items(), key=lambda x: x[1].start)]
    lists = sorted((t for t in draft.lists if t.items), key=lambda t: _bounds(t)[0])
    fields = {name: getattr(record, name) for name in ArticleRecord.model_fields}
    fields |= {
        "article": _article(record.article, draft),
        "dates": sorted(draft.dates.values(), key=lambda d: d.start),
        "organisations": mentions, "entities": entities, "counts": counts,
        "tasks": [_list(t, draft) for t in lists],
        "unassigned": sorted(draft.left, key=lambda u: u.start),
        "checks": [],
    }  # fmt: skip
    whole = ArticleRecord(**fields)
    known = {f.id for f in (*whole.dates, *whole.organisations, *whole.counts)}
    known |= {t.id for t in whole.tasks} | {i.id for t in whole.tasks for i in t.items}
    known |= {entity.id for entity in whole.entities}
    held = [check for check in record.checks if known.issuperset(check.facts)]
    return whole.model_copy(update={"checks": held if whole.text is None else rechecked(whole)})


def _count(count: CountFact, draft: Draft) -> CountFact:
    scope, period = count.scope, count.period
    if scope and scope.organisation and scope.organisation not in draft.organisations:
        scope = scope.model_copy(update={"organisation": None})
    if period and period not in draft.dates:
        period = None
    return count.model_copy(update={"scope": scope, "period": period})


def _bounds(tasks: DraftList) -> tuple[int, int]:
    return tasks.items[0].start, tasks.items[-1].end


def _list(tasks: DraftList, draft: Draft) -> TaskList:
    start, end = _bounds(tasks)
    own = {item.id for item in tasks.items}
    return TaskList(
        id=f"l{start}-{end}", status=tasks.status, declared_count=tasks.declared_count,
        cue=tasks.cue, items=[_item(item, own, draft) for item in tasks.items],
    )  # fmt: skip


def _item(item: TaskItem, own: set[str], draft: Draft) -> TaskItem:
    actors = [
        a if a.organisation in draft.organisations else a.model_copy(update={"organisation": None})
        for a in item.actors
    ]
    return item.model_copy(
        update={
            "parent": item.parent if item.parent in own else None,
            "level": item.level if item.parent in own else 1,
            "deadline": item.deadline if item.deadline in draft.dates else None,
            "targets": [t for t in item.targets if t in draft.counts],
            "actors": actors,
        }
    )


def _entities(draft: Draft) -> tuple[list[OrganisationFact], list[Entity]]:
    """Give mentions and entities; an entity has the place of its first mention for an id."""
    groups: dict[str, list[OrganisationFact]] = {}
    for mention in sorted(draft.organisations.values(), key=lambda o: o.start):
        groups.setdefault(mention.entity, []).append(mention)
    entities, mentions = [], []
    for label, group in groups.items():
        key = "e" + group[0].id[1:]
        words = list(dict.fromkeys(m.text for m in group))
        name = draft.names.get(label, "")
        name = name if _still_fits(name, words) else max(words, key=len)
        aliases = [w for w in words if w != name]
        entities.append(
            Entity(
                id=key, name=name, type=group[0].type, aliases=aliases,
                mentions=[m.id for m in group],
            )
        )  # fmt: skip
        mentions += [m.model_copy(update={"entity": key}) for m in group]
    return sorted(mentions, key=lambda o: o.start), entities


def _still_fits(name: str, words: list[str]) -> bool:
    """Tell whether a name can be that of these mentions: it shares a word with them."""
    parts = {part.casefold() for word in words for part in word.split()}
    return bool(parts & {part.casefold() for part in name.split()})


def _article(article: Article, draft: Draft) -> Article:
    """Give the article with the publication that its stamp states now."""
    said = article.published
    if said is None or said.source != "page" or said.date is None:
        stamp = next((d for d in draft.dates.values() if d.role == "publication"), None)
        if said is not None or stamp is None or not _PUBLISHED.match(stamp.value):
            return article
        return _published(article, stamp.id, stamp.value)
    stamp = draft.dates.get(said.date)
    stamp = stamp or next((d for d in draft.dates.values() if d.role == "publication"), None)
    if stamp is None or stamp.role != "publication" or not _PUBLISHED.match(stamp.value):
        return article.model_copy(update={"published": None})
    return _published(article, stamp.id, stamp.value)


def _published(article: Article, key: str, value: str) -> Article:
    found = {"value": value, "source": "page", "date": key, "candidates": []}
    return Article.model_validate({**article.model_dump(), "published": found})
