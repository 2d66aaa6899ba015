"""Files, folders, patterns, rows and standard input: one document or reject for each, in order."""

import gzip
import io
import json
import os
from pathlib import Path
from typing import Any

import pytest

from pipeline.io.duplicates import mark_duplicates
from pipeline.io.opened import Rejoined
from pipeline.io.readers import count_inputs, read_inputs, with_published
from pipeline.text.document import Document
from schemas.reject import Reject


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(name: str, content: str | bytes = "Có 45 doanh nghiệp.\n") -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def rows(*values: object) -> str:
    return "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values)


def told(items: Any) -> list[str]:
    """Each item as `uri`, `uri:member`, or with the code of its reject."""
    out = []
    for item in items:
        place = item if isinstance(item, Document) else item.source
        line = place.uri + (f":{place.member}" if place.member else "")
        out.append(line if isinstance(item, Document) else f"{line} {item.code}")
    return out


def test_a_file_is_its_bytes_and_its_name() -> None:
    put("tin/bài 1.txt", b"\xff\xfea\0")
    assert list(read_inputs(["./tin/bài 1.txt"])) == [
        Document(content=b"\xff\xfea\0", uri="tin/bài 1.txt", media_type=None)
    ]


def test_a_folder_is_walked_in_order_without_hidden_files() -> None:
    for name in ("a/z.txt", "a/b/c.txt", "a/.hidden", "a/.git/x.txt", "a/B.txt", "a/b.txt", "a/đ"):
        put(name)
    assert told(read_inputs(["a"])) == ["a/B.txt", "a/b/c.txt", "a/b.txt", "a/z.txt", "a/đ"]


def test_an_empty_folder_is_a_reject() -> None:
    Path("a/b").mkdir(parents=True)
    put("a/.hidden")
    assert told(read_inputs(["a"])) == ["a no_files"]


def test_links_are_followed_inside_the_tree_only() -> None:
    put("out/secret.txt")
    put("a/sub/x.txt")
    Path("a/file").symlink_to("sub/x.txt")
    Path("a/folder").symlink_to("sub")
    Path("a/gone").symlink_to("nothing")
    Path("a/leaves").symlink_to("../out/secret.txt")
    Path("a/leaves2").symlink_to("../out")
    Path("a/loop").symlink_to("loop")
    Path("a/up").symlink_to("..")
    assert told(read_inputs(["a"])) == [
        "a/file", "a/gone not_found", "a/leaves link_leads_out", "a/leaves2 link_leads_out",
        "a/loop not_found", "a/sub/x.txt", "a/up link_leads_out",
    ]  # fmt: skip


def test_a_linked_file_that_is_named_is_read() -> None:
    put("out/x.txt")
    Path("link").symlink_to("out/x.txt")
    assert told(read_inputs(["link"])) == ["link"]


def test_patterns_are_expanded_in_order() -> None:
    for name in ("b.txt", "a.txt", ".c.txt", "d/e/f.txt", "x.md"):
        put(name)
    assert told(read_inputs(["*.txt"])) == ["a.txt", "b.txt"]
    assert told(read_inputs(["**/*.txt"])) == ["a.txt", "b.txt", "d/e/f.txt"]
    assert told(read_inputs([str(Path("[ab].txt").absolute())])) == [
        str(Path("a.txt").absolute()), str(Path("b.txt").absolute())
    ]  # fmt: skip
    assert told(read_inputs(["d*"])) == ["d/e/f.txt"]
    assert told(read_inputs(["*.pdf"])) == ["*.pdf not_found"]


def test_a_name_that_looks_like_a_pattern_is_a_name_first() -> None:
    put("tin [1].txt")
    put("tin 1.txt")
    assert told(read_inputs(["tin [1].txt"])) == ["tin [1].txt"]


def test_what_is_not_there_is_a_reject_in_its_place() -> None:
    put("a.txt")
    put("b.txt")
    items = list(read_inputs(["a.txt", "không có.txt", "a.txt/x", "b.txt"]))
    assert told(items) == ["a.txt", "không có.txt not_found", "a.txt/x not_found", "b.txt"]
    assert isinstance(items[1], Reject)
    assert items[1].stage == "read"
    assert items[1].source.sha256 is None
    assert "không có.txt" in items[1].message


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission_is_a_reject() -> None:
    put("a.txt").chmod(0)
    assert told(read_inputs(["a.txt"])) == ["a.txt not_readable"]


