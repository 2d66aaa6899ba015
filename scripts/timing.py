"""Times of programs over articles: shares of a reference, starts, sizes, memory."""

import json
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_CHILD = """
import json, sys, time
begin = time.process_time()
{imports}
done = time.process_time() - begin
status = open("/proc/self/status").read()  # ru_maxrss would begin with the parent's own peak
print(json.dumps([done, int(status.split("VmHWM:")[1].split()[0]) / 1024]))
"""
_BARE = """
import typer
app = typer.Typer()
{commands}
app(["--help"], standalone_mode=False)
"""
_READ = """
import glob, sys
from pipeline.record import extract
for path in sorted(glob.glob("corpus/articles/*.txt"))[:{count}]:
    extract(open(path, encoding="utf-8").read()).model_dump_json()
"""


@dataclass
class Times:
    """Seconds of processor time by program and article."""

    by_article: list[dict[str, float]] = field(default_factory=list)

    def begin(self) -> None:
        """Go on to the next article."""
        self.by_article.append(defaultdict(float))

    def lap(self, name: str, seconds: float, *, back: int = 1) -> None:
        """Add to what a program took for an article, the last or so many back."""
        self.by_article[-back][name] += seconds

    def share(self, name: str, reference: str, groups: int = 20) -> "Share | None":
        """Give a program's time as a share of another's on the articles that both have read."""
        both = [(t[name], t[reference]) for t in self.by_article if name in t]
        if not both:
            return None
        size = max(1, len(both) // groups)
        parts = [both[i : i + size] for i in range(0, len(both) - size + 1, size)]
        ratios = sorted(sum(a for a, _ in p) / sum(b for _, b in p) for p in parts)
        cut = len(ratios) // 10
        mean = sum(a for a, _ in both) / sum(b for _, b in both)
        return Share(mean, ratios[cut], ratios[-1 - cut], len(both))


@dataclass(frozen=True)
class Share:
    """A share of a reference over all articles, and the range of four in five groups of them."""

    mean: float
    low: float
    high: float
    articles: int


def child(code: str, runs: int = 1) -> tuple[float, float]:
    """Run code in processes of their own: median processor seconds, greatest memory in MB."""
    found = []
    for _ in range(runs):
        done = subprocess.run(
            [sys.executable, "-c", _CHILD.format(imports=code)], cwd=ROOT, check=True,
            capture_output=True, text=True, env={"PYTHONPATH": str(ROOT), "COLUMNS": "100"},
        )  # fmt: skip
        found.append(json.loads(done.stdout.splitlines()[-1]))
    return statistics.median(f[0] for f in found), max(f[1] for f in found)


def starts(runs: int) -> dict[str, float]:
    """Give seconds to the help and to the first record, and what they cannot do without."""
    commands = "\n".join(
        f'@app.command(name="c{i}")\ndef _{i}(a: str, b: bool = False): "Do."' for i in range(8)
    )
    helped = 'import sys; sys.argv = ["vifacts", "--help"]\nfrom pipeline.cli import app\n'
    helped += 'app(["--help"], standalone_mode=False)'
    codes = {
        "bare typer app": _BARE.format(commands=commands), "vifacts --help": helped,
        "import spacy, pydantic": "import spacy, pydantic", "first record": _READ.format(count=1),
    }  # fmt: skip
    found: dict[str, list[float]] = defaultdict(list)
    for _ in range(runs):
        for name, code in codes.items():
            found[name].append(child(code)[0])
    return {name: statistics.median(times) for name, times in found.items()}


def memory() -> tuple[float, float]:
    """Give the greatest memory in MB after one article and after all of ours."""
    return child(_READ.format(count=1))[1], child(_READ.format(count=1000))[1]


def per_character(texts: Sequence[str], read: Callable[[str], object]) -> float:
    """Give seconds a character of reading texts."""
    begin = time.process_time()
    for text in texts:
        read(text)
    return (time.process_time() - begin) / sum(map(len, texts))
