"""Words with their neighbours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.show.context import context
from pipeline.view.plain import plural, short, visible

TEXT = "Tin vắn\nHọp sáng 8/3 tại hội trường lớn của khu công nghiệp\nHết"


@pytest.mark.parametrize(
    ("words", "room", "shown"),
    [
        ("sáng 8/3", 80, "Họp [sáng 8/3] tại hội trường lớn của khu công nghiệp"),
        ("sáng 8/3", 30, "Họp [sáng 8/3] tại hội …"),
        ("hội trường", 40, "… 8/3 tại [hội trường] lớn của khu …"),
        ("khu công nghiệp", 40, "… hội trường lớn của [khu công nghiệp]"),
        ("sáng 8/3", 12, "[sáng 8/3]"),
        ("sáng 8/3", 0, "[sáng 8/3]"),
        ("Họp", 9, "[Họp]"),
        ("Tin vắn", 80, "[Tin vắn]"),
        ("Hết", 80, "[Hết]"),
    ],
)
def test_context(words: str, room: int, shown: str) -> None:
    start = TEXT.index(words)
    assert str(context(TEXT, words, start, start + len(words), room=room)) == shown


@given(st.text("ab \n\t\u00a0", min_size=1, max_size=60), st.data())
def test_context_fits_and_keeps_the_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    room = data.draw(st.integers(0, 80))
    found = context(text, text[start:end], start, end, room=room)
    assert found.words == " ".join(text[start:end].split())
    assert "\n" not in str(found)
    assert len(str(found)) <= max(room, len(found.words) + 2)


@given(st.text(max_size=40))
def test_visible_keeps_every_place(words: str) -> None:
    shown = visible(words)
    assert len(shown) == len(words)
    assert not set(shown) & set("\x00\x1b\x7f\x85\u2028\u2029\u202e\r")


def test_short_and_plural() -> None:
    assert (short("một hai ba", 8), short("một\nhai", 8)) == ("một hai…", "một hai")
    assert (plural(1, "task"), plural(0, "task")) == ("1 task", "0 tasks")
