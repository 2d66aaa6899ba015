"""The language of a text, told by its letters."""

import re
from typing import Final

_LETTER: Final = re.compile(r"[^\W\d_]")
_MARKED: Final = "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_OTHERS: Final = re.compile(f"[^{_MARKED}{_MARKED.upper()}]+")
_FEWEST = 200
_SHARE = 0.1
"""Vietnamese prose has marks on about a third of its letters, French on less than a twentieth."""


def language_of(text: str) -> str:
    """Give `vi` for Vietnamese, `und` where the text has under 200 letters or is something else."""
    marked = len(_OTHERS.sub("", text))
    if marked >= _FEWEST and marked >= _SHARE * len(text):
        return "vi"  # then letters, of which there are fewer than characters, need not be counted
    letters = len(_LETTER.findall(text))
    return "vi" if letters >= _FEWEST and marked >= _SHARE * letters else "und"
