"""Numerals in digits, words and both: what they are worth, exactly."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.numerals import (
    DIGITS,
    NUMERAL,
    Numeral,
    Ratio,
    numerals_in_run,
    parse_numeral,
    parse_ratio,
)

from .speller import NORTHERN, SOUTHERN, Dialect, spell

READ = {
    "318.452": 318452, "318,452": 318452, "318 452": 318452, "318\u00a0452": 318452,
    "318.452,0": 318452, "1.500": 1500, "1.234.567": 1234567, "1,234,567": 1234567,
    "1,234.5": 1234.5, "12.345,67": 12345.67, "0,64": 0.64, "0,007": 0.007, "51,21": 51.21,
    "02": 2, "0": 0, "1.5 triệu": 1500000, "1,2 triệu": 1200000, "1.500 triệu": 1500000000,
    "1,250 triệu": 1250000, "3 vạn": 30000, "500 nghìn": 500000, "16 ngàn": 16000,
    "5 nghìn tỷ": 5 * 10**12, "2 triệu 300 nghìn": 2300000, "1 triệu rưỡi": 1500000,
    "3 chục": 30, "10k": 10000, "5tr": 5000000, "2tr5": 2500000, "2tr35": 2350000, "1,5tr": 1500000,
    "hai lăm": 25, "hai mươi lăm": 25, "hai nhăm": 25, "bốn ba": 43, "hai mốt": 21, "hăm ba": 23,
    "một trăm hai": 120, "một trăm linh hai": 102, "một trăm lẻ tám": 108, "năm trăm tư": 540,
    "một trăm rưỡi": 150, "trăm rưỡi": 150, "hai nghìn rưỡi": 2500, "một tỷ rưỡi": 1500000000,
    "một ngàn mốt": 1100, "một nghìn hai sáu": 1026, "ba triệu mốt": 3100000,
    "mười lăm vạn năm nghìn": 155000, "bốn trăm sáu triệu": 460000000, "ba chục": 30,
    "chục nghìn": 10000, "bẩy mươi": 70, "không phẩy năm": 0.5, "ba phẩy bốn nghìn": 3400,
    "một nghìn không trăm linh ba": 1003, "Hai Mươi Tư": 24, "hai mươi  tư": 24,
    "một triệu tỷ": 10**15,
}  # fmt: skip

NONE = (
    "", " ", "10t", "2t3", "hai năm", "mười năm", "ba nghìn năm", "mốt", "lăm", "rưỡi", "linh hai",
    "hai triệu ba triệu", "một hai", "năm hai", "15.3.2021", "1.23.456", "1..5", "hai lao động",
    "5k5", "một nghìn nghìn không", "-5", "trừ năm", "5 2",
)  # fmt: skip


@pytest.mark.parametrize(("text", "value"), READ.items())
def test_a_numeral_is_worth(text: str, value: float) -> None:
    found = parse_numeral(text)
    assert found is not None
    assert found.value == value
    assert type(found.value) is type(value)


@pytest.mark.parametrize("text", NONE)
def test_no_numeral(text: str) -> None:
    assert parse_numeral(text) is None


def test_three_digits_behind_a_comma_are_decimals_without_a_counted_noun() -> None:
    assert parse_numeral("318,452", counted=False) == Numeral(318.452, "digits")
    assert parse_numeral("1,234,567", counted=False) == Numeral(1234567, "digits")


def test_forms_are_told_apart() -> None:
    forms = [parse_numeral(text) for text in ("45", "bốn lăm", "4 vạn")]
    assert [found and found.form for found in forms] == ["digits", "words", "mixed"]


def test_a_run_of_words_may_hold_several_numerals() -> None:
    runs = numerals_in_run("năm hai nghìn không trăm linh ba")
    assert [(r.start, r.end, r.numeral.value) for r in runs] == [(0, 3, 5), (4, 32, 2003)]
    assert [r.numeral.value for r in numerals_in_run("ba nghìn năm")] == [3000, 5]


@pytest.mark.parametrize(
    ("text", "ratio"),
    {
        "4/9": Ratio(4, 9), "hai phần ba": Ratio(2, 3), "một phần tư": Ratio(1, 4),
        "hai trên mười lăm": Ratio(2, 15), "1.120/1.346": Ratio(1120, 1346), "8 / 11": Ratio(8, 11),
    }.items(),
)  # fmt: skip
def test_a_fraction_keeps_its_terms(text: str, ratio: Ratio) -> None:
    assert parse_ratio(text) == ratio


@pytest.mark.parametrize("text", ["5/0", "hai phần", "lao động/doanh nghiệp", "3 trên", ""])
def test_no_fraction(text: str) -> None:
    assert parse_ratio(text) is None


@given(st.integers(0, 10**12), st.sampled_from([NORTHERN, SOUTHERN]))
def test_words_round_trip(number: int, dialect: Dialect) -> None:
    found = parse_numeral(spell(number, dialect))
    assert found == Numeral(number, "words")


@pytest.mark.parametrize("dialect", [NORTHERN, SOUTHERN])
def test_the_first_thousands_round_trip(dialect: Dialect) -> None:
    for number in [*range(2200), *range(9_990, 10_120), 10**6, 10**9, 10**12, 10**12 - 1]:
        found = parse_numeral(spell(number, dialect))
        assert found is not None, spell(number, dialect)
        assert found.value == number, spell(number, dialect)


@given(st.integers(0, 10**12))
def test_grouped_digits_round_trip(number: int) -> None:
    for mark in (".", ",", " ", "\u00a0"):
        found = parse_numeral(f"{number:,}".replace(",", mark))
        assert found is not None
        assert found.value == number


@given(st.integers(0, 10**6), st.integers(0, 99))
def test_decimals_are_not_dusty(whole: int, hundredths: int) -> None:
    found = parse_numeral(f"{whole},{hundredths:02}")
    assert found is not None
    assert found.value == round(whole + hundredths / 100, 2)


@given(st.text(max_size=60))
def test_any_text_is_a_numeral_or_none(text: str) -> None:
    found = parse_numeral(text)
    assert found is None or found.value >= 0


@given(st.integers(0, 10**12), st.sampled_from([NORTHERN, SOUTHERN]))
def test_the_fragment_takes_in_the_whole_numeral(number: int, dialect: Dialect) -> None:
    words = spell(number, dialect)
    match = re.fullmatch(NUMERAL, words)
    assert match is not None
    assert re.fullmatch(NUMERAL, f"{number:,}".replace(",", ".")) is not None


@pytest.mark.parametrize(
    "stress", ["1" * 10**6, "1." * 5 * 10**5, "1 " * 10**5, "hai mươi " * 10**5]
)
def test_the_fragments_are_linear(stress: str) -> None:
    begin = time.perf_counter()
    for fragment in (DIGITS, NUMERAL):
        assert sum(1 for _ in re.finditer(rf"(?<!\w)(?:{fragment})", stress)) < len(stress)
    assert time.perf_counter() - begin < 3
