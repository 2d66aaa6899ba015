"""The report for people."""

import io

from rich.console import Console

from pipeline.evaluate.evaluation import evaluate
from pipeline.evaluate.render import COLUMNS, miss_lines, render, rows

GOLD = "⟦năm 2023⟧{d 2023 plan}, ⟦Sở Y tế⟧{o government}, ⟦45 DN⟧{c enterprises 45 level}"
RECORD = "⟦năm 2023⟧{d 2023 event}, ⟦Sở Y⟧{o government} tế, 45 DN, ⟦9 hộ⟧{c households 9 level}"


def test_rows_show_each_figure_with_the_counts_behind_it(compare):
    shown = {row[0]: row[1:] for row in rows(compare(GOLD + ", 9 hộ", RECORD))}
    assert len(shown) == 24
    assert shown["dates value"] == ("1.000", "1.000", "1.000", "1", "1", "1")
    assert shown["organisations span"] == ("0.000", "0.000", "0.000", "1", "1", "0")
    assert shown["counts found"] == ("0.000", "0.000", "0.000", "1", "1", "0")
    assert shown["core counts value"] == ("0.000", "–", "0.000", "1", "0", "0")
    assert shown["dates role"] == ("0.000", "", "", "1", "", "0")
    assert shown["items value"] == ("–", "–", "–", "0", "0", "0")
    assert shown["lists declared"] == ("–", "", "", "0", "", "0")


def test_the_table_fits_eighty_columns_with_nothing_cut(annotated, record_of):
    gold = annotated(GOLD, "check weekday pass")
    other = record_of(annotated("Bài khác."))
    report = evaluate([gold], [record_of(gold), record_of(gold), other])
    out = io.StringIO()
    Console(file=out, width=80).print(render(report))
    text = out.getvalue()
    assert "…" not in text
    assert all(name in text for name in COLUMNS)
    assert "1 of 1 gold articles have a record" in text
    assert "1 records without gold ignored; 1 repeated records ignored" in " ".join(text.split())
    assert "Checks that fail beyond gold: 0" in text


def test_misses_are_lines(compare):
    assert list(miss_lines(compare(GOLD + ", 9 hộ", RECORD)))[:2] == [
        "a 0-8 dates wrong_role: ⟦năm 2023⟧, Sở Y tế, 45 DN, 9 hộ | "
        "gold: date 2023, plan; record: date 2023, event",
        "a 10-17 organisations wrong_span: năm 2023, ⟦Sở Y tế⟧, 45 DN, 9 hộ | "
        "gold: government; record: ⟦Sở Y⟧ government",
    ]


def test_a_check_has_no_place(compare):
    report = compare("Bài.", "Bài.", "check weekday pass", record_footer=[])
    assert list(miss_lines(report)) == ["a checks missed: | gold: weekday pass; record: –"]
