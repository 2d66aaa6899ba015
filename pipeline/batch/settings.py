"""What decides how a record looks: options, and the versions of all that reads."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Final

from schemas.base import SCHEMA_VERSION

from ..errors import SetupError
from ..io.readers import InputFormat
from .jobs import DeathCode

_READING: Final = ("batch", "io")
_MODEL: Final = "underthesea"
Versions = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Settings:
    """Options of a run that change what is in its records; workers and shard sizes are none."""

    input_format: InputFormat = "auto"
    published: str | None = None
    """Date of publication of inputs that give none."""
    options: Mapping[str, bool] = field(default_factory=dict)
    """Fields of `record.ExtractOptions`; given so that planning loads no spaCy."""
    near: bool = False
    """Whether signatures for near duplicates are made."""

    def described(self) -> dict[str, Any]:
        """Give the options as plain values, as the manifest shows them."""
        return {
            "input_format": self.input_format, "published": self.published,
            **dict(sorted(self.options.items())), "near": self.near,
        }  # fmt: skip

    def fingerprint(self, versions: Versions) -> str:
        """Give 16 hex digits over options, versions, rules and lexicons."""
        whole = json.dumps([self.described(), dict(versions)], sort_keys=True)
        return hashlib.sha256(whole.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class VersionsJob:
    """Asks a worker for every version that can change a record; the parent loads no models."""

    size: int = 1

    def run(self) -> dict[str, str]:
        """Give names and versions; SetupError where a model is missing."""
        from ..record.fingerprint import package_fingerprint, producer

        try:
            model = version(_MODEL)
        except PackageNotFoundError:
            model = "missing"
        made_by = producer()
        return {
            "vifacts": made_by.version, "rules": made_by.rules, "schema": SCHEMA_VERSION,
            "reading": package_fingerprint(_READING), _MODEL: model,
        }  # fmt: skip

    def split(self, at: int | None) -> Sequence["VersionsJob"]:
        """Give itself; it is one."""
        return [self]

    def refused(self, code: DeathCode) -> "VersionsJob":
        """Give itself; there is nothing to leave out."""
        return self

    def lost(self, code: DeathCode) -> dict[str, str]:
        """Raise: without a worker that starts nothing can be read."""
        raise SetupError(
            "no_worker", "a worker process dies as soon as it is started",
            hint="Look at the memory left, and at what `vifacts doctor` says.",
        )  # fmt: skip
