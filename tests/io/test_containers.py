"""Articles are the same whatever they are packed in, and have a place in it."""

import sys
from pathlib import Path

import pytest

from pipeline.io.readers import read_inputs
from pipeline.text.document import Document
from schemas.reject import Reject

from .archives import gz, jsonl_of, tar_of, warc_of, zip_of, zst

TEXTS = {
    f"tin/bai{i}.txt": f"Bài {i}: toàn khu có {i + 40} doanh nghiệp.\n".encode() for i in range(5)
}
PAGES = {f"https://vi.example/{name}": content for name, content in TEXTS.items()}
KINDS = {
    "tin.jsonl": jsonl_of(TEXTS),
    "tin.jsonl.gz": gz(jsonl_of(TEXTS)),
    "tin.jsonl.zst": zst(jsonl_of(TEXTS)),
    "tin.zip": zip_of(TEXTS),
    "tin.tar": tar_of(TEXTS),
    "tin.tar.gz": gz(tar_of(TEXTS)),
    "tin.tgz": gz(tar_of(TEXTS)),
    "tin.tar.zst": zst(tar_of(TEXTS)),
    "tin.warc": warc_of(PAGES),
    "tin.warc.gz": warc_of(PAGES, packed=True),
    "tin.warc.zst": zst(warc_of(PAGES)),
    "hai.jsonl.gz": gz(jsonl_of(TEXTS)[:100]) + gz(jsonl_of(TEXTS)[100:]) + b"\0" * 512,
    "hai.jsonl.zst": zst(jsonl_of(TEXTS)[:100]) + zst(jsonl_of(TEXTS)[100:]),
    "ngoai.zip": zip_of({"trong.tar.gz": gz(tar_of(TEXTS))}),
    "ngoai.tar": tar_of({"trong.zip": zip_of(TEXTS)}),
    "khong-duoi": zip_of(TEXTS),
}


def read(path: Path) -> list[Document]:
    found = list(read_inputs([str(path)]))
    assert not [item for item in found if isinstance(item, Reject)]
    return [item for item in found if isinstance(item, Document)]


@pytest.mark.parametrize("name", KINDS)
def test_the_same_articles_in_the_same_order(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(KINDS[name])
    assert [item.content for item in read(tmp_path / name)] == list(TEXTS.values())


@pytest.mark.parametrize(
    ("name", "uri", "member"),
    [
        ("tin.jsonl.gz", "{file}", "1"),
        ("tin.zip", "{file}", "tin/bai0.txt"),
        ("tin.tgz", "{file}", "tin/bai0.txt"),
        ("ngoai.zip", "{file}", "trong.tar.gz!/tin/bai0.txt"),
        ("tin.warc.gz", "https://vi.example/tin/bai0.txt", "urn:uuid:0-text/-200"),
    ],
)
def test_an_article_has_its_place(name: str, uri: str, member: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(KINDS[name])
    first = read(file)[0]
    assert (first.uri, first.member) == (uri.format(file=file), member)


def test_a_page_of_a_crawl_keeps_when_and_whence(tmp_path: Path) -> None:
    file = tmp_path / "tin.warc.gz"
    file.write_bytes(KINDS["tin.warc.gz"])
    first = read(file)[0]
    assert first.meta["warc"]["date"] == "2024-05-17T01:02:03Z"
    assert first.meta["warc"]["file"] == str(file)
    assert first.published is None


def test_rows_and_wrappings_inside_archives(tmp_path: Path) -> None:
    inside = {
        "a.jsonl": jsonl_of(TEXTS), "b.txt.gz": gz("Bài nén.".encode()),
        "c.jsonl.zst": zst('{"text": "Có chỗ.", "uri": "https://vi.example/c"}\n'.encode()),
        ".an.txt": b"x", "__MACOSX/b.txt": b"x", "trong/": b"",
    }  # fmt: skip
    (tmp_path / "a.zip").write_bytes(zip_of(inside))
    found = read(tmp_path / "a.zip")
    assert [item.member for item in found] == [
        *(f"a.jsonl!/{n}" for n in range(1, 6)), "b.txt.gz", "c.jsonl.zst!/1",
    ]  # fmt: skip
    assert found[-1].uri == "https://vi.example/c"
    assert found[-2].content.decode() == "Bài nén."


def test_names_that_lead_out_are_told_of(tmp_path: Path) -> None:
    (tmp_path / "a.tar").write_bytes(tar_of({"../bai.txt": b"x", "/etc/bai.txt": b"y", "c": b"z"}))
    found = read(tmp_path / "a.tar")
    codes = [[warning.code for warning in item.warnings] for item in found]
    assert codes == [["unsafe_member_name"], ["unsafe_member_name"], []]


def test_two_members_of_one_name_have_two_places(tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive, pytest.warns(UserWarning):
        archive.writestr("bai.txt", "x")
        archive.writestr("bai.txt", "x")
    assert [item.member for item in read(tmp_path / "a.zip")] == ["bai.txt#0", "bai.txt"]


@pytest.mark.parametrize(
    ("name", "package"), [("tin.warc", "warcio"), ("tin.tar.zst", "zstandard")]
)
def test_a_missing_package_refuses_the_file_alone(
    name: str, package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in [m for m in sys.modules if m.split(".")[0] == package]:
        monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / name).write_bytes(KINDS[name])
    (found,) = read_inputs([str(tmp_path / name)])
    assert isinstance(found, Reject)
    assert (found.code, "vifacts[" in found.hint) == ("missing_extra", True)
