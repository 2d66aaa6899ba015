"""Figures, sentence by sentence of the guide's section 6; facts are marks in the text."""

import pytest

from pipeline.evaluate.evaluation import evaluate
from pipeline.evaluate.report import Score


def counts_of(score: Score) -> tuple[int, int, int]:
    return score.gold, score.predicted, score.matched


# Span and found.


def test_span_wants_the_same_offsets_and_found_an_overlap(compare):
    report = compare(
        "họp ⟦ngày 5/9/2024⟧{d 2024-09-05 event}.", "họp ngày ⟦5/9/2024⟧{d 2024-09-05 event}."
    )
    assert report.dates.found.f1 == 1.0
    assert report.dates.span.f1 == 0.0
    assert report.dates.value.f1 == 1.0


def test_f1_precision_and_recall_with_their_counts(compare):
    report = compare(
        "⟦Sở Y tế⟧{o government}, ⟦Bộ Y tế⟧{o government}, ⟦Quận ủy⟧{o party} và phường.",
        "⟦Sở Y tế⟧{o government}, Bộ Y tế, Quận ủy và ⟦phường⟧{o government}.",
    )
    score = report.organisations.found
    assert counts_of(score) == (3, 2, 1)
    assert (score.precision, score.recall, score.f1) == (1 / 2, 1 / 3, 2 / 5)


# Values of dates: kind, value, mod.


@pytest.mark.parametrize(
    ("gold", "record", "right"),
    [
        ("d 2022-11 event", "d 2022-11 background", True),
        ("d 2022-11 event ~year", "d 2022-11 event", True),
        ("d 2022-11-05 event morning", "d 2022-11-05 event evening", True),
        ("d 2022-11 event", "d 2022-12 event", False),
        ("d 2022-11 event", "d 2022 event", False),
        ("d 2022-11 event", "d XXXX-11 event", False),
        ("d 2022-11 event mod=end", "d 2022-11 event mod=end", True),
        ("d 2022-11 event mod=end", "d 2022-11 event", False),
        ("d 2022-11 event", "d 2022-11 event mod=start", False),
        ("d 2022-01/2022-03 period", "d 2022-01/2022-03 period", True),
        ("d 2022-01/2022-03 period", "d 2022 period", False),
        ("d P4Y period", "d P4Y period", True),
        ("d P4Y period", "d P48M period", False),
        ("d 2017-09-13T14:30:00 page", "d 2017-09-13T14:30:00 page", True),
        ("d 2017-09-13T14:30:00 page", "d 2017-09-13 page", False),
    ],
)
def test_dates_agree_in_kind_value_and_mod(compare, gold, record, right):
    report = compare(f"vào ⟦lúc đó⟧{{{gold}}}.", f"vào ⟦lúc đó⟧{{{record}}}.")
    assert counts_of(report.dates.value) == (1, 1, int(right))
    assert report.dates.found.f1 == 1.0


# Values of organisations: type.


def test_organisations_agree_in_type_alone(compare):
    gold = "⟦Sở Y tế⟧{o government} và ⟦Bệnh viện K⟧{o health}"
    record = '⟦Sở Y tế⟧{o government entity="Sở Y tế tỉnh"} và ⟦Bệnh viện K⟧{o government}'
    assert counts_of(compare(gold, record).organisations.value) == (2, 2, 1)


# Values of counts: measure, unit, modifier and value, or low and high.


