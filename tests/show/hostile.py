"""An article that would like to be more than text, and is read all the same."""

from pipeline.record import extract_document
from pipeline.text.document import Document
from schemas.record import ArticleRecord

BREAK = "\u2028"
OWN = "document.title='owned'"
TEXT = f"""</title><script>{OWN}</script> Khu công nghiệp Bến Vân họp

Thứ Sáu, 15/3/2024 | 09:20

Sáng 14/3, </mark></p></script><script>{OWN}</script> 45 doanh nghiệp <img src=x onerror="{OWN}"> dự.
Công đoàn Công ty TNHH <b onclick="{OWN}">An Phú</b> có 1.200 lao động{BREAK}và \x1b[31m\u202e30 tổ\u202c.
Ban yêu cầu: (1) rà soát <a href="javascript:{OWN}">hồ sơ</a>; (2) {{{{ 7 * 7 }}}} {{% raw %}} trước ngày 30/6/2024.
<style>body {{ display: none }}</style> <meta http-equiv="refresh" content="0; url=https://vi.example/">
=HYPERLINK("https://vi.example/","x") có 7 doanh nghiệp &lt;i&gt; &#x3c;script&#x3e;
"""  # noqa: E501


def hostile(uri: str = "x\"><script>document.title='owned'</script>.txt") -> ArticleRecord:
    """Give the record of the article."""
    return extract_document(Document(content=TEXT.encode(), uri=uri))
