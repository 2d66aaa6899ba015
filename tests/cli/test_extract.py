"""`vifacts extract` around the extraction: streams, files, exit codes, interrupts."""

import json
import os
import pty
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest

from .conftest import Run, environment, stubbed

TEXT = "Toàn khu có 45 doanh nghiệp.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(name: str, content: str = TEXT) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(content, encoding="utf-8")


def lines(text: str) -> list[Any]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_pipe_gets_a_record_a_line_and_rejects_on_standard_error(vifacts_stubbed: Run) -> None:
    put("bài.txt")
    put("x.pdf", "%PDF-1.7")
    ran = vifacts_stubbed("extract", "bài.txt", "x.pdf", "gone.txt")
    assert ran.code == 3
    assert [record["source"]["uri"] for record in lines(ran.out)] == ["bài.txt"]
    assert "Toàn khu có" in ran.out
    assert [(r["source"]["uri"], r["stage"], r["code"]) for r in lines(ran.err)] == [
        ("x.pdf", "decode", "binary"), ("gone.txt", "read", "not_found")
    ]  # fmt: skip


def test_all_done_is_exit_code_0_and_silent(vifacts_stubbed: Run) -> None:
    put("a.txt")
    ran = vifacts_stubbed("extract", "a.txt")
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize("name", ["gone", "none/*.txt", "empty.jsonl", "folder"])
def test_nothing_done_is_exit_code_1(vifacts_stubbed: Run, name: str) -> None:
    put("empty.jsonl", "")
    Path("folder").mkdir()
    assert vifacts_stubbed("extract", name).code == 1


def test_a_file_is_written_with_its_rejects_and_a_word_about_it(vifacts_stubbed: Run) -> None:
    put("tin/a.txt")
    put("tin/b.txt", "")
    put("tin/c.txt", TEXT + "2")
    ran = vifacts_stubbed("extract", "tin", "-o", "facts.jsonl")
    assert ran.code == 3
    assert ran.out == ""
    assert ran.err == (
        "2 records, 1 reject (empty) → facts.jsonl, facts.rejects.jsonl\n"
    )  # fmt: skip
    assert len(lines(Path("facts.jsonl").read_text())) == 2
    assert len(lines(Path("facts.rejects.jsonl").read_text())) == 1


def test_the_same_run_twice_gives_the_same_bytes_and_reads_no_output(vifacts_stubbed: Run) -> None:
    put("a.txt")
    first = vifacts_stubbed("extract", ".", "-o", "facts.jsonl")
    before = Path("facts.jsonl").read_bytes()
    second = vifacts_stubbed("extract", ".", "-o", "./facts.jsonl")
    assert (first.code, second.code) == (0, 0)
    assert Path("facts.jsonl").read_bytes() == before
    assert second.err == "1 record, 0 rejects → facts.jsonl\n"
    assert sorted(path.name for path in Path().iterdir()) == [
        "a.txt", "facts.jsonl", "facts.rejects.jsonl"
    ]  # fmt: skip


def test_options_reach_the_extraction(vifacts_stubbed: Run) -> None:
    put("a.jsonl", '{"text": "x"}\n{"text": "y", "published": "2020-01", "meta": {"k": 1}}\n')
    ran = vifacts_stubbed(
        "extract", "a.jsonl", "--published", "2024-05-17", "--no-text", "--words"
    )  # fmt: skip
    asked = {"keep_text": False, "words": True}
    assert [record["meta"] for record in lines(ran.out)] == [
        {**asked, "published": "2024-05-17"}, {"k": 1, **asked, "published": "2020-01"}
    ]  # fmt: skip


def test_limit_counts_inputs(vifacts_stubbed: Run) -> None:
    put("a.jsonl", '{"text": "x"}\n{}\n{"text": "y"}\n')
    ran = vifacts_stubbed("extract", "a.jsonl", "--limit", "2")
    assert (ran.code, len(lines(ran.out)), len(lines(ran.err))) == (3, 1, 1)


def test_standard_input_is_an_article_or_rows(vifacts_stubbed: Run) -> None:
    ran = vifacts_stubbed("extract", "-", stdin=TEXT.encode())
    assert [(r["source"]["uri"], r["source"]["member"]) for r in lines(ran.out)] == [("-", None)]
    ran = vifacts_stubbed("extract", "-", stdin=b'{"text": "x"}\n{"text": "x"}\n')
    assert [r["source"]["member"] for r in lines(ran.out)] == ["1", "2"]
    assert lines(ran.out)[1]["duplicate_of"] == {"uri": "-", "member": "1"}
    ran = vifacts_stubbed("extract", "-", "--input-format", "text", stdin=b'{"text": "x"}')
    assert lines(ran.out)[0]["text"] == '{"text": "x"}'
    assert vifacts_stubbed("extract", "-o", "-", "-", stdin=b"x").out.startswith("{")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["a.txt", "--published", "17/5/2024"], 2, "bad_published"),
        (["a.txt", "-o", "a.txt"], 2, "output_is_input"),
        (["a.txt", "-o", "gone/facts.jsonl"], 1, "no_folder"),
        (["a.txt", "-o", "tin"], 1, "is_a_folder"),
        (["hong.txt"], 1, "model_missing"),
    ],
)
def test_an_error_is_a_message_and_a_hint(
    vifacts_stubbed: Run, arguments: list[str], code: int, says: str
) -> None:
    put("a.txt")
    put("hong.txt", "hỏng")
    Path("tin").mkdir()
    ran = vifacts_stubbed("extract", *arguments)
    assert ran.code == code
    first, second = ran.err.splitlines()
    assert first.startswith("vifacts: ")
    assert first.endswith(f"({says})")
    assert second.startswith("  ")
    assert "\x1b" not in ran.err
    assert Path("a.txt").read_text() == TEXT