def test_a_read_error_is_a_reject(monkeypatch: pytest.MonkeyPatch) -> None:
    put("a.txt")

    def broken(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", broken)
    items = list(read_inputs(["a.txt"]))
    assert told(items) == ["a.txt not_readable"]
    assert isinstance(items[0], Reject)
    assert "Input/output error" in items[0].message


def test_a_name_that_is_no_utf8_is_told_with_escapes() -> None:
    name = os.fsdecode(b"b\xe0i.txt")
    try:
        Path(name).write_text("x")
    except OSError:
        pytest.skip("the file system has UTF-8 names only")
    assert told(read_inputs([name])) == ["b\\xe0i.txt"]
    gone = next(read_inputs([name + "x"]))
    assert isinstance(gone, Reject)
    assert gone.model_dump_json()


def test_devices_in_a_folder_are_rejects_and_named_pipes_are_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert told(read_inputs([str(tmp_path)])) == [f"{tmp_path}/pipe not_a_file"]
    reader, writer = os.pipe()
    os.write(writer, b"abc")
    os.close(writer)
    try:
        found = list(read_inputs([f"/dev/fd/{reader}"]))
    finally:
        os.close(reader)
    assert [item.content for item in found if isinstance(item, Document)] == [b"abc"]


def test_a_run_leaves_out_its_own_output() -> None:
    for name in ("a/x.txt", "a/facts.jsonl"):
        put(name)
    own = [Path("a/facts.jsonl").resolve()]
    assert told(read_inputs(["a"], leave_out=own)) == ["a/x.txt"]
    assert told(read_inputs(["a/*"], leave_out=own)) == ["a/x.txt"]


def test_an_article_over_the_limit_is_refused() -> None:
    put("a.txt", "x" * 11)
    put("b.txt", "x" * 10)
    put("c.jsonl", rows({"text": "x" * 11}, {"text": "x" * 10}))
    items = list(read_inputs(["a.txt", "b.txt", "c.jsonl"], max_bytes=10))
    assert told(items) == ["a.txt too_large", "b.txt", "c.jsonl:1 too_large", "c.jsonl:2"]


def test_a_line_over_the_limit_is_passed_over_and_the_next_is_read() -> None:
    put("a.jsonl", rows({"text": "x" * 300_000}, {"text": "y"}))
    assert told(read_inputs(["a.jsonl"], max_bytes=10)) == ["a.jsonl:1 too_large", "a.jsonl:2"]


def test_rows_become_documents() -> None:
    put(
        "a.ndjson",
        "\ufeff"
        + rows({"text": "Bài một", "title": "T", "published": "2024-05", "meta": {"k": [1, 2.5]}})
        + "\n  \r\n"
        + rows({"text": "Bài hai", "uri": "https://vi.example/2", "html": None})
        + '{"text": "cuối"}',
    )
    assert list(read_inputs(["a.ndjson"])) == [
        Document(
            content="Bài một".encode(), uri="a.ndjson", member="1", title="T",
            published="2024-05", meta={"k": [1, 2.5]},
        ),
        Document(content="Bài hai".encode(), uri="https://vi.example/2", member="4"),
        Document(content="cuối".encode(), uri="a.ndjson", member="5"),
    ]  # fmt: skip


def test_an_unknown_field_is_a_warning() -> None:
    put("a.jsonl", rows({"text": "x", "autor": "y"}))
    (item,) = read_inputs(["a.jsonl"])
    assert isinstance(item, Document)
    assert [w.code for w in item.warnings] == ["unknown_field"]
    assert "'autor'" in item.warnings[0].message


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ('{"text": "x"', "bad_json", "no JSON"),
        ('{"text": NaN}', "bad_json", "NaN"),
        ('{"text": "x", "meta": {"a": 1e999}}', "bad_json", "1e999"),
        ('{"text": "x", "text": "y"}', "bad_json", "'text' stands twice"),
        ('{"text": "x", "meta": {"a": 1, "a": 2}}', "bad_json", "'a' stands twice"),
        ("[" * 100_000, "bad_json", "no JSON"),
        ('["x"]', "not_an_object", "list"),
        ("{}", "no_text", "neither"),
        ('{"text": null, "html": null}', "no_text", "neither"),
        ('{"text": "x", "html": "y"}', "text_and_html", "both"),
        ('{"text": 5}', "bad_field", "text is no string"),
        ('{"text": "x", "title": 5}', "bad_field", "title is no string"),
        ('{"text": "x", "meta": []}', "bad_field", "meta is no object"),
        ('{"text": "x", "uri": ""}', "bad_field", "uri is empty"),
        ('{"text": "x", "uri": 7}', "bad_field", "uri is no string"),
        ('{"text": "x", "published": "17/5/2024"}', "bad_published", "17/5/2024"),
        ('{"text": "x", "published": 2024}', "bad_field", "published is no string"),
        ('{"text": "a\\ud83d"}', "lone_surrogate", "half"),
        ('{"text": "x", "meta": {"\\uDC00": 1}}', "lone_surrogate", "half"),
    ],
)
def test_a_bad_row_is_a_reject_and_the_others_go_on(line: str, code: str, says: str) -> None:
    put("a.jsonl", '{"text": "một"}\n' + line + '\n{"text": "hai"}\n')
    items = list(read_inputs(["a.jsonl"]))
    assert told(items) == ["a.jsonl:1", f"a.jsonl:2 {code}", "a.jsonl:3"]
    assert isinstance(items[1], Reject)
    assert says in items[1].message
    assert items[1].hint


