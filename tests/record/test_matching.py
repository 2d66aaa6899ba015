"""Characters that look alike or not at all are equal when matching, and the text keeps them."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.record import extract, extract_document
from pipeline.record.options import ExtractOptions
from pipeline.text.document import Document
from pipeline.text.matching import matching
from schemas.record import ArticleRecord

TEXT = (
    "Công đoàn khu Bến Vân gặp mặt công nhân đầu xuân\n\nThứ Sáu, 15/3/2019 | 09:20\n\n"
    "Sáng 14/3, gần 150 công nhân dự buổi gặp mặt do Liên đoàn Lao động tỉnh tổ chức.\n"
    "Toàn khu có 40 doanh nghiệp, trong đó khu Đông có 25 doanh nghiệp, khu Tây có 15 doanh "
    "nghiệp.\nBan Quản lý yêu cầu: (1) rà soát nhà trọ; (2) trao 120 suất quà trước ngày 30/6.\n"
)
INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
DRESSES = {
    "soft hyphens": lambda t: re.sub(r"(?<=[a-zđôâ])(?=[a-zôê]{2})", "\u00ad", t),
    "zero width": lambda t: t.replace("n", "n\u200b").replace(" ", "\u200c "),
    "eth": lambda t: t.replace("Đ", "\u00d0").replace("đ", "\u00f0"),
    "no-break blanks": lambda t: re.sub(r"(?<=\w) (?=\w)", "\u00a0", t),
    "joiners and bom": lambda t: "\ufeff" + t.replace("o", "o\u2060"),
}


def plain(words: str) -> str:
    words = INVISIBLE.sub("", words).replace("\u00d0", "Đ").replace("\u00f0", "đ")
    return words.replace("\u00a0", " ")


def told(record: ArticleRecord) -> list[tuple[object, ...]]:
    dates = [(plain(d.text), d.value, d.role, d.because) for d in record.dates]
    counts = [(plain(c.text), c.measure, c.value, c.role) for c in record.counts]
    bodies = [(plain(o.text), o.type) for o in record.organisations]
    names = [e.name for e in record.entities]
    items = [(plain(i.text), i.ordinal) for t in record.tasks for i in t.items]
    checks = [(c.code, c.status) for c in record.checks]
    return [*dates, *counts, *bodies, *names, *items, *checks]


@pytest.mark.parametrize("dress", DRESSES)
def test_what_looks_alike_gives_the_same_facts(dress: str) -> None:
    text = DRESSES[dress](TEXT)
    assert text != TEXT
    record = extract_document(
        Document(content=text.encode(), uri="x"),
        options=ExtractOptions(raw_offsets=True, words=True),
    )
    assert record.text == text.removeprefix("\ufeff")
    assert told(record) == told(extract(TEXT))
    for fact in (*record.dates, *record.organisations, *record.counts):
        assert record.text[fact.start : fact.end] == fact.text
        assert text.encode()[fact.raw_start : fact.raw_end].decode() == fact.text
        assert not INVISIBLE.match(fact.text[0]) and not INVISIBLE.match(fact.text[-1])
    assert ArticleRecord.model_validate_json(record.model_dump_json()) == record


def test_ordinary_text_is_matched_as_it_is() -> None:
    assert matching(unicodedata.normalize("NFC", TEXT)) is None


@settings(deadline=None)
@given(st.text(st.sampled_from("aĐ\u00d0\u00a0 \u00ad\u200b\n🎉"), max_size=20), st.data())
def test_spans_lead_back(text: str, data: st.DataObject) -> None:
    found = matching(text)
    if found is None or not found.text:
        return
    start = data.draw(st.integers(0, len(found.text) - 1))
    end = data.draw(st.integers(start + 1, len(found.text)))
    first, last = found.span(start, end)
    assert plain(text[first:last]) == found.text[start:end]
