"""Articles that come twice: the later ones name the first."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from schemas.article import Place
from schemas.reject import Reject

from ..text.document import Document


def mark_duplicates(items: Iterable[Document | Reject]) -> Iterator[Document | Reject]:
    """Yield the items in order; a document with the bytes of an earlier one names it.

    Keeps 32 bytes and a name for each different article. Rejects pass as they are.
    """
    first: dict[bytes, Place] = {}
    for item in items:
        if isinstance(item, Document):
            digest = hashlib.sha256(item.content).digest()
            if digest in first:
                item = replace(item, duplicate_of=first[digest])
            else:
                first[digest] = Place(uri=item.uri, member=item.member)
        yield item
