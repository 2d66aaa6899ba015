"""`vifacts show` and `vifacts extract --csv` as a user runs them."""

import json
from pathlib import Path

import pytest

from .conftest import ROOT, Run

GOLDEN = ROOT / "tests" / "golden"
FACTS = str(GOLDEN / "records.jsonl")
ARTICLE = "Họp mặt\nSáng 8/3/2024, 45 doanh nghiệp dự.\n"


def test_all_records_of_a_file(vifacts: Run) -> None:
    ran = vifacts("show", FACTS)
    shown = [(GOLDEN / f"show-{n}-piped.txt").read_text("utf-8") for n in ("003", "016")]
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"\n{'-' * 72}\n\n".join(shown)


def test_one_record_at_80_columns(vifacts: Run) -> None:
    shown = (GOLDEN / "show-016-80.txt").read_text("utf-8")
    assert vifacts("show", FACTS, "--line", "2", "--width", "80").out == shown
    row = json.loads(Path(FACTS).read_text("utf-8").splitlines()[1])
    assert vifacts("show", FACTS, "--id", row["id"][:6], "--width", "80").out == shown
    by_pipe = vifacts("show", "-", "--line", "2", "--width", "80", stdin=Path(FACTS).read_bytes())
    assert by_pipe.out == shown


def test_nothing_colours_a_pipe(vifacts: Run) -> None:
    ran = vifacts("show", FACTS, env={"FORCE_COLOR": "1", "TERM": "xterm-256color"})
    assert "\x1b" not in ran.out


@pytest.mark.slow
@pytest.mark.parametrize("source", ["bai.txt", "-", "bai.jsonl", "."])
def test_an_article_is_read_first(vifacts: Run, tmp_path: Path, source: str) -> None:
    row = json.dumps({"text": ARTICLE}) + "\n"
    if source in ("bai.txt", "."):
        (tmp_path / "bai.txt").write_text(ARTICLE, "utf-8")
    elif source == "bai.jsonl":
        (tmp_path / source).write_text(row, "utf-8")
    ran = vifacts("show", source, stdin=ARTICLE.encode())
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Họp mặt\n")
    assert "[45 doanh nghiệp]" in ran.out


def test_a_page_is_written_whole(vifacts: Run, tmp_path: Path) -> None:
    ran = vifacts("show", FACTS, "--html", "facts.html")
    assert (ran.code, ran.out, ran.err) == (0, "", "2 articles → facts.html\n")
    assert [path.name for path in tmp_path.iterdir()] == ["facts.html"]
    assert (tmp_path / "facts.html").read_text("utf-8").endswith("</html>\n")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["none.txt"], 1, "not_found"),
        ([FACTS, "--line", "9"], 1, "no_record"),
        ([FACTS, "--id", "zz"], 1, "no_record"),
        ([FACTS, "--html", "no/where.html"], 1, "no_folder"),
        ([FACTS, "--html", FACTS], 2, "output_is_input"),
        ([FACTS, "--width", "9"], 2, "--width"),
        ([FACTS, "--published", "soon"], 2, "bad_published"),
        (["bad.jsonl"], 1, "bad_record"),
    ],
)
def test_what_cannot_be_shown(
    vifacts: Run, tmp_path: Path, arguments: list[str], code: int, says: str
) -> None:
    (tmp_path / "bad.jsonl").write_text('{"schema_version": "1.0"}\n')
    ran = vifacts("show", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert says in ran.err
    assert "Traceback" not in ran.err


def test_other_records_are_shown_although_one_is_bad(vifacts: Run, tmp_path: Path) -> None:
    good = Path(FACTS).read_text("utf-8").splitlines()[0]
    (tmp_path / "some.jsonl").write_text(f'{{"schema_version": "1.0"}}\n{good}\n', "utf-8")
    assert vifacts("show", "some.jsonl", "--line", "2").code == 0


def test_tables_in_place_of_records(vifacts_stubbed: Run, tmp_path: Path) -> None:
    (tmp_path / "bai.txt").write_text(ARTICLE, "utf-8")
    ran = vifacts_stubbed("extract", "bai.txt", "none.txt", "--csv", "tables")
    assert (ran.code, ran.out) == (3, "")
    assert '"code":"not_found"' in ran.err
    assert ran.err.endswith("1 record, 1 reject (not_found) → tables\n")
    tables = tmp_path / "tables"
    assert len(list(tables.iterdir())) == 13
    assert "not_found" in (tables / "rejects.csv").read_text("utf-8-sig")


def test_tables_beside_records(vifacts_stubbed: Run, tmp_path: Path) -> None:
    (tmp_path / "bai.txt").write_text(ARTICLE, "utf-8")
    ran = vifacts_stubbed("extract", ".", "--csv", "tables", "-o", "facts.jsonl")
    assert (ran.code, ran.out) == (0, "")
    again = vifacts_stubbed("extract", ".", "--csv", "tables", "-o", "facts.jsonl")
    assert again.err == ran.err == "1 record, 0 rejects → facts.jsonl, tables\n"
    both = vifacts_stubbed("extract", "bai.txt", "--csv", "tables", "-o", "-")
    assert json.loads(both.out)["text"] == ARTICLE
    refused = vifacts_stubbed("extract", "tables/dates.csv", "--csv", "tables")
    assert (refused.code, "output_is_input" in refused.err) == (2, True)
