"""Dates of publication as callers write them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ReadError
from pipeline.text.published import read_published


@pytest.mark.parametrize(
    ("given_value", "value"),
    [
        ("2024-05-17", "2024-05-17"),
        (" 2024-05-17\n", "2024-05-17"),
        ("2024-05", "2024-05"),
        ("2024-02-29", "2024-02-29"),
        ("2024-05-17T08:15:00", "2024-05-17T08:15:00"),
        ("2024-05-17 08:15", "2024-05-17T08:15:00"),
        ("2024-05-17T08:15:00.123456", "2024-05-17T08:15:00"),
        ("2024-05-17T08:15:00+07:00", "2024-05-17T08:15:00"),
        ("2024-05-17T08:15:00+0700", "2024-05-17T08:15:00"),
        ("2024-05-16T20:00:00Z", "2024-05-17T03:00:00"),
        ("2024-01-01T00:30:00+09:00", "2023-12-31T22:30:00"),
        ("0987-05-17T08:15", "0987-05-17T08:15:00"),
    ],
)
def test_a_day_a_month_or_a_date_time_is_read(given_value: str, value: str) -> None:
    assert read_published(given_value) == value


@pytest.mark.parametrize(
    "given_value",
    [
        "", "2024", "17/5/2024", "2024-5-17", "2024-13", "2023-02-29", "2024-05-17T25:00",
        "20240517", "2024-W20-5", "hôm qua", "2024-05-17T08", "0000-01-01", "２０２４-05-17",
        "0001-01-01T00:00+09:00", "2024-05-17T08:15+99:00",
    ],
)  # fmt: skip
def test_anything_else_is_refused(given_value: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_published(given_value)
    assert caught.value.code == "bad_published"
    assert "2024-05-17" in caught.value.hint


@given(st.datetimes())
def test_what_is_read_has_the_form_of_the_record(moment: object) -> None:
    value = read_published(str(moment))
    assert re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}", value)
    assert read_published(value) == value
