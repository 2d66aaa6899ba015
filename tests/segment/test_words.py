"""Words: underthesea's, at their exact places."""

import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from importlib import import_module
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import SetupError, SetupWarning
from pipeline.segment import words as room
from pipeline.segment.model import files
from pipeline.segment.model.files import load_model, model_files
from pipeline.segment.model.underthesea import Underthesea
from pipeline.segment.sentences import sentences
from pipeline.segment.words import stretches, words

ROOT = Path(__file__).parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
PIECES = [
    *"aăêđưyAĐÐðỞ10.…?!,;:()“”\"'-–‑/@_&+%$<>^ \n\t\u00a0\u200b\u200d\ufeff\u0301😀👩‍🔧",
    "\n\n\n", "  ", "...", "TP.HCM", "ThS. ", "v.v.", "songlam.vn", "a@b.vn", "30.6.2021",
    "45.320 ", "uỷ ban", "công nhân ", "khu công nghiệp", "H’Mông", "==>", ":D", "3x4", "한국",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
NFC_TEXTS = TEXTS.map(lambda text: unicodedata.normalize("NFC", text))


def printed(text: str) -> list[str]:
    return [text[start:end] for start, end in words(text, sentences(text, ()))]


def seeds() -> list[Path]:
    return sorted(SEEDS.glob("*.txt"))


def of_model(text: str) -> list[str]:
    tokenize = import_module("underthesea").word_tokenize
    return list(tokenize(text, use_token_normalize=False))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Công nhân khu công nghiệp họp.", ["Công nhân", "khu", "công nghiệp", "họp", "."]),
        ("doanh  nghiệp dệt", ["doanh  nghiệp", "dệt"]),
        ("Ðà Nẵng", ["Ðà Nẵng"]),
        ("Đà\u00a0Nẵng", ["Đà\u00a0Nẵng"]),
        ("uỷ ban", ["uỷ ban"]),
        ("công\nnhân", ["công", "nhân"]),
        ("họp\u200b‑ 😀", ["họp", "\u200b‑", "😀"]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_words_of_a_text(text: str, wanted: list[str]) -> None:
    assert printed(text) == wanted


def test_words_stay_within_sentences_and_lines() -> None:
    text = "công nhân\nLượt xem: 291\n  Gửi bình luận  "
    found = words(text, ((0, 4), (5, 9)))
    assert [text[s:e] for s, e in found][:2] == ["công", "nhân"]
    assert [text[s:e] for s, e in stretches(text, ((0, 4), (5, 9)))] == [
        "công", "nhân", "Lượt xem: 291", "Gửi bình luận",
    ]  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(NFC_TEXTS)
def test_words_are_underthesea_s_and_lose_nothing(text: str) -> None:
    found = words(text, sentences(text, ()))
    place = 0
    for start, end in found:
        assert not text[place:start].strip()
        assert text[start:end] == text[start:end].strip() != ""
        place = end
    assert not text[place:].strip()
    spoken = ["".join(text[s:e].split()).translate({0xD0: "Đ", 0xF0: "đ"}) for s, e in found]
    wanted = [w for s, e in sentences(text, ()) for w in of_model(text[s:e])]
    assert spoken == [w.replace(" ", "") for w in wanted]


@settings(deadline=None, max_examples=150)
@given(st.one_of(TEXTS.map(lambda text: unicodedata.normalize("NFD", text)), TEXTS))
def test_text_that_is_not_nfc_keeps_its_places(text: str) -> None:
    place = 0
    for start, end in words(text, sentences(text, ())):
        assert start < end
        assert not text[place:start].strip()
        place = end
    assert not text[place:].strip()


@pytest.mark.parametrize("seed", seeds() or [None], ids=lambda s: s.stem if s else "none")
def test_seeds_have_underthesea_s_words(seed: Path | None) -> None:
    if seed is None:
        pytest.skip("the seed articles are not beside the project")
    text = seed.read_text(encoding="utf-8")
    parts = sentences(text, ())
    mine = [" ".join(text[s:e].split()) for s, e in words(text, parts)]
    assert mine == [w for s, e in parts for w in of_model(text[s:e])]


def test_data_without_white_space_is_one_word() -> None:
    blob = "a." * 3000
    text = f"công nhân {blob} công nhân"
    assert printed(text) == ["công nhân", blob, "công nhân"]


def test_a_sentence_too_long_for_memory_is_cut_at_white_space() -> None:
    text = "công nhân " * 5000
    found = words(text, ((0, len(text) - 1),))
    assert len(found) == 5000
    assert {text[s:e] for s, e in found} == {"công nhân"}


def test_model_files_are_there_and_found_without_importing() -> None:
    files = model_files()
    assert [f.suffix for f in files] == [".bin"] * len(files)
    assert {"models.bin", "dictionary.bin", "features.bin"} < {f.name for f in files}
    assert all(f.is_file() for f in files)


@pytest.fixture
def model_anew() -> Iterator[None]:
    room._model.cache_clear()
    yield
    room._model.cache_clear()


def test_a_missing_package_is_a_setup_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "find_spec", lambda name: None)
    with pytest.raises(SetupError, match="pip install") as caught:
        model_files()
    assert caught.value.code == "underthesea_missing"


@pytest.mark.usefixtures("model_anew")
def test_a_missing_file_is_a_setup_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = ModuleSpec("underthesea", None, is_package=True)
    spec.submodule_search_locations = [str(tmp_path)]
    monkeypatch.setattr(files, "find_spec", lambda name: spec)
    with pytest.raises(SetupError, match=r"dictionary\.bin") as caught:
        words("công nhân", ())
    assert caught.value.code == "model_missing"


def test_a_file_that_is_not_pinned_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_model() is not None
    name = "ws_crf_vlsp2013_20230727/features.bin"
    monkeypatch.setitem(files.SHA256, name, "0" * 64)
    assert load_model() is None


@pytest.mark.usefixtures("model_anew")
def test_an_unknown_model_is_run_by_underthesea(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Công nhân  khu công nghiệp\u00a0họp. 'Ð' uỷ ban"
    known = words(text, ((0, len(text)),))
    room._model.cache_clear()
    monkeypatch.setattr(room, "load_model", lambda: None)
    with pytest.warns(SetupWarning, match="model_unknown") as caught:
        assert words(text, ((0, len(text)),)) == known
    assert len(caught) == 1
    assert isinstance(room._model(), Underthesea)
    nfd = unicodedata.normalize("NFD", "công nhân may")
    assert printed(nfd) == [unicodedata.normalize("NFD", w) for w in ("công nhân", "may")]


@pytest.mark.filterwarnings("ignore::pipeline.errors.SetupWarning")
def test_a_damaged_model_is_a_setup_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(sentence: str, *, use_token_normalize: bool) -> list[str]:
        raise EOFError("Ran out of input")

    module = import_module("underthesea.pipeline.word_tokenize")
    monkeypatch.setattr(module, "word_tokenize", damaged)
    with pytest.raises(SetupError, match="Ran out of input") as caught:
        Underthesea()
    assert caught.value.code == "model_damaged"


@pytest.mark.filterwarnings("ignore::pipeline.errors.SetupWarning")
def test_a_model_that_loses_characters_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    model = Underthesea()
    monkeypatch.setattr(model, "_tokenize", lambda piece, use_token_normalize: ["công"])
    with pytest.raises(SetupError) as caught:
        list(model.words("công nhân", ((0, 9),)))
    assert caught.value.code == "words_changed"


def test_underthesea_is_not_imported() -> None:
    code = (
        "import sys; from pipeline.segment.words import words; print(words('công nhân', ()));"
        "print(sorted({'underthesea', 'underthesea_core', 'joblib', 'spacy'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.split("\n")[:2] == ["((0, 9),)", "[]"]