def test_bytes_that_are_no_utf8_cost_one_row() -> None:
    put("a.jsonl", b'{"text": "\xec"}\n{"text": "x"}\n')
    assert told(read_inputs(["a.jsonl"])) == ["a.jsonl:1 unknown_encoding", "a.jsonl:2"]


def test_utf16_rows_are_refused_once() -> None:
    put("a.jsonl", '{"text": "x"}\n{"text": "y"}\n'.encode("utf-16"))
    assert told(read_inputs(["a.jsonl"])) == ["a.jsonl unknown_encoding"]


def test_a_refused_row_keeps_its_own_uri() -> None:
    put("a.jsonl", rows({"text": "x", "uri": "https://vi.example/1", "published": "hôm qua"}))
    assert told(read_inputs(["a.jsonl"])) == ["https://vi.example/1:1 bad_published"]


def test_whole_surrogate_pairs_are_read() -> None:
    put("a.jsonl", '{"text": "\\ud83c\\udf89"}\n')
    (item,) = read_inputs(["a.jsonl"])
    assert isinstance(item, Document)
    assert item.content.decode() == "🎉"


def test_a_row_of_html_says_so_and_a_file_is_told_by_its_content() -> None:
    put("a.jsonl", rows({"html": "<p>x</p>"}, {"text": "<p>x</p>"}))
    put("b.html")
    found = [i.media_type for i in read_inputs(["a.jsonl", "b.html"]) if isinstance(i, Document)]
    assert found == ["text/html", "text/plain", None]
    named = next(read_inputs(["b.html"], input_format="html", encoding="vni"))
    assert isinstance(named, Document)
    assert (named.media_type, named.encoding) == ("text/html", "vni")


def test_rows_are_told_by_their_first_line() -> None:
    put("a.txt", rows({"uri": "https://vi.example/1", "text": "x"}, {"text": "y"}))
    put("b.txt", '{1} Có 45 doanh nghiệp, "text"\n')
    put("c.txt", '\n{"name": "x"}\n')
    assert told(read_inputs(["a.txt", "b.txt", "c.txt"])) == [
        "https://vi.example/1:1", "a.txt:2", "b.txt", "c.txt"
    ]  # fmt: skip


