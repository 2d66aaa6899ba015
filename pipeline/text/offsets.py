"""Where each code point of the final text came from: the decoded string, the input's bytes.

Two steps change a decoded string: line ends become `\\n`, and NFC composes letters with their
marks. Both work on small clusters that don't influence each other, so the map is made of clusters
and is exact at every boundary that exists on both sides. Nothing is computed before it is asked
for, and nothing at all where the two steps changed nothing.
"""

from array import array
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import accumulate
from unicodedata import combining, is_normalized, normalize

_FIRST_MARK = "\u0300"  # below it every character is a starter that joins nothing before it
_LONGEST_REFINED = 64  # a pile of more marks than this is one unit


def normalise(source: str) -> str:
    """Give the string in Unicode NFC with `\\n` line ends; the same object where it is so already.

    >>> normalise("Co\\u0302ng ty\\r\\n")
    'Công ty\\n'
    """
    text = source
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if is_normalized("NFC", text) else normalize("NFC", text)


BytesBefore = Callable[[str], "array[int] | None"]
"""Decoded string → bytes before each of its code points and the end; None where each is one."""


def one_byte(source: str) -> "array[int] | None":
    """Give the places of an encoding of one byte a character: None."""
    return None


def utf8_bytes(source: str) -> "array[int] | None":
    """Give the places of UTF-8, None for ASCII."""
    if source.isascii():
        return None
    lengths = [1 + (char > "\x7f") + (char > "\u07ff") + (char > "\uffff") for char in source]
    return array("Q", accumulate(lengths, initial=0))


def utf16_bytes(source: str) -> "array[int] | None":
    """Give the places of UTF-16."""
    lengths = [4 if char > "\uffff" else 2 for char in source]
    return array("Q", accumulate(lengths, initial=0))


class OffsetMap:
    """Boundaries of the final text → boundaries of the decoded string and of the input's bytes.

    A boundary `i` stands before code point `i`; `len(text)` is the end. Where NFC made several
    code points that have no boundary between them in the source (marks put in order, letters that
    Unicode spells out), an inner boundary maps to the start of the unit: use `source_span` and
    `byte_span`, which take whole units, for a range.

    >>> OffsetMap("Co\\u0302ng", text="Công").to_source(2)
    3
    """

    def __init__(
        self,
        source: str,
        *,
        text: str,
        bytes_before: BytesBefore = utf8_bytes,
        first_byte: int = 0,
    ) -> None:
        """Keep both strings and the law of the encoding; `first_byte` is the length of a BOM."""
        self._source = source
        self._text = text
        self._bytes_before = bytes_before
        self._first_byte = first_byte

    @property
    def is_identity(self) -> bool:
        """True where the text is the decoded string, code point by code point."""
        return self._source == self._text

    def to_source(self, place: int) -> int:
        """Give the place in the decoded string (BOM left out); IndexError outside the text."""
        if not 0 <= place <= len(self._text):
            raise IndexError(f"no boundary {place} in a text of {len(self._text)} code points")
        return place if self._starts is None else self._starts[place]

    def to_bytes(self, place: int) -> int:
        """Give the place in the input's bytes (BOM counted); IndexError outside the text."""
        return self._byte_of(self.to_source(place))

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Give the range of the decoded string that became `text[start:end]`, in whole units."""
        first, last = self.to_source(start), self.to_source(end)
        if self._starts is not None and start < end:
            while end < len(self._text) and self._starts[end] == self._starts[end - 1]:
                end += 1
            last = self._starts[end]
        return first, last

    def byte_span(self, start: int, end: int) -> tuple[int, int]:
        """Give the range of the input's bytes that became `text[start:end]`, in whole units."""
        first, last = self.source_span(start, end)
        return self._byte_of(first), self._byte_of(last)

    def _byte_of(self, place: int) -> int:
        return self._first_byte + (place if self._bytes is None else self._bytes[place])

    @cached_property
    def _starts(self) -> "array[int] | None":
        return None if self.is_identity else array("Q", _starts(self._source))

    @cached_property
    def _bytes(self) -> "array[int] | None":
        return self._bytes_before(self._source)


def _starts(source: str) -> Iterator[int]:
    """Yield for each boundary of the final text its boundary in the source."""
    for begin, end in _clusters(source):
        cluster = source[begin:end]
        final = normalise(cluster)
        if len(final) == 1:
            yield begin
        else:
            yield from (begin + place for place in _inner(cluster, final))
    yield len(source)


def _clusters(source: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges that both steps treat on their own, in order and without gaps."""
    begin = 0
    for place in range(1, len(source)):
        if _stands_alone(source, begin, place):
            yield begin, place
            begin = place
    if source:
        yield begin, len(source)


def _stands_alone(source: str, begin: int, place: int) -> bool:
    """Tell whether the character at `place` joins nothing of the cluster that began at `begin`."""
    char = source[place]
    if char < _FIRST_MARK:
        return not (char == "\n" and source[place - 1] == "\r")
    first = normalize("NFD", char)[0]
    if combining(first):
        return False
    before = normalise(source[begin:place])
    return normalize("NFC", before + first) == before + first


def _inner(cluster: str, final: str) -> list[int]:
    """Give the source place of each code point of a cluster's final form.

    A boundary is real where both sides normalise on their own to the two sides of the final form.
    """
    exact = {0: 0}
    if len(cluster) <= _LONGEST_REFINED:
        for place in range(1, len(cluster)):
            head = normalise(cluster[:place])
            if final == head + normalise(cluster[place:]):
                exact[len(head)] = place
    places = [0] * len(final)
    for index in range(1, len(final)):
        places[index] = exact.get(index, places[index - 1])
    return places
