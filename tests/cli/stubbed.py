"""The command with `pipeline.record` stubbed: a record without facts for every text.

`chậm` in a text takes a minute, `lỗi` is a mistake of ours, `hỏng` a model that is missing.
"""

import importlib.util
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

_spec = importlib.util.spec_from_file_location(
    "records", Path(__file__).parents[1] / "io" / "records.py"
)
assert _spec and _spec.loader
records = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(records)


@dataclass(frozen=True)
class ExtractOptions:
    """As the real ones."""

    keep_text: bool = True
    words: bool = False
    raw_offsets: bool = False


def extract_document(document: Any, *, options: ExtractOptions) -> Any:
    """Give a record that shows in its meta what was asked for."""
    from dataclasses import replace

    from pipeline.errors import SetupError
    from pipeline.text.decode import decode

    text = decode(document.content).text
    if "chậm" in text:
        print("working", file=sys.stderr, flush=True)
        time.sleep(60)
    if "lỗi" in text:
        raise KeyError(text)
    if "hỏng" in text:
        raise SetupError("model_missing", "no model", hint="Run `vifacts doctor`.")
    asked = {"keep_text": options.keep_text, "words": options.words}
    shown = {**document.meta, **asked, "published": document.published}
    return records.record_of(replace(document, meta=shown))


stub: Any = ModuleType("pipeline.record")
stub.extract_document = extract_document
stub.ExtractOptions = ExtractOptions
sys.modules["pipeline.record"] = stub

from pipeline.cli import main  # noqa: E402

main()