def test_a_mistake_of_ours_is_a_reject(vifacts_stubbed: Run) -> None:
    put("a.txt", "lỗi")
    put("b.txt")
    ran = vifacts_stubbed("extract", "a.txt", "b.txt")
    assert ran.code == 3
    assert [r["code"] for r in lines(ran.err)] == ["internal_error"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_leaves_nothing(folder: Path, number: signal.Signals) -> None:
    put("a.txt")
    put("b.txt", "chậm")
    put("facts.jsonl", "old")
    with subprocess.Popen(
        [*stubbed(), "extract", "a.txt", "b.txt", "-o", "facts.jsonl"],
        stderr=subprocess.PIPE, env=environment(), text=True,
    ) as process:  # fmt: skip
        assert process.stderr is not None
        assert process.stderr.readline() == "working\n"
        assert len(list(folder.glob(".facts*.part"))) == 2
        process.send_signal(number)
        assert process.stderr.read() == "vifacts: interrupted\n"
        assert process.wait(30) == 130
    assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "b.txt", "facts.jsonl"]
    assert Path("facts.jsonl").read_text() == "old"


def test_a_reader_that_goes_is_no_error() -> None:
    put("a.jsonl", '{"text": "x"}\n' * 2000)
    command = " ".join([*stubbed(), "extract", "a.jsonl", "|", "head", "-n", "1"])
    done = subprocess.run(
        ["bash", "-c", f"{command}; echo ${{PIPESTATUS[0]}}"], capture_output=True, text=True,
        env=environment(), timeout=60, check=True,
    )  # fmt: skip
    assert done.stderr == ""
    record, status = done.stdout.splitlines()
    assert json.loads(record)["text"] == "x"
    assert status == "141"


def in_terminal(*arguments: str, out: bool = True, err: bool = True) -> tuple[int, str, bytes]:
    """Run with standard output or error (or both) on a terminal; give code, terminal, other."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [*stubbed(), *arguments], stdin=subprocess.DEVNULL,
        stdout=slave if out else subprocess.PIPE, stderr=slave if err else subprocess.PIPE,
        env=environment(TERM="xterm-256color"),
    )  # fmt: skip
    os.close(slave)
    shown = b""
    other = b"".join(stream.read() for stream in (process.stdout, process.stderr) if stream)
    while True:
        try:
            chunk = os.read(master, 65536)
        except OSError:  # how Linux tells that the other end has been closed
            break
        if not chunk:
            break
        shown += chunk
    os.close(master)
    code = process.wait(60)
    for stream in (process.stdout, process.stderr):
        if stream:
            stream.close()
    return code, shown.decode(), other


def test_a_terminal_gets_a_summary_and_refusals_in_words() -> None:
    put("a.txt", "Toàn khu [bold]có[/bold] \x1b[31m45 doanh nghiệp.\n")
    code, shown, _ = in_terminal("extract", "a.txt", "gone.txt")
    assert code == 3
    assert "Toàn khu [bold]có[/bold] [31m45 doanh nghiệp." in shown
    assert "a.txt · no publication" in shown
    assert "0 dates" in shown
    assert "✗ gone.txt: there is no gone.txt" in shown
    assert "Look at the name and the folder." in shown
    assert '{"' not in shown


def test_a_bar_comes_on_a_terminal_and_goes() -> None:
    put("a.jsonl", '{"text": "x"}\n' * 20 + "{}\n")
    code, shown, records = in_terminal("extract", "a.jsonl", out=False)
    assert code == 3
    assert len(lines(records.decode())) == 20
    assert "records, 0 rejects" in shown
    assert '"code":"no_text"' in shown
    code, shown, _ = in_terminal("extract", "a.jsonl", "--limit", "3", out=False)
    assert (code, shown) == (0, "")


def test_colours_are_for_terminals() -> None:
    code, shown, _ = in_terminal("extract", "a.txt", "-o", "gone/x")
    assert code == 1
    assert shown.startswith("\x1b[31mvifacts: there is no folder gone\x1b[0m (no_folder)")
