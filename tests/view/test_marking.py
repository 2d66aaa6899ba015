"""Overlapping spans as nested marks."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.view.marking import Mark, Part, marks, parts
from schemas.article import Block
from schemas.record import ArticleRecord

from ..io.full import TEXT, make

LETTERS = "abcdefghij\nklmnopqrst"
BLOCKS = [Block(start=0, end=10, kind="title"), Block(start=11, end=21, kind="boilerplate")]


def written(part: Part) -> str:
    return "".join(
        ")" if p.closes else f"({p.opens.key}:" if p.opens else p.words for p in part.pieces
    )


def test_longer_marks_hold_shorter_ones() -> None:
    found = [Mark("x", "date", 2, 4), Mark("y", "task", 2, 8), Mark("z", "count", 6, 8)]
    title, rest = parts(LETTERS, BLOCKS, found)
    assert written(title) == "ab(y:(x:cd)ef(z:gh))ij"
    assert written(rest) == "klmnopqrst"
    assert (title.dimmed, rest.dimmed) == (False, True)


def test_crossing_marks_are_cut() -> None:
    (title, _) = parts(LETTERS, BLOCKS, [Mark("x", "organisation", 1, 5), Mark("y", "count", 3, 8)])
    assert written(title) == "a(x:bc(y:de))(y:fgh)ij"
    assert [p.first for p in title.pieces if p.opens] == [True, True, False]


def test_a_mark_goes_on_in_the_next_block() -> None:
    title, rest = parts(LETTERS, BLOCKS, [Mark("x", "task", 8, 13)])
    assert (written(title), written(rest)) == ("abcdefgh(x:ij)", "(x:kl)mnopqrst")
    assert [p.first for part in (title, rest) for p in part.pieces if p.opens] == [True, False]


def test_text_outside_blocks_is_not_lost() -> None:
    found = parts("xx\n\nabc yy", [Block(start=4, end=7, kind="body")], [])
    assert [written(part) for part in found] == ["xx\n\n", "abc", " yy"]


def test_everything_of_a_record_is_marked_once() -> None:
    found = marks(ArticleRecord.model_validate(make()))
    kinds = [mark.kind for mark in found]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "date": 2, "organisation": 2, "count": 2, "cue": 1, "task": 2, "scope": 1, "actor": 1,
        "unassigned": 1,
    }  # fmt: skip
    assert len({mark.key for mark in found}) == len(found)
    assert TEXT[found[4].start : found[4].end] == "45 doanh nghiệp"


SPANS = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 12)), max_size=8)


@given(SPANS)
def test_text_is_whole_and_marks_cover_their_spans(spans: list[tuple[int, int]]) -> None:
    found = [
        Mark(str(number), "date", start, min(start + length, 21))
        for number, (start, length) in enumerate(spans)
    ]
    words: dict[str, str] = {mark.key: "" for mark in found}
    text = []
    for part in parts(LETTERS, BLOCKS, found):
        stack: list[str] = []
        for piece in part.pieces:
            if piece.closes:
                stack.pop()
            elif piece.opens:
                assert piece.opens.key not in stack
                stack.append(piece.opens.key)
            else:
                text.append(piece.words)
                for key in stack:
                    words[key] += piece.words
        assert not stack
    assert "".join(text) == LETTERS.replace("\n", "")
    for mark in found:
        assert words[mark.key] == LETTERS[mark.start : mark.end].replace("\n", "")
