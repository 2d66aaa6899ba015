"""Archives that mean harm, or have come to it, end with a code; nothing is written or hangs."""

import io
import os
import random
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import zstandard

from pipeline.io.readers import read_inputs
from schemas.reject import Reject

from .archives import gz, jsonl_of, tar_of, warc_of, zip_of, zst

TEXTS = {f"bai{i}.txt": f"Bài {i}: có {i + 40} doanh nghiệp.\n".encode() for i in range(6)}
MEGA = 1 << 20
ZEROS = bytes(MEGA)


def gzip_bomb(size: int = 80) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join([*(packer.compress(ZEROS) for _ in range(size)), packer.flush()])


def zstd_bomb(size: int = 80) -> bytes:
    packer = zstandard.ZstdCompressor(level=19).compressobj()
    return b"".join([*(packer.compress(ZEROS) for _ in range(size)), packer.flush()])


def nested(times: int, wrap: Callable[[bytes], bytes], inner: bytes = b"x") -> bytes:
    for _ in range(times):
        inner = wrap(inner)
    return inner


def zip_in(content: bytes) -> bytes:
    return zip_of({"trong.zip": content})


def tar_in(content: bytes) -> bytes:
    return tar_of({"trong.tar": content})


def patched(content: bytes, find: bytes, at: int, new: bytes, *, every: bool = True) -> bytes:
    """Write `new` at an offset behind a mark, at every place where the mark stands."""
    found, place = bytearray(content), -1
    while (place := content.find(find, place + 1)) >= 0:
        found[place + at : place + at + len(new)] = new
        if not every:
            break
    return bytes(found)


def encrypted() -> bytes:
    plain = zip_of({"a.txt": b"x" * 40})
    return patched(patched(plain, b"PK\x03\x04", 6, b"\x01"), b"PK\x01\x02", 8, b"\x01")


def with_method(number: int) -> bytes:
    method, plain = struct.pack("<H", number), zip_of({"a.txt": b"x" * 40})
    return patched(patched(plain, b"PK\x03\x04", 8, method), b"PK\x01\x02", 10, method)


def lying_size(size: int) -> bytes:
    return patched(zip_of({"a.txt": b"x" * 40}), b"PK\x01\x02", 24, struct.pack("<I", size))


def overlapping() -> bytes:
    """Many entries of a directory over one member, which holds as much as each claims."""
    kernel = zip_of({f"{i:04}.txt": ZEROS if i == 0 else b"" for i in range(200)})
    first = kernel.index(b"PK\x01\x02")
    entry = kernel[first : kernel.index(b"PK\x01\x02", first + 4)]
    content, place = bytearray(kernel), first
    for _ in range(199):
        place = kernel.index(b"PK\x01\x02", place + 4)
        content[place + 16 : place + 28] = entry[16:28]  # checksum and sizes
        content[place + 42 : place + 46] = entry[42:46]  # and where it begins
    return bytes(content)


def zip_link() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("a.txt")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
        archive.writestr("b.txt", "Bài viết.")
    return out.getvalue()


def tar_kind(kind: bytes, *, link: str = "") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        info = tarfile.TarInfo("thiet-bi")
        info.type, info.linkname = kind, link
        archive.addfile(info)
        info = tarfile.TarInfo("b.txt")
        info.size = 9
        archive.addfile(info, io.BytesIO(b"B\xc3\xa0i vi\xe1\xba"))
    return out.getvalue()


def huge_header(kind: bytes) -> bytes:
    """A header of a tar that says its own extension has a terabyte."""
    info = tarfile.TarInfo("././@LongLink")
    info.type, info.size = kind, 1 << 40
    return info.tobuf(tarfile.GNU_FORMAT) + b"a" * 2048


def negative_size() -> bytes:
    block = bytearray(tar_of({"a.txt": b"x" * 600}))
    block[124:136] = b"\xff" * 12
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block[:512])
    return bytes(block)


def long_warc() -> bytes:
    whole = warc_of({"https://vi.example/": b"x"})
    return whole.replace(b"Content-Length: ", b"Content-Length: 9")


