"""Our words against `underthesea.word_tokenize`, sentence by sentence: no difference is allowed."""

import random
import sys
import unicodedata
from collections.abc import Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path

import pytest

from pipeline.segment.words import words

from .test_model import PIECES, SIGNS

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

from recombined import recombined, split  # noqa: E402

ARTICLES = sorted((ROOT / "corpus" / "articles").glob("*.txt"))
SHARED = ROOT.parent / "shared"
RECOMBINED, ADVERSARIAL = 17_000, 3_500


def sentences(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield from (s.strip() for s in split(line) if s.strip())


def adversarial() -> Iterator[str]:
    """Words of our articles among signs, names, broken addresses, rare letters."""
    chance = random.Random(11)
    known = [w for path in ARTICLES[::5] for w in path.read_text(encoding="utf-8").split()]
    more = [*PIECES, "ΑΣ", "Thxs", "ĐẠI HỘI", "İstanbul", "ß", "Ǆ", "한국", "a  b", "\u00a0", "A."]
    while True:
        parts = [
            chance.choice(known) if chance.random() < 0.5
            else chance.choice(more) if chance.random() < 0.6
            else "".join(chance.choice(SIGNS) for _ in range(chance.randint(1, 6)))
            for _ in range(chance.randint(1, 14))
        ]  # fmt: skip
        cased = chance.choice((str, str, str, str.upper, str.title))
        joined = cased("".join(p + chance.choice((" ", " ", " ", "  ", "")) for p in parts))
        yield from filter(None, [unicodedata.normalize("NFC", joined).strip()])


def of_ours(sentence: str) -> list[str]:
    found = words(sentence, ((0, len(sentence)),))
    return ["".join(sentence[s:e].split()).translate({0xD0: "Đ", 0xF0: "đ"}) for s, e in found]


def of_underthesea(sentence: str) -> list[str]:
    tokenize = import_module("underthesea").word_tokenize
    return [w.replace(" ", "") for w in tokenize(sentence, use_token_normalize=False)]


def differing(texts: Iterator[str]) -> tuple[int, list[str]]:
    """Count sentences, and give those whose words differ."""
    all_of_them = list(texts)
    return len(all_of_them), [s for s in all_of_them if of_ours(s) != of_underthesea(s)]


def test_a_thousand_sentences_have_underthesea_s_words() -> None:
    ours = (s for path in ARTICLES[::4] for s in sentences(path.read_text(encoding="utf-8")))
    assert differing(islice(ours, 250))[1] == []
    assert differing(islice(adversarial(), 750)) == (750, [])


@pytest.mark.slow
def test_twenty_thousand_sentences_have_underthesea_s_words() -> None:
    texts = [path.read_text(encoding="utf-8") for path in ARTICLES]
    shared = [
        path.read_text(encoding="utf-8")
        for path in sorted(SHARED.rglob("*"))
        if path.suffix in (".txt", ".jsonl", ".md")
    ]
    made = (s for text in recombined(texts, 3000, seed=7) for s in sentences(text))
    count, found = differing(s for text in (*texts, *shared) for s in sentences(text))
    for part in (islice(made, RECOMBINED), islice(adversarial(), ADVERSARIAL)):
        more, others = differing(part)
        count += more
        found += others
    assert found == []
    assert count > 20_000
