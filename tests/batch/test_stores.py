"""A folder and an object store do the same for a run; what is not there is told by its code."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.batch.jobs import Limits
from pipeline.batch.output import Output
from pipeline.batch.pieces import InputChangedError
from pipeline.batch.ready import ReadyJob
from pipeline.batch.runners.cluster import ClusterRunner
from pipeline.batch.scan import Cutting, ScanJob
from pipeline.batch.stores import objects
from pipeline.batch.stores.folder import FolderStore
from pipeline.batch.stores.named import store_of
from pipeline.batch.stores.objects import ObjectStore
from pipeline.batch.stores.shards import Shards
from pipeline.batch.stores.store import LOCK, Store
from pipeline.cli.batch_runner import limits_of, runner_for
from pipeline.errors import SetupError, UsageError, VifactsError
from pipeline.io.paths import FileName, expand
from pipeline.io.readers import read_inputs
from pipeline.io.remote import RemoteFile, filesystem
from pipeline.text.document import Document
from schemas.reject import Reject

from ..io.archives import gz, zip_of
from .buckets import BUCKET, files, s3_server
from .conftest import Run, articles, environment


@pytest.fixture
def memory() -> Iterator[str]:
    """An address of fsspec's own store in memory, emptied."""
    system, _ = filesystem("memory://kho")
    system.store.clear()
    system.pseudo_dirs[:] = [""]
    yield "memory://kho"
    system.store.clear()


@pytest.fixture(params=["folder", "objects"])
def store(request: pytest.FixtureRequest, tmp_path: Path, memory: str) -> Store:
    if request.param == "folder":
        return FolderStore(tmp_path / "run")
    return ObjectStore(f"{memory}/run", beat=0.1)


def test_files_are_complete_or_absent(store: Store) -> None:
    with store.held():
        assert store.read(["a", "b/c"]) == [None, None]
        assert store.sizes("b") == {}
        store.put({"b/c": b"123", "b/d": b""})
        assert store.read(["b/d", "a", "b/c"]) == [b"", None, b"123"]
        assert (store.sizes("b"), store.size("b/c")) == ({"b/c": 3, "b/d": 0}, 3)
        draft = store.draft("rows.jsonl")
        draft.write({"bài": 1})
        draft.write_bytes(b"{}\n")
        draft.seal()
        assert store.read(["rows.jsonl"]) == [None]
        draft.publish()
        draft.discard()
        with store.open("rows.jsonl") as stream:
            assert list(stream) == ['{"bài": 1}\n'.encode(), b"{}\n"]
        thrown = store.draft("thrown")
        thrown.write_bytes(b"x")
        thrown.discard()
        store.clear("b")
        store.remove("nothing")
        assert set(store.sizes("")) == {LOCK, "rows.jsonl"}
        with pytest.raises(OSError, match="thrown"):
            store.size("thrown")


