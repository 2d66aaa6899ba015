"""`pipeline.record` without rooms and models, for tests of what is done around it."""

from collections.abc import Callable, Sequence
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

_REAL = Path(__file__).parents[1] / "pipeline" / "record"


def stub_of(extract_document: Callable[..., Any]) -> ModuleType:
    """Give the module with its own batches and options, but with this way to read a document."""

    def extract_batch(
        documents: Sequence[Any], *, options: Any = None, begun: Callable[[int], Any] | None = None
    ) -> list[Any]:
        found: list[Any] = []
        for place, document in enumerate(documents):
            if begun is not None:
                begun(place)
            try:
                found.append(extract_document(document, options=options or stub.ExtractOptions()))
            except Exception as error:
                found.append(error)
        return found

    stub: Any = ModuleType("pipeline.record")
    stub.__path__ = [str(_REAL)]
    stub.ExtractOptions = _real("options").ExtractOptions
    stub.batches = _real("batches").batches
    stub.extract_document, stub.extract_batch = extract_document, extract_batch
    module: ModuleType = stub
    return module


def _real(name: str) -> Any:
    """Load a module of `pipeline.record` that needs no other."""
    spec = spec_from_file_location(f"_{name}_of_record", _REAL / f"{name}.py")
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
