"""What a caller may choose about a record."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExtractOptions:
    """Choices that change what a record holds, never what its facts are."""

    keep_text: bool = True
    """False leaves `text` out of the record; `text_sha256` stays."""
    words: bool = False
    """True adds `words`: the places of underthesea's words."""
    raw_offsets: bool = False
    """True adds `raw_start` and `raw_end` to the facts of a text: their bytes in the input."""
