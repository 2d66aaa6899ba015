"""The word model scored directly: its file, its tokens, its bounds."""

import struct
import time
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.segment.model import segmenter
from pipeline.segment.model.crfsuite import Weights, read_weights
from pipeline.segment.model.features import Features, Template
from pipeline.segment.model.files import load_model
from pipeline.segment.model.segmenter import Segmenter
from pipeline.segment.model.tagger import _Path
from pipeline.segment.model.tokens import tokens

MODEL = load_model()
SIGNS = (
    "aăđưyAĐỞÐðʺbcdhtpvxzHTM0123459.…?!,;:()“”\"'’-–/@_&+%$<>=^°FCDƯ~`[]{}×÷♥‿²٣ªǅ\u0301\u200b😀"
)
PIECES = [
    "http:", "https://", "ftp:/", "www.", "v.v", "v.v.", "v.v...", "e-mail", "ThS.", "Th.S", "Thxs",
    "TP.HCM", "NĐ-CP", "T.Ư", "..", "==>", ":D", ":)", "=))", "♥‿♥", "<3", ".vn", ".com/", "a@b.vn",
    "(a)", "12/2", "2024", "1.000", "1,5", "3x4", "H'Mông", "43H-0530", "03-5730-2357", "BOS",
    "EOS",
]  # fmt: skip
RUNS = st.lists(st.one_of(st.sampled_from(SIGNS), st.sampled_from(PIECES)), min_size=1, max_size=14)


def cqdb(names: list[str]) -> bytes:
    records, offsets = b"", []
    for number, name in enumerate(names):
        offsets.append(24 + len(records))
        key = name.encode() + b"\0"
        records += struct.pack("<II", number, len(key)) + key
    head = struct.pack("<4sIIIII", b"CQDB", 0, 0, 0, len(names), 24 + len(records))
    return head + records + struct.pack(f"<{len(names)}I", *offsets)


def model_file(version: int = 100) -> bytes:
    """A model of two attributes, as CRFsuite writes it."""
    rows = [(0, 0, 0, 0.5), (0, 0, 1, -0.25), (0, 1, 1, 2.0), (1, 0, 1, 0.75), (1, 1, 0, 1.0)]
    features = struct.pack("<4sII", b"FEAT", 0, len(rows))
    features += b"".join(struct.pack("<IIId", *row) for row in rows)
    labels, names = cqdb(["B-W", "I-W"]), cqdb(["T[0]=may", "T[-1,0].lower=công nhân"])
    at = [48, 48 + len(features), 48 + len(features) + len(labels)]
    head = struct.pack("<4sI4s9I", b"lCRF", 0, b"FOMC", version, 0, 2, 2, *at, 0, 0)
    return head + features + labels + names


def test_a_model_file_is_read() -> None:
    weights = read_weights(model_file())
    assert weights.states == {"T[0]=may": (0.5, -0.25), "T[-1,0].lower=công nhân": (0.0, 2.0)}
    assert weights.transitions == {("B", "I"): 0.75, ("I", "B"): 1.0}


def test_another_file_is_refused() -> None:
    with pytest.raises(ValueError, match="CRFsuite"):
        read_weights(model_file(version=200))


def test_templates_are_read_and_others_refused() -> None:
    assert Template.of("T[-1,0].lower") == Template(-1, 0, "lower")
    assert Template.of("T[2]").size == 1
    with pytest.raises(ValueError, match="not a feature"):
        Features({"U[0]=may": (0.0, 1.0)})


def test_labels_that_rather_stay_are_refused() -> None:
    stay = {("B", "B"): 1.0, ("I", "I"): 1.0, ("B", "I"): 0.0, ("I", "B"): 0.0}
    with pytest.raises(ValueError, match="rather stay"):
        _Path(Weights({}, stay))


def test_close_calls_are_settled_as_underthesea_settles_them() -> None:
    """The best two cuts of these are equal but for rounding."""
    assert MODEL is not None
    tokenize = import_module("underthesea").word_tokenize
    for text in (" ".join("‿}]" * n) for n in range(2, 25)):
        found = [text[s:e] for s, e in Segmenter(MODEL).words(text, ((0, len(text)),))]
        assert found == tokenize(text, use_token_normalize=False)


def of_underthesea(text: str) -> list[str]:
    pattern = import_module("underthesea.pipeline.word_tokenize.regex_tokenize").patterns
    return [m[0] for m in pattern.finditer(text.replace("ð", "đ").replace("Ð", "Đ"))]


@settings(deadline=None, max_examples=1500)
@given(RUNS.map("".join))
def test_tokens_are_underthesea_s(run: str) -> None:
    assert list(tokens(run)) == of_underthesea(run + " ")
    assert list(tokens(run, last=True)) == of_underthesea(run)


@pytest.mark.parametrize(
    "run",
    ["http:/" + "." * 990, "a." * 450, "(a" * 450, "a-" * 450, "http://" + "(" * 450, "1." * 450],
)
def test_tokens_of_data_need_no_exponential_time(run: str) -> None:
    begin = time.process_time()
    assert "".join(tokens(run)) == run
    assert time.process_time() - begin < 1


def test_what_is_kept_of_runs_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    assert MODEL is not None
    monkeypatch.setattr(segmenter, "_KEPT", 50)
    small, large = Segmenter(MODEL), Segmenter(MODEL)
    for turn in range(40):
        text = f"Công nhân số {turn} ở khu {turn * 7} họp {turn * 13}/{turn} lần."
        small.words(text, ((0, len(text)),))
        assert len(small._runs) < 70 and len(small._vocabulary) < 90
    text = "Công nhân khu công nghiệp họp lần 7."
    assert small.words(text, ((0, 36),)) == large.words(text, ((0, 36),))


def test_batches_do_not_change_words(monkeypatch: pytest.MonkeyPatch) -> None:
    assert MODEL is not None
    text = (Path(__file__).parents[2] / "docs" / "annotation.md").read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    ends = [sum(map(len, lines[: i + 1])) for i in range(len(lines))]
    pieces = list(zip([0, *ends[:-1]], ends, strict=True))
    whole = Segmenter(MODEL).words(text, pieces)
    monkeypatch.setattr(segmenter, "_AT_ONCE", 1)
    assert Segmenter(MODEL).words(text, pieces) == whole
    assert len(whole) > 1000
