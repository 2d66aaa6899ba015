"""Files of gold and records: what is read, and what is refused with its line."""

import json
from pathlib import Path

import pytest

from pipeline.errors import GoldError, ReadError
from pipeline.evaluate.compiling import gold_line
from pipeline.evaluate.evaluation import evaluate_files
from pipeline.evaluate.readers import load_gold, load_records

BODY = "Có ⟦45 doanh nghiệp⟧{c enterprises 45 level}."


def written(path: Path, *lines: str) -> Path:
    path.write_text("".join(line.rstrip("\n") + "\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture
def row(annotated) -> dict:
    return json.loads(gold_line(annotated(BODY)))


def test_gold_is_read_line_by_line_blank_lines_aside(tmp_path, annotated):
    one, two = annotated(BODY, id="1"), annotated("Bài.", id="2")
    path = written(tmp_path / "gold.jsonl", gold_line(one), "", gold_line(two))
    assert list(load_gold(path)) == [one, two]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda r: r.pop("text"), "bad_gold"),
        (lambda r: r.update(extra=1), "bad_gold"),
        (lambda r: r["gold"].pop("dates"), "bad_gold"),
        (lambda r: r["gold"]["counts"][0].update(measure="things"), "bad_gold"),
        (lambda r: r["gold"]["counts"][0].update(end=4), "bad_gold"),
        (lambda r: r["gold"]["counts"][0].update(start=4, end=19), "evidence_mismatch"),
        (lambda r: r.update(text=" " + r["text"]), "evidence_mismatch"),
    ],
)
def test_bad_gold_is_refused_with_its_line(tmp_path, row, change, code):
    good = json.dumps(row)
    change(row)
    path = written(tmp_path / "gold.jsonl", good, "", json.dumps(row))
    with pytest.raises(GoldError) as caught:
        list(load_gold(path))
    assert (caught.value.code, caught.value.line) == (code, 3)
    assert "gold.jsonl" in str(caught.value)


@pytest.mark.parametrize("line", ["{", "[]", "null", '{"id": 1}', "một dòng chữ"])
def test_a_line_that_is_no_article_is_refused(tmp_path, line):
    with pytest.raises(GoldError) as caught:
        list(load_gold(written(tmp_path / "gold.jsonl", line)))
    assert (caught.value.code, caught.value.line) == ("bad_gold", 1)


def test_items_are_checked_for_evidence_too(tmp_path, annotated):
    row = json.loads(gold_line(annotated("Cần ⟦rà soát⟧{t A -}.", "list A planned")))
    row["gold"]["tasks"][0]["items"][0]["text"] = "rà xoát"
    with pytest.raises(GoldError, match="evidence_mismatch"):
        list(load_gold(written(tmp_path / "gold.jsonl", json.dumps(row))))


def test_an_empty_gold_file_is_refused(tmp_path):
    with pytest.raises(GoldError, match="no_gold"):
        list(load_gold(written(tmp_path / "gold.jsonl")))


def test_a_folder_of_annotated_articles_is_gold_in_the_order_of_names(tmp_path):
    for name in ("b", "a", "10", "9"):
        written(tmp_path / f"{name}.txt", "---", BODY, "---")
    written(tmp_path / "README.md", "no article")
    assert [article.id for article in load_gold(tmp_path)] == ["10", "9", "a", "b"]


def test_one_annotated_article_is_gold(tmp_path):
    path = written(tmp_path / "bai.txt", "---", BODY, "---")
    (article,) = load_gold(path)
    assert (article.id, article.gold.counts[0].value) == ("bai", 45)


def test_records_are_read_and_validated(tmp_path, annotated, record_of):
    record = record_of(annotated(BODY))
    path = written(tmp_path / "facts.jsonl", record.model_dump_json(), "")
    assert list(load_records(path)) == [record]


@pytest.mark.parametrize(
    "change",
    [
        lambda r: r.pop("text_sha256"),
        lambda r: r.update(text_sha256="0" * 64),
        lambda r: r["counts"][0].update(value="45"),
        lambda r: r["counts"][0].update(text="46 doanh nghiệp"),
        lambda r: r.update(extra=1),
    ],
)
def test_a_bad_record_is_refused_with_its_line(tmp_path, annotated, record_of, change):
    good = record_of(annotated(BODY)).model_dump_json()
    row = json.loads(good)
    change(row)
    path = written(tmp_path / "facts.jsonl", good, json.dumps(row))
    with pytest.raises(ReadError, match=r"facts\.jsonl, line 2: ") as caught:
        list(load_records(path))
    assert caught.value.code == "bad_record"


def test_a_line_that_is_not_utf8_is_refused(tmp_path):
    path = tmp_path / "facts.jsonl"
    path.write_bytes(b'{"text": "\xff"}\n')
    with pytest.raises(ReadError, match="line 1"):
        list(load_records(path))


@pytest.mark.parametrize("load", [load_gold, load_records])
@pytest.mark.parametrize("name", ["absent.jsonl", "absent.txt"])
def test_a_file_that_is_not_there_is_named(tmp_path, load, name):
    with pytest.raises(ReadError, match=name.replace(".", r"\.")) as caught:
        list(load(tmp_path / name))
    assert caught.value.code == "unreadable"


def test_records_cannot_be_a_folder(tmp_path):
    with pytest.raises(ReadError, match="unreadable"):
        list(load_records(tmp_path))


def test_files_are_evaluated(tmp_path, annotated, record_of):
    gold = annotated(BODY)
    records = written(tmp_path / "facts.jsonl", record_of(gold).model_dump_json())
    path = written(tmp_path / "gold.jsonl", gold_line(gold))
    report = evaluate_files(path, records)
    assert (report.articles.with_record, report.counts.value.f1) == (1, 1.0)


def test_an_empty_file_of_records_is_all_missed(tmp_path, annotated):
    path = written(tmp_path / "gold.jsonl", gold_line(annotated(BODY)))
    report = evaluate_files(path, written(tmp_path / "facts.jsonl"))
    assert report.articles.without_record == 1


def test_the_seeds_gold_is_read(seeds):
    articles = list(load_gold(seeds))
    assert [a.id for a in articles] == ["000", "001", "002", "003", "004"]
    dates = [d for a in articles for d in a.gold.dates if d.value is None]
    assert {(d.kind, d.optional) for d in dates} == {("duration", True)}
