"""The language of a text, told by its letters."""

import pytest

from pipeline.text.script import language_of

PROSE = "Công đoàn các khu công nghiệp tỉnh họp sơ kết hoạt động sáu tháng đầu năm. "
FRENCH = "Le syndicat a réuni les ouvriers de la zone industrielle, près de la rivière. "


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (PROSE * 4, "vi"),
        (PROSE, "und"),
        (PROSE.upper() * 4, "vi"),
        (FRENCH * 10, "und"),
        (FRENCH * 3 + PROSE * 3, "vi"),
        (PROSE * 4 + "1.234 | " * 500, "vi"),
        ("45 / 67 = 12 " * 200, "und"),
        ("", "und"),
    ],
)
def test_language(text: str, wanted: str) -> None:
    assert language_of(text) == wanted