@pytest.mark.parametrize(
    ("gold", "record", "right"),
    [
        ("c workers 500 level", "c workers 500 total", True),
        ("c workers 500 level", "c workers 501 level", False),
        ("c workers 500 level", "c people 500 level", False),
        ("c workers 500 level", "c workers 500 more_than level", False),
        ("c workers 500 more_than level", "c workers 500 at_least level", False),
        ("c workers 500 more_than level", "c workers 500 more_than level", True),
        ("c workers 5 level", "c workers 5% level", False),
        ("c workers 0.64% level", "c workers 0.64% level", True),
        ("c workers 0.64% level", "c workers 64% level", False),
        ("c other 10..12 target", "c other 10..12 target", True),
        ("c other 10..12 target", "c other 10..13 target", False),
        ("c other 10..12 target", "c other 9..12 target", False),
        ("c other 10..12 target", "c other 12 target", False),
        ("c workers 1000.. level", "c workers 1000.. level", True),
        ("c workers 1000.. level", "c workers 2000.. level", False),
        ("c workers 1000.. level", "c workers 1000 at_least level", True),
        ("c workers 1000 at_least level", "c workers 1000.. level", False),
        ("c other 5/8 level", "c other 5/8 level", True),
        ("c other 5/8 level", "c other 4/8 level", False),
        ("c workers 500 up change", "c workers 500 down change", True),
    ],
)
def test_counts_agree_in_measure_unit_modifier_and_number(compare, gold, record, right):
    report = compare(f"có ⟦chừng ấy⟧{{{gold}}}.", f"có ⟦chừng ấy⟧{{{record}}}.")
    assert counts_of(report.counts.value) == (1, 1, int(right))
    assert report.counts.found.f1 == 1.0


def test_where_gold_has_a_value_low_and_high_are_not_asked(annotated, record_of):
    gold = annotated("có ⟦hơn 500 lao động⟧{c workers 500 more_than level}")
    loose = gold.gold.counts[0].model_copy(update={"low": None, "high": None})
    facts = gold.gold.model_copy(update={"counts": [loose]})
    report = evaluate([gold.model_copy(update={"gold": facts})], [record_of(gold)])
    assert report.counts.value.f1 == 1.0


def test_a_vague_count_has_a_low_and_no_value(compare):
    gold, record = "c workers 1000.. level", "c workers 1000 about level"
    report = compare(f"⟦hàng nghìn⟧{{{gold}}}", f"⟦hàng nghìn⟧{{{record}}}")
    assert report.counts.value.f1 == 0.0


# Values of items: .8 of overlap and the status of the list.

ITEM = "Cần: ⟦một hai ba bốn năm sáu bảy⟧{t A -}."


@pytest.mark.parametrize(
    ("record", "right"),
    [
        ("Cần: ⟦một hai ba bốn năm sáu bảy⟧{t A -}.", True),
        ("Cần: ⟦một hai ba bốn năm sáu⟧{t A -} bảy.", True),
        ("Cần: một ⟦hai ba bốn năm⟧{t A -} sáu bảy.", False),
        ("⟦Cần: một hai ba bốn năm sáu bảy⟧{t A -}.", True),
    ],
)
def test_items_agree_from_four_fifths_of_overlap(compare, record, right):
    report = compare(ITEM, record, "list A planned")
    assert report.items.found.f1 == 1.0
    assert report.items.value.f1 == float(right)


@pytest.mark.parametrize(("length", "right"), [(80, 1), (79, 0)])
def test_exactly_four_fifths_is_enough(compare, length, right):
    record = f"Cần: ⟦{'x' * length}⟧{{t A -}}{'x' * (100 - length)}."
    report = compare(f"Cần: ⟦{'x' * 100}⟧{{t A -}}.", record, "list A planned")
    assert report.items.value.matched == right


def test_items_agree_in_the_status_of_their_list(compare):
    report = compare(ITEM, ITEM, "list A planned", record_footer=["list A done"])
    assert (report.items.span.f1, report.items.value.f1) == (1.0, 0.0)


def test_items_are_paired_across_lists(compare):
    body = "Cần: (1) ⟦rà soát⟧{t A 1}; (2) ⟦báo cáo⟧{t %s 2}."
    report = compare(
        body % "A", body % "B", "list A planned",
        record_footer=["list A planned", "list B planned"],
    )  # fmt: skip
    assert counts_of(report.items.value) == (2, 2, 2)


# Core counts: gold by gold's measure, predictions by theirs, pairs by gold's.


