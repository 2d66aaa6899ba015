"""An S3-compatible server on loopback: moto, in a process of its own."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

BUCKET = "kho"
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")


@contextmanager
def s3_server(folder: Path) -> Iterator[dict[str, str]]:
    """Start it with an empty bucket; give the environment in which fsspec finds it."""
    path = folder / "s3.log"
    with (
        path.open("wb") as log,
        subprocess.Popen(
            [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", "0"],
            stdout=log, stderr=log,
        ) as process,
    ):  # fmt: skip
        try:
            deadline = time.monotonic() + 60
            while not (found := _ADDRESS.search(path.read_text())):
                assert process.poll() is None and time.monotonic() < deadline, path.read_text()
                time.sleep(0.1)
            environment = {
                "FSSPEC_S3_ENDPOINT_URL": found[0], "FSSPEC_S3_KEY": "khoa-thu-nghiem",
                "FSSPEC_S3_SECRET": "bi-mat-thu-nghiem", "AWS_DEFAULT_REGION": "ap-southeast-1",
            }  # fmt: skip
            files(environment).mkdir(BUCKET)
            yield environment
        finally:
            process.kill()


def files(environment: Mapping[str, str]) -> Any:
    """Give the server's files, as fsspec has them."""
    from s3fs import S3FileSystem

    return S3FileSystem(
        key=environment["FSSPEC_S3_KEY"], secret=environment["FSSPEC_S3_SECRET"],
        endpoint_url=environment["FSSPEC_S3_ENDPOINT_URL"], use_listings_cache=False,
        client_kwargs={"region_name": environment["AWS_DEFAULT_REGION"]},
    )  # fmt: skip
