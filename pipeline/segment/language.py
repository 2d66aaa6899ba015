"""The spaCy side: a Vietnamese `Language` whose tokens are underthesea's words.

`spacy.blank("vi")` as it comes wants pyvi, another segmenter; ours replaces its tokenizer alone, so
that lexical attributes, stop words and everything built on them stay. spaCy is imported on first
use: it costs two seconds.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from schemas.article import Block

from ..errors import SetupError, UsageError
from .article import segment
from .segmented import SegmentedText
from .words import stretches, words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

TOKENIZER = "vifacts.words.v1"
"""The tokenizer's name in spaCy's registry and in the config of a saved pipeline."""
_KEY = "vifacts_segmented"
_LONGEST_TEXT = 1_000_000_000


class WordTokenizer:
    """Text → Doc of words; `doc.text` is the text, whatever white space it holds.

    A token is a word, inner spaces included ("công nhân"); one space behind a word belongs to its
    token, all other white space is a token of its own. Sentence starts are set.
    """

    def __init__(self, vocab: "Vocab") -> None:
        """Keep the vocabulary that the Docs share."""
        self.vocab = vocab

    def __call__(self, text: str) -> "Doc":
        """Tokenize a text; `doc._.segmented` holds its blocks and sentences."""
        return _doc(self.vocab, segment(text))

    def __reduce__(self) -> tuple[type["WordTokenizer"], tuple["Vocab"]]:
        """Pickle by the vocabulary; the model is loaded again where it is needed."""
        return WordTokenizer, (self.vocab,)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write nothing: the words are underthesea's, the rules the package's."""

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "WordTokenizer":
        """Read nothing."""
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Give no bytes: there is no state."""
        return b""

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "WordTokenizer":
        """Read nothing."""
        return self


def make_nlp() -> "Language":
    """Give an empty Vietnamese pipeline: `make_nlp()("công nhân may")[0].text` is "công nhân".

    Raises SetupError where spaCy is missing or another package claims `doc._.segmented`.
    """
    try:
        from spacy import blank
        from spacy.util import registry
    except ImportError as error:
        raise SetupError(
            "spacy_missing", f"spaCy cannot be imported: {error}", hint="Run `pip install spacy`."
        ) from error
    if not registry.has("tokenizers", TOKENIZER):
        registry.tokenizers.register(TOKENIZER, func=create_tokenizer)
    _register_extension()
    nlp = blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    nlp.max_length = _LONGEST_TEXT
    return nlp


def create_tokenizer() -> Any:
    """Give spaCy the function that makes the tokenizer of an `nlp` (registry `tokenizers`)."""
    return _tokenizer_of


def make_doc(nlp: "Language", segmented: SegmentedText) -> "Doc":
    """Give the Doc of a text that is segmented already; `nlp(doc)` then runs the components."""
    return _doc(nlp.vocab, segmented)


def set_segmented(doc: "Doc", segmented: SegmentedText) -> None:
    """Attach blocks and sentences to a Doc of the same text; `doc._.segmented` gives them back.

    Raises UsageError `other_text` where the texts differ.
    """
    _register_extension()
    doc._.segmented = segmented


def get_segmented(doc: "Doc") -> SegmentedText:
    """Give what is attached to a Doc; a Doc from elsewhere is read first, once."""
    return _read(doc)


def get_words(doc: "Doc") -> tuple[tuple[int, int], ...]:
    """Give the places of a Doc's tokens that are no white space: with our tokenizer, the words."""
    kept = doc.user_data.get(_KEY)
    if isinstance(kept, _Kept) and kept.tokens == len(doc):
        return kept.words
    return tuple((t.idx, t.idx + len(t)) for t in doc if not t.is_space)


def _tokenizer_of(nlp: "Language") -> WordTokenizer:
    return WordTokenizer(nlp.vocab)


def _doc(vocab: "Vocab", segmented: SegmentedText) -> "Doc":
    from spacy.tokens import Doc

    text, found = segmented.text, words(segmented.text, segmented.sentences)
    tokens: list[str] = []
    spaces: list[bool] = []
    places: list[int] = []
    place = 0
    for start, end in (*found, (len(text), len(text))):
        if place < start:
            tokens.append(text[place:start])
            spaces.append(False)
            places.append(place)
        if start < end:
            spaced = text[end : end + 1] == " "
            tokens.append(text[start:end])
            spaces.append(spaced)
            places.append(start)
            place = end + spaced
    starts = {start for start, _ in stretches(text, segmented.sentences)}
    sent_starts: list[bool | int | None] = [place in starts for place in places]
    first = 1 + bool(tokens and tokens[0].isspace())
    sent_starts[:first] = [True, False][: min(first, len(tokens))]
    doc = Doc(vocab, words=tokens, spaces=spaces, sent_starts=sent_starts)
    _register_extension()
    doc.user_data[_KEY] = _Kept(segmented, words=found, tokens=len(tokens))
    return doc


class _Kept(dict[str, list[list[int | str]]]):
    """Blocks and sentences as plain lists, which alone survive `Doc.to_bytes` and `DocBin`.

    It remembers what it was made of, so that within a process nothing is read again.
    """

    def __init__(
        self, segmented: SegmentedText, *, words: tuple[tuple[int, int], ...] = (), tokens: int = -1
    ) -> None:
        """Take a segmented text apart; `words` are those of a Doc with so many tokens."""
        super().__init__(
            blocks=[[block.start, block.end, block.kind] for block in segmented.blocks],
            sentences=[list(sentence) for sentence in segmented.sentences],
        )
        self.segmented = segmented
        self.words = words
        self.tokens = tokens


def _register_extension() -> None:
    """Declare `doc._.segmented` once; a foreign extension of that name is never overwritten."""
    from spacy.tokens import Doc

    if not Doc.has_extension("segmented"):
        Doc.set_extension("segmented", getter=_read, setter=_write)
    elif getattr(Doc.get_extension("segmented")[2], "__module__", "") != __name__:
        raise SetupError(
            "extension_taken", "another package has registered doc._.segmented",
            hint="Use vifacts and that package in different processes.",
        )  # fmt: skip


def _write(doc: "Doc", segmented: SegmentedText) -> None:
    if segmented.text != doc.text:
        raise UsageError(
            "other_text", "the segmented text is not the text of the Doc",
            hint="Make the Doc with make_doc(nlp, segmented).",
        )  # fmt: skip
    doc.user_data[_KEY] = _Kept(segmented)


def _read(doc: "Doc") -> SegmentedText:
    """Give back what is kept, rebuilt where the Doc comes from bytes or another process."""
    if _KEY not in doc.user_data:
        _write(doc, segment(doc.text))
    kept = doc.user_data[_KEY]
    if not isinstance(kept, _Kept):
        kept = doc.user_data[_KEY] = _Kept(
            SegmentedText(
                text=doc.text,
                blocks=tuple(Block(start=s, end=e, kind=kind) for s, e, kind in kept["blocks"]),
                sentences=tuple((start, end) for start, end in kept["sentences"]),
            )
        )
    return kept.segmented
