"""The command with extraction stubbed, in the workers too: words of a text say what happens to it.

`chết` ends the worker, `treo` never comes to an end, `phình` takes 300 MB, `chậm` takes a moment,
`lỗi` is a mistake of ours. Every other text is a record without facts.
"""

import importlib.util
import os
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).parents[2]
_spec = importlib.util.spec_from_file_location("records", ROOT / "tests" / "io" / "records.py")
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
    """Give a record, or do what the text says."""
    from pipeline.record.fingerprint import producer
    from pipeline.text.decode import decode

    text = decode(document.content).text
    if "chết" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "phình" in text:
        held = b"x" * (300 << 20)
        time.sleep(3600)
        assert held
    if "treo" in text:
        time.sleep(3600)
    if "chậm" in text:
        time.sleep(0.03)
    if "lỗi" in text:
        raise KeyError(text)
    found = records.record_of(document, block=True).model_copy(update={"producer": producer()})
    return found if options.keep_text else found.model_copy(update={"text": None})


stub: Any = ModuleType("pipeline.record")
stub.__path__ = [str(ROOT / "pipeline" / "record")]
stub.extract_document = extract_document
stub.ExtractOptions = ExtractOptions
sys.modules["pipeline.record"] = stub


def quicken() -> None:
    """Leave the models out of workers, and pretend to other rules where that is wanted."""
    from pipeline.batch.runners import local
    from pipeline.record import fingerprint

    local.PRELOAD.clear()
    if "OTHER_RULES" in os.environ:
        setattr(fingerprint, "rules_fingerprint", lambda: os.environ["OTHER_RULES"])  # noqa: B010


quicken()

if __name__ == "__main__":
    from pipeline.cli import main

    main()
