"""ZIP: members in the order of the directory at its end."""

import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Final

from ...errors import ReadError
from .limits import Limits
from .member import Fault, Guarded, Member, is_hidden

_ENCRYPTED: Final = 0x1
_OFFICE: Final = ("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF")
_HINT: Final = "Get the archive again, or look with `unzip -t` whether it is whole."
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


def zip_members(stream: IO[bytes], limits: Limits) -> Iterator[Member | Fault]:
    """Yield the files of a ZIP archive; what can't be read of it is a Fault with its code.

    Codes: `bad_zip`, `bomb`, `encrypted`, `unsupported_compression`, `link`, `office_document`.
    """
    try:
        archive = zipfile.ZipFile(stream)
        infos = archive.infolist()
        size = stream.seek(0, 2)
    except (*_FAULTS, RecursionError) as error:
        yield Fault(None, _bad(error))
        return
    with archive:
        refusal = _refusal(archive, size, limits)
        if refusal is not None:
            yield Fault(None, refusal)
            return
        several = len(archive.NameToInfo) < len(infos)
        for number, info in enumerate(infos):
            if info.is_dir() or is_hidden(info.filename):
                continue
            newest = archive.NameToInfo[info.filename] is info
            name = f"{info.filename}#{number}" if several and not newest else info.filename
            yield from _member(archive, info, name, limits)


def _member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, limits: Limits
) -> Iterator[Member | Fault]:
    try:
        if info.flag_bits & _ENCRYPTED:
            raise ReadError("encrypted", "it is encrypted", hint="Unpack it with its password.")
        if info.external_attr >> 28 == 0o12:
            raise ReadError("link", "it is a link", hint="Pack the file that it leads to.")
        limits.check(info.compress_size, info.file_size)
        with archive.open(info) as stream:
            yield Member(name, Guarded(stream, _FAULTS, _bad), info.compress_size)
    except ReadError as error:
        yield Fault(name, error)
    except _FAULTS as error:
        yield Fault(name, _bad(error))


def _refusal(archive: zipfile.ZipFile, size: int, limits: Limits) -> ReadError | None:
    """Tell what speaks against the archive as a whole."""
    if any(name in archive.NameToInfo for name in _OFFICE):
        return ReadError(
            "office_document", "it is a document or program in a ZIP, no archive of articles",
            hint="Save it as text (UTF-8) and give that.",
        )  # fmt: skip
    try:
        limits.check(size, sum(info.file_size for info in archive.infolist()))
    except ReadError as error:
        return error
    return None


def _bad(error: BaseException) -> ReadError:
    if isinstance(error, NotImplementedError):
        return ReadError(
            "unsupported_compression", f"it is packed in a way that is not read: {error}",
            hint="Pack it again with deflate, the usual way.",
        )  # fmt: skip
    if isinstance(error, EOFError):
        return ReadError("truncated", "the data of the member end too early", hint=_HINT)
    return ReadError("bad_zip", f"the ZIP data are damaged: {error}", hint=_HINT)
