"""Checks of counts: totals against parts, parts against wholes, kinds of zones, shares."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from schemas.checks import Check, CheckCode, CheckStatus
from schemas.counts import CountFact

from ..segment.segmented import SegmentedText

_TOLERANCE = Decimal("0.1")
"""Parts that miss their total by more are taken for some of its parts, not for all."""
_SHARE_GAP: Final = re.compile(
    r"[^.;\n]{0,40}?(?:chiếm|đạt|tương đương|bằng|\()[^.;\n\d]{0,30}$", re.IGNORECASE
)
_SINGLE_ZONE: Final = re.compile(
    r"(?:và|,|cùng)[ \u00a0]{1,2}(?:01[ \u00a0]|1[ \u00a0]|một[ \u00a0])?"
    r"(?:Khu[ \u00a0](?:công nghiệp|chế xuất|công nghệ cao|kinh tế)|KCN|KCX|KKT|KCNC)[ \u00a0]?[A-ZĐÀ-Ỹ]?",
    re.IGNORECASE,
)
_CUT: Final = re.compile(r"(?:…|\.\.\.)[ \u00a0)]{0,2}$")


@dataclass(frozen=True, slots=True)
class _Group:
    """A stated total and the parts that follow it, or stand right before it."""

    total: CountFact
    parts: tuple[CountFact, ...]
    end: int


def totals(article: SegmentedText, counts: Sequence[CountFact]) -> Iterator[Check]:
    """Compare stated totals with their parts, and lone parts with their whole.

    `45 doanh nghiệp, trong đó A có 30 …; B có 15 …` passes as 45 = 30 + 15. Parts that plainly are
    not all of the whole are each compared with it (`subset`).
    """
    for group in _groups(article, counts):
        if group.total.measure == "zones":
            continue
        if len(group.parts) > 1 and _adds_up(group):
            yield _sum(article, group, "total_of_parts", ())
        else:
            for part in group.parts:
                yield _subset(group.total, part)


def zones(article: SegmentedText, counts: Sequence[CountFact]) -> Iterator[Check]:
    """Compare a number of zones with its kinds: 5 = 2 + 2 + 1, a zone named alone counting as one."""
    for group in _groups(article, counts):
        if group.total.measure != "zones" or not group.parts:
            continue
        named = _named_alone(article.text, group)
        if len(group.parts) + named > 1:
            yield _sum(article, group, "zone_count", (1,) * named)
        else:
            yield _subset(group.total, group.parts[0])


def shares(article: SegmentedText, counts: Sequence[CountFact]) -> Iterator[Check]:
    """Compare a stated percentage with its part and total: `300 …, trong đó 75 nữ (25%)` passes."""
    for place, share in enumerate(counts):
        if share.unit != "percent" or share.value is None or share.modifier != "exact":
            continue
        before = [c for c in counts[:place] if _is_number(c) and _same_sentence(article, c, share)]
        part = before[-1] if before else None
        if part is None or not _SHARE_GAP.fullmatch(article.text[part.end : share.start]):
            continue
        whole = next((c for c in reversed(before[:-1]) if c.measure == part.measure and c.role == "total"), None)
        if whole and whole.value and part.value is not None and part.value <= whole.value:
            check = _share(part, whole, share)
            if check:
                yield check


def _groups(article: SegmentedText, counts: Sequence[CountFact]) -> Iterator[_Group]:
    usable = [c for c in counts if _is_number(c)]
    for place, total in enumerate(usable):
        if total.role != "total":
            continue
        block = article.block_at(total.start)
        limit = block.end if block else total.end
        behind = [c for c in usable[place + 1 :] if c.measure == total.measure and c.start < limit]
        parts = _until_next_total(behind)
        if not parts:
            sentence = article.sentence_at(total.start)
            ahead = [c for c in usable[:place] if c.measure == total.measure and c.start >= sentence[0]]
            parts = _until_next_total(ahead[::-1])[::-1]
        if parts:
            yield _Group(total, tuple(parts), max(total.end, parts[-1].end))


def _until_next_total(counts: Sequence[CountFact]) -> list[CountFact]:
    parts = []
    for count in counts:
        if count.role == "total":
            break
        if count.role == "part":
            parts.append(count)
    return parts


def _is_number(count: CountFact) -> bool:
    return (
        count.unit == "absolute" and count.of is None and count.modifier == "exact"
        and count.value is not None
    )  # fmt: skip


def _same_sentence(article: SegmentedText, one: CountFact, other: CountFact) -> bool:
    return article.sentence_at(one.start) == article.sentence_at(other.start)


def _values(group: _Group) -> list[Decimal]:
    return [Decimal(str(p.value)) for p in group.parts]


def _adds_up(group: _Group) -> bool:
    """Tell parts that are meant to be all: they make the total, or miss it by little."""
    total = Decimal(str(group.total.value))
    return abs(sum(_values(group)) - total) <= _TOLERANCE * total


def _sum(article: SegmentedText, group: _Group, code: CheckCode, more: tuple[int, ...]) -> Check:
    values = [*_values(group), *map(Decimal, more)]
    total, found = Decimal(str(group.total.value)), sum(values)
    cut = bool(_CUT.search(article.text[group.end : group.end + 4]))
    status: CheckStatus = "pass" if found == total else "incomplete" if cut and found < total else "fail"
    addends = " + ".join(str(v) for v in values)
    words = " + ".join(_figure(p) for p in group.parts) + "".join(" + 1" for _ in more)
    difference = "" if found == total else f", which is {found}: {abs(found - total)} {'more' if found > total else 'less'}"
    sign = "=" if found == total else "≠"
    return Check(
        code=code, status=status, measure=group.total.measure, expected=str(total),
        found=f"{addends} = {found}", facts=[group.total.id, *(p.id for p in group.parts)],
        message=f"{group.total.text} {sign} {words}{difference}",
    )  # fmt: skip


def _subset(whole: CountFact, part: CountFact) -> Check:
    fits = Decimal(str(part.value)) <= Decimal(str(whole.value))
    return Check(
        code="subset", status="pass" if fits else "fail", measure=whole.measure,
        expected=f"≤ {whole.value}", found=str(part.value), facts=[whole.id, part.id],
        message=f"{part.text} {'≤' if fits else '>'} {whole.text}",
    )  # fmt: skip


def _share(part: CountFact, whole: CountFact, share: CountFact) -> Check | None:
    stated = Decimal(str(share.value))
    found = Decimal(str(part.value)) * 100 / Decimal(str(whole.value))
    places = -int(stated.as_tuple().exponent)
    rounding = Decimal(1).scaleb(-places)
    fits = abs(found - stated) <= rounding
    if not fits and abs(found - stated) > 5:
        return None
    return Check(
        code="share_of_total", status="pass" if fits else "fail", measure=part.measure,
        expected=f"{stated}%", found=f"{found.quantize(rounding)}%",
        facts=[share.id, part.id, whole.id],
        message=f"{part.text} of {whole.text} is {found.quantize(rounding)}%"
        + ("" if fits else f", the text says {share.text}"),
    )  # fmt: skip


def _figure(count: CountFact) -> str:
    """Give a count's number as printed: `30` of `30 doanh nghiệp`."""
    match = re.search(r"\d[\d.,]*\d|\d|\w+", count.text)
    return match[0] if match else count.text


def _named_alone(text: str, group: _Group) -> int:
    """Count zones that are named one by one behind the last kind: `… và Khu Công nghệ cao`."""
    end = group.parts[-1].end
    stop = group.total.start if group.total.start > end else len(text)
    match = _SINGLE_ZONE.match(text, end + 1 if text[end : end + 1] == " " else end, stop)
    return 1 if match else 0
