"""Collects every pattern that the pipeline compiles, and reads strings that hurt slow ones.

A program of its own, since patterns are seen only by who is there when they are compiled. Prints a
line of JSON: how many there are, and those whose time grows faster than the text.
"""

import importlib
import json
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHORT, QUICK, TOO_LONG = 1_500, 0.002, 2
FASTER = 9.0
"""Four times the text takes a linear pattern four times as long, a quadratic one 16 times."""
AT_A_PLACE = re.compile(
    r"(?:\\s| |\(\?:[^()]*(?:\([^()]*\))?\)|\[[^]]*\]\??\(\?:[^()]*\))\*"
    r"|(?:\\W|\[\\?.[^]]*\])(?:\{0,\d+\}|\?\(\?:\[\^)"
)
"""Begins with any or up to so many of something: it is matched behind what was read."""
PIECES = (
    "a", "A", "đ", "1", " ", "  ", "\t", "\u00a0", ".", ",", "-", "–", "/", "(", ")", "“", ":",
    ";", "a ", "A ", "A-", "1.", "1,", "1/", "1 - ", "12/", "(a", "(a) ", "“a”, ", "a.b", "a@",
    "http:/.", "1.234 ", "ngày 1", "tháng 2/", "năm 2024 ", "từ ngày 1 đến ", "có 45 ",
    "gần 1.000 người, ", "Công đoàn ", "Ban Quản lý ", "các KCN tỉnh ", "và ", "xã A, huyện B, ",
    "- ", "1) ", "a) ", "\n",
)  # fmt: skip


def collected() -> dict[tuple[str, int], re.Pattern[str]]:
    """Import the pipeline, read some articles, and give what was compiled meanwhile."""
    found: dict[tuple[str, int], re.Pattern[str]] = {}
    compile_it = re.compile

    def compile_and_keep(pattern: str, flags: int = 0) -> "re.Pattern[str]":
        made = compile_it(pattern, flags)
        frame = sys._getframe(1).f_code.co_filename
        if isinstance(made.pattern, str) and str(ROOT / "pipeline") in frame:
            found[made.pattern, made.flags] = made
        return made

    setattr(re, "compile", compile_and_keep)  # noqa: B010
    import pipeline

    for module in pkgutil.walk_packages(pipeline.__path__, "pipeline."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    from pipeline.record import extract

    for path in sorted((ROOT / "corpus" / "articles").glob("*.txt"))[::8]:
        extract(path.read_text(encoding="utf-8"))
    setattr(re, "compile", compile_it)  # noqa: B010
    return found


def pieces(pattern: str) -> Iterator[str]:
    """Give what to repeat: signs and words of reports, and the words of the pattern itself."""
    yield from PIECES
    words = re.findall(r"[^\W\d_]{2,}", pattern)[:6]
    yield from (word + " " for word in words)
    if words:
        yield " ".join(words) + " "


def took(pattern: "re.Pattern[str]", text: str) -> float:
    """Give the processor time of finding a pattern everywhere, or at one place if it is made so."""
    begin = time.process_time()
    if AT_A_PLACE.match(pattern.pattern):
        pattern.match(text)
    else:
        for _ in pattern.finditer(text):
            pass
    return time.process_time() - begin


def is_slow(pattern: "re.Pattern[str]", piece: str) -> bool:
    """Tell whether time grows faster than the text; a quick pattern is not looked at closer."""
    text, longer = (piece * SHORT)[:SHORT] + "!", (piece * 4 * SHORT)[: 4 * SHORT] + "!"
    if min(took(pattern, text), took(pattern, text)) < QUICK:
        return False
    pairs = ((took(pattern, text), took(pattern, longer)) for _ in range(4))
    return all(long > FASTER * max(once, QUICK / 2) for once, long in pairs)


def is_slow_later(pattern: "re.Pattern[str]", piece: str) -> bool:
    """Tell whether it is slow again after a while: a machine may stall for a moment."""
    time.sleep(0.5)
    return is_slow(pattern, piece)


def main() -> None:
    """Print what was found."""
    patterns = collected()
    slow = []
    for pattern in patterns.values():
        for piece in pieces(pattern.pattern):
            try:
                signal.setitimer(signal.ITIMER_VIRTUAL, TOO_LONG)
                if is_slow(pattern, piece) and is_slow_later(pattern, piece):
                    slow.append([pattern.pattern[:200], piece])
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            except TimeoutError:
                slow.append([pattern.pattern[:200], f"{piece} (more than {TOO_LONG} s)"])
    print(json.dumps({"patterns": len(patterns), "slow": slow}, ensure_ascii=False))


def _too_long(*_: object) -> None:
    raise TimeoutError


if __name__ == "__main__":
    signal.signal(signal.SIGVTALRM, _too_long)
    main()