HOSTILE: dict[str, tuple[bytes | Callable[[], bytes], list[str]]] = {
    "gzip-bomb.gz": (gzip_bomb, ["too_large"]),
    "gzip-bomb-of-rows.jsonl.gz": (gzip_bomb, ["bomb"]),
    "zstd-bomb.zst": (zstd_bomb, ["too_large"]),
    "zstd-bomb-of-rows.jsonl.zst": (zstd_bomb, ["bomb"]),
    "tar-in-a-bomb.tar.gz": (lambda: gz(tar_of({"a": b"x"})[:512]) + gzip_bomb(), ["", "bomb"]),
    "bomb-as-a-member.tar.gz": (lambda: gz(tar_of({"a.jsonl": ZEROS * 80})), ["bomb", "bomb"]),
    "bomb-in-a-zip.zip": (lambda: zip_of({"a.txt": ZEROS * 80, "b.txt": b"x"}), ["bomb"]),
    "bomb-of-bombs.zip": (lambda: zip_of({"a.jsonl.gz": gzip_bomb(), "b.txt": b"x"}), ["bomb", ""]),
    "overlapping.zip": (overlapping, ["bomb"]),
    "bomb-in-a-warc.warc.gz": (
        lambda: gz(warc_of({"https://vi.example/": ZEROS * 80})), ["too_large", "bomb"]
    ),
    "fifty-zips.zip": (lambda: nested(50, zip_in), ["too_deep"]),
    "fifty-tars.tar": (lambda: nested(50, tar_in), ["too_deep"]),
    "fifty-gzips.gz": (lambda: nested(50, gz), ["too_deep"]),
    "fifty-of-both.gz": (lambda: nested(25, lambda c: gz(zip_in(c))), ["too_deep"]),
    "empty.gz": (lambda: gz(b""), [""]),
    "cut-off.gz": (lambda: gz(os.urandom(4000))[:-900], ["truncated"]),
    "cut-off.jsonl.gz": (lambda: gz(jsonl_of(TEXTS) * 300)[:-400], ["truncated"]),
    "cut-off.zst": (lambda: zst(os.urandom(4000))[:-900], ["truncated"]),
    "cut-off.zip": (lambda: zip_of(TEXTS)[:-30], ["bad_zip"]),
    "cut-off.tar": (lambda: tar_of(TEXTS)[: 512 * 5 + 700], ["", "", "", "truncated"]),
    "cut-off-member.tar": (lambda: tar_of({"a": b"x" * 5000})[:2000], ["truncated"] * 2),
    "no-end.tar": (lambda: tar_of(TEXTS)[: 1024 * 6], [*[""] * 6, "truncated"]),
    "cut-off.warc": (lambda: warc_of({"https://vi.example/": b"x" * 900})[:1200], ["truncated"]),
    "cut-off.warc.gz": (
        lambda: warc_of({"https://vi.example/": os.urandom(900)}, packed=True)[:900], ["truncated"]
    ),
    "wrong-checksum.gz": (lambda: gz(b"x" * 99)[:-8] + b"\0" * 8, ["bad_gzip"]),
    "wrong-checksum.zip": (
        lambda: patched(zip_of({"a.txt": b"x" * 40}), b"PK\x01\x02", 16, b"\0\1\2\3"), ["bad_zip"]
    ),
    "rubbish-behind.gz": (lambda: gz(jsonl_of(TEXTS)) + b"rubbish", ["bad_gzip"]),
    "rubbish.zip": (b"PK\x03\x04" + b"\xff" * 999, ["bad_zip"]),
    "rubbish.gz": (b"\x1f\x8b\x08" + b"\xff" * 999, ["bad_gzip"]),
    "rubbish.zst": (b"\x28\xb5\x2f\xfd" + b"\xff" * 999, ["bad_zstd"]),
    "rubbish.tar": (lambda: tar_of(TEXTS)[:300].ljust(2000, b"\xff"), ["bad_tar"]),
    "rubbish.warc": (b"WARC/1.0\r\n" + b"\xff" * 999, ["bad_warc"]),
    "rubbish-between.tar": (
        lambda: tar_of(TEXTS)[:1024] + b"\xff" * 512 + tar_of(TEXTS), ["", "bad_tar"]
    ),
    "empty.zip": (lambda: zip_of({}), []),
    "empty.tar.gz": (lambda: gz(tar_of({})), [""]),
    "encrypted.zip": (encrypted, ["encrypted"]),
    "unknown-method.zip": (lambda: with_method(77), ["unsupported_compression"]),
    "aes.zip": (lambda: with_method(99), ["unsupported_compression"]),
    "says-too-much.zip": (lambda: lying_size(0xFFFFFFF0), ["bomb"]),
    "says-too-little.zip": (lambda: lying_size(3), ["bad_zip"]),
    "link.zip": (zip_link, ["link", ""]),
    "links-in-a-circle.tar": (
        lambda: tar_of({"c": b"x"}, links={"a": "b", "b": "a"}), ["", "link", "link"]
    ),
    "link-out.tar": (lambda: tar_of({}, links={"a": "../../etc/passwd"}), ["link"]),
    "hard-link.tar": (lambda: tar_kind(tarfile.LNKTYPE, link="/etc/passwd"), ["link", ""]),
    "device.tar": (lambda: tar_kind(tarfile.CHRTYPE), ["not_a_file", ""]),
    "pipe.tar": (lambda: tar_kind(tarfile.FIFOTYPE), ["not_a_file", ""]),
    "huge-name.tar": (lambda: huge_header(tarfile.GNUTYPE_LONGNAME), ["bad_tar"]),
    "huge-pax.tar": (lambda: huge_header(tarfile.XHDTYPE), ["bad_tar"]),
    "negative-size.tar": (negative_size, ["bad_tar", "bad_tar"]),
    "names-out.zip": (lambda: zip_of({"../../a.txt": b"x", "/etc/b.txt": b"y"}), ["", ""]),
    "names-out.tar": (lambda: tar_of({"../../a.txt": b"x", "/etc/b.txt": b"y"}), ["", ""]),
    "words.docx": (lambda: zip_of({"[Content_Types].xml": b"x"}), ["office_document"]),
    "no-name.tar": (lambda: tar_of({"a\nb\x07.txt": b"x"}), [""]),
    "wrong-length.warc": (long_warc, ["bad_warc"]),
}  # fmt: skip


