"""The lexicons of the counts room as data: measures, no conflicts, cues of known kinds."""

from collections import Counter
from typing import get_args

import pytest

from pipeline.data import load
from pipeline.extract.counts import lexicon
from schemas.counts import Measure

CUES = {
    "about", "nearly", "more_than", "at_least", "less_than", "at_most", "before_date",
    "before_clock", "before_address", "before_document", "before_ordinal", "before_phone",
    "before_score", "before_name", "before_ratio", "before_age", "free", "money", "measure",
    "time", "age", "declared", "generic", "classifier", "level", "up", "down", "done", "target",
    "participants", "part", "head", "idiom",
}  # fmt: skip
GUIDE = {
    "lao động": "workers", "công nhân": "workers", "người lao động": "workers", "CNLĐ": "workers",
    "CNVCLĐ": "workers", "nhân viên": "workers", "thợ lò": "workers", "kỹ sư": "workers",
    "thuyền viên": "workers", "lao động nữ": "workers", "doanh nghiệp": "enterprises",
    "DN": "enterprises", "công ty": "enterprises", "nhà máy": "enterprises",
    "xí nghiệp": "enterprises", "cơ sở sản xuất": "enterprises", "hợp tác xã": "enterprises",
    "doanh nghiệp FDI": "enterprises", "dự án đầu tư": "other",
    "đoàn viên công đoàn": "union_members", "CĐCS": "union_organisations",
    "cơ sở công đoàn": "union_organisations", "đảng viên": "party_members",
    "chi bộ": "party_organisations", "đảng bộ": "party_organisations",
    "TCCSĐ": "party_organisations", "đại biểu": "people", "cán bộ": "people",
    "tập thể": "organisations", "trường học": "organisations", "bệnh viện": "organisations",
    "KCN": "zones", "KCX": "zones", "hộ dân": "households", "mô hình": "other",
}  # fmt: skip


def test_every_noun_has_a_measure_and_one_reading() -> None:
    rows = load("counted_nouns")
    assert {row.type for row in rows} <= set(get_args(Measure))
    spellings = Counter(row.surface.lower() for row in rows)
    assert [s for s, times in spellings.items() if times > 1] == []


def test_all_measures_are_covered() -> None:
    assert {row.type for row in load("counted_nouns")} == set(get_args(Measure))


@pytest.mark.parametrize(("noun", "measure"), GUIDE.items())
def test_the_nouns_of_the_guide_have_its_measures(noun: str, measure: str) -> None:
    found = lexicon.nouns().match(noun.lower(), 0)
    assert found is not None
    assert (found[0], found[1].type) == (len(noun), measure)


def test_cues_are_of_known_kinds_in_lower_case() -> None:
    rows = load("count_cues")
    assert {row.type for row in rows} == CUES
    assert [row.surface for row in rows if row.surface != row.surface.lower()] == []


def test_the_longest_noun_wins() -> None:
    text = "công nhân viên chức lao động tỉnh"
    found = lexicon.nouns().match(text, 0)
    assert found is not None
    assert text[: found[0]] == "công nhân viên chức lao động"


@pytest.mark.parametrize("spelling", ["đảng ủy cơ sở", "đảng uỷ cơ sở"])
def test_both_places_of_the_tone_mark_are_read(spelling: str) -> None:
    found = lexicon.nouns().match(spelling, 0)
    assert found is not None
    assert found[1].canonical == "đảng ủy cơ sở"


def test_short_abbreviations_want_capitals() -> None:
    found = lexicon.nouns().match("dn", 0)
    assert found is not None
    assert found[1].capitals
