"""Whether a text is an HTML page, told by its content."""

import re
from typing import Final

_HEAD: Final = 8192
_BEGINS: Final = re.compile(
    r"[\s\ufeff]{0,400}+(?:(?>(?:<\?xml[^>]{0,300}\?>|<!--.{0,4000}?-->)\s{0,100})){0,6}+"
    r"<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|base)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG: Final = re.compile(
    r"</?(?:p|div|span|table|tbody|tr|td|ul|ol|li|h[1-6]|a|br|b|strong|i|em|font|center|img|hr|"
    r"article|section|header|footer|nav|main|form|input)\b[^<>]{0,1000}>",
    re.IGNORECASE,
)
_FEW: Final = 4


def is_html(text: str) -> bool:
    """Tell a page or a piece of one: it begins like one, or with a tag and has several.

    >>> is_html("<!-- lưu 2009 --><HTML><body>…"), is_html("Công nhân <b>may</b> …")
    (True, False)
    """
    head = text[:_HEAD]
    if _BEGINS.match(head):
        return True
    first = head.lstrip("\ufeff \t\r\n\u00a0")
    if not first.startswith("<") or not _TAG.match(first):
        return False
    return len(_TAG.findall(first)) >= _FEW or len(first) < _HEAD // 16
