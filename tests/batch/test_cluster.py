"""A cluster gives the bytes of one local worker, whatever is killed, in a folder and in a store."""

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from pipeline.batch.jobs import Limits
from pipeline.batch.runners.cluster import ClusterRunner

from .buckets import BUCKET, files, s3_server
from .clusters import Cluster, cluster, kill, until
from .conftest import OUTPUTS, articles, digests, environment, start

IMPATIENT = {"DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "4s"}


@dataclass(frozen=True)
class Place:
    """Where articles lie and runs are kept."""

    root: str
    folder: Path
    env: Mapping[str, str]
    articles: int = 0

    def start(self, run: str, *options: str, **more: str) -> subprocess.Popen[bytes]:
        """Start a run over the articles."""
        arguments = ("batch", f"{self.root}/tin", "--out", f"{self.root}/{run}", "--shard", "3")
        env = environment(**{**IMPATIENT, **self.env, **more})
        return start(self.folder, *arguments, *options, env=env)

    def ran(self, run: str, *options: str) -> tuple[int, str]:
        """Give exit code and messages of a whole run."""
        with self.start(run, *options) as process:
            _, err = process.communicate(timeout=120)
        return process.returncode, err.decode()

    def digests(self, run: str) -> dict[str, str]:
        """Give the hash of everything a run promises to be the same."""
        if not self.env:
            return digests(self.folder / run)
        system = files(self.env)
        names = (*OUTPUTS, "manifest.json")
        return {n: sha256(system.cat(f"{BUCKET}/{run}/{n}")).hexdigest() for n in names}

    def markers(self, run: str) -> dict[str, object]:
        """Give the complete shards of a run, and when they were written."""
        if not self.env:
            made = self.folder.glob(f"{run}/shards/*/done.json")
            return {path.parent.name: path.stat().st_mtime_ns for path in made}
        found = files(self.env).find(f"{BUCKET}/{run}/shards", detail=True)
        return {n.split("/")[-2]: i["LastModified"] for n, i in found.items() if "done.json" in n}


@pytest.fixture(params=["folder", "s3"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """Articles of which each takes a moment, in a folder and in a bucket; one is refused."""
    number = 90 if request.param == "folder" else 36
    articles(tmp_path / "tin", number, word="chậm")
    (tmp_path / "tin" / "0030b.txt").write_bytes(b"\xff\xff\x00")
    if request.param == "folder":
        yield Place(str(tmp_path), tmp_path, {}, number)
        return
    with s3_server(tmp_path) as env:
        files(env).put(str(tmp_path / "tin"), f"{BUCKET}/tin", recursive=True)
        shutil.rmtree(tmp_path / "tin")
        yield Place(f"s3://{BUCKET}", tmp_path, env, number)


@pytest.mark.slow
def test_the_same_bytes_whatever_is_killed(place: Place) -> None:
    code, err = place.ran("one", "--workers", "1")
    assert (code, f"{place.articles} records" in err) == (3, True), err
    calm = place.digests("one")
    with cluster(place.folder / "parts", place.env) as parts:
        address = parts.scheduler()
        workers = [parts.worker(), parts.worker()]
        code, err = place.ran("plain", "--cluster", address)
        assert (code, "dashboard http://" in err) == (3, True), err
        assert place.digests("plain") == calm
        _a_worker_is_killed(place, parts, address, workers)
        assert place.digests("killed") == calm
        address = _the_scheduler_is_killed(place, parts, address)
        assert place.digests("lost") == calm
    log = (place.folder / "parts" / "log").read_text() + err
    assert "bi-mat" not in log + json.dumps(calm)


def _a_worker_is_killed(
    place: Place, parts: Cluster, address: str, workers: list[subprocess.Popen[bytes]]
) -> None:
    """One worker with its nanny goes in mid-run, another one comes."""
    with place.start("killed", "--cluster", address) as process:
        until(lambda: len(place.markers("killed")) > 2 or process.poll() is not None)
        kill(workers[0])
        assert process.poll() is None
        parts.worker()
        _, err = process.communicate(timeout=120)
    assert (process.returncode, " is gone; " in err.decode()) == (3, True), err


def _the_scheduler_is_killed(place: Place, parts: Cluster, address: str) -> str:
    """All of the cluster goes; the command says so, and on a new cluster goes on."""
    with place.start("lost", "--cluster", address) as process:
        until(lambda: len(place.markers("lost")) > 2 or process.poll() is not None)
        assert process.poll() is None
        parts.end()
        _, err = process.communicate(timeout=60)
    assert (process.returncode, b"scheduler_lost" in err) == (1, True), err
    done = place.markers("lost")
    assert 2 < len(done) < place.articles / 3
    address = parts.scheduler()
    parts.worker()
    code, err_again = place.ran("lost", "--cluster", address)
    assert code == 3, err_again
    now = place.markers("lost")
    assert {key: now[key] for key in done} == done
    return address


@pytest.mark.slow
def test_a_scheduler_that_comes_back_gets_its_jobs_again(tmp_path: Path) -> None:
    articles(tmp_path / "tin", 90, word="chậm")
    here = Place(str(tmp_path), tmp_path, {})
    assert here.ran("one", "--workers", "1")[0] == 0
    patient = dict.fromkeys(IMPATIENT, "60s")
    with cluster(tmp_path / "parts", {}) as parts:
        address = parts.scheduler()
        parts.worker()
        with here.start("run", "--cluster", address, **patient) as process:
            until(lambda: len(here.markers("run")) > 2 or process.poll() is not None)
            parts.end()
            assert parts.scheduler(address.rpartition(":")[2]) == address
            parts.worker()
            _, err = process.communicate(timeout=120)
    says = [line.partition(" is ")[2] for line in err.decode().splitlines() if address in line]
    assert (process.returncode, says[-1]) == (0, "back"), err
    assert here.digests("one") == here.digests("run")


@pytest.mark.slow
def test_a_cluster_of_ones_own_refuses_what_one_machine_refuses(tmp_path: Path) -> None:
    articles(tmp_path / "tin", 12)
    (tmp_path / "tin" / "0003.txt").write_text("Bài này treo.\n")
    (tmp_path / "tin" / "0007.txt").write_text("Bài này giết: chết.\n")
    here = Place(str(tmp_path), tmp_path, {})
    for run, where in (("one", ("--workers", "1")), ("own", ("--cluster", "local:2"))):
        code, err = here.ran(run, *where, "--time-limit", "2", "--near")
        assert (code, "time_limit 1, worker_died 1" in err) == (3, True), err
    assert here.digests("one") == here.digests("own")


@pytest.mark.slow
def test_workers_that_are_not_alike_are_named(tmp_path: Path) -> None:
    articles(tmp_path / "tin", 3)
    here = Place(str(tmp_path), tmp_path, {})
    with cluster(tmp_path / "parts", {}) as parts:
        address = parts.scheduler()
        parts.worker()
        assert here.ran("run", "--cluster", address)[0] == 0
        parts.worker(OTHER_RULES="0" * 16)
        with ClusterRunner(address, Limits(9.0)) as runner:
            until(lambda: len(runner._client.scheduler_info()["workers"]) == 2)
        code, err = here.ran("run2", "--cluster", address)
    assert (code, "versions_differ" in err, "tcp://127.0.0.1" in err) == (1, True, True), err
