"""One opened input → its articles, whatever they are packed in."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Final

from schemas.reject import Reject

from ...errors import ReadError
from ...text.document import Document
from ..aside import output_errors
from ..opened import Opened, Rejoined
from ..rejects import reject_of
from .kinds import HEAD, ContainerKind, kind_of
from .limits import LIMITS, Limits
from .member import JOINT, Fault, Member, Page, warnings_of
from .tarred import tar_members
from .warc import warc_pages
from .wrapped import unwrapped
from .zipped import zip_members

Item = Document | Reject
ReadFile = Callable[[Opened], Iterator[Item]]
_COPY: Final = 1 << 20
_IN_MEMORY: Final = 16 << 20


def read_contents(
    opened: Opened, read_file: ReadFile, *, limits: Limits = LIMITS
) -> Iterator[Item]:
    """Yield the articles of an input that may be a container; `read_file` reads what is none.

    A wrapping (gzip, zstd) is transparent: its articles have the place that they would have
    without. A member of an archive has the archive's `uri` and its own name as `member`, in an
    archive within it `inner.zip!/bai.txt`. What can't be read is a Reject; what came before it
    stands.
    """
    yield from _Contents(opened.max_bytes, read_file, limits).items(opened, 0, opened.uri)


@dataclass(frozen=True, slots=True)
class _Contents:
    max_bytes: int
    read_file: ReadFile
    limits: Limits

    def items(self, opened: Opened, depth: int, place: str) -> Iterator[Item]:
        head = opened.stream.read(HEAD)
        kind = kind_of(head)
        if kind != "zip" or depth or opened.path is None:
            opened = replace(opened, stream=Rejoined(head, opened.stream))
        if kind is None:
            yield from self.read_file(opened)
            return
        try:
            if depth == self.limits.depth:
                raise self.limits.too_deep()
            yield from self._inside(opened, kind, depth, place)
        except ReadError as error:
            yield reject_of(error, uri=opened.uri)

    def _inside(
        self, opened: Opened, kind: ContainerKind, depth: int, place: str
    ) -> Iterator[Item]:
        if kind == "gzip" or kind == "zstd":
            stream = unwrapped(opened.stream, kind, self.limits)
            inner = replace(opened, uri=_bare(opened.uri), stream=stream)
            for item in self.items(inner, depth + 1, place):
                yield _placed_back(item, inner.uri, opened.uri)
        elif kind == "warc":
            pages = warc_pages(opened.stream, place=place, max_bytes=self.max_bytes)
            for page in pages:
                yield _document(page) if isinstance(page, Page) else _reject(page, opened.uri)
        elif kind == "tar":
            for member in tar_members(opened.stream):
                yield from self._member(member, opened, depth, place)
        else:
            with self._seekable(opened, depth) as file:
                for member in zip_members(file, self.limits):
                    yield from self._member(member, opened, depth, place)

    def _member(
        self, member: Member | Fault, opened: Opened, depth: int, place: str
    ) -> Iterator[Item]:
        if isinstance(member, Fault):
            yield _reject(member, opened.uri)
            return
        inner = replace(
            opened, uri=member.name, stream=member.stream, path=Path(member.name), head=b""
        )
        try:
            for item in self.items(inner, depth + 1, f"{place}{JOINT}{member.name}"):
                yield _placed(item, member.name, opened.uri)
        except ReadError as error:
            yield reject_of(error, uri=opened.uri, member=member.name)

    def _seekable(self, opened: Opened, depth: int) -> IO[bytes]:
        """Give the archive as a file that can be read from anywhere."""
        if depth == 0 and opened.path is not None:
            return opened.path.open("rb")
        with ExitStack() as stack:
            file = stack.enter_context(tempfile.SpooledTemporaryFile(_IN_MEMORY))
            size = 0
            while part := opened.stream.read(_COPY):
                size += len(part)
                if size > self.limits.spooled:
                    raise ReadError(
                        "too_large",
                        f"an archive in an archive of over {self.limits.spooled} bytes",
                        hint="Unpack the outer one and name what is in it.",
                    )
                with output_errors(Path(tempfile.gettempdir())):
                    file.write(part)
            file.seek(0)
            stack.pop_all()
        return file


def _bare(uri: str) -> str:
    """Give the name of what is in a wrapping.

    >>> _bare("tin.jsonl.gz"), _bare("tin.tgz"), _bare("tin")
    ('tin.jsonl', 'tin.tar', 'tin')
    """
    for suffix, instead in ((".gz", ""), (".zst", ""), (".zstd", ""), (".tgz", ".tar")):
        if uri.lower().endswith(suffix):
            return uri[: -len(suffix)] + instead
    return uri


def _placed_back(item: Item, bare: str, uri: str) -> Item:
    """Give an article out of a wrapping the name of the file as it is."""
    if isinstance(item, Reject):
        source = item.source
        if source.uri != bare:
            return item
        return item.model_copy(update={"source": source.model_copy(update={"uri": uri})})
    return replace(item, uri=uri) if item.uri == bare else item


def _placed(item: Item, name: str, uri: str) -> Item:
    """Give an article of a member its place in the archive; a row's own `uri` stays."""
    source = item.source if isinstance(item, Reject) else item
    member = name if source.member is None else f"{name}{JOINT}{source.member}"
    place = uri if source.uri == name else source.uri
    if isinstance(item, Reject):
        moved = item.source.model_copy(update={"uri": place, "member": member})
        return item.model_copy(update={"source": moved})
    return replace(item, uri=place, member=member, warnings=(*warnings_of(name), *item.warnings))


def _document(page: Page) -> Document:
    return Document(
        content=page.content, uri=page.uri, member=page.member, media_type=page.media_type,
        meta=page.meta,
    )  # fmt: skip


def _reject(fault: Fault, uri: str) -> Reject:
    return reject_of(fault.error, uri=uri, member=fault.name)
