"""What a worker must have to work for a run: the versions, and sight of the run's folder."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from schemas.base import SCHEMA_VERSION

from ..errors import SetupError
from .jobs import DeathCode
from .stores.store import LOCK, Store

_READING: Final = ("batch", "io")
_MODEL: Final = "underthesea"


@dataclass(frozen=True, slots=True)
class ReadyJob:
    """Asks a worker for every version that can change a record; the parent loads no models."""

    store: Store
    token: str
    """What stands in the run's lock, for who sees it."""

    @property
    def size(self) -> int:
        """It is one."""
        return 1

    def run(self) -> dict[str, str]:
        """Give names and versions; SetupError where a model is missing, or the run's folder."""
        (lock,) = self.store.read([LOCK])
        if not (lock or b"").startswith(self.token.encode()):
            raise SetupError(
                "not_shared", f"a worker doesn't see what the run keeps in {self.store}",
                hint="Name a folder that all machines share after --out, or s3:// or gs://.",
            )  # fmt: skip
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

    def split(self, at: int | None) -> Sequence["ReadyJob"]:
        """Give itself; it is one."""
        return [self]

    def refused(self, code: DeathCode) -> "ReadyJob":
        """Give itself; there is nothing to leave out."""
        return self

    def lost(self, code: DeathCode) -> dict[str, str]:
        """Raise: without a worker that starts nothing can be read."""
        raise SetupError(
            "no_worker", "a worker process dies as soon as it is started",
            hint="Look at the memory left, and at what `vifacts doctor` says.",
        )  # fmt: skip
