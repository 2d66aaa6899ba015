"""The language of a text: measured on our articles and on short texts in other languages."""

import json
import unicodedata
from pathlib import Path

import pytest

from pipeline.text.script import language_of

ROOT = Path(__file__).parents[2]
SPLITS = json.loads((ROOT / "corpus" / "splits.json").read_text(encoding="utf-8"))
OPEN = sorted({*SPLITS["train"], *SPLITS["dev"]})
OTHERS = {
    "en": "The union of the industrial zones held a meeting with workers on the morning of "
    "the eighth "
    "of March. More than two hundred delegates from forty five companies took part, "
    "and it was said "
    "that wages in the garment sector are expected to rise by six percent in the coming year.",
    "fr": "Le syndicat des zones industrielles a tenu une réunion avec les ouvriers dans "
    "la matinée. "
    "Plus de deux cents délégués venus de quarante entreprises y ont participé, et "
    "il a été dit que "
    "les salaires du textile devraient augmenter de six pour cent au cours de l'année prochaine.",
    "de": "Die Gewerkschaft der Industriezonen hat am Morgen eine Versammlung mit den Arbeitern "
    "abgehalten. Mehr als zweihundert Vertreter von vierzig Unternehmen nahmen teil, und es wurde "
    "gesagt, dass die Löhne in der Bekleidungsindustrie im nächsten Jahr steigen sollen.",
    "es": "El sindicato de las zonas industriales celebró una reunión con los trabajadores por la "
    "mañana. Más de doscientos delegados de cuarenta empresas participaron, y se dijo que los "
    "salarios del sector textil subirán un seis por ciento en el próximo año para todos.",
    "id": "Serikat pekerja kawasan industri mengadakan pertemuan dengan para buruh pada pagi hari. "
    "Lebih dari dua ratus utusan dari empat puluh perusahaan hadir, dan disebutkan bahwa upah di "
    "sektor garmen akan naik enam persen untuk tahun depan, yang tidak dapat ditunda lagi.",
    "ru": "Профсоюз промышленных зон провёл утром встречу с рабочими. Более двухсот делегатов от "
    "сорока предприятий приняли участие, и было сказано, что заработная плата в швейной отрасли "
    "в следующем году вырастет на шесть процентов, а условия труда станут лучше для всех.",
    "zh": "工业区工会上午与工人举行了会议。来自四十家企业的两百多名代表参加了会议。" * 8,
    "ja": "工業団地の労働組合は労働者との会合を開いた。" * 12,
    "ko": "산업단지 노동조합은 노동자들과 회의를 열었다. " * 14,
}  # fmt: skip


def bare(text: str) -> str:
    marks = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in marks if not unicodedata.combining(char))


def article(name: str) -> str:
    return (ROOT / "corpus" / "articles" / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", OPEN)
def test_articles_with_and_without_marks(name: str) -> None:
    text = article(name)
    assert language_of(text) == language_of(unicodedata.normalize("NFC", text))
    assert (language_of(text).code, language_of(text).warnings) == ("vi", ())
    stripped = language_of(bare(text))
    assert stripped.code == "vi"
    assert [w.code for w in stripped.warnings] == ["no_diacritics"]


@pytest.mark.parametrize("code", OTHERS)
def test_other_languages_are_told_and_never_refused(code: str) -> None:
    found = language_of(OTHERS[code])
    assert found.code == code
    assert [w.code for w in found.warnings] == ["not_vietnamese"]


def test_short_and_unknown_texts_are_undetermined() -> None:
    assert language_of("Toàn khu có 45 doanh nghiệp.").code == "und"
    unknown = language_of("lorem ipsum xkcd qwrt zzyx " * 20)
    assert unknown.code == "und"
    assert [w.code for w in unknown.warnings] == ["not_vietnamese"]


PROSE = "Công đoàn các khu công nghiệp tỉnh họp sơ kết hoạt động sáu tháng đầu năm. "
FRENCH = "Le syndicat a réuni les ouvriers de la zone industrielle, près de la rivière. "


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (PROSE * 4, "vi"),
        (PROSE, "und"),
        (PROSE.upper() * 4, "vi"),
        (FRENCH * 10, "fr"),
        (FRENCH * 3 + PROSE * 3, "vi"),
        (PROSE * 4 + "1.234 | " * 500, "vi"),
        ("45 / 67 = 12 " * 200, "und"),
        ("", "und"),
    ],
)
def test_language(text: str, wanted: str) -> None:
    assert language_of(text).code == wanted
