"""Annotated articles: what the marks say, and each mistake refused with its code and its line."""

import pytest

from pipeline.errors import GoldError
from pipeline.evaluate.markup import parse, strip

ARTICLE = """genre: đối thoại
published: 2024-05-17
---
⟦Thứ Sáu, 17/5/2024⟧{d 2024-05-17 publication}

⟦Sáng 16/5⟧{d 2024-05-16 event morning ~year}, ⟦Ban Quản lý⟧{o zone_authority entity="Ban Quản \
lý các khu công nghiệp tỉnh"} họp ⟦cuối tháng 11⟧{d 2022-11 plan mod=end ~year}.
Có ⟦hơn 12.300 lao động⟧{c workers 12300 more_than level scope="Toàn khu"}, ⟦0,64%⟧{c enterprises \
0.64% part noun="doanh nghiệp"}, ⟦hàng nghìn⟧{c workers 1000.. level ?}. Toàn khu tuyển thêm \
⟦3-4 thợ⟧{c workers 3..4 change up}; ⟦5/8 nội dung⟧{c other 5/8 level}.
Yêu cầu: (1) ⟦rà soát ⟦trước ngày 30/6⟧{d ../2024-06-30 plan ~year}⟧{t A 1 deadline="trước ngày \
30/6" actors="Ban Quản lý; Toàn khu"}: a) ⟦xây nhà⟧{t A - level=2 parent=1}. ⟦báo cáo⟧{t A - \
inferred ?}.
---
list A planned 3 cue="Yêu cầu:"
check total_of_parts pass enterprises
check weekday fail
"""


@pytest.fixture(scope="module")
def gold():
    return parse(ARTICLE, id="x").gold


def test_the_text_is_the_article_without_marks():
    article = parse(ARTICLE, id="x")
    assert article.text == strip(ARTICLE)
    assert article.text.startswith("Thứ Sáu, 17/5/2024\n\nSáng 16/5, Ban Quản lý họp ")
    assert article.text.endswith("báo cáo.\n")
    assert not set("⟦⟧{}") & set(article.text)
    facts = [*article.gold.dates, *article.gold.organisations, *article.gold.counts]
    facts += [i for tasks in article.gold.tasks for i in tasks.items]
    assert [article.text[f.start : f.end] for f in facts] == [f.text for f in facts]


def test_the_header_gives_publication_and_meta():
    article = parse(ARTICLE, id="x")
    assert (article.id, article.published, article.meta) == (
        "x", "2024-05-17", {"genre": "đối thoại"},
    )  # fmt: skip


def test_dates(gold):
    assert [(d.text, d.kind, d.value, d.role) for d in gold.dates] == [
        ("Thứ Sáu, 17/5/2024", "date", "2024-05-17", "publication"),
        ("Sáng 16/5", "date", "2024-05-16", "event"),
        ("cuối tháng 11", "date", "2022-11", "plan"),
        ("trước ngày 30/6", "interval", "../2024-06-30", "plan"),
    ]
    assert (gold.dates[1].part_of_day, gold.dates[1].inferred) == ("morning", ["year"])
    assert (gold.dates[2].mod, gold.dates[0].inferred) == ("end", [])


def test_a_date_without_value_has_a_kind_and_is_optional():
    date = parse("---\n⟦hàng năm⟧{d none duration ?}\n---\n", id="x").gold.dates[0]
    assert (date.kind, date.value, date.role, date.optional) == ("duration", None, None, True)


def test_organisations(gold):
    assert [(o.text, o.type, o.entity) for o in gold.organisations] == [
        ("Ban Quản lý", "zone_authority", "Ban Quản lý các khu công nghiệp tỉnh")
    ]
    other = parse("---\n⟦Sở Y tế⟧{o government}\n---\n", id="x").gold.organisations[0]
    assert other.entity == "Sở Y tế"


def test_counts(gold):
    assert [
        (c.measure, c.modifier, c.unit, c.value, c.low, c.high, c.of, c.role) for c in gold.counts
    ] == [
        ("workers", "more_than", "absolute", 12300, 12300, None, None, "level"),
        ("enterprises", "exact", "percent", 0.64, 0.64, 0.64, None, "part"),
        ("workers", "at_least", "absolute", None, 1000, None, None, "level"),
        ("workers", "range", "absolute", None, 3, 4, None, "change"),
        ("other", "exact", "absolute", 5, 5, 5, 8, "level"),
    ]
    assert [c.optional for c in gold.counts] == [False, False, True, False, False]
    assert (gold.counts[0].scope, gold.counts[1].noun) == ("Toàn khu", "doanh nghiệp")
    assert gold.counts[3].direction == "up"


