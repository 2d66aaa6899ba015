"""Tables of facts, held by golden files; `scripts/make_golden` makes them."""

import codecs
import csv
from pathlib import Path

import pytest

from pipeline.errors import OutputError
from pipeline.export.csv_folder import CsvFolder, defused, paths
from pipeline.io.records import read_records
from schemas.record import ArticleRecord

from ..io.full import make

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"


def write(folder: Path, *records: ArticleRecord) -> None:
    """Tables as a spreadsheet wants them."""
    with CsvFolder(folder, spreadsheet=True) as tables:
        for record in records:
            tables.write(record)


def read(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def test_golden(tmp_path: Path) -> None:
    with (GOLDEN / "records.jsonl").open("rb") as stream:
        write(tmp_path / "made", *read_records(stream, uri="records.jsonl"))
    expected = {path.name: path.read_bytes() for path in (GOLDEN / "csv").iterdir()}
    assert {path.name: path.read_bytes() for path in (tmp_path / "made").iterdir()} == expected


def test_a_group_of_nearly_the_same_text_is_a_column(tmp_path: Path) -> None:
    group = "ab" * 16
    write(tmp_path, ArticleRecord.model_validate({**make(), "duplicate_group": group}))
    assert [row["duplicate_group"] for row in read(tmp_path, "articles")] == [group]


def test_form(tmp_path: Path) -> None:
    write(tmp_path, ArticleRecord.model_validate(make()))
    for path in paths(tmp_path):
        content = path.read_bytes()
        assert content.startswith(codecs.BOM_UTF8)
        assert content.endswith(b"\r\n")
        assert content.count(b"\n") == content.count(b"\r\n")


def test_for_programs_nothing_is_added(tmp_path: Path) -> None:
    record = make()
    record["entities"][0]["name"] = "=1+1"
    with CsvFolder(tmp_path) as tables:
        tables.write(ArticleRecord.model_validate(record))
    assert (tmp_path / "entities.csv").read_bytes().startswith(b"article,uri,member,id,")
    assert read(tmp_path, "entities")[0]["name"] == "=1+1"


def test_null_is_not_the_empty_string(tmp_path: Path) -> None:
    with CsvFolder(tmp_path) as tables:
        tables.write(ArticleRecord.model_validate(make()))
    line = (tmp_path / "articles.csv").read_text("utf-8").splitlines()[1]
    assert line.split(",")[1:6] == ["0.txt", '""', "", "", ""]


def test_a_row_has_what_a_fact_has(tmp_path: Path) -> None:
    record = make()
    record["counts"][0]["period"] = record["dates"][0]["id"]
    write(tmp_path, ArticleRecord.model_validate(record))
    count = read(tmp_path, "counts")[0]
    assert {k: count[k] for k in ("uri", "member", "text", "value", "scope", "period")} == {
        "uri": "0.txt", "member": "", "text": "45 doanh nghiệp", "value": "45",
        "scope": "Toàn khu", "period": record["dates"][0]["id"],
    }  # fmt: skip
    first, second = read(tmp_path, "task_items")
    assert (first["position"], first["inferred"]) == ("1", "false")
    assert (second["deadline"], second["marker"]) == (record["dates"][1]["id"], "(2)")
    (actor,) = read(tmp_path, "task_actors")
    assert (actor["item"], actor["text"], actor["inherited"]) == (first["id"], "Quận ủy", "true")
    (entity,) = read(tmp_path, "entities")
    assert (entity["mentions"], entity["aliases"]) == ("2", "Quận ủy")
    (article,) = read(tmp_path, "articles")
    assert (article["counts"], article["task_items"], article["checks_failed"]) == ("2", "2", "0")


def test_a_numerator_is_no_value(tmp_path: Path) -> None:
    record = make()
    record["counts"][0]["of"] = 60
    write(tmp_path, ArticleRecord.model_validate(record))
    row = read(tmp_path, "counts")[0]
    found = [row[name] for name in ("value", "low", "high", "numerator", "denominator")]
    assert found == ["", "", "", "45", "60"]


@pytest.mark.parametrize("words", ["=1+1", "+84", "-5", "@x", "\t=1", "\r=1"])
def test_words_are_no_formula(words: str, tmp_path: Path) -> None:
    assert defused(words) == f"'{words}"
    record = make()
    record["source"]["uri"] = record["entities"][0]["name"] = words
    record["tasks"][0]["items"][0]["marker"] = words
    write(tmp_path, ArticleRecord.model_validate(record))
    assert {row["uri"] for row in read(tmp_path, "dates")} == {f"'{words}"}
    assert read(tmp_path, "entities")[0]["name"] == f"'{words}"
    assert read(tmp_path, "task_items")[0]["marker"] == f"'{words}"


def test_our_own_values_are_left_alone(tmp_path: Path) -> None:
    record = make()
    record["counts"][0] |= {"value": -3, "low": -3, "high": -3}
    write(tmp_path, ArticleRecord.model_validate(record))
    assert read(tmp_path, "counts")[0]["value"] == "-3"


def test_commas_quotes_and_line_ends_come_back(tmp_path: Path) -> None:
    record = make()
    record["entities"][0]["name"] = 'Công ty "A, B"\nvà C'
    write(tmp_path, ArticleRecord.model_validate(record))
    assert read(tmp_path, "entities")[0]["name"] == 'Công ty "A, B"\nvà C'


@pytest.mark.parametrize("there", [False, True])
def test_an_error_leaves_the_folder_as_it_was(tmp_path: Path, there: bool) -> None:
    folder = tmp_path / "tables"
    if there:
        write(folder, ArticleRecord.model_validate(make()))
    before = {p.name: p.read_bytes() for p in folder.iterdir()} if there else None
    with pytest.raises(KeyboardInterrupt), CsvFolder(folder) as tables:
        tables.write(ArticleRecord.model_validate(make(1)))
        raise KeyboardInterrupt
    after = {p.name: p.read_bytes() for p in folder.iterdir()} if folder.exists() else None
    assert after == before


@pytest.mark.parametrize(("name", "code"), [("file", "no_folder"), ("no/where", "no_folder")])
def test_a_folder_that_cannot_be(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError) as error:
        CsvFolder(tmp_path / name)
    assert error.value.code == code