def test_a_large_file_goes_in_parts_that_nobody_sees(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(objects, "_PART", 5 << 20)  # S3 takes no smaller ones
    with s3_server(tmp_path) as env:
        system = files(env)
        monkeypatch.setattr(objects, "filesystem", lambda url: (system, url.removeprefix("s3://")))
        store = ObjectStore(f"s3://{BUCKET}/run")
        for name in ("kept", "thrown"):
            draft = store.draft(name)
            for letter in b"abcdefg":
                draft.write_bytes(bytes([letter]) * (2 << 20))
            draft.seal()
            assert name not in store.sizes("")
            if name == "kept":
                draft.publish()
            draft.discard()
        assert store.sizes("") == {"kept": 14 << 20}
        assert store.read(["kept"]) == [b"".join(bytes([x]) * (2 << 20) for x in b"abcdefg")]


def test_shards_are_there_with_their_marker(store: Store) -> None:
    shards = Shards(store)
    output = Output(2, {"binary": 1}, {"records.jsonl": b"1\n2\n", "index.jsonl": b"[]\n"})
    assert (shards.marker("k1"), shards.keys()) == (None, [])
    marker = shards.complete("k1", output)
    store.put({"shards/k2/records.jsonl": b"torn"})
    assert list(shards.markers(["k2", "k1", "k0"])) == [("k2", None), ("k1", marker), ("k0", None)]
    assert shards.loaded("k1", marker) == output
    store.put({"shards/k1/records.jsonl": b"1\n"})
    assert (shards.marker("k1"), shards.keys()) == (None, ["k1", "k2"])
    shards.drop("k1")
    assert shards.keys() == ["k2"]


def test_one_run_at_a_time_and_none_in_the_place_of_another_thing(store: Store) -> None:
    with store.held() as token:
        assert (store.read([LOCK])[0] or b"").startswith(token.encode())
        with pytest.raises(UsageError) as error, store.held():
            pass
        assert error.value.code == "run_in_use"
    with store.held() as later:
        assert later != token
    store.remove(LOCK)
    store.put({"của tôi.txt": b"x"})
    with pytest.raises(UsageError) as error, store.held():
        pass
    assert error.value.code == "not_a_run"


def test_a_dead_run_s_lease_is_taken_over(memory: str) -> None:
    store = ObjectStore(f"{memory}/run", beat=0.05)
    store.put({LOCK: b"token of a run that was killed 7\n"})
    with store.held() as token:
        assert (store.read([LOCK])[0] or b"").startswith(token.encode())


def test_addresses_are_folders_patterns_and_files(memory: str) -> None:
    system, _ = filesystem(memory)
    texts = {"b/2.txt": b"Hai.", "b-1.txt": b"Ba.", "b/1.txt": "Một.".encode(), ".ẩn/x.txt": b"x",
             "c.jsonl.gz": gz(b'{"text": "D\xc3\xb2ng."}\n'),
             "d.zip": zip_of({"e.txt": b"Trong."})}  # fmt: skip
    system.pipe({f"/kho/tin/{name}": content for name, content in texts.items()})
    found = list(read_inputs([f"{memory}/tin/", f"{memory}/tin/b/1.txt", f"{memory}/tin/b/*"]))
    assert all(isinstance(item, Document) for item in found), found
    places = [(i.uri.rpartition("/tin/")[2], i.member) for i in found if isinstance(i, Document)]
    assert places == [
        ("b/1.txt", None), ("b/2.txt", None), ("b-1.txt", None), ("c.jsonl.gz", "1"),
        ("d.zip", "e.txt"), ("b/1.txt", None), ("b/1.txt", None), ("b/2.txt", None),
    ]  # fmt: skip


def test_what_is_not_there_is_a_reject(memory: str) -> None:
    system, _ = filesystem(memory)
    system.pipe("/kho/hidden/.x", b"x")
    found = list(expand([f"{memory}/gone", f"{memory}/go*", f"{memory}/hidden"]))
    codes = [(item.code, item.source.uri) for item in found if isinstance(item, Reject)]
    assert codes == [
        ("not_found", f"{memory}/gone"), ("not_found", f"{memory}/go*"),
        ("no_files", f"{memory}/hidden"),
    ]  # fmt: skip


def test_what_a_run_keeps_is_no_input_of_it(memory: str, tmp_path: Path) -> None:
    store = ObjectStore(f"{memory}/tin/run")
    assert store.holds(FileName("", RemoteFile(f"{memory}/tin/run/facts.jsonl")))
    assert not store.holds(FileName("", RemoteFile(f"{memory}/tin/run2.jsonl")))
    assert not store.holds(FileName("", tmp_path / "a.txt"))
    assert FolderStore(tmp_path).holds(FileName("", tmp_path / "b" / "a.txt"))


def test_a_large_file_behind_an_address_can_be_read_from_anywhere(
    memory: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.io.remote._WHOLE", 10)
    system, _ = filesystem(memory)
    system.pipe("/kho/bài.txt", bytes(range(100)))
    with RemoteFile(f"{memory}/bài.txt").open() as stream:
        assert (stream.read(2), stream.seek(-1, 2), stream.read()) == (b"\0\1", 99, b"c")


WRONG: dict[str, tuple[str, type[VifactsError]]] = {
    "sftp": ("not_atomic", UsageError), "pattern": ("not_atomic", UsageError),
    "protocol": ("unknown_protocol", UsageError), "secret": ("credentials_in_name", UsageError),
    "fsspec": ("missing_extra", SetupError), "s3fs": ("missing_extra", SetupError),
    "distributed": ("missing_extra", SetupError), "cluster": ("bad_cluster", UsageError),
    "workers": ("workers_of_cluster", UsageError), "size": ("bad_size", UsageError),
    "lock": ("not_shared", SetupError), "input": ("input_vanished", InputChangedError),
}  # fmt: skip


def wrong_call(what: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """Do something that can't be done."""
    missing = {"fsspec": "fsspec.core", "s3fs": "s3fs", "distributed": "distributed"}
    if what in missing:
        monkeypatch.setitem(sys.modules, missing[what], None)
    limits = Limits(1.0)
    if what in ("cluster", "distributed"):
        name = "scheduler:8786" if what == "cluster" else "tcp://127.0.0.1:1"
        return ClusterRunner(name, limits).__enter__()
    if what == "workers":
        return runner_for(2, "local:2", limits, heard=lambda event, says: None)
    if what == "size":
        return limits_of(1.0, "nhiều")
    if what == "lock":
        return ReadyJob(FolderStore(folder), "token").run()
    if what == "input":
        return ScanJob((FileName("a.txt", folder / "a.txt"),), "auto", Cutting()).run()
    addresses = {
        "sftp": "sftp://may/run", "pattern": "s3://kho/run*", "protocol": "kho9://tin",
        "secret": "s3://khoa:bi-mat@kho/tin", "fsspec": "s3://kho/tin", "s3fs": "s3://kho/tin",
    }  # fmt: skip
    if what in ("sftp", "pattern"):
        return store_of(addresses[what])
    return list(expand([addresses[what]]))


@pytest.mark.parametrize("what", WRONG)
def test_what_cannot_be_done_is_told(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, kind = WRONG[what]
    with pytest.raises(kind) as error:
        wrong_call(what, tmp_path, monkeypatch)
    assert error.value.code == code
    assert "bi-mat" not in str(error.value)


def test_a_scheduler_that_does_not_answer(vifacts: Run, tmp_path: Path) -> None:
    articles(tmp_path / "tin", 2)
    env = environment(DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT="1s")
    command = ("batch", "tin", "--out", "run", "--cluster", "tcp://127.0.0.1:9")
    ran = vifacts(*command, env=env)
    assert (ran.code, "no_scheduler" in ran.err, len(ran.err.splitlines())) == (1, True, 2), ran.err


@pytest.mark.parametrize(
    ("size", "expected"), [("2GB", 2 << 30), ("512 MiB", 512 << 20), ("1.5g", 3 << 29)]
)
def test_sizes(size: str, expected: int) -> None:
    assert limits_of(1.0, size) == Limits(1.0, expected)