def test_core_counts_go_by_each_sides_own_measure(compare):
    gold = (
        "⟦5 thợ⟧{c workers 5 level}, ⟦6 hộ⟧{c households 6 level}, ⟦7 DN⟧{c enterprises 7 level}, "
        "⟦8 người⟧{c people 8 level}, ⟦9 LĐ⟧{c workers 9 level}, 4 LĐ"
    )
    record = (
        "⟦5 thợ⟧{c workers 5 level}, ⟦6 hộ⟧{c households 6 level}, "
        "⟦7 DN⟧{c organisations 7 level}, "
        "⟦8 người⟧{c workers 8 level}, 9 LĐ, ⟦4 LĐ⟧{c workers 4 level}"
    )
    report = compare(gold, record)
    assert counts_of(report.core_counts) == (3, 3, 1)
    assert counts_of(report.counts.value) == (5, 5, 2)


def test_optional_core_counts_are_left_out(compare):
    body = "⟦hàng nghìn thợ⟧{c workers 1000.. level ?}"
    assert counts_of(compare(body, body).core_counts) == (0, 0, 0)


# Roles and ordinals: among the paired, non-optional.


def test_roles_are_compared_among_paired_facts(compare):
    gold = (
        "⟦Sáng 8/3⟧{d XXXX-03-08 event}, ⟦quý I/2022⟧{d 2022-01/2022-03 period}, "
        "⟦năm 2023⟧{d 2023 plan}; ⟦5 DN⟧{c enterprises 5 level}, ⟦6 DN⟧{c enterprises 6 total}"
    )
    record = (
        "⟦Sáng 8/3⟧{d XXXX-03-08 event}, ⟦quý I/2022⟧{d 2022 background}, "
        "năm 2023; ⟦5 DN⟧{c enterprises 50 level}, ⟦6 DN⟧{c enterprises 6 part}"
    )
    report = compare(gold, record)
    assert (report.date_roles.total, report.date_roles.met) == (2, 1)
    assert (report.count_roles.total, report.count_roles.met) == (2, 1)
    assert report.count_roles.share == 0.5


def test_roles_of_optional_facts_are_not_compared(compare):
    gold, record = "⟦Tết 2019⟧{d 2019 event ?}", "⟦Tết 2019⟧{d 2019 background}"
    assert compare(gold, record).date_roles.total == 0


def test_a_role_that_gold_does_not_give_is_not_compared(annotated, record_of):
    gold = annotated("⟦năm 2019⟧{d 2019 event}")
    silent = gold.gold.dates[0].model_copy(update={"role": None})
    facts = gold.gold.model_copy(update={"dates": [silent]})
    report = evaluate([gold.model_copy(update={"gold": facts})], [record_of(gold)])
    assert (report.date_roles.total, report.dates.value.f1) == (0, 1.0)


def test_ordinals_are_compared_among_paired_items_none_being_one_too(compare):
    gold = "(1) ⟦rà soát⟧{t A 1}; (2) ⟦xây nhà⟧{t A 2}; ⟦báo cáo⟧{t A -}; ⟦kiểm tra⟧{t A - ?}."
    record = "(1) ⟦rà soát⟧{t A 1}; (2) ⟦xây nhà⟧{t A 3}; ⟦báo cáo⟧{t A -}; ⟦kiểm tra⟧{t A 4}."
    report = compare(gold, record, "list A planned")
    assert (report.item_ordinals.total, report.item_ordinals.met) == (3, 2)


# Entities: pairwise F1 over paired, non-optional mentions.


@pytest.mark.parametrize(
    ("gold", "record", "expected"),
    [
        ("AAA", "AAA", (3, 3, 3)),
        ("AAA", "ABC", (3, 0, 0)),
        ("ABC", "AAA", (0, 3, 0)),
        ("AAB", "ABB", (1, 1, 0)),
        ("AABB", "AAAB", (2, 3, 1)),
        ("AABB", "XXYY", (2, 2, 2)),
    ],
)
def test_entities_are_scored_by_pairs_of_mentions(compare, gold, record, expected):
    def body(labels: str) -> str:
        return ", ".join(f"⟦Sở {i}⟧{{o government entity={x}}}" for i, x in enumerate(labels))

    assert counts_of(compare(body(gold), body(record)).entities) == expected


