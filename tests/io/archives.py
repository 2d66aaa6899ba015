"""Small archives of every kind, made in memory."""

import gc
import gzip
import io
import json
import tarfile
import warnings
import zipfile
from collections.abc import Mapping

import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

Files = Mapping[str, bytes]


def zip_of(files: Files, *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()


def tar_of(files: Files, *, links: Mapping[str, str] | None = None) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        for name, target in (links or {}).items():
            info = tarfile.TarInfo(name)
            info.type, info.linkname = tarfile.SYMTYPE, target
            archive.addfile(info)
    return out.getvalue()


def warc_of(pages: Files, *, packed: bool = False, kind: str = "text/plain") -> bytes:
    """A WARC file with a response, an image and a missing page for each page."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # warcio leaves its temporary files
        content = _warc_of(pages, packed=packed, kind=kind)
        gc.collect()
    return content


def _warc_of(pages: Files, *, packed: bool, kind: str) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("tin.warc", {"software": "test"}))
    for number, (uri, content) in enumerate(pages.items()):
        for status, media, body in (
            ("200 OK", f"{kind}; charset=utf-8", content),
            ("200 OK", "image/png", b"\x89PNG"),
            ("404 Not Found", kind, b"kh\xc3\xb4ng c\xc3\xb3"),
        ):
            headers = StatusAndHeaders(status, [("Content-Type", media)], protocol="HTTP/1.1")
            record = writer.create_warc_record(
                uri, "response", payload=io.BytesIO(body), http_headers=headers,
                warc_headers_dict={
                    "WARC-Date": "2024-05-17T01:02:03Z",
                    "WARC-Record-ID": f"<urn:uuid:{number}-{media[:5]}-{status[:3]}>",
                },
            )  # fmt: skip
            writer.write_record(record)
    return out.getvalue()


def gz(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


def zst(content: bytes) -> bytes:
    return zstandard.ZstdCompressor().compress(content)


def jsonl_of(files: Files) -> bytes:
    return b"".join(
        json.dumps({"text": content.decode()}, ensure_ascii=False).encode() + b"\n"
        for content in files.values()
    )
