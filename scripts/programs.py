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
    "links, checks, what is left over": (
        (steps, "settle"),
        (joining, "with_scope", "with_period", "with_links", "unassigned", "run_checks"),
    ),
    "record, validated": (steps, "build_record"),
}  # fmt: skip
JSON = "JSON line"
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


def whole(texts: Sequence[str], watch: Watch, laps: Sequence[Lap]) -> list[bytes]:
    """Do what the command does with a batch of articles, and tell the time of every step."""

    def begun(place: int) -> None:
        watch.lap = laps[place]

    begin = time.process_time()
    documents = [Document(content=text.encode(), uri="bench") for text in texts]
    lines = []
    for record, lap in zip(extract_batch(documents, begun=begun), laps, strict=True):
        made = time.process_time()
        if isinstance(record, Exception):
            raise record
        lines.append(record.model_dump_json().encode())
        lap(JSON, time.process_time() - made)
    took = time.process_time() - begin
    for lap in laps:
        lap(PIPELINE, took / len(laps))
    return lines


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
    """Give what reads an article at a time: other programs that are installed, and ours so."""
    underthesea = import_module("underthesea")
    found: dict[str, Callable[[str], object]] = {
        REFERENCE: underthesea.word_tokenize, "underthesea.ner": underthesea.ner, ALONE: single,
    }  # fmt: skip
    if find_spec("dateparser"):
        search = import_module("dateparser.search").search_dates
        found["dateparser.search_dates"] = lambda text: search(text, languages=["vi"])
    if find_spec("pyvi"):
        found["pyvi.ViTokenizer.tokenize"] = import_module("pyvi.ViTokenizer").tokenize
    for program in found.values():
        program("Sáng 14/3, 150 công nhân Công ty May Bến Vân họp.")
    return found
