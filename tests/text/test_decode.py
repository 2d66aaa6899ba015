"""Bytes to text: what is read, what is refused, and that offsets lead back to the bytes."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.errors import DecodeError
from pipeline.text.decode import decode
from pipeline.text.encodings.coding import ENCODINGS

PROSE = "Ủy ban nhân dân tỉnh: 45 doanh nghiệp.\nKết nạp 12 đoàn viên\u00a0mới 🎉\n"

PIECES = st.sampled_from(
    [
        "Đảng ủy", "Công đoàn", "ệ", "e\u0323\u0302", "e\u0302\u0323", "\r\n", "\r", "\n", " ",
        "\u00a0", "\u200b", "🎉", "👩\u200d🏭", "q\u0302\u0323", "\u0958", "\u1100\u1161\u11a8",
        "\ufeff", "ﬁ", "\u0f73", "a\u0301\r\n", "\u212b", "\u0344", "12.300", "\u2126",
        "\u09c7\u09be",
    ]
)  # fmt: skip
CODECS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])
TEXTS = st.one_of(
    st.lists(PIECES, min_size=1, max_size=12).map("".join),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20),
).map(lambda text: "a" + text)


def final(source: str) -> str:
    return unicodedata.normalize("NFC", source.replace("\r\n", "\n").replace("\r", "\n"))


@settings(deadline=None)
@given(TEXTS, CODECS)
@example("a\r\u0301", "utf-8")
@example("a\u0323" + "\u0301\u0302" * 3, "utf-16")
def test_text_is_nfc_with_line_feeds_and_encoding_decodes_the_bytes(
    source: str, codec: str
) -> None:
    content = source.encode(codec)
    decoded = decode(content)
    assert decoded.text == final(source)
    assert content.decode(decoded.encoding) == source
    assert decoded.encoding in ENCODINGS


@settings(deadline=None)
@given(TEXTS, CODECS, st.data())
def test_a_range_of_the_text_leads_to_the_words_and_bytes_it_came_from(
    source: str, codec: str, data: st.DataObject
) -> None:
    content = source.encode(codec)
    decoded = decode(content)
    start = data.draw(st.integers(0, len(decoded.text)))
    end = data.draw(st.integers(start, len(decoded.text)))
    first, last = decoded.offsets.source_span(start, end)
    assert decoded.text[start:end] in final(source[first:last])
    begin, close = decoded.offsets.byte_span(start, end)
    plain = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(codec, codec)
    assert content[begin:close].decode(plain) == source[first:last]


@settings(deadline=None)
@given(TEXTS, CODECS)
def test_every_boundary_is_exact_or_inside_a_unit(source: str, codec: str) -> None:
    decoded = decode(source.encode(codec))
    text, offsets = decoded.text, decoded.offsets
    places = [offsets.to_source(i) for i in range(len(text) + 1)]
    assert places[0] == 0
    assert places[-1] == len(source)
    assert places == sorted(places)
    for place, back in enumerate(places[1:], 1):
        if back != places[place - 1]:
            assert final(source[:back]) == text[:place]
            assert final(source[back:]) == text[place:]


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_vietnamese_words_are_found_again_in_the_bytes(
    form: str, line_end: str, codec: str
) -> None:
    source = unicodedata.normalize(form, PROSE).replace("\n", line_end)
    content = source.encode(codec)
    decoded = decode(content)
    assert decoded.encoding == codec
    for words in ("Ủy ban", "45 doanh nghiệp", "đoàn viên", "🎉"):
        start = decoded.text.index(words)
        begin, close = decoded.offsets.byte_span(start, start + len(words))
        plain = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(codec, codec)
        assert final(content[begin:close].decode(plain)) == words
        assert decoded.offsets.to_bytes(start) == begin


def test_normal_text_is_kept_as_it_is() -> None:
    decoded = decode(PROSE.encode())
    assert decoded.offsets.is_identity
    assert [decoded.offsets.to_source(i) for i in (0, 7, len(PROSE))] == [0, 7, len(PROSE)]
    assert decoded.offsets.to_bytes(len(PROSE)) == len(PROSE.encode())


def test_ascii_offsets_count_the_bom() -> None:
    assert decode(b"\xef\xbb\xbfabc").offsets.to_bytes(2) == 5


@pytest.mark.parametrize("place", [-1, 4])
def test_a_boundary_outside_the_text_is_an_error(place: int) -> None:
    with pytest.raises(IndexError, match=f"no boundary {place} in a text of 3"):
        decode(b"abc").offsets.to_source(place)


def test_a_long_pile_of_marks_is_one_unit() -> None:
    source = "a" + "\u0301" * 70 + "b"
    offsets = decode(source.encode()).offsets
    end = len(final(source)) - 1
    assert offsets.to_source(1) == 0
    assert offsets.source_span(1, 2) == (0, 71)
    assert offsets.to_source(end) == 71


@pytest.mark.parametrize(
    ("content", "code", "says"),
    [
        (b"", "empty", "no text"),
        (b" \r\n\t", "empty", "no text"),
        ("\ufeff\u200b \u00a0".encode(), "empty", "no text"),
        (b"\xff\xfe", "empty", "no text"),
        (b"%PDF-1.7\nhello", "binary", "a PDF file"),
        (b"PK\x03\x04....", "binary", "ZIP archive"),
        (b"\x1f\x8b\x08", "binary", "gzip"),
        (b"{\\rtf1 abc}", "binary", "RTF"),
        (b"\x89PNG\r\n", "binary", "PNG"),
        (b"abc\0def", "binary", "byte 3 is NUL"),
        (b"a" * 5000 + b"\0", "binary", "character 5000 is NUL"),
        (b"\x01\x02\x03abc", "binary", "3 control characters"),
        (b"K\xea\xec n\xf2p \xe0 b\xff", "unknown_encoding", "byte 1 is not utf-8"),
        ("Kết nạp".encode()[:-2], "truncated", "ends inside a character"),
        (b"\xef\xbb\xbfab\xff", "unknown_encoding", "byte 5 is not utf-8-sig"),
        (b"ab\xed\xa0\x80", "unknown_encoding", "byte 2 is not utf-8"),
        (b"\xff\xfea\0\0\xd8b\0", "unknown_encoding", "byte 4 is not utf-16"),
        (b"\xff\xfea\0b", "truncated", "byte 4 is not utf-16"),
        (b"\xff\xfe\x00\x00a\0\0\0", "unknown_encoding", "UTF-32"),
    ],
)
def test_what_is_no_sure_text_is_refused_with_its_place(
    content: bytes, code: str, says: str
) -> None:
    with pytest.raises(DecodeError) as caught:
        decode(content)
    assert caught.value.code == code
    assert says in caught.value.message
    assert caught.value.hint.endswith((".", "."))
    assert caught.value.stage == "decode"


def test_a_named_encoding_is_used_and_an_unknown_one_refused() -> None:
    assert decode("ệ".encode("utf-16-be"), encoding="UTF_16_BE").text == "ệ"
    with pytest.raises(DecodeError, match="shift_jis is not one of") as caught:
        decode(b"abc", encoding="shift_jis")
    assert caught.value.code == "unknown_encoding"


def test_nothing_else_is_changed() -> None:
    text = "“uỷ” – ﬁ\u200b\u00a0…\u2028x\u0085y"
    assert decode(text.encode()).text == text
