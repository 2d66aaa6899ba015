"""Checks of counts: totals against parts, parts against wholes, kinds of zones."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from operator import attrgetter

from schemas.base import TextSpan
from schemas.checks import Check, CheckCode, CheckStatus
from schemas.counts import CountFact

from ..segment.segmented import SegmentedText
from .adding import Sum, compared
from .figures import at_least, fits_under, is_exact, value
from .groups import Group, exact_others, groups
from .lists import all_meant, goes_on, is_aside, is_cut, may_lack_a_part, named_alone, outermost
from .noted import noted


def comparisons(
    article: SegmentedText, counts: Sequence[CountFact], *, dates: Sequence[TextSpan] = ()
) -> Iterator[Check]:
    """Compare every whole with its parts.

    `45 doanh nghiệp, trong đó A có 30 …; B có 15 …` passes as 45 = 30 + 15 (`total_of_parts`, for
    zones `zone_count`). It fails where all parts are plainly listed and the sum is another, and is
    `incomplete` where such a list breaks off. Parts that are not all of the whole are each compared
    with it (`subset`). `dates` own digits that are no missed parts.
    """
    found = list(groups(article, counts))
    if not found:
        return
    owned = sorted([*counts, *dates], key=attrgetter("start"))
    claimed = {c.id for group in found for c in (group.whole, *group.all_parts)}
    strangers = [c for c in counts if c.id not in claimed]
    agreeing = [_agreeing(article, group, counts) for group in found]
    for place, group in enumerate(found):
        summed = agreeing[place]
        if summed is None and (len(group.parts) > 1 or group.whole.measure == "zones"):
            flat = replace(group, parts=tuple(outermost(article.text, group)))
            if not _lacks(article, flat, owned, strangers):
                beside = _adds_up_beside(found, agreeing, place)
                summed = _disagreeing(article, flat, beside=beside)
        if summed is not None:
            yield _compared(article, group, summed)
        inner = _nested(group, summed)
        yield from (compared(part, of, "pass", "total_of_parts") for part, of in inner)
        used = {p.id for s in (summed, *(of for _, of in inner)) if s for p in s.parts}
        for part in group.all_parts:
            if part.id not in used:
                yield from _subset(article, group, part)


def _adds_up_beside(found: Sequence[Group], agreeing: Sequence[Sum | None], place: int) -> bool:
    """Tell whether the same list adds up for another measure: its parts stand among these."""
    group = found[place]
    for other in range(max(0, place - 3), min(len(found), place + 4)):
        summed, beside = agreeing[other], found[other]
        if summed is None or beside.whole.measure == group.whole.measure:
            continue
        if len(summed.parts) == len(group.parts) and beside.end == group.end:
            return True
    return False


def _agreeing(article: SegmentedText, group: Group, counts: Sequence[CountFact]) -> Sum | None:
    """Find parts that make the whole: the first ones, all without asides, or of mixed measures."""
    if not (is_exact(group.whole) or group.whole.modifier == "about"):
        return None
    whole = value(group.whole)
    outer = [p for p in outermost(article.text, group) if is_exact(p)]
    exact = [*outer, *(p for p in group.beyond if is_exact(p))]
    singles = _singles(article, group)
    for parts in _candidates(article.text, group, exact, outer, counts):
        for named in {0, singles}:
            found = _prefix(parts, whole, named)
            if found is not None and not goes_on(article.text, group, found.parts):
                return found
    return None


def _candidates(
    text: str,
    group: Group,
    exact: list[CountFact],
    outer: list[CountFact],
    counts: Sequence[CountFact],
) -> Iterator[list[CountFact]]:
    """Yield the rows that may add up: all, without asides, the outermost, of mixed measures."""
    yield exact
    plain = [p for p in exact if not is_aside(text, p, group)]
    if len(plain) < len(exact):
        yield plain
    yield _outer(plain)
    others = exact_others(group, counts)
    if others:
        yield sorted([*outer, *others], key=lambda p: p.start)


def _prefix(parts: Sequence[CountFact], whole: Decimal, singles: int) -> Sum | None:
    """Give the first parts that add up to the whole, two of them at least."""
    total = Decimal(singles)
    for length, part in enumerate(parts, 1):
        total += value(part)
        if total == whole and length + singles > 1:
            return Sum(tuple(parts[:length]), singles)
        if total > whole:
            return None
    return None


def _outer(parts: Sequence[CountFact]) -> list[CountFact]:
    """Leave out parts of a part: in 30, 20, 10, 15 the second and third make the first."""
    outer: list[CountFact] = []
    place = 0
    while place < len(parts):
        outer.append(parts[place])
        place += 1 + len(_inner(parts, place))
    return outer


def _inner(parts: Sequence[CountFact], place: int) -> Sequence[CountFact]:
    whole, total = value(parts[place]), Decimal(0)
    for end in range(place + 1, len(parts)):
        total += value(parts[end])
        if total >= whole:
            return parts[place + 1 : end + 1] if total == whole and end > place + 1 else ()
    return ()


def _nested(group: Group, summed: Sum | None) -> list[tuple[CountFact, Sum]]:
    """Give the parts of a sum that have parts of their own in the list."""
    if summed is None:
        return []
    exact = [p for p in group.all_parts if is_exact(p)]
    used = {p.id for p in summed.parts}
    pairs = [(part, _inner(exact, place)) for place, part in enumerate(exact)]
    return [
        (part, Sum(tuple(inner)))
        for part, inner in pairs
        if part.id in used and inner and not used & {p.id for p in inner}
    ]


def _lacks(
    article: SegmentedText,
    group: Group,
    owned: Sequence[TextSpan],
    strangers: Sequence[CountFact],
) -> bool:
    """Tell a list that cannot be added up: inexact, of one part, or with figures nobody read."""
    plain = [p for p in group.parts if not is_aside(article.text, p, group)]
    if len(plain) < len(group.parts) or not all(map(is_exact, (group.whole, *plain))):
        return True
    total = Sum(tuple(plain), _singles(article, group)).total
    off = abs(total - value(group.whole))
    return not plain or may_lack_a_part(article.text, group, off, owned, strangers)


def _singles(article: SegmentedText, group: Group) -> int:
    return named_alone(article.text, group) if group.whole.measure == "zones" else 0


def _disagreeing(article: SegmentedText, group: Group, *, beside: bool) -> Sum | None:
    """Give the parts of a list that names all of the whole but adds up to something else."""
    summed = Sum(group.parts, _singles(article, group))
    if len(summed.parts) + summed.singles < 2:
        return None
    if is_cut(article.text, group) and summed.total < value(group.whole):
        return summed
    return summed if all_meant(article, group, summed.total, beside=beside) else None


def _compared(article: SegmentedText, group: Group, summed: Sum) -> Check:
    whole = value(group.whole)
    status: CheckStatus = "pass" if summed.total == whole else "fail"
    if summed.total < whole and is_cut(article.text, group):
        status = "incomplete"
    code: CheckCode = "zone_count" if group.whole.measure == "zones" else "total_of_parts"
    return compared(group.whole, summed, status, code)


def _subset(article: SegmentedText, group: Group, part: CountFact) -> Iterator[Check]:
    """Compare one part with its whole; a breach needs both in one sentence under a cue."""
    whole = group.whole
    fits = fits_under(part, whole)
    if fits is None:
        return
    said = group.opener is not None and article.sentence_at(part.start) == article.sentence_at(
        whole.start
    )
    if not fits and not (said and whole.role == "total" and at_least(part)):
        return
    yield noted(
        code="subset", status="pass" if fits else "fail", measure=whole.measure,
        expected=f"≤ {whole.value}", found=str(part.value), facts=[whole.id, part.id],
        message=f"{part.text} {'≤' if fits else '>'} {whole.text}",
    )  # fmt: skip
