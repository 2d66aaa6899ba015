"""Files that nobody should have saved: each has its code or its facts, and memory stays small."""

import gzip
import io
import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import VifactsError
from pipeline.io.run import extract_inputs
from pipeline.text.decode import decode
from pipeline.text.document import Document
from pipeline.text.encodings.encode import encode_as
from pipeline.text.reading import read_document
from schemas.record import ArticleRecord

TEXT = (
    "Sáng 8/3/2024, Công đoàn các khu công nghiệp tổ chức hội nghị sơ kết quý I tại hội trường.\n"
    "Toàn khu có 45 doanh nghiệp với 12.300 lao động, trong đó có 7.800 lao động nữ làm việc.\n"
)
PAGE = f"<html><body><h1>Công đoàn họp sơ kết quý I</h1><p>{TEXT}</p></body></html>"
MEGA = 1 << 20


def wide(text: str) -> bytes:
    return text.encode("utf-16")


HOSTILE: dict[str, tuple[Callable[[], bytes], str | None]] = {
    # name: content, code of the reject or None where facts come out
    "empty.txt": (lambda: b"", "empty"),
    "blank.txt": (lambda: b" \r\n\t\n" * 50, "empty"),
    "bom-only.txt": (lambda: b"\xef\xbb\xbf", "empty"),
    "nbsp-only.txt": (lambda: "\u00a0\u200b\n".encode() * 9, "empty"),
    "nul.txt": (lambda: TEXT.encode() + b"\0", "binary"),
    "nuls.txt": (lambda: bytes(5000), "binary"),
    "random.bin": (lambda: random.Random(1).randbytes(50_000), "binary"),
    "high.bin": (
        lambda: bytes(random.Random(2).choices(range(128, 256), k=9000)),
        "unknown_encoding",
    ),
    "controls.txt": (lambda: b"\x01\x02\x03" * 200 + TEXT.encode(), "binary"),
    "pdf.txt": (lambda: b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj", "binary"),
    "word.doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "binary"),
    "word.docx": (lambda: b"PK\x03\x04" + bytes(300), "bad_zip"),
    "picture.html": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(300), "binary"),
    "rich.rtf": (lambda: b"{\\rtf1\\ansi C\\'f4ng \\'f0o\\'e0n}", "binary"),
    "cut.txt": (lambda: TEXT.encode() + "ệ".encode()[:2], "truncated"),
    "cut-utf16.txt": (lambda: wide(TEXT)[:-1], "truncated"),
    "utf32.txt": (lambda: TEXT.encode("utf-32"), "unknown_encoding"),
    "surrogate.txt": (lambda: b"C\xed\xa0\x80ng " + TEXT.encode(), "unknown_encoding"),
    "mixed.txt": (lambda: TEXT.encode() + encode_as(TEXT, "tcvn3"), "unknown_encoding"),
    "mixed-vni.html": (lambda: PAGE.encode() + encode_as(PAGE, "vni") * 3, "unknown_encoding"),
    "garbled.txt": (
        lambda: ("".join(map(chr, TEXT.encode())) + "\u4e2d").replace("\xa0", " ").encode(),
        "garbled",
    ),
    "japanese.txt": (lambda: "組合は会議を開いた。".encode("shift_jis") * 40, "unknown_encoding"),
    "one-line.txt": (lambda: b"a" * (9 * MEGA), "too_large"),
    "long-text.txt": (lambda: (TEXT * 8000).encode(), "too_large"),
    "one-word.txt": (lambda: b"abcdefghij" * 20_000, "binary"),
    "base64.txt": (lambda: b"QUJD" * 30_000, "binary"),
    "deep.html": (lambda: b"<div>" * 100_000 + TEXT.encode(), "too_deep"),
    "deep-inline.html": (lambda: b"<html><b><i><font>" * 33_000 + TEXT.encode(), "too_deep"),
    "deep-tables.html": (lambda: b"<html>" + b"<table><tr><td>" * 50_000, "too_deep"),
    "many-tags.html": (lambda: b"<html>" + b"<br>" * 300_000 + TEXT.encode(), "too_large"),
    "no-text.html": (
        lambda: b"<html><body><script>var a='Ngay 5/6/2020'</script><img src=x></body>",
        "empty",
    ),
    "hidden.html": (lambda: f"<html><div style='display:none'>{TEXT}</div>".encode(), "empty"),
    "frameset.html": (
        lambda: b"<html><frameset cols=20%,80%><frame src=a.htm></frameset></html>",
        "empty",
    ),
    "cut.gz": (lambda: gzip.compress(TEXT.encode() * 50)[:-12], "truncated"),
    "broken.gz": (lambda: b"\x1f\x8b\x08\x00" + b"\xff" * 60, "bad_gzip"),
    "bomb.gz": (lambda: gzip.compress(bytes(64 * MEGA)), "too_large"),
    "twice.gz": (lambda: gzip.compress(gzip.compress(TEXT.encode())), None),
    "nan.jsonl": (lambda: b'{"text": NaN}\n', "bad_json"),
    "nested.jsonl": (lambda: b'{"meta": ' + b"[" * 100_000 + b"\n", "bad_json"),
    "half.jsonl": (lambda: b'{"text": "C\\ud800ng"}\n', "lone_surrogate"),
    "list.jsonl": (lambda: b'["text"]\n', "not_an_object"),
    "page-deep.jsonl": (lambda: json.dumps({"html": "<i>" * 9000 + "x"}).encode(), "too_deep"),
    # and what is only odd
    "cut.html": (lambda: PAGE[: PAGE.index("làm việc")].encode() + b"<p class='x", None),
    "unclosed.html": (lambda: PAGE.replace("</p>", "").replace("</h1>", "").encode(), None),
    "entities.html": (
        lambda: PAGE.encode() + b"&" * 900 + b"&#99999999;&#xffffffff;&eacut;",
        None,
    ),
    "endless-entity.html": (lambda: PAGE.encode() + b"&#" + b"1" * 100_000, None),
    "endless-comment.html": (lambda: PAGE.encode() + b"<!-- " + b"x" * 100_000, None),
    "endless-attribute.html": (lambda: PAGE.encode() + b'<p title="' + b"y" * 100_000, None),
    "many-attributes.html": (
        lambda: PAGE.encode() + b"<p " + b" ".join(b"a%d=1" % i for i in range(9000)) + b">",
        None,
    ),
    "misnested.html": (lambda: PAGE.encode() + b"<b><p></b></i><table><p>x<td></b>" * 300, None),
    "two-pages.html": (lambda: PAGE.encode() * 2, None),
    "wrong-charset.html": (lambda: b"<meta charset=shift_jis>" + PAGE.encode(), None),
    "wrong-charset-vni.html": (lambda: b"<meta charset=utf-8>" + encode_as(PAGE, "vni"), None),
    "wide.html": (lambda: wide(PAGE), None),
    "text-in.html": (lambda: TEXT.encode(), None),
    "html-in.txt": (lambda: PAGE.encode(), None),
    "rows-in.txt": (lambda: json.dumps({"text": TEXT}).encode(), None),
    "packed.html": (lambda: gzip.compress(PAGE.encode()), None),
    "replaced.txt": (lambda: TEXT.encode() + "\ufffd\ufffe\U0010ffff".encode(), None),
    "marks.txt": (lambda: TEXT.encode() + "\u0301".encode() * 3000, None),
    "right-to-left.txt": (lambda: ("\u202e" + TEXT).encode(), None),
    "form-feeds.txt": (lambda: TEXT.replace("\n", "\f\v\n").encode(), None),
    "repaired.txt": (lambda: "".join(map(chr, TEXT.encode())).encode(), None),
}


