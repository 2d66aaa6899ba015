"""The command with extraction stubbed, in the workers too: words of a text say what happens to it.

`chết` ends the worker, `treo` never comes to an end, `phình` takes 300 MB, `chậm` takes a moment,
`lỗi` is a mistake of ours. Every other text is a record without facts.
"""

import os
import signal
import sys
import time
from typing import Any

from tests.io.records import record_of
from tests.stubbing import stub_of


def extract_document(document: Any, *, options: Any) -> Any:
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
    found = record_of(document, block=True).model_copy(update={"producer": producer()})
    return found if options.keep_text else found.model_copy(update={"text": None})


sys.modules["pipeline.record"] = stub_of(extract_document)


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
