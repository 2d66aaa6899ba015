"""Check of the title: where it is printed more than once, the printings agree."""

from collections.abc import Iterator, Sequence

from schemas.article import Block
from schemas.checks import Check


def printings(text: str, blocks: Sequence[Block]) -> Iterator[Check]:
    """Compare the printings of a title, white space and capitals aside."""
    titles = [text[b.start : b.end] for b in blocks if b.kind == "title"]
    if len(titles) < 2:
        return
    folded = [" ".join(t.split()).casefold() for t in titles]
    other = next((t for t, f in zip(titles, folded, strict=True) if f != folded[0]), None)
    yield Check(
        code="duplicate_title", status="fail" if other else "pass", measure=None,
        expected=titles[0], found=other or titles[1], facts=[],
        message="the printings differ" if other else f"{len(titles)} printings agree",
    )  # fmt: skip