def codes(path: Path) -> Iterator[str]:
    for item in read_inputs([str(path)]):
        yield item.code if isinstance(item, Reject) else ""


def tree(folder: Path) -> set[str]:
    return {str(p.relative_to(folder)) for p in folder.rglob("*")}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_ends_with_the_right_codes(name: str, tmp_path: Path) -> None:
    made, expected = HOSTILE[name]
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    (inside / name).write_bytes(made() if callable(made) else made)
    before = tree(tmp_path)
    found = list(codes(inside / name))
    if found and found[0] == "" and name == "cut-off.jsonl.gz":
        found = [code for code in found if code]
    assert found == expected
    assert tree(tmp_path) == before


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE) >= 30


KINDS: dict[str, Callable[[], bytes]] = {
    "a.zip": lambda: zip_of(TEXTS),
    "a.tar": lambda: tar_of(TEXTS),
    "a.tar.gz": lambda: gz(tar_of(TEXTS)),
    "a.jsonl.zst": lambda: zst(jsonl_of(TEXTS)),
    "a.warc.gz": lambda: gz(warc_of({"https://vi.example/": b"x" * 300})),
    "a.zip.gz": lambda: gz(zip_of({"b.tar": tar_of(TEXTS)})),
}


@pytest.mark.parametrize("name", KINDS)
def test_damage_anywhere_raises_nothing_and_is_told(name: str, tmp_path: Path) -> None:
    """Cut off at 40 places and with other bytes at 80: an error is never raised, only told."""
    whole, dice = KINDS[name](), random.Random(name)
    (tmp_path / name).write_bytes(whole)
    number = len(list(codes(tmp_path / name)))
    first = 262 if name == "a.tar" else 4  # bytes, by which the kind is told
    last = len(whole.rstrip(b"\0"))  # the padding behind a tar may go
    for cut in sorted(dice.sample(range(first, last), 40)):
        (tmp_path / name).write_bytes(whole[:cut])
        found = list(codes(tmp_path / name))
        assert len(found) <= number + 1
        assert any(found), cut
    for _ in range(80):
        damaged = bytearray(whole)
        for _ in range(dice.randint(1, 8)):
            damaged[dice.randrange(len(whole))] = dice.randrange(256)
        (tmp_path / name).write_bytes(damaged)
        assert len(list(codes(tmp_path / name))) < 20
