"""What to say where a package for a kind of archive is not installed."""

from ...errors import ReadError


def missing_extra(extra: str, package: str) -> ReadError:
    """Give the error; one input is refused for it, the others go on."""
    return ReadError(
        "missing_extra", f"reading it needs {package}, which is not installed",
        hint=f'Run `pip install "vifacts[{extra}]"`.',
    )  # fmt: skip
