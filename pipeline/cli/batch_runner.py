"""Options of `vifacts batch` about workers → the runner."""

import os
import re
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import UsageError
from .own import prefer_own_packages

if TYPE_CHECKING:
    from ..batch.jobs import Limits, Runner
    from ..batch.runners.cluster import Heard

_SIZE = re.compile(r"(\d{1,12})(?:\.(\d))? ?([KMGT]?)i?B?", re.IGNORECASE)
_LEAST = 64 << 20


def runner_for(
    workers: int | None, cluster: str | None, limits: "Limits", *, heard: "Heard"
) -> "AbstractContextManager[Runner]":
    """Give processes of this machine, or a cluster; UsageError where both are asked for."""
    if cluster is None:
        from ..batch.runners.local import LocalRunner

        return LocalRunner(workers or _cores(), limits, prepare=prefer_own_packages)
    if workers is not None:
        raise UsageError(
            "workers_of_cluster", "--workers is for this machine, a cluster has its own",
            hint="Leave --workers out; with --cluster local:4 there are four.",
        )  # fmt: skip
    from ..batch.runners.cluster import ClusterRunner

    return ClusterRunner(cluster, limits, prepare=prefer_own_packages, heard=heard)


def limits_of(seconds: float, memory: str | None) -> "Limits":
    """Give the limits of a worker; UsageError where the size is none or can't be watched here."""
    from ..batch.jobs import Limits

    if memory is None:
        return Limits(seconds)
    if not Path("/proc/self/statm").exists():
        raise UsageError(
            "no_memory_limit", "this system doesn't tell what a process holds",
            hint="Leave --memory-limit out; `ulimit -v` may serve instead.",
        )  # fmt: skip
    size = bytes_of(memory)
    if size < _LEAST:
        raise UsageError(
            "bad_size", f"{memory} is no size that a worker could live with",
            hint="Write for example --memory-limit 2GB.",
        )  # fmt: skip
    return Limits(seconds, size)


def bytes_of(size: str) -> int:
    """Give the bytes of a size, 0 for what is none.

    >>> bytes_of("2GB"), bytes_of("1.5 GiB"), bytes_of("nhiều")
    (2147483648, 1610612736, 0)
    """
    found = _SIZE.fullmatch(size.strip())
    if not found:
        return 0
    unit: int = 1024 ** " KMGT".index(found[3].upper() or " ")
    return int(found[1]) * unit + int(found[2] or 0) * unit // 10


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS
        return os.cpu_count() or 1