def test_there_are_enough_of_them() -> None:
    assert sum(code is not None for _, code in HOSTILE.values()) >= 40
    assert len(HOSTILE) >= 60


@pytest.mark.parametrize("name", HOSTILE)
def test_each_has_its_code_or_its_facts(name: str, tmp_path: Path) -> None:
    make, code = HOSTILE[name]
    path = tmp_path / name
    path.write_bytes(make())
    (found,) = extract_inputs([str(path)])
    if isinstance(found, ArticleRecord):
        assert code is None
        assert {("workers", 12300), ("enterprises", 45)} <= {
            (c.measure, c.value) for c in found.counts
        }
    else:
        assert found.code == code
        assert found.message
        assert found.hint


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak is read from /proc")
def test_memory_stays_under_500_megabytes(tmp_path: Path) -> None:
    """All of them in one process, with a file of 200 MB in one line and a bomb of 1 GB.

    The peak is `VmHWM`: `ru_maxrss` of a child begins with the peak of the process that made it.
    """
    for name, (make, _) in HOSTILE.items():
        (tmp_path / name).write_bytes(make())
    with (tmp_path / "line.txt").open("wb") as stream:
        for _ in range(200):
            stream.write(b"x" * MEGA)
    with (tmp_path / "line.jsonl").open("wb") as stream:
        stream.write(b'{"text": "')
        for _ in range(200):
            stream.write(b"x" * MEGA)
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=1) as stream:
        for _ in range(1000):
            stream.write(bytes(MEGA))
    (tmp_path / "giant.gz").write_bytes(packed.getvalue())
    code = (
        "import sys\n"
        "from pipeline.io.run import extract_inputs\n"
        "codes = [getattr(i, 'code', 'ok') for i in extract_inputs([sys.argv[1]])]\n"
        "status = open('/proc/self/status').read()\n"
        "print(int(status.split('VmHWM:')[1].split()[0]) // 1024, *codes)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True
    )
    megabytes, *codes = done.stdout.split()
    assert int(megabytes) < 500
    assert len(codes) == len(HOSTILE) + 3
    assert codes.count("too_large") >= 6
    assert "internal_error" not in codes


@pytest.mark.parametrize("seed", range(8))
def test_changed_bytes_raise_nothing_but_our_errors(seed: int) -> None:
    """Fuzz: bytes flipped, cut out, doubled in good files of every kind."""
    draw = random.Random(seed)
    sources = [
        TEXT.encode(),
        PAGE.encode(),
        wide(PAGE),
        encode_as(PAGE, "vni"),
        encode_as(TEXT, "tcvn3"),
    ]
    for _ in range(60):
        content = bytearray(draw.choice(sources))
        for _ in range(draw.randint(1, 12)):
            at = draw.randrange(len(content) + 1)
            action = draw.randrange(3)
            if action == 0:
                content[at : at + draw.randint(0, 9)] = draw.randbytes(draw.randint(0, 4))
            elif action == 1:
                content[at:at] = draw.choice(
                    [b"<", b"&#", b"<!--", b"\0", b"</td>", b"\xff", b"\xe1\xbb"]
                )
            else:
                del content[at : at + draw.randint(0, 40)]
        try:
            reading = read_document(Document(content=bytes(content), uri="x", media_type=None))
        except VifactsError as error:
            assert error.code
        else:
            assert reading.text.strip()
            assert decode(bytes(content)).encoding == reading.encoding