def test_only_paired_non_optional_mentions_make_pairs(compare):
    gold = "⟦Sở Y tế⟧{o government entity=A}, ⟦Sở⟧{o government entity=A ?}"
    record = "⟦Sở Y tế⟧{o government entity=A}, ⟦Sở⟧{o government entity=A}"
    assert counts_of(compare(gold, record).entities) == (0, 0, 0)


def test_entities_do_not_reach_across_articles(annotated, record_of):
    gold = [annotated(f"⟦Sở Y tế⟧{{o government}} {i}", id=str(i)) for i in range(3)]
    report = evaluate(gold, map(record_of, gold))
    assert counts_of(report.entities) == (0, 0, 0)
    assert report.entities.f1 is None


# Lists as wholes, actors and deadlines.

SERIES = "Cần: ⟦rà soát⟧{t A -}; ⟦xây nhà⟧{t A -}. Và: ⟦báo cáo⟧{t B -}."


@pytest.mark.parametrize(
    ("record", "footer", "whole"),
    [
        (SERIES, ["list A planned", "list B planned"], 2),
        (SERIES.replace("{t B -}", "{t A -}"), ["list A planned"], 0),
        (SERIES.replace("⟧{t A -}. Và", "⟧{t B -}. Và"), ["list A planned", "list B planned"], 0),
        (SERIES.replace("⟦xây nhà⟧{t A -}", "xây nhà"), ["list A planned", "list B planned"], 1),
    ],
)
def test_a_list_is_whole_where_it_is_neither_split_nor_joined_nor_cut(
    compare, record, footer, whole
):
    report = compare(SERIES, record, "list A planned", "list B planned", record_footer=footer)
    assert (report.lists_whole.total, report.lists_whole.met) == (2, whole)


DUTY = 'Sở Y tế, Sở Nội vụ cần ⟦báo cáo⟧{t A - actors="Sở Y tế; Sở Nội vụ"}.'


@pytest.mark.parametrize(
    ("actors", "met"), [("Sở Nội vụ; Sở Y tế", 1), ("Sở Y tế", 0), ("Sở Y tế, Sở Nội vụ", 0)]
)
def test_actors_are_the_same_where_all_of_them_are(compare, actors, met):
    record = DUTY.replace("Sở Y tế; Sở Nội vụ", actors)
    report = compare(DUTY, record, "list A planned")
    assert (report.item_actors.total, report.item_actors.met) == (1, met)
    assert report.item_deadlines.share is None


def test_a_deadline_that_gold_does_not_have_is_wrong(compare):
    due = '⟦báo cáo ⟦trước ngày 5/9⟧{d ../XXXX-09-05 plan}⟧{t A - deadline="trước ngày 5/9"}'
    body = f"Cần {due}; ⟦sửa ⟦trước ngày 5/9⟧{{d ../XXXX-09-05 plan}}⟧{{t A -}}."
    record = body.replace("{t A -}", '{t A - deadline="trước ngày 5/9"}')
    report = compare(body, record, "list A planned")
    assert (report.item_deadlines.total, report.item_deadlines.met) == (2, 1)


# Scope and period of counts.

ZONES = 'Khu A có ⟦6 DN⟧{c enterprises 6 level scope="Khu A"}, khu B ⟦7 DN⟧{c enterprises 7 level}.'


@pytest.mark.parametrize(
    ("scopes", "counts"),
    [(("Khu A", None), (1, 1, 1)), (("Khu A", "khu B"), (1, 2, 1)), ((None, None), (1, 0, 0)),
     (("khu B", "khu B"), (1, 2, 0))],
)  # fmt: skip
def test_scopes_are_the_same_words_where_either_has_one(compare, scopes, counts):
    first, second = scopes
    record = ZONES.replace(' scope="Khu A"', f' scope="{first}"' if first else "")
    if second:
        record = record.replace("7 level", f'7 level scope="{second}"')
    found = compare(ZONES, record).count_scopes
    assert (found.gold, found.predicted, found.matched) == counts


