"""What went wrong, in words and in a fixed order."""

from pipeline.evaluate.evaluation import evaluate
from pipeline.evaluate.misses import context


def told(report) -> list[tuple]:
    return [(m.fact_class, m.kind, m.context, m.gold, m.record) for m in report.misses]


def test_a_missed_fact(compare):
    report = compare("họp ⟦cuối tháng 11⟧{d 2022-11 plan mod=end}.", "họp cuối tháng 11.")
    assert told(report) == [
        ("dates", "missed", "họp ⟦cuối tháng 11⟧.", "date 2022-11 end, plan", None)
    ]
    (miss,) = report.misses
    assert (miss.article, miss.start, miss.end) == ("a", 4, 17)


def test_a_spurious_fact(compare):
    body = "thực hiện ⟦5/8⟧{d XXXX-08-05 event} nội dung."
    assert told(compare("thực hiện 5/8 nội dung.", body)) == [
        ("dates", "spurious", "thực hiện ⟦5/8⟧ nội dung.", None, "date XXXX-08-05, event")
    ]


def test_a_wrong_value(compare):
    gold = "có ⟦hơn 500 thợ⟧{c workers 500 more_than level}"
    record = "có ⟦hơn 500 thợ⟧{c people 500 more_than level}"
    assert told(compare(gold, record)) == [
        (
            "counts", "wrong_value", "có ⟦hơn 500 thợ⟧",
            "workers more_than 500, level", "people more_than 500, level",
        )
    ]  # fmt: skip


def test_a_wrong_span_quotes_the_words_of_the_record(compare):
    gold = "Chủ tịch ⟦Sở Y tế tỉnh⟧{o government}"
    record = "Chủ tịch ⟦Sở Y tế⟧{o government} tỉnh"
    assert told(compare(gold, record)) == [
        (
            "organisations", "wrong_span", "Chủ tịch ⟦Sở Y tế tỉnh⟧", "government",
            "⟦Sở Y tế⟧ government",
        )
    ]  # fmt: skip


def test_a_wrong_role(compare):
    gold, record = "⟦năm 2023⟧{d 2023 period}", "⟦năm 2023⟧{d 2023 background}"
    assert told(compare(gold, record)) == [
        ("dates", "wrong_role", "⟦năm 2023⟧", "date 2023, period", "date 2023, background")
    ]


def test_a_wrong_ordinal(compare):
    gold, record = "(1) ⟦rà soát⟧{t A 1}", "(1) ⟦rà soát⟧{t A -}"
    assert told(compare(gold, record, "list A planned")) == [
        ("items", "wrong_role", "(1) ⟦rà soát⟧", "planned, ordinal 1", "planned, ordinal none")
    ]


def test_each_fact_is_told_once_by_the_worst(compare):
    gold = "họp ⟦ngày 8/3/2023⟧{d 2023-03-08 event}"
    record = "họp ngày ⟦8/3/2023⟧{d 2023-08-03 plan}"
    (miss,) = compare(gold, record).misses
    assert (miss.kind, miss.record) == ("wrong_value", "⟦8/3/2023⟧ date 2023-08-03, plan")


def test_counts_in_words(compare):
    gold = (
        "⟦3-4 hộ⟧{c households 3..4 level}, ⟦hàng nghìn thợ⟧{c workers 1000.. level}, "
        "⟦0,64%⟧{c enterprises 0.64% part}"
    )
    report = compare(gold, "3-4 hộ, hàng nghìn thợ, 0,64%")
    assert [m.gold for m in report.misses] == [
        "households range 3..4, level", "workers at_least 1000.., level",
        "enterprises exact 0.64%, part",
    ]  # fmt: skip


def test_optional_facts_and_bare_words_are_no_misses(compare):
    gold = "⟦Sở⟧{o government ?}, Đảng, ⟦Tết 2019⟧{d 2019 background ?}"
    record = "⟦Sở⟧{o party}, ⟦Đảng⟧{o party}, Tết 2019"
    assert told(compare(gold, record)) == []


def test_declared_numbers_and_checks(compare):
    body = "Có 3 việc: (1) ⟦rà soát⟧{t A 1}; (2) ⟦xây nhà⟧{t A 2}."
    gold = ["list A planned 3", "check task_count fail", "check subset pass", "check subset pass"]
    record = ["list A planned 2", "check subset pass", "check weekday fail", "check numbering pass"]
    report = compare(body, body, *gold, record_footer=record)
    assert told(report) == [
        (
            "lists", "missed", "Có 3 việc: (1) ⟦rà soát; (2) xây nhà⟧.", "declared 3",
            "declared 2",
        ),
        ("checks", "missed", None, "subset pass", None),
        ("checks", "missed", None, "task_count fail", None),
        ("checks", "spurious", None, None, "weekday fail"),
    ]  # fmt: skip


def test_order_is_by_article_then_class_then_place(annotated, record_of):
    body = "⟦năm 2023⟧{d 2023 period} ⟦Sở Y tế⟧{o government} ⟦8/3/2022⟧{d 2022-03-08 event}"
    gold = [annotated(body, id="b"), annotated("Nơi khác " + body, id="a")]
    report = evaluate(gold, [])
    assert [(m.article, m.fact_class, m.start) for m in report.misses] == [
        ("b", "dates", 0), ("b", "dates", 17), ("b", "organisations", 9),
        ("a", "dates", 9), ("a", "dates", 26), ("a", "organisations", 18),
    ]  # fmt: skip
    assert report == evaluate(gold, [record_of(annotated("Bài khác."))]).model_copy(
        update={"articles": report.articles}
    )


def test_places_are_those_of_the_gold_text_as_it_stands(annotated):
    (miss,) = evaluate([annotated("\n\n Họp ⟦năm 2023⟧{d 2023 plan}")], []).misses
    assert (miss.start, miss.end, miss.context) == (7, 15, "Họp ⟦năm 2023⟧")


def test_context_is_one_line_of_some_thirty_characters_a_side():
    text = "x" * 50 + "\n\nngày 5/9\t" + "y" * 50
    assert context(text, 52, 60) == f"{'x' * 28} ⟦ngày 5/9⟧ {'y' * 29}"


def test_long_words_are_cut_in_the_middle():
    words = "a" * 60 + "b" * 60
    assert context(words, 0, 120) == f"⟦{'a' * 50} … {'b' * 25}⟧"
