"""The way to a Dask scheduler: one that runs already, or one of our own on this machine."""

import logging
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ...errors import ClusterError, SetupError, UsageError

if TYPE_CHECKING:
    from distributed import Client

_LOCAL: Final = re.compile(r"local:([1-9]\d{0,3})")
_REMOTE: Final = re.compile(r"(?:tcp|tls|ucx|ws|wss)://\S+")


@contextmanager
def connected(name: str) -> "Iterator[Client]":
    """Give a client of `tcp://host:8786`, of a scheduler's file, or of `local:N` of our own.

    Raises UsageError `bad_cluster`, SetupError `missing_extra`, ClusterError `no_scheduler`.
    """
    own = _LOCAL.fullmatch(name)
    if not own and not _REMOTE.fullmatch(name) and not Path(name).is_file():
        raise UsageError(
            "bad_cluster", f"{name} is no cluster",
            hint="Name a scheduler (tcp://host:8786), its --scheduler-file, or local:N.",
        )  # fmt: skip
    try:
        from distributed import Client
    except ImportError as error:
        raise SetupError(
            "missing_extra", "--cluster needs distributed, which is not installed",
            hint='Run `pip install "vifacts[cluster]"`, on the workers too.',
        ) from error  # fmt: skip
    with ExitStack() as stack:
        stack.enter_context(_quiet())
        address = stack.enter_context(_own(int(own[1]))) if own else name
        try:
            if Path(name).is_file():
                client = Client(scheduler_file=name, set_as_default=False)
            else:
                client = Client(address, set_as_default=False)
        except (OSError, ValueError) as error:
            raise ClusterError(
                "no_scheduler", f"no scheduler answers at {name}",
                hint="Look whether it runs and whether this machine reaches it.",
            ) from error  # fmt: skip
        with client:
            yield client


@contextmanager
def _own(workers: int) -> Iterator[str]:
    """Start a scheduler and workers on this machine."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=workers, threads_per_worker=1, memory_limit=0, dashboard_address="127.0.0.1:0",
        silence_logs=logging.CRITICAL,
    ) as cluster:  # fmt: skip
        yield cluster.scheduler_address


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what distributed logs off standard error; what matters is told by us."""
    names = [name for name in logging.root.manager.loggerDict if name.startswith("distributed")]
    loggers = [logging.getLogger(name) for name in ("distributed", *names)]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)