def test_lists_items_and_checks(gold):
    (tasks,) = gold.tasks
    assert (tasks.status, tasks.declared_count, tasks.cue) == ("planned", 3, "Yêu cầu:")
    assert [(i.text, i.ordinal, i.level, i.parent, i.inferred) for i in tasks.items] == [
        ("rà soát trước ngày 30/6", 1, 1, None, False),
        ("xây nhà", None, 2, 0, False),
        ("báo cáo", None, 1, None, True),
    ]
    assert tasks.items[0].actors == ["Ban Quản lý", "Toàn khu"]
    assert (tasks.items[0].deadline, tasks.items[2].optional) == ("trước ngày 30/6", True)
    assert [(c.code, c.status, c.measure) for c in gold.checks] == [
        ("total_of_parts", "pass", "enterprises"), ("weekday", "fail", None),
    ]  # fmt: skip


def test_nested_items_may_share_characters():
    body = "⟦rà soát: a) ⟦xây nhà⟧{t A - level=2 parent=1}⟧{t A 1}"
    items = parse(f"---\n{body}\n---\nlist A planned\n", id="x").gold.tasks[0].items
    assert [i.text for i in items] == ["rà soát: a) xây nhà", "xây nhà"]


MISTAKES = [
    # code, line, header, body, footer; the body begins on line 2 under an empty header
    ("bad_header", 2, "genre: bản tin\nkhông có dấu\n", "Bài.", ""),
    ("unopened", 3, "", "Bài.\n45⟧{c workers 45 level}", ""),
    ("unclosed", 3, "", "Bài.\n⟦45 lao động", ""),
    ("unclosed", 4, "a: b\nc: d\n", "⟦45 ⟦lao⟧{o other} động", ""),
    ("no_attributes", 2, "", "⟦45 lao động⟧ là số", ""),
    ("no_attributes", 2, "", "⟦45 lao động⟧ {c workers 45 level}", ""),
    ("no_attributes", 2, "", "⟦45 lao động⟧{c workers\n45 level}", ""),
    ("unknown_class", 4, "", "a\nb\n⟦45 lao động⟧{x workers 45 level}", ""),
    ("unknown_class", 2, "", "⟦45 lao động⟧{}", ""),
    ("unknown_class", 2, "", "⟦45 lao động⟧{do workers}", ""),
    ("loose_span", 3, "", "a\ncó ⟦45 lao động ⟧{c workers 45 level}", ""),
    ("loose_span", 2, "", "có⟦ 45 lao động⟧{c workers 45 level}", ""),
    ("loose_span", 2, "", "có ⟦⟧{c workers 45 level}", ""),
    ("bad_quotes", 2, "", '⟦Sở Y tế⟧{o government entity="Sở}', ""),
    ("bad_quotes", 4, "", "Bài.", 'list A planned cue="Yêu'),
    ("no_value", 2, "", "⟦Sáng 8/3⟧{d}", ""),
    ("bad_value", 2, "", "⟦Sáng 8/3⟧{d 8/3 event}", ""),
    ("bad_value", 2, "", "⟦30/2/2023⟧{d 2023-02-30 event}", ""),
    ("bad_value", 3, "", "a\n⟦2023-2017⟧{d 2023/2017 period}", ""),
    ("bad_value", 2, "", "⟦hàng năm⟧{d none ?}", ""),
    ("bad_value", 4, "", "a\n⟦năm 2020⟧{d 2020 period}\n⟦năm nay⟧{d 2023 period ~yaer}", ""),
    ("bad_value", 3, "", "a\n⟦cuối năm 2023⟧{d 2023 period mod=late}", ""),
    ("no_role", 2, "", "⟦8/3/2023⟧{d 2023-03-08}", ""),
    ("no_role", 2, "", "⟦45 lao động⟧{c workers 45}", ""),
    ("unknown_attribute", 2, "", "⟦8/3/2023⟧{d 2023-03-08 event sáng}", ""),
    ("unknown_attribute", 2, "", "⟦8/3/2023⟧{d 2023-03-08 event scope=a}", ""),
    ("unknown_attribute", 2, "", "⟦Sở Y tế⟧{o government entty=a}", ""),
    ("unknown_attribute", 2, "", "⟦45 lao động⟧{c workers 45 level nearby}", ""),
    ("unknown_attribute", 2, "", "⟦xây nhà⟧{t A 1 status=done}", "list A planned"),
    ("unknown_attribute", 4, "", "⟦xây nhà⟧{t A 1}", "list A planned ba"),
    ("no_type", 2, "", "⟦Sở Y tế⟧{o goverment}", ""),
    ("no_measure", 2, "", "⟦45 lao động⟧{c worker 45 level}", ""),
    ("bad_number", 2, "", "⟦45.000 lao động⟧{c workers 45.000.000 level}", ""),
    ("bad_number", 2, "", "⟦45 lao động⟧{c workers level}", ""),
    ("words_not_in_text", 2, "", '⟦45 lao động⟧{c workers 45 level scope="Quận 12"}', ""),
    ("words_not_in_text", 2, "", '⟦45 lao động⟧{c workers 45 level period="năm 2023"}', ""),
    ("words_not_in_text", 2, "", '⟦xây nhà⟧{t A 1 actors="Sở; nhà"}', "list A planned"),
    ("words_not_in_text", 2, "", '⟦xây nhà⟧{t A 1 deadline="30/6"}', "list A planned"),
    ("words_not_in_text", 4, "", "⟦xây nhà⟧{t A 1}", 'list A planned cue="Yêu cầu:"'),
    ("no_list", 2, "", "⟦xây nhà⟧{t B 1}", "list A planned"),
    ("no_list", 2, "", "⟦xây nhà⟧{t A}", "list A planned"),
    ("bad_ordinal", 2, "", "⟦xây nhà⟧{t A một}", "list A planned"),
    ("bad_level", 2, "", "⟦xây nhà⟧{t A 1 level=hai}", "list A planned"),
    ("bad_level", 2, "", "⟦xây nhà⟧{t A 1 level=0}", "list A planned"),
    ("bad_parent", 3, "", "⟦xây⟧{t A 1}\n⟦nhà⟧{t A 2 level=2 parent=2}", "list A planned"),
    ("bad_parent", 2, "", "⟦xây⟧{t A 1 parent=0}", "list A planned"),
    ("empty_list", 5, "", "⟦xây nhà⟧{t A 1}", "list A planned\nlist B done"),
    ("double_list", 5, "", "⟦xây nhà⟧{t A 1}", "list A planned\nlist A done"),
    ("bad_footer", 4, "", "Bài.", "list A"),
    ("bad_footer", 5, "", "Bài.", "\nlist A later"),
    ("bad_footer", 4, "", "Bài.", "check sums pass"),
    ("bad_footer", 4, "", "Bài.", "check weekday passed"),
    ("bad_footer", 4, "", "Bài.", "check subset pass worker"),
    ("bad_footer", 4, "", "Bài.", "ghi chú"),
    ("overlap", 3, "", "a\n⟦Ban ⟦Quản lý⟧{o party}⟧{o party}", ""),
    ("overlap", 2, "", "⟦5/6 ⟦ngày⟧{c other 5/6 level}⟧{d XXXX-06-05 event}", ""),
    ("overlap", 2, "", "⟦xây ⟦nhà⟧{t A 2}⟧{t A 1}", "list A planned"),
    ("not_nfc", 3, "", "a\nLao đo\u0323\u0302ng", ""),
    ("not_nfc", 2, "", "a\r\nb", ""),
]


@pytest.mark.parametrize(("code", "line", "header", "body", "footer"), MISTAKES)
def test_a_mistake_is_refused_with_its_code_and_line(code, line, header, body, footer):
    with pytest.raises(GoldError) as caught:
        parse(f"{header}---\n{body}\n---\n{footer}\n", id="x")
    assert (caught.value.code, caught.value.line) == (code, line)
    assert str(caught.value).startswith(f"line {line}: ")
    assert caught.value.hint


@pytest.mark.parametrize(
    ("source", "line"), [("", 1), ("Bài.\nhai dòng\n", 2), ("a: b\n---\nBài.\n", 3)]
)
def test_an_article_without_its_three_parts_is_refused(source, line):
    with pytest.raises(GoldError) as caught:
        parse(source, id="x")
    assert (caught.value.code, caught.value.line) == ("bad_layout", line)


def test_a_mistake_names_its_line_under_a_header_too():
    with pytest.raises(GoldError, match="line 5: "):
        parse("genre: bản tin\nyear: 2024\n---\nBài.\n⟦Sở⟧{o}\n---\n", id="x")


def test_the_last_separator_may_end_the_file():
    assert parse("---\nBài.\n---", id="x").text == "Bài.\n"
