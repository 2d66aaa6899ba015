"""Our own `schemas`, whatever folder of that name stands in the working directory."""

import sys
from importlib import metadata
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

OURS = Path(__file__).resolve().parents[2]
PACKAGES = ("pipeline", "schemas")


def version() -> str | None:
    """Give the installed version; None where the command runs from a folder of sources."""
    try:
        return metadata.version("vifacts")
    except metadata.PackageNotFoundError:
        return None


def prefer_own_packages() -> None:
    """Load the `schemas` that stands beside this `pipeline`.

    Both names are common. `pipeline` is ours where this runs and its imports are relative, but with
    `PYTHONPATH=.` the name `schemas` could lead to a folder of the user's.
    """
    if "schemas" in sys.modules:
        return
    folder = OURS / "schemas"
    spec = spec_from_file_location(
        "schemas", folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    if spec is None or spec.loader is None or not folder.is_dir():
        return
    module = module_from_spec(spec)
    sys.modules["schemas"] = module
    spec.loader.exec_module(module)


def foreign_packages() -> list[Path]:
    """Give packages or modules named like ours that Python would find before ours, or here."""
    found = []
    places = [Path.cwd()]
    for entry in sys.path:
        if Path(entry or ".").resolve() == OURS:
            break
        places.append(Path(entry or "."))
    for place in places:
        for name in PACKAGES:
            for candidate in (place / name / "__init__.py", place / f"{name}.py"):
                if candidate.is_file() and not candidate.resolve().is_relative_to(OURS):
                    found.append(candidate.resolve())
    return sorted(set(found))
