"""The spaCy side: a Doc for any text, and the segmented text attached to it."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from pipeline.errors import SetupError, UsageError
from pipeline.segment.language import (
    TOKENIZER,
    get_segmented,
    make_doc,
    make_nlp,
    set_segmented,
)
from pipeline.segment.segmented import SegmentedText
from pipeline.segment.sentences import sentences
from pipeline.segment.words import words
from schemas.article import Block

ROOT = Path(__file__).parents[2]
TEXT = "Tiêu đề\n\nCông nhân vui. Ca tối bắt đầu."
SEGMENTED = SegmentedText(
    TEXT,
    (Block(start=0, end=7, kind="title"), Block(start=9, end=len(TEXT), kind="body")),
    ((0, 7), (9, 23), (24, len(TEXT))),
)
ANY_TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
    st.lists(
        st.sampled_from(["công nhân", "họp", ".", " ", "  ", "\n", "\u00a0", "\t", "TP. ", "😀"]),
        max_size=30,
    ).map("".join),
)


NLP = make_nlp()


@pytest.fixture
def nlp() -> Language:
    return NLP


@settings(deadline=None, max_examples=200)
@given(ANY_TEXT)
def test_doc_text_is_the_text(text: str) -> None:
    doc = NLP(text)
    assert doc.text == text
    assert "".join(token.text_with_ws for token in doc) == text
    assert all(token.text for token in doc)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", []),
        (" ", [" "]),
        ("\n\n", ["\n\n"]),
        ("  công  nhân họp. ", ["  ", "công  nhân", "họp", ".", ""]),
        ("họp  xong", ["họp", " ", "xong"]),
        ("họp\u00a0xong\n\nCa tối", ["họp", "\u00a0", "xong", "\n\n", "Ca", "tối"]),
    ],
)
def test_tokens(nlp: Language, text: str, tokens: list[str]) -> None:
    assert [token.text for token in nlp(text)] == [t for t in tokens if t]


def test_tokens_are_the_words(nlp: Language) -> None:
    doc = nlp(TEXT)
    found = [(t.idx, t.idx + len(t)) for t in doc if not t.is_space]
    assert tuple(found) == words(TEXT, sentences(TEXT, ()))


def test_sentence_starts_are_set(nlp: Language) -> None:
    doc = nlp("  Ông Tư họp. Dự họp có 5 sở.\n\nẢnh: An")
    assert [s.text.strip() for s in doc.sents] == ["Ông Tư họp.", "Dự họp có 5 sở.", "Ảnh: An"]


def test_language_and_lexical_attributes_are_vietnamese(nlp: Language) -> None:
    assert nlp.lang == "vi"
    assert nlp.pipe_names == []
    assert nlp.config["nlp"]["tokenizer"] == {"@tokenizers": TOKENIZER}
    assert nlp("mười")[0].like_num


def test_tokenizer_is_picklable_and_has_no_state(nlp: Language, tmp_path: Path) -> None:
    again = pickle.loads(pickle.dumps(nlp.tokenizer))
    assert [t.text for t in again("công nhân may")] == ["công nhân", "may"]
    assert again.to_bytes(exclude=["vocab"]) == b""
    assert again.from_bytes(b"") is again
    again.to_disk(tmp_path / "tokenizer")
    assert again.from_disk(tmp_path / "tokenizer") is again
    assert list(tmp_path.iterdir()) == []


def test_pipeline_survives_bytes_and_disk(nlp: Language, tmp_path: Path) -> None:
    import spacy

    nlp.to_disk(tmp_path / "vi")
    for other in (make_nlp().from_bytes(nlp.to_bytes()), spacy.load(tmp_path / "vi")):
        assert [t.text for t in other("công nhân may")] == ["công nhân", "may"]


def test_segmented_text_is_given_back(nlp: Language) -> None:
    doc = make_doc(nlp, SEGMENTED)
    assert doc.text == TEXT
    assert doc._.segmented == get_segmented(doc) == SEGMENTED
    assert nlp(doc) is doc
    assert [s.text.strip() for s in doc.sents] == ["Tiêu đề", "Công nhân vui.", "Ca tối bắt đầu."]


def test_segmented_text_survives_serialisation(nlp: Language) -> None:
    doc = make_doc(nlp, SEGMENTED)
    assert Doc(nlp.vocab).from_bytes(doc.to_bytes())._.segmented == SEGMENTED
    kept = DocBin(docs=[doc], store_user_data=True)
    assert [d._.segmented for d in kept.get_docs(nlp.vocab)] == [SEGMENTED]


def test_a_doc_from_elsewhere_has_sentences_too(nlp: Language) -> None:
    doc = Doc(nlp.vocab, words=["Ông", "họp", ".", "Bà", "nghỉ", "."])
    assert get_segmented(doc).sentences == sentences(doc.text, ())
    assert [b.kind for b in doc._.segmented.blocks] == ["body"]


def test_a_segmented_text_belongs_to_its_doc(nlp: Language) -> None:
    with pytest.raises(UsageError) as caught:
        set_segmented(nlp("công nhân"), SEGMENTED)
    assert caught.value.code == "other_text"


def test_registration_is_idempotent_and_takes_nothing_from_others(nlp: Language) -> None:
    make_nlp()
    ours = Doc.remove_extension("segmented")
    Doc.set_extension("segmented", default=None)
    try:
        with pytest.raises(SetupError) as caught:
            set_segmented(Doc(nlp.vocab), SegmentedText("", (), ()))
    finally:
        Doc.set_extension("segmented", getter=ours[2], setter=ours[3], force=True)
    assert caught.value.code == "extension_taken"


def test_nothing_heavy_is_imported_early() -> None:
    code = (
        "import sys, pipeline.segment.language; "
        "print(sorted({'spacy', 'underthesea', 'pyvi'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"
