"""What holds of every answer of the organisations room, whatever the text."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.organisations import OrganisationsFound, find_organisations
from pipeline.segment.segmented import SegmentedText
from schemas.article import Block, BlockKind

from ..tables import article

PIECES = (
    "UBND tỉnh", "Công ty TNHH", "May", "Sông Hồng", "và", ",", "(", ")", "BQL", "KCN", "các",
    "Ban Quản lý", "Khu công nghiệp", "Đảng ủy", "Khối", "–", "\n", "“", "”", "12", "Nguyễn Văn An",
    "Chủ tịch", "Việt Nam", "Phòng", "Sở", "tỉnh Phú Thọ", "Trường", "\u00a0", "😀", "HEPZA",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)


def assert_sound(text: str, found: OrganisationsFound) -> None:
    """Mentions quote the text, don't overlap, and belong to one entity each."""
    last = 0
    for fact in found.facts:
        assert fact.start >= last
        assert text[fact.start : fact.end] == fact.text == fact.text.strip()
        last = fact.end
    owned = [mention for entity in found.entities for mention in entity.mentions]
    assert sorted(owned) == sorted(fact.id for fact in found.facts)
    by_id = {fact.id: fact for fact in found.facts}
    for entity in found.entities:
        assert entity.id[1:] == entity.mentions[0][1:]
        assert {by_id[mention].entity for mention in entity.mentions} == {entity.id}
        wordings = dict.fromkeys(by_id[mention].text for mention in entity.mentions)
        assert entity.aliases == [wording for wording in wordings if wording != entity.name]


@settings(max_examples=150, deadline=None)
@given(texts)
def test_every_answer_is_sound(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    assert_sound(text, find_organisations(article(text)))


@settings(max_examples=50, deadline=None)
@given(texts)
def test_same_text_same_answer(text: str) -> None:
    assert find_organisations(article(text)) == find_organisations(article(text))


@pytest.mark.parametrize("kind", ["boilerplate", "page_header", "stamp"])
def test_furniture_holds_no_organisations(kind: BlockKind) -> None:
    text = "Công an tỉnh Phú Thọ"
    block = Block(start=0, end=len(text), kind=kind)
    found = find_organisations(SegmentedText(text, (block,), ((0, len(text)),)))
    assert found == OrganisationsFound((), ())


def test_words_carry_the_small_syllables_of_a_name() -> None:
    text = "Chiều qua, Hội Sinh viên và Trung tâm Gia sư mở cửa."
    start = text.index("Gia sư")
    words = ((start, start + len("Gia sư")),)
    with_words = find_organisations(article(text), words=words)
    assert [fact.text for fact in with_words.facts] == ["Hội Sinh viên", "Trung tâm Gia sư"]


@pytest.mark.parametrize("gap", [" ", "  ", "\u00a0", " \u00a0"])
def test_blanks_inside_a_name_change_nothing(gap: str) -> None:
    name = "Sở Lao động - Thương binh và Xã hội".replace(" ", gap)
    found = find_organisations(article(f"Theo {name}, lương tăng."))
    assert [fact.text for fact in found.facts] == [name]


@pytest.mark.parametrize(("one", "other"), [("Đảng ủy Sở Y tế", "Đảng uỷ Sở Y tế")])
def test_old_and_new_tones_are_one_entity(one: str, other: str) -> None:
    found = find_organisations(article(f"{one} và {other} họp."))
    assert [(entity.name, len(entity.mentions)) for entity in found.entities] == [(one, 2)]


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["Ban Quản lý ", "các KCN và ", "Công ty TNHH A - ", "Đảng ủy (", "“Sở "]
)
def test_time_grows_with_the_text(piece: str) -> None:
    found = find_organisations(article(piece * 20_000))
    assert isinstance(found, OrganisationsFound)
