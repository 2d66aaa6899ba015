"""The files of underthesea's word model: where they are, and whether they are those we know.

underthesea itself is never imported here: that costs a second and 100 MB, and its model is data.
"""

import hashlib
import pickle
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from ...errors import SetupError
from .crfsuite import Weights, read_weights

PACKAGE = "underthesea"
HINT = "Run `pip install --force-reinstall 'underthesea>=9.2,<10'`, then `vifacts doctor`."
SHA256 = {
    "ws_crf_vlsp2013_20230727/dictionary.bin":
        "ec8c62b3881c6682c18959988e1fe08800cc835777778845bded470ca02745d9",
    "ws_crf_vlsp2013_20230727/features.bin":
        "cf93263c7c7973bf50122b0be76a394443ff61be00c1368713dee1b7d5b8a435",
    "ws_crf_vlsp2013_20230727/models.bin":
        "c3a64c64349f1d73304f89babacaa8f8cd6078b1ec1a1b2c104e9e411ac1d2c3",
    "text_normalize/tn_rules_2023_07_14.bin":
        "a8ef96ef9837f6a377154fdfc970b9b88351d39f9353fa693d53ab49798817f9",
}  # fmt: skip
"""Of underthesea 9.2 to 9.5, whose models are the same; other bytes may give other words."""
_MODEL = "pipeline/word_tokenize/models/ws_crf_*"
_MODEL_FILES = ("dictionary.bin", "features.bin", "models.bin")
_RULES = "pipeline/text_normalize/tn_rules_*.bin"


@dataclass(frozen=True, slots=True)
class WordModel:
    """What the model says: its features in order, their weights, the words of its dictionary."""

    features: tuple[str, ...]
    weights: Weights
    dictionary: frozenset[str]


def model_files() -> tuple[Path, ...]:
    """Give the files that decide what a word is, in order, without importing underthesea.

    Raises SetupError `underthesea_missing`, or `model_missing` naming the file.
    """
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise SetupError("underthesea_missing", "underthesea is not installed", hint=HINT)
    root = Path(next(iter(spec.submodule_search_locations)))
    folders = sorted(root.glob(_MODEL)) or [root / _MODEL]
    files = [folder / name for folder in folders for name in _MODEL_FILES]
    files += sorted(root.glob(_RULES)) or [root / _RULES]
    for file in files:
        if not file.is_file():
            name = file.relative_to(root)
            raise SetupError("model_missing", f"underthesea has no {name}", hint=HINT)
    return tuple(files)


def name_of(file: Path) -> str:
    """Give the name by which SHA256 knows a file of the model."""
    return f"{file.parent.name}/{file.name}"


def load_model() -> WordModel | None:
    """Read the model, None where a file is not the one we know: then we cannot score it.

    Raises SetupError as `model_files` does. Nothing is unpickled whose checksum is not pinned.
    """
    contents = {name_of(file): file.read_bytes() for file in model_files()}
    found = {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}
    if found != SHA256:
        return None
    by_file = {name.rpartition("/")[2]: content for name, content in contents.items()}
    return WordModel(
        features=tuple(pickle.loads(by_file["features.bin"])),
        weights=read_weights(by_file["models.bin"]),
        dictionary=frozenset(pickle.loads(by_file["dictionary.bin"])),
    )
