"""The command with `pipeline.record` stubbed: a record without facts for every text.

`chậm` in a text takes a minute, `lỗi` is a mistake of ours, `hỏng` a model that is missing.
"""

import sys
import time
from typing import Any

from tests.io.records import record_of
from tests.stubbing import stub_of


def extract_document(document: Any, *, options: Any) -> Any:
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
    return record_of(replace(document, meta=shown))


sys.modules["pipeline.record"] = stub_of(extract_document)

from pipeline.cli import main  # noqa: E402

main()
