"""Articles for the tests of whole records."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def article_files() -> list[Path]:
    """Give our own articles."""
    return sorted((ROOT / "corpus" / "articles").glob("*.txt"))


def seed_files() -> list[Path]:
    """Give the real articles beside the repository, where they are there."""
    return sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))


@pytest.fixture(params=article_files()[::6], ids=lambda p: p.stem)
def article(request: pytest.FixtureRequest) -> str:
    """One of our own articles."""
    path: Path = request.param
    return path.read_text(encoding="utf-8")


@pytest.fixture(params=range(5))
def seed(request: pytest.FixtureRequest) -> str:
    """One of the real articles."""
    files = seed_files()
    if not files:
        pytest.skip("the seed articles are not beside the repository")
    index: int = request.param
    return files[index].read_text(encoding="utf-8")