def test_periods_count_for_nothing_where_gold_names_none(compare):
    held = "⟦Năm 2020⟧{d 2020 period} có ⟦6 DN⟧{c enterprises 6 level}"
    told = held.replace("6 level", '6 level period="Năm 2020"')
    assert compare(held, told).count_periods.f1 is None
    found = compare(told, held).count_periods
    assert (found.gold, found.predicted, found.matched) == (1, 0, 0)
    assert compare(told, told).count_periods.f1 == 1


# Declared numbers.

LISTED = "Có 3 việc: (1) ⟦rà soát⟧{t A 1}; (2) ⟦xây nhà⟧{t A 2}. Và: ⟦báo cáo⟧{t B -}."


@pytest.mark.parametrize(
    ("record_footer", "met"),
    [
        (["list A planned 3", "list B planned"], 1),
        (["list A done 3", "list B planned"], 1),
        (["list A planned 2", "list B planned"], 0),
        (["list A planned", "list B planned"], 0),
        (["list A planned", "list B planned 3"], 0),
    ],
)
def test_a_declared_number_is_met_by_an_overlapping_list(compare, record_footer, met):
    footer = ["list A planned 3", "list B planned"]
    report = compare(LISTED, LISTED, *footer, record_footer=record_footer)
    assert (report.declared.total, report.declared.met) == (1, met)


def test_any_overlapping_list_may_meet_it(compare):
    record = LISTED.replace("{t A 2}", "{t B 2}")
    report = compare(
        LISTED, record, "list A planned 3", "list B planned",
        record_footer=["list A planned", "list B planned 3"],
    )  # fmt: skip
    assert report.declared.share == 1.0


def test_the_number_of_a_list_that_is_optional_throughout_is_not_asked(compare):
    body = "Có 3 việc: (1) ⟦rà soát⟧{t A 1 ?}."
    report = compare(body, body, "list A planned 3", record_footer=["list A planned"])
    assert (report.declared.total, report.declared.share) == (0, None)


# Checks: a multiset of (code, status).


@pytest.mark.parametrize(
    ("gold", "record", "expected", "fails"),
    [
        (["weekday pass"], ["weekday pass"], (1, 1, 1), 0),
        (["weekday pass"], ["weekday fail"], (1, 1, 0), 1),
        (["weekday pass"], [], (1, 0, 0), 0),
        ([], ["weekday pass"], (0, 0, 0), 0),
        ([], ["weekday fail"], (0, 1, 0), 1),
        ([], ["task_count incomplete"], (0, 0, 0), 0),
        (["subset pass", "subset pass"], ["subset pass"], (2, 1, 1), 0),
        (["subset pass"], ["subset pass", "subset pass"], (1, 1, 1), 0),
        (["subset fail"], ["subset fail", "subset fail"], (1, 2, 1), 1),
        (["subset pass workers"], ["subset pass enterprises"], (1, 1, 1), 0),
        (["subset pass", "weekday fail"], ["weekday fail", "subset fail"], (2, 2, 1), 1),
    ],
)
def test_checks_are_a_multiset_of_code_and_status(compare, gold, record, expected, fails):
    def lines(checks: list[str]) -> list[str]:
        return [f"check {c}" for c in checks]

    report = compare("Bài.", "Bài.", *lines(gold), record_footer=lines(record))
    assert counts_of(report.checks.score) == expected
    assert report.checks.fails_beyond_gold == fails


# Figures.


def test_nothing_on_either_side_is_null_and_something_on_one_is_zero():
    assert Score.of(0, 0, 0).f1 is None
    assert (Score.of(0, 3, 0).f1, Score.of(0, 3, 0).recall) == (0.0, None)
    assert (Score.of(3, 0, 0).f1, Score.of(3, 0, 0).precision) == (0.0, None)
