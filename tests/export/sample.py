"""Records of the sample articles that anyone may open, read once a test run."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pipeline.io.run import extract_inputs
from schemas.record import ArticleRecord
from schemas.reject import Reject, RejectSource

from ..io.full import make

ARTICLES = Path(__file__).parents[2] / "corpus" / "articles"
NAMES = ("001", "004", "007", "013", "016", "025", "028", "037", "039")


@cache
def sample() -> tuple[ArticleRecord, ...]:
    """Some articles of corpus/, read by the real pipeline."""
    paths = sorted(str(path) for path in ARTICLES.glob("*.txt") if path.name[:3] in NAMES)
    assert len(paths) == len(NAMES)
    return tuple(item for item in extract_inputs(paths) if isinstance(item, ArticleRecord))


def made(number: int = 0) -> ArticleRecord:
    """One record with facts of every class, made by hand."""
    return ArticleRecord.model_validate(make(number))


def refused(uri: str = "hỏng.txt", sha256: str | None = None) -> Reject:
    """One reject."""
    source = RejectSource(uri=uri, member=None, sha256=sha256, bytes=None)
    return Reject(source=source, stage="read", code="not_found", message="gone", hint="look")


def everything() -> Iterator[ArticleRecord | Reject]:
    """What an export may be given: real articles, a made one, a reject."""
    yield from sample()
    yield made()
    yield refused()
