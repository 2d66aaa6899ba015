"""`validate`, `schema`, `segment`, `gold`, `evaluate` and `doctor` as a user runs them."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pipeline.segment.model.files import SHA256
from schemas.publish import stored

from .conftest import Run, environment

ARTICLE = """genre: đối thoại
---
Chiều 7/3/2024, ⟦Công đoàn các KCN tỉnh⟧{o union} họp. Toàn khu có ⟦45 doanh nghiệp⟧{c enterprises 45 level}.
---
"""  # noqa: E501


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", ["record", "reject", "gold"])
def test_schema_prints_the_shipped_file(vifacts: Run, name: str) -> None:
    ran = vifacts("schema", name)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == stored(name)  # type: ignore[arg-type]


def test_schema_is_of_records_if_nothing_is_said(vifacts: Run) -> None:
    assert vifacts("schema").out == stored("record")


def test_validate_finds_nothing_in_what_extract_wrote(vifacts_stubbed: Run) -> None:
    Path("a.txt").write_text("Có 45 doanh nghiệp.")
    vifacts_stubbed("extract", "a.txt", "-o", "facts.jsonl")
    ran = vifacts_stubbed("validate", "facts.jsonl")
    assert (ran.code, ran.out, ran.err) == (0, "", "no findings in facts.jsonl\n")


def test_validate_tells_line_pointer_and_code(vifacts_stubbed: Run) -> None:
    Path("a.jsonl").write_text('{"text": "một"}\n{"text": "hai"}\n')
    vifacts_stubbed("extract", "a.jsonl", "-o", "facts.jsonl")
    first, second = Path("facts.jsonl").read_text().splitlines()
    Path("facts.jsonl").write_text(f'{first}\n{second.replace("hai", "ba")}\n{{"id": 1\n')
    ran = vifacts_stubbed("validate", "facts.jsonl")
    assert ran.code == 1
    assert ran.err == "2 findings in facts.jsonl\n"
    one, two = ran.out.splitlines()
    assert one.startswith("facts.jsonl:2: /text_sha256: text has SHA-256 ")
    assert one.endswith("(hash_mismatch)")
    assert two.startswith("facts.jsonl:3: /: the line is no JSON")
    ran = vifacts_stubbed("validate", "--json", "facts.jsonl")
    found = [json.loads(line) for line in ran.out.splitlines()]
    assert [(f["file"], f["line"], f["pointer"], f["code"]) for f in found] == [
        ("facts.jsonl", 2, "/text_sha256", "hash_mismatch"), ("facts.jsonl", 3, "", "bad_json")
    ]  # fmt: skip


def test_segment_gives_places_in_the_text(vifacts: Run) -> None:
    Path("a.txt").write_text("Công đoàn các khu công nghiệp họp.\r\nCó 45 doanh nghiệp.\r\n")
    ran = vifacts("segment", "a.txt", "gone.txt")
    assert ran.code == 3
    row: dict[str, Any] = json.loads(ran.out)
    text = row["text"]
    assert text == "Công đoàn các khu công nghiệp họp.\nCó 45 doanh nghiệp.\n"
    assert [text[s["start"] : s["end"]] for s in row["sentences"]] == text.splitlines()
    words = [text[w["start"] : w["end"]] for w in row["words"]]
    assert "doanh nghiệp" in words
    assert "".join("".join(words).split()) == "".join(text.split())
    assert json.loads(ran.err)["code"] == "not_found"


def test_segment_refuses_what_is_no_text(vifacts: Run) -> None:
    ran = vifacts("segment", "-", stdin=b"\xff\xfe\xff")
    assert ran.code == 1
    assert json.loads(ran.err)["code"] == "truncated"


def test_gold_compiles_and_evaluate_scores(vifacts: Run, vifacts_stubbed: Run) -> None:
    Path("gold").mkdir()
    Path("gold/001-a.txt").write_text(ARTICLE, encoding="utf-8")
    ran = vifacts("gold", "gold", "-o", "gold.jsonl")
    assert (ran.code, ran.out, ran.err) == (0, "", "1 article → gold.jsonl\n")
    (line,) = Path("gold.jsonl").read_text(encoding="utf-8").splitlines()
    assert vifacts("gold", "gold/001-a.txt").out.rstrip("\n") == line
    gold = json.loads(line)
    assert gold["id"] == "001-a"
    Path("bài.txt").write_text(gold["text"], encoding="utf-8")
    vifacts_stubbed("extract", "bài.txt", "-o", "facts.jsonl")

    ran = vifacts("evaluate", "gold.jsonl", "facts.jsonl")
    assert (ran.code, ran.err) == (0, "")
    assert "1 of 1 gold articles have a record" in ran.out
    assert "…" not in ran.out
    ran = vifacts("evaluate", "gold.jsonl", "facts.jsonl", "--misses")
    assert "⟦45 doanh nghiệp⟧" in ran.out
    figures = json.loads(vifacts("evaluate", "gold", "facts.jsonl", "--json").out)
    assert figures["counts"]["value"]["gold"] == 1
    assert "misses" not in figures
    figures = json.loads(vifacts("evaluate", "gold", "facts.jsonl", "--json", "--misses").out)
    assert len(figures["misses"]) == 2


def test_gold_names_file_and_line_of_a_mistake(vifacts: Run) -> None:
    Path("x.txt").write_text("---\nCó ⟦45 doanh nghiệp⟧.\n---\n", encoding="utf-8")
    ran = vifacts("gold", "x.txt", "-o", "gold.jsonl")
    assert ran.code == 1
    assert "x.txt" in ran.err
    assert "line 2" in ran.err
    assert not Path("gold.jsonl").exists()


def test_doctor_finds_this_environment_well(vifacts: Run) -> None:
    ran = vifacts("doctor", "--json")
    found = {line["what"]: line for line in json.loads(ran.out)}
    assert [line for line in found.values() if not line["ok"]] == []
    assert ran.code == 0
    assert {"python", "spacy", "lexicons", "schemas", "encoding"} <= found.keys()
    assert found["words"]["found"] == "Công đoàn | các | khu | công nghiệp"
    assert {f"model {name}" for name in SHA256} <= found.keys()
    plain = vifacts("doctor")
    assert plain.code == 0
    assert plain.out.startswith("ok       python: 3.")


def test_doctor_sees_packages_that_hide_ours(vifacts: Run) -> None:
    Path("schemas").mkdir()
    Path("schemas/__init__.py").write_text("")
    Path("pipeline").mkdir()  # data, no package
    ran = vifacts("doctor")
    assert ran.code == 1
    assert "PROBLEM  other packages: " in ran.out
    assert ran.out.count("PROBLEM") == 1
    assert "PYTHONPATH" in ran.out


def test_doctor_sees_a_terminal_that_is_not_utf8(vifacts: Run) -> None:
    ran = vifacts("doctor", env={"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"})
    assert ran.code == 1
    assert "PROBLEM  encoding: output " in ran.out


BROKEN = """
import sys
from pathlib import Path
from pipeline.segment.model import files
from pipeline.cli import doctor
copy = Path("ws_crf_vlsp2013_20230727")
copy.mkdir()
(copy / "models.bin").write_bytes(b"damaged")
files.model_files = lambda: (copy / "models.bin",)
doctor.DEPENDENCIES = ("vifacts-nothing-of-the-kind", "pydantic")
doctor._requirements = lambda: {"pydantic": "<1"}
from pipeline.cli import main
sys.argv = ["vifacts", "doctor"]
main()
"""


def test_doctor_sees_damage_and_says_how_to_mend_it(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", BROKEN], capture_output=True, text=True, cwd=tmp_path,
        env=environment(), timeout=120, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, "")
    problems = [line for line in done.stdout.splitlines() if line.startswith("PROBLEM")]
    assert len(problems) == 3
    assert "should be c3a64c64349f1d73…" in done.stdout
    assert "vifacts-nothing-of-the-kind: not installed" in done.stdout
    assert "not <1" in done.stdout
    assert done.stdout.count("pip install") == 3