def test_gzip_is_unwrapped() -> None:
    put("a.txt.gz", gzip.compress("Có 45 doanh nghiệp.".encode()))
    put("b", gzip.compress(b"one, ") + gzip.compress(b"two"))
    put("c.jsonl.gz", gzip.compress(rows({"text": "x"}, {"text": "y"}).encode()))
    put("d.gz", gzip.compress(b"x" * 500)[:-4])
    put("e.gz", b"\x1f\x8b" + b"xyz" * 9)
    put("f.gz", gzip.compress(bytes(1000)))
    put("g.gz", gzip.compress(gzip.compress(b"x")))
    items = list(read_inputs(["."], max_bytes=999))
    assert told(items) == [
        "a.txt.gz", "b", "c.jsonl.gz:1", "c.jsonl.gz:2", "d.gz truncated", "e.gz bad_gzip",
        "f.gz too_large", "g.gz",
    ]  # fmt: skip
    contents = [i.content for i in items if isinstance(i, Document)]
    assert contents[:2] == ["Có 45 doanh nghiệp.".encode(), b"one, two"]
    stream = io.BytesIO(gzip.compress(b"x"))
    assert told(read_inputs(["-"], stdin=stream)) == ["-"]


@pytest.mark.parametrize(
    ("content", "places"),
    [
        (b'{"text": "x"}\n{"text": "y"}\n', ["-:1", "-:2"]),
        (b'\n \n{"text": "x"}\n{"text": "y"}', ["-:3", "-:4"]),
        ("\ufeff{}".encode(), ["-:1 no_text"]),
        (b"\n\nKhu c\xc3\xb4ng nghi\xe1\xbb\x87p", ["-"]),
        (b"", ["-"]),
        (b" \n ", ["-"]),
    ],
)
def test_standard_input_is_rows_or_one_article(content: bytes, places: list[str]) -> None:
    items = list(read_inputs(["-"], stdin=io.BytesIO(content)))
    assert told(items) == places
    if places == ["-"]:
        assert [i.content for i in items if isinstance(i, Document)] == [content]


def test_the_format_can_be_named() -> None:
    put("a.jsonl", '{"text": "x"}\n')
    put("b.txt", '{"text": "x"}\n')
    assert told(read_inputs(["a.jsonl", "b.txt"], input_format="text")) == ["a.jsonl", "b.txt"]
    html = list(read_inputs(["b.txt"], input_format="html"))
    assert told(html) == ["b.txt"]
    assert told(read_inputs(["a.jsonl", "b.txt"], input_format="jsonl")) == [
        "a.jsonl:1", "b.txt:1"
    ]  # fmt: skip
    stream = io.BytesIO(b'{"text": "x"}')
    assert told(read_inputs(["-"], input_format="text", stdin=stream)) == ["-"]


@pytest.mark.parametrize("size", [1, 2, 3, 100])
@pytest.mark.parametrize("cut", range(8))
def test_a_rejoined_stream_reads_like_the_whole(size: int, cut: int) -> None:
    whole = b"a\n\nbc\nd"
    for method in ("read", "readline"):
        plain: Any = io.BytesIO(whole)
        rejoined: Any = Rejoined(whole[:cut], io.BytesIO(whole[cut:]))
        expected = list(iter(lambda p=plain, m=method: getattr(p, m)(size), b""))
        assert list(iter(lambda r=rejoined, m=method: getattr(r, m)(size), b"")) == expected


def test_inputs_are_counted_where_names_tell() -> None:
    put("a/x.txt")
    put("a/y.txt")
    assert count_inputs(["a", "gone"]) == 3
    put("a/z.jsonl")
    assert count_inputs(["a"]) is None
    assert count_inputs(["a"], input_format="text") == 3
    assert count_inputs(["-"]) is None


def test_identical_bytes_name_the_first() -> None:
    put("a.txt", "x")
    put("b.jsonl", rows({"text": "y"}, {"text": "x"}, {"text": "y"}))
    items = list(mark_duplicates(read_inputs(["a.txt", "gone", "b.jsonl", "a.txt"])))
    marked = [i.duplicate_of and (i.duplicate_of.uri, i.duplicate_of.member)
              for i in items if isinstance(i, Document)]  # fmt: skip
    assert marked == [None, None, ("a.txt", None), ("b.jsonl", "1"), ("a.txt", None)]
    assert told(items)[1] == "gone not_found"


def test_a_date_for_all_does_not_replace_an_own_one() -> None:
    put("a.jsonl", rows({"text": "x"}, {"text": "y", "published": "2020-01-02"}))
    items = with_published(read_inputs(["a.jsonl"]), "2024-05-17")
    assert [i.published for i in items if isinstance(i, Document)] == ["2024-05-17", "2020-01-02"]
