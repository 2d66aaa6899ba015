"""`vifacts gold`: annotated articles become lines of a gold file."""

import json

import pytest

from pipeline.errors import GoldError
from pipeline.evaluate.compiling import compile_gold, gold_line
from pipeline.evaluate.readers import load_gold
from schemas.gold import GoldArticle

BODY = """---
⟦Sáng 8/3⟧{d XXXX-03-08 event morning}, ⟦hàng năm⟧{d none duration ?}, ⟦Sở Y tế⟧{o government}
có ⟦45 doanh nghiệp⟧{c enterprises 45 level} cần (1) ⟦rà soát⟧{t A 1}, ⟦xây nhà⟧{t A - inferred}.
---
list A planned 2 cue="cần"
check weekday pass
"""


def test_lines_leave_out_nulls_and_defaults(tmp_path):
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (article,) = compile_gold(tmp_path)
    row = json.loads(gold_line(article))
    assert list(row) == ["id", "text", "gold"]
    assert row["gold"] == {
        "dates": [
            {
                "start": 0, "end": 8, "text": "Sáng 8/3", "kind": "date", "value": "XXXX-03-08",
                "part_of_day": "morning", "role": "event",
            },
            {"start": 10, "end": 18, "text": "hàng năm", "optional": True, "kind": "duration"},
        ],
        "organisations": [
            {"start": 20, "end": 27, "text": "Sở Y tế", "type": "government", "entity": "Sở Y tế"}
        ],
        "counts": [
            {
                "start": 31, "end": 46, "text": "45 doanh nghiệp", "measure": "enterprises",
                "modifier": "exact", "unit": "absolute", "value": 45, "low": 45, "high": 45,
                "role": "level",
            }
        ],
        "tasks": [
            {
                "status": "planned", "declared_count": 2, "cue": "cần",
                "items": [
                    {"start": 55, "end": 62, "text": "rà soát", "ordinal": 1},
                    {"start": 64, "end": 71, "text": "xây nhà", "inferred": True},
                ],
            }
        ],
        "checks": [{"code": "weekday", "status": "pass"}],
    }  # fmt: skip


def test_a_line_reads_back_as_the_same_article(tmp_path):
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (article,) = compile_gold(tmp_path / "a.txt")
    line = gold_line(article)
    assert line.endswith("}\n")
    assert line.count("\n") == 1
    assert "Sáng" in line
    assert GoldArticle.model_validate_json(line) == article


def test_a_gold_file_written_so_is_read_as_its_folder(tmp_path):
    for name in "ba":
        (tmp_path / f"{name}.txt").write_text(BODY, encoding="utf-8")
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(map(gold_line, compile_gold(tmp_path))), encoding="utf-8")
    assert list(load_gold(path)) == list(load_gold(tmp_path))


def test_header_fields_travel_as_meta(tmp_path):
    source = "genre: bản tin\npublished: 2024-05\n" + BODY
    (tmp_path / "a.txt").write_text(source, encoding="utf-8")
    row = json.loads(gold_line(next(compile_gold(tmp_path))))
    assert (row["published"], row["meta"]) == ("2024-05", {"genre": "bản tin"})


def test_a_byte_order_mark_is_no_part_of_the_article(tmp_path):
    (tmp_path / "a.txt").write_text("genre: bản tin\n" + BODY, encoding="utf-8-sig")
    assert next(compile_gold(tmp_path)).meta == {"genre": "bản tin"}


def test_a_mistake_names_file_and_line(tmp_path):
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "b.txt").write_text("---\nBài.\n⟦Sở⟧{o}\n---\n", encoding="utf-8")
    articles = compile_gold(tmp_path)
    assert next(articles).id == "a"
    with pytest.raises(GoldError, match=r"b\.txt: line 3: ") as caught:
        next(articles)
    assert (caught.value.code, caught.value.line) == ("no_type", 3)


def test_a_file_that_is_not_utf8_is_named(tmp_path):
    (tmp_path / "a.txt").write_bytes("Sáng".encode("utf-16"))
    with pytest.raises(GoldError, match=r"a\.txt: .*not_utf8"):
        list(compile_gold(tmp_path))


def test_a_folder_without_articles_is_refused(tmp_path):
    with pytest.raises(GoldError, match="no_gold"):
        list(compile_gold(tmp_path))
