"""Old encodings: their tables, how they are told, repairs, and offsets in their bytes."""

import json
import random
import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import DecodeError
from pipeline.text.decode import decode, read_as
from pipeline.text.encodings.coding import LEGACY, canonical, decode_as
from pipeline.text.encodings.declared import declared_charset
from pipeline.text.encodings.encode import encode_as
from pipeline.text.encodings.syllables import is_syllable, vietnamese_score
from pipeline.text.encodings.tables import TABLES, UNDEFINED
from pipeline.text.encodings.vni import LETTERS

ROOT = Path(__file__).parents[2]
SPLITS = json.loads((ROOT / "corpus" / "splits.json").read_text(encoding="utf-8"))
OPEN = sorted({*SPLITS["train"], *SPLITS["dev"]})
PROSE = (
    "Sáng 8/3, Công đoàn các khu công nghiệp tỉnh tổ chức hội nghị sơ kết quý I. Toàn khu có 45 "
    "doanh nghiệp với 12.300 lao động, trong đó 7.800 người là nữ; kết nạp mới 126 đoàn viên."
)
VOWELS = "aăâeêioôơuưy"
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
LETTERS_OF_VIETNAMESE = [
    form
    for vowel in VOWELS
    for tone in TONES
    for small in [unicodedata.normalize("NFC", vowel + tone)]
    for form in (small, small.upper())
] + ["đ", "Đ"]


def article(name: str) -> str:
    text = (ROOT / "corpus" / "articles" / f"{name}.txt").read_text(encoding="utf-8")
    return unicodedata.normalize("NFC", text)


def writable(text: str, name: str) -> str:
    """The text with what the encoding lacks left out: arrows, emoji, capitals of VPS."""

    def kept(char: str) -> str:
        try:
            encode_as(char, name)
        except UnicodeEncodeError:
            return char.lower() if char.lower() != char else " "
        return char

    return "".join(map(kept, text))


@pytest.mark.skipif(shutil.which("iconv") is None, reason="there is no iconv")
@pytest.mark.parametrize(
    ("name", "theirs", "first"),
    [
        ("tcvn5712-1", "TCVN5712-1", 0),
        ("tcvn3", "TCVN5712-1", 0xA0),
        ("viscii", "VISCII", 0),
        ("cp1258", "CP1258", 0),
    ],
)
def test_tables_are_those_of_iconv(name: str, theirs: str, first: int) -> None:
    for byte in range(first, 256):
        done = subprocess.run(
            ["iconv", "-f", theirs, "-t", "UTF-8"], input=bytes([byte]), capture_output=True,
            check=False,
        )  # fmt: skip
        expected = done.stdout.decode() if done.returncode == 0 and done.stdout else UNDEFINED
        assert TABLES[name][byte] == expected, hex(byte)


@pytest.mark.parametrize("name", LEGACY)
def test_every_letter_comes_back(name: str) -> None:
    missing = set()
    for letter in LETTERS_OF_VIETNAMESE:
        try:
            content = encode_as(letter, name)
        except UnicodeEncodeError:
            missing.add(letter)
            continue
        found = unicodedata.normalize("NFC", decode_as(content, name).source)
        assert found == letter, content
    capitals = {"Ạ", "Ẫ", "Ậ", "Ặ", "Ẹ", "Ệ", "Ị", "Ọ", "Ộ", "Ợ", "Ụ", "Ữ", "Ự", "Ỵ"}
    assert missing == (capitals if name == "vps" else set())


def test_no_letter_stands_twice_in_a_table() -> None:
    for name, table in TABLES.items():
        known = [char for char in table if char != UNDEFINED]
        assert len(known) == len(set(known)), name
        assert len(table) == 256
    assert len({key for key in LETTERS if len(key) == 1}) == 18


@pytest.mark.parametrize("name", LEGACY)
@pytest.mark.parametrize("article_name", OPEN)
def test_articles_are_told_and_read(name: str, article_name: str) -> None:
    text = writable(article(article_name), name)
    content = encode_as(text, name)
    decoded = decode(content)
    assert decoded.text == unicodedata.normalize("NFC", text)
    assert read_as(content, decoded.encoding) == decode_as(content, name).source


def test_short_pieces_are_told_or_refused_and_never_wrong() -> None:
    """Of pieces of 4 words and more: none is read wrongly, and from 16 on few are refused."""
    draw = random.Random(9)
    refused: dict[int, list[bool]] = {4: [], 16: [], 64: []}
    for name in LEGACY:
        for article_name in OPEN:
            words = writable(article(article_name), name).split()
            for size, seen in refused.items():
                at = draw.randrange(max(1, len(words) - size))
                piece = " ".join(words[at : at + size])
                content = encode_as(piece, name)
                if content.isascii() or _is_utf8(content):
                    continue
                try:
                    assert decode(content).text == unicodedata.normalize("NFC", piece)
                    seen.append(False)
                except DecodeError as error:
                    assert error.code in ("unknown_encoding", "binary", "truncated")
                    seen.append(True)
    shares = {size: sum(seen) / len(seen) for size, seen in refused.items()}
    assert shares[16] < 0.1
    assert shares[64] < 0.01


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


@pytest.mark.parametrize(
    "words",
    ["doanh nghiệp", "Ủy", "quốc", "giếng", "gì", "quý", "khuỷu", "nghiêng", "Đắk", "uyển", "ghế",
     "hoà", "hòa", "thuở", "xoèn", "quạc", "yếu", "ngoằn", "huỳnh"],
)  # fmt: skip
def test_syllables(words: str) -> None:
    assert all(is_syllable(word.lower()) for word in words.split())


