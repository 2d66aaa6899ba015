"""Articles without end, made of the clauses of others: for measuring speed, never quality.

An article keeps the lines and the shape of one it is modelled on. Its sentences are put together
from clauses of all articles; names, places and figures are changed. No sentence comes twice, since
a program that keeps what it has seen would look faster than it is.

This stands in scripts/, not in the package: nobody who reads articles needs it, and it needs
nothing of the package.
"""

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path

_SENTENCE = re.compile(r"(?<=[^\W\d_]{2}[.?!…])[ ]+(?=[^\W\d_a-zăâđêôơư])")
_CLAUSE = re.compile(r"(?<=[;,:])[ ]+")
_DATE = r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?(?!\d)"
_FIGURE = re.compile(
    rf"(?<![\d.,/-])(?:(?P<time>\d{{1,2}}:\d\d)|(?P<date>{_DATE})|(?P<year>(?:19|20)\d\d)(?!\d)|\d+)"
)
_UPPER = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯẠ-Ỹ"
_LEADS = {
    "person": "ông|bà|anh|chị|em|đồng chí|cụ|cô|công nhân|bí thư|chủ tịch|giám đốc",
    "place": "tỉnh|thành phố|TP|huyện|quận|thị xã|xã|phường|khu|KCN|thôn|đường|cụm",
}
_RUN = rf"[{_UPPER}]\w*(?: [{_UPPER}]\w*){{0,3}}"
_NAME = re.compile(
    "|".join(rf"(?:(?<=\W)|^)(?i:{leads}) (?P<{kind}>{_RUN})" for kind, leads in _LEADS.items())
)
_SHORT = 100
"""A line up to so long is a title, a stamp, a menu: it keeps its words."""
_TRIES = 20


@dataclass
class Clauses:
    """What sentences are made of: clauses by where they stand, names by kind and length."""

    first: list[str] = field(default_factory=list)
    inner: list[str] = field(default_factory=list)
    last: list[str] = field(default_factory=list)
    whole: list[str] = field(default_factory=list)
    names: defaultdict[tuple[str, int], list[list[str]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Clauses":
        """Take articles apart."""
        found = cls()
        lines = (line for text in texts for line in text.split("\n") if len(line) > _SHORT)
        for sentence in (s for line in lines for s in split(line)):
            parts = _CLAUSE.split(sentence)
            if len(parts) == 1:
                found.whole.append(sentence)
            else:
                found.first.append(parts[0])
                found.inner += parts[1:-1]
                found.last.append(parts[-1])
            for match in _NAME.finditer(sentence):
                name = match[match.lastgroup or 0].split(" ")
                found.names[match.lastgroup or "", len(name)].append(name)
        return found


def split(line: str) -> list[str]:
    """Give the sentences of a line, roughly: `Ông Tư họp. Dự có 5 sở.` has two."""
    return _SENTENCE.split(line)


def models(root: Path) -> list[str]:
    """Give the articles of the train and dev split of a checkout: the test split is for no eyes."""
    splits = json.loads((root / "corpus" / "splits.json").read_text(encoding="utf-8"))
    names = sorted({*splits["train"], *splits["dev"]})
    return [
        (root / "corpus" / "articles" / f"{name}.txt").read_text(encoding="utf-8") for name in names
    ]


def recombined(texts: Iterable[str], count: int, *, seed: int = 0) -> Iterator[str]:
    """Give so many articles modelled on these, the same for the same seed; no sentence twice.

    Lines that cannot be made new, such as `Lượt xem`, are left out once they run out of figures.
    """
    models = list(texts)
    clauses = Clauses.of(models)
    chance = random.Random(seed)
    seen: set[bytes] = set()
    for _ in range(count):
        lines = chance.choice(models).split("\n")
        made = [(line, _line(line, clauses, chance, seen)) for line in lines]
        yield "\n".join(new for old, new in made if new or not old.strip())


def repeated_pairs(texts: Iterable[str]) -> float:
    """Give the share of pairs of neighbouring words that stood somewhere before."""
    seen: set[tuple[str, str]] = set()
    total = 0
    for text in texts:
        for line in text.split("\n"):
            for pair in pairwise(line.split()):
                total += 1
                seen.add(pair)
    return 1 - len(seen) / total if total else 0.0


def _line(line: str, clauses: Clauses, chance: random.Random, seen: set[bytes]) -> str:
    """Give a line of as many sentences, each new; sentences that cannot be are left out."""
    sentences = split(line)
    made = []
    for old in sentences:
        for _ in range(_TRIES):
            model = _sentence(old, clauses, chance) if len(line) > _SHORT else old
            new = _changed(model, clauses, chance)
            key = blake2b(new.encode(), digest_size=8).digest()
            if new.strip() and key not in seen:
                seen.add(key)
                made.append(new)
                break
    return " ".join(made)


def _sentence(model: str, clauses: Clauses, chance: random.Random) -> str:
    """Give a sentence of as many clauses as the model, now and then one more or less."""
    count = len(_CLAUSE.split(model)) + chance.choice((-1, 0, 0, 0, 1))
    if count < 2 or not clauses.first:
        return chance.choice(clauses.whole or clauses.first)
    inner = chance.choices(clauses.inner, k=count - 2) if clauses.inner else []
    return " ".join([chance.choice(clauses.first), *inner, chance.choice(clauses.last)])


def _changed(sentence: str, clauses: Clauses, chance: random.Random) -> str:
    """Change the names, places and figures of a sentence."""

    def name(match: re.Match[str]) -> str:
        kind = match.lastgroup or ""
        old = match[kind].split(" ")
        known = clauses.names[kind, len(old)] or [old]
        new = " ".join(chance.choice(known)[i] for i in range(len(old)))
        return match[0][: match.start(kind) - match.start()] + new

    def figure(match: re.Match[str]) -> str:
        if match["time"]:
            return f"{chance.randint(6, 22):02}:{chance.randint(0, 59):02}"
        if match["date"]:
            return _date(match["date"], chance)
        if match["year"]:
            return str(chance.randint(1998, 2026))
        digits = "".join(chance.choice("0123456789") for _ in match[0][1:])
        return chance.choice("123456789") + digits

    return _FIGURE.sub(figure, _NAME.sub(name, sentence))


def _date(printed: str, chance: random.Random) -> str:
    """Give another date in the same form: `8/3/2024`, `08-03`."""
    day, sign, month, *rest = re.split(r"([/.-])", printed)
    new = [str(chance.randint(1, 28)).zfill(len(day)), str(chance.randint(1, 12)).zfill(len(month))]
    if rest:
        new.append(str(chance.randint(1998, 2026)))
    return sign.join(new)
