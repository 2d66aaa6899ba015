"""The spaCy side: our pipeline, and our components in somebody else's."""

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
import spacy
from spacy.tokens import DocBin

from pipeline.record import extract, load
from schemas.record import ArticleRecord

ARTICLES = sorted((Path(__file__).parents[2] / "corpus" / "articles").glob("*.txt"))

TEXT = "Sáng 8/3/2024, 20 đại biểu của 12 doanh nghiệp dự họp."


def test_our_pipeline_fills_spans_and_record() -> None:
    doc = load()(TEXT)
    assert doc.text == TEXT
    assert [s.text for s in doc.spans["dates"]] == ["Sáng 8/3/2024"]
    assert [s.label_ for s in doc.spans["counts"]] == ["people", "enterprises"]
    record = doc._.record
    assert isinstance(record, ArticleRecord)
    assert record.text == TEXT
    assert [s.id_ for s in doc.spans["counts"]] == [c.id for c in record.counts]
    assert [d.value for d in doc._.dates] == ["2024-03-08"]


def test_the_pipeline_is_made_once() -> None:
    assert load() is load()


@pytest.mark.parametrize("language", ["en", "xx"])
def test_a_component_in_a_foreign_pipeline(language: str) -> None:
    nlp = spacy.blank(language)
    nlp.add_pipe("vifacts_dates")
    doc = nlp(TEXT)
    assert [d.text for d in doc._.dates] == ["Sáng 8/3/2024"]
    assert len(doc.spans["dates"]) == 1
    assert "8/3/2024" in doc.spans["dates"][0].text
    assert doc.spans["dates"][0].label_ == "date"


def test_all_components_in_a_foreign_pipeline() -> None:
    nlp = spacy.blank("en")
    for name in ("vifacts_dates", "vifacts_counts", "vifacts_record"):
        nlp.add_pipe(name)
    doc = nlp(TEXT)
    assert [c.value for c in doc._.record.counts] == [20, 12]


def test_counts_alone() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("vifacts_counts")
    assert [c.value for c in nlp(TEXT)._.counts] == [20, 12]


def test_a_doc_can_be_stored_and_sent() -> None:
    doc = load()(TEXT)
    again = next(iter(DocBin(store_user_data=True, docs=[doc]).get_docs(load().vocab)))
    assert again._.record == doc._.record
    assert again._.dates == doc._.dates


def test_a_doc_that_nothing_has_read_has_no_record() -> None:
    doc = spacy.blank("en")(TEXT)
    assert doc._.record is None
    assert doc._.dates == ()


def test_pipe_over_many_texts() -> None:
    docs = list(load().pipe([TEXT, "Có 5 doanh nghiệp.", ""]))
    assert [len(d._.counts) for d in docs] == [2, 1, 0]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_a_doc_and_a_text_give_the_same_record(path: Path) -> None:
    """The Doc's text is matched as it stands, so articles that are matched otherwise are left."""
    text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8")).replace("\u00a0", " ")
    assert load()(text)._.record == extract(text)


def test_a_record_needs_no_spacy() -> None:
    """Whoever wants the record alone does not wait two seconds for spaCy."""
    code = (
        f"import sys; from pipeline.record import extract; extract({TEXT!r}); "
        "print('spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
