"""What decides how a record looks: the options of a run."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..io.readers import InputFormat

Versions = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Settings:
    """Options of a run that change what is in its records; workers and shard sizes are none."""

    input_format: InputFormat = "auto"
    published: str | None = None
    """Date of publication of inputs that give none."""
    options: Mapping[str, bool] = field(default_factory=dict)
    """Fields of `record.ExtractOptions`; given so that planning loads no spaCy."""
    encoding: str | None = None
    """Of all files, where it is known; see `io.readers.read_inputs`."""
    near: bool = False
    """Whether signatures for near duplicates are made."""

    def described(self) -> dict[str, Any]:
        """Give the options as plain values, as the manifest shows them."""
        return {
            "input_format": self.input_format, "published": self.published,
            "encoding": self.encoding, **dict(sorted(self.options.items())), "near": self.near,
        }  # fmt: skip

    def fingerprint(self, versions: Versions) -> str:
        """Give 16 hex digits over options, versions, rules and lexicons."""
        whole = json.dumps([self.described(), dict(versions)], sort_keys=True)
        return hashlib.sha256(whole.encode()).hexdigest()[:16]
