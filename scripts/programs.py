"""What is measured: our pipeline step by step, and other programs that read the same articles."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from pipeline.record import extract_batch, extract_document, joining, steps
from pipeline.segment.article import segment
from pipeline.segment.words import words
from pipeline.text.document import Document
from schemas.record import ArticleRecord

REFERENCE = "underthesea.word_tokenize"
PIPELINE = "vifacts, text to JSON line"
SEGMENTER = "vifacts, words alone"
ALONE = "vifacts, one article at a time"
_STEPS = {
    "bytes to text in blocks": (steps, "read_document"),
    "sentences": (steps, "segment"),
    "words": (steps, "words"),
    "dates": (steps, "find_dates"),
    "organisations": (steps, "find_organisations"),
    "counts": (steps, "find_counts"),
    "task lists": (steps, "find_tasks"),
    "links": (
        (steps, "settle"),
        (joining, "with_aims", "View", "Bodies", "with_scope", "with_period", "with_links"),
    ),
    "checks": (joining, "run_checks"),
    "what is left over": (joining, "unassigned"),
    "record, validated": (steps, "build_record"),
}  # fmt: skip
JSON = "JSON line"
STEPS = "vifacts, step by step"
ROOMS = (*_STEPS, JSON)
"""The steps of our pipeline in order; together they are all of it but for a few calls."""
SELDOM = {"underthesea.ner", "dateparser.search_dates"}
"""So slow that they read the first article of a turn only."""
Lap = Callable[[str, float], None]


class Watch:
    """Times of the steps, each without the steps that it calls."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.lap: Lap = lambda name, seconds: None
        self._within: list[float] = []

    def timed(self, step: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Give the function, with its time told."""

        def told(*given: Any, **named: Any) -> Any:
            self._within.append(0.0)
            begin = time.process_time()
            try:
                return function(*given, **named)
            finally:
                took = time.process_time() - begin
                self.lap(step, took - self._within.pop())
                if self._within:
                    self._within[-1] += took

        return told


@contextmanager
def watched() -> Iterator[Watch]:
    """Put a watch to the steps of a record for a while; nothing else of them changes."""
    watch, before = Watch(), []
    for step, places in _STEPS.items():
        for module, *names in places if isinstance(places[0], tuple) else (places,):
            for name in names:
                before.append((module, name, getattr(module, name)))
                setattr(module, name, watch.timed(step, getattr(module, name)))
    try:
        yield watch
    finally:
        for module, name, function in before:
            setattr(module, name, function)


def whole(texts: Sequence[str]) -> list[bytes]:
    """Do what the command does with a batch of articles."""
    return list(_lines(extract_batch(_documents(texts))))


def by_step(texts: Sequence[str], laps: Sequence[Lap]) -> None:
    """Do it again, with a watch at every step; the watch takes its time too."""
    with watched() as watch:

        def begun(place: int) -> None:
            watch.lap = laps[place]

        records = extract_batch(_documents(texts), begun=begun)
    lines, last = _lines(records), time.process_time()
    for _, lap in zip(lines, laps, strict=True):
        now = time.process_time()
        lap(JSON, now - last)
        last = now


def _documents(texts: Sequence[str]) -> list[Document]:
    return [Document(content=text.encode(), uri="bench") for text in texts]


def _lines(outcomes: Sequence[ArticleRecord | Exception]) -> Iterator[bytes]:
    for outcome in outcomes:
        if isinstance(outcome, Exception):
            raise outcome
        yield outcome.model_dump_json().encode()


def single(text: str) -> None:
    """Do it with one article."""
    extract_document(Document(content=text.encode(), uri="bench")).model_dump_json()


def alone(text: str, lap: Lap) -> None:
    """Find words and nothing else."""
    sentences = segment(text).sentences
    begin = time.process_time()
    words(text, sentences)
    lap(SEGMENTER, time.process_time() - begin)


def others() -> dict[str, Callable[[str], object]]:
    """Give the other programs that are installed, loaded and tried."""
    underthesea = import_module("underthesea")
    found: dict[str, Callable[[str], object]] = {
        REFERENCE: underthesea.word_tokenize, "underthesea.ner": underthesea.ner,
    }  # fmt: skip
    if find_spec("dateparser"):
        search = import_module("dateparser.search").search_dates
        found["dateparser.search_dates"] = lambda text: search(text, languages=["vi"])
    if find_spec("pyvi"):
        found["pyvi.ViTokenizer.tokenize"] = import_module("pyvi.ViTokenizer").tokenize
    for program in found.values():
        program("Sáng 14/3, 150 công nhân Công ty May Bến Vân họp.")
    return found
