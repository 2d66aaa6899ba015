"""A reject: an input that became no record, and why."""

from typing import Annotated

from pydantic import Field

from .base import Frozen


class RejectSource(Frozen):
    """What is known of the refused input; nulls where it could not be read."""

    uri: str
    """As `source.uri` of a record."""
    member: str | None
    """As `source.member` of a record."""
    sha256: str | None
    """Of the input's bytes."""
    bytes: int | None
    """Number of its bytes."""


class Reject(Frozen):
    """One refused input; one JSON line in `*.rejects.jsonl`."""

    source: RejectSource
    """Which input."""
    stage: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    """Where it failed: `read`, `decode`, `extract`, `write`."""
    code: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    """What was wrong, for programs."""
    message: str
    """What was wrong, for people."""
    hint: str
    """What to do."""
