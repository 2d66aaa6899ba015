"""A reject: an input that became no record, and why."""

from typing import Annotated

from pydantic import Field

from .base import Frozen


class RejectSource(Frozen):
    """What is known of the refused input; nulls where it could not be read."""

    uri: str
    member: str | None
    sha256: str | None
    bytes: int | None


class Reject(Frozen):
    """One refused input; one JSON line in `*.rejects.jsonl`."""

    source: RejectSource
    stage: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    """Where it failed: `read`, `decode`, `extract`, `write`."""
    code: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    message: str
    hint: str
