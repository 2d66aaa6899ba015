"""What is measured: our pipeline step by step, and other programs that read the same articles."""

import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

from pipeline.record.assemble import assemble, make_article_doc
from pipeline.record.documents import extract_document
from pipeline.record.pipeline import load
from pipeline.segment.article import segment
from pipeline.segment.words import words
from pipeline.text.decode import decode
from pipeline.text.document import Document

REFERENCE = "underthesea.word_tokenize"
PIPELINE = "vifacts, text to JSON line"
SEGMENTER = "vifacts, words alone"
ROOMS = {
    "decode": "bytes to text", "segment": "blocks and sentences", "doc": "words, spaCy Doc",
    "vifacts_dates": "dates", "vifacts_organisations": "organisations",
    "vifacts_counts": "counts", "vifacts_tasks": "task lists",
    "assemble": "links, checks, validation", "json": "JSON line",
}  # fmt: skip
SELDOM = {"underthesea.ner", "dateparser.search_dates"}
"""So slow that they read every fortieth article only."""
Lap = Callable[[str, float], None]


def whole(text: str, lap: Lap) -> bytes:
    """Do what `extract_document` does, and tell the time of every room."""
    document = Document(content=text.encode(), uri="bench")
    begin = now = time.process_time()

    def next_lap(name: str) -> None:
        nonlocal now
        before, now = now, time.process_time()
        lap(name, now - before)

    decoded = decode(document.content)
    next_lap("decode")
    segmented = segment(decoded.text)
    next_lap("segment")
    nlp = load()
    doc = make_article_doc(nlp, segmented, document)
    next_lap("doc")
    for name, component in nlp.pipeline:
        if name != "vifacts_record":
            doc = component(doc)
            next_lap(name)
    record = assemble(doc, document=document, encoding=decoded.encoding)
    next_lap("assemble")
    line = record.model_dump_json().encode()
    next_lap("json")
    lap(PIPELINE, time.process_time() - begin)
    return line


def is_what_we_do(text: str) -> bool:
    """Tell whether `whole` gives what the command gives."""
    record = extract_document(Document(content=text.encode(), uri="bench"))
    return whole(text, lambda name, seconds: None) == record.model_dump_json().encode()


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