@pytest.mark.parametrize(
    "word", ["ñoaøn", "nghiêp", "côc", "hòac", "société", "ệ̀", "xyz", "đđ", "ắnǵ", "weisß", ""]
)
def test_what_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)


def test_a_score_counts_words_with_marks() -> None:
    score = vietnamese_score("Kết nạp 12 đoàn viên mới – “tốt” Müller")
    assert (score.valid, score.marked) == (6, 7)
    assert vietnamese_score("plain words").share == 0.0


@pytest.mark.parametrize("name", [*LEGACY, "utf-8"])
def test_text_that_was_decoded_wrongly_is_repaired(name: str) -> None:
    inner = encode_as(writable(PROSE, name), name)
    wrong = "".join(TABLES["cp1252"][byte] for byte in inner)
    content = wrong.encode()
    decoded = decode(content)
    assert decoded.text == writable(PROSE, name)
    assert decoded.repaired
    assert decoded.encoding == ("utf-8+tcvn3" if name.startswith("tcvn") else f"utf-8+{name}")
    assert unicodedata.normalize("NFC", read_as(content, decoded.encoding)) == decoded.text
    start = decoded.text.index("45 doanh nghiệp")
    begin, end = decoded.offsets.byte_span(start, start + 15)
    shown = content[begin:end].decode()
    assert bytes(TABLES["cp1252"].index(char) for char in shown) == encode_as(
        "45 doanh nghiệp", name
    )


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        "Société française d'études, où l'été précède l'hiver; œuvre inachevée à Besançon.",
        "Straße, Äpfel, Öl und Übermut für größere Bäume: zwölf Jünger.",
        "Có ba từ.",
        "Giá 5 € – “rẻ” ®",
    ],
)
def test_right_text_is_left_alone(text: str) -> None:
    decoded = decode(text.encode())
    assert (decoded.text, decoded.encoding) == (text, "utf-8")


def test_garbled_text_is_refused() -> None:
    wrong = "".join(TABLES["cp1252"][byte] for byte in PROSE.encode()) + " \u4e00"
    with pytest.raises(DecodeError) as caught:
        decode(wrong.replace("\u00a0", " ").encode())
    assert caught.value.code == "garbled"


def test_an_unsure_encoding_is_refused_with_its_candidates() -> None:
    with pytest.raises(DecodeError) as caught:
        decode(b"x\xe3 h\xf4\xf2i")
    assert caught.value.code == "unknown_encoding"
    assert re.search(r"(tcvn3|viscii|cp1258|vps) 50 % of \d words", caught.value.message)
    assert "--encoding" in caught.value.hint


def test_mixed_encodings_are_refused() -> None:
    content = PROSE.encode() + b"\n" + encode_as(PROSE, "tcvn3")
    with pytest.raises(DecodeError) as caught:
        decode(content)
    assert caught.value.code == "unknown_encoding"


def test_a_named_encoding_is_believed() -> None:
    for name in ("vni", "VNI-Windows", "x_viet_vni"):
        assert decode(b"xa\xf5", encoding=name).text == "xã"
    assert decode("xã".encode(), encoding="utf8").encoding == "utf-8"
    assert decode(b"\xef\xbb\xbfx", encoding="utf-8").text == "x"
    with pytest.raises(DecodeError, match="byte 3 is not vps"):
        decode(b"ab\xff\xfc", encoding="vps").text.index("x")


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b'<meta charset="utf-8">', "utf-8"),
        (b"<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=x-viscii'>", "x-viscii"),
        (b'<?xml version="1.0" encoding="UTF-16"?>', "UTF-16"),
        (b"<p>charset=utf-8</p>", None),
        (b" " * 5000 + b'<meta charset="utf-8">', None),
    ],
)  # fmt: skip
def test_the_declared_charset(head: bytes, name: str | None) -> None:
    assert declared_charset(head) == name


def test_a_declared_encoding_decides_where_words_are_few() -> None:
    body = "<p>xã hội chủ nghĩa</p>"
    said = f'<meta charset="windows-1258">{body}'
    assert decode(encode_as(said, "cp1258")).text == said
    french = '<meta charset="iso-8859-1"><p>Société française à Besançon, été</p>'
    assert decode(french.encode("latin-1")).text == french
    vni = f'<meta charset="windows-1252"><p>{PROSE}</p>'
    assert decode(encode_as(vni, "vni")).encoding == "vni"


def test_names() -> None:
    assert canonical(" Windows_1258 ") == "cp1258"
    assert canonical("koi8-r") is None


@settings(deadline=None)
@given(
    st.lists(st.sampled_from([*LETTERS_OF_VIETNAMESE, *"abcdđ ,.0123456789", "\r\n", "\r", "\n"])),
    st.sampled_from(LEGACY),
    st.data(),
)
def test_offsets_lead_to_bytes_that_decode_to_the_words(
    chars: list[str], name: str, data: st.DataObject
) -> None:
    source = writable("a" + "".join(chars), name)
    content = encode_as(source, name)
    decoded = decode(content, encoding=name)
    start = data.draw(st.integers(0, len(decoded.text)))
    end = data.draw(st.integers(start, len(decoded.text)))
    begin, close = decoded.offsets.byte_span(start, end)
    words = decode_as(content[begin:close], name).source.replace("\r\n", "\n").replace("\r", "\n")
    assert decoded.text[start:end] in unicodedata.normalize("NFC", words)
    if start < end and decoded.text[start:end].isascii():
        assert len(content[begin:close].replace(b"\r\n", b"\n")) == end - start
