"""The encoding that a page or an XML file says it is in."""

import re
from typing import Final

_HEAD: Final = 4096
_CHARSET: Final = re.compile(
    rb"<\?xml[^>]{0,100}?encoding\s{0,3}=\s{0,3}[\"']([\w.:-]{1,40})"
    rb"|<meta[^>]{0,200}?charset\s{0,3}=\s{0,3}[\"']?\s{0,3}([\w.:-]{1,40})",
    re.IGNORECASE,
)


def declared_charset(content: bytes) -> str | None:
    """Give the first charset of a `<meta>` or XML declaration near the top, as written.

    >>> declared_charset(b'<meta http-equiv=Content-Type content="text/html; charset=x-viet-vps">')
    'x-viet-vps'
    """
    match = _CHARSET.search(content, 0, _HEAD)
    return (match[1] or match[2]).decode("ascii", "replace") if match else None
