"""What all extractors read: the text, its lower case, its sentences."""

from pipeline.segment.segmented import SegmentedText


def test_lower_case_moves_no_character() -> None:
    """`İ` is two characters in lower case: it stays as it is, so that places are the same."""
    article = SegmentedText("LĐLĐ tỉnh; İzmir", (), ())
    assert article.low == "lđlđ tỉnh; İzmir"
    assert article.low is article.low
    assert len(article.low) == len(article.text)
