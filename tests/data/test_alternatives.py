"""Phrases as one pattern: the longest at a place is found, whatever shares its beginning."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.data.alternatives import alternatives

PHRASES = ("công nhân", "công nhân viên", "công ty", "lao động", "c.n.", "1+1")


@pytest.mark.parametrize("phrase", PHRASES)
def test_every_phrase_is_found_whole(phrase: str) -> None:
    found = re.search(alternatives(PHRASES), f"({phrase})")
    assert found is not None
    assert found[0] == phrase


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("công nhân viên", "công nhân viên"),
        ("công nhân viênx", "công nhân"),
        ("công nhânx", None),
        ("công tác", None),
        ("cxnx", None),
    ],
)
def test_a_border_behind_it_makes_it_fall_back_on_a_shorter_phrase(
    text: str, found: str | None
) -> None:
    match = re.search(rf"{alternatives(PHRASES)}(?!\w)", text)
    assert (match and match[0]) == found


def test_a_blank_is_written_as_told() -> None:
    assert re.fullmatch(alternatives(["năm nay"], blank=" {1,3}"), "năm  nay")
    assert not re.fullmatch(alternatives(["năm nay"]), "năm  nay")


@given(st.lists(st.text(st.sampled_from("ab .+"), min_size=1, max_size=5), min_size=1), st.data())
def test_the_longest_phrase_at_a_place_is_the_one_found(
    phrases: list[str], data: st.DataObject
) -> None:
    text = data.draw(st.sampled_from(phrases)) + data.draw(st.text(st.sampled_from("ab .+")))
    match = re.match(alternatives(phrases), text)
    assert match is not None
    assert match[0] == max((p for p in phrases if text.startswith(p)), key=len)
