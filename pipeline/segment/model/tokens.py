"""Tokens: the parts that underthesea cuts a text into before its model joins them to words.

The order of the pattern's branches decides. They are those of underthesea 9.5
(`pipeline/word_tokenize/regex_tokenize.py`, Apache-2.0), without those that can never match, and
with the repeat inside a repeat taken out of its web addresses: it needs exponential time on
`http:/.....…`. No token holds white space, and every character that is none belongs to one.
"""

import re
from collections.abc import Iterator

_UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_LETTER = _UPPER + _UPPER.lower()
_IN_BRACKETS = r"\([^\s()]*?\([^\s()]+\)[^\s()]*?\)|\([^\s]+?\)"
_BRANCHES = (
    # marks and shorthand
    r"=>|==>|->|\.{2,}|-{2,}|>>|\d+x\d+|v\.v(?:\.(?:\.\.)?)?|°[CF]",
    # abbreviations: H&M, T.Ư, TP.HCM, H'Mông, ThS., 43H-0530
    rf"[A-ZĐ]+&[A-ZĐ]+|T\.Ư|[{_UPPER}]+(?:\.[{_LETTER}]+)+\.?|[{_LETTER}]+['’][{_LETTER}]+"
    r"|[A-ZĐ]+\.(?!$)|Tp\.|Mr\.|Mrs\.|Ms\.|Dr\.|ThS\.|Th.S|Th.s|e-mail|\d+[A-Z]+\d*-\d+|NĐ-CP",
    # web addresses, mail
    r"(?:(?:ftp|http)s?:(?:/{1,3}|[a-z0-9%])|[a-z0-9.\-]+[.][a-z]{2,13}/)"
    rf"(?:[^\s()<>{{}}\[\]]|{_IN_BRACKETS})+(?:{_IN_BRACKETS}|[^\s`!()\[\]{{}};:'\".,<>?«»“”‘’])"
    r"|(?<!@)[a-z0-9]+(?:[.\-][a-z0-9]+)*[.][a-z]{2,13}\b/?(?!@)",
    r"[a-zA-Z0-9_.+-]+@[a-zA-Z0-9-]+\.[a-zA-Z0-9-.]+",
    # telephones, dates, names with digits, numbers
    r"\d{2,}-\d{3,}-\d{3,}",
    r"\d{1,2}/\d{1,2}/\d+|\d{1,2}/\d{1,4}|\d{1,2}-\d{1,2}-\d+|\d{1,2}-\d{1,4}"
    r"|\d{1,2}\.\d{1,2}\.\d+|\d{4}/\d{1,2}/\d{1,2}|\d{2}:\d{2}:\d{2}",
    r"\d+[A-Z]+\d+|\d+[A-Z]+",
    r"\d+(?:\.\d+)+,\d+|\d+(?:\.\d+)+|\d+(?:,\d+)+|\d+(?:[.,_]\d+)?",
    # faces, words, signs
    r":\)+|=\)\)+|♥‿♥|:D+(?=\s)|:D+(?=$)|<3",
    r"ʺ|\b\w+-[\w+-]*\w+|\w+|:+|[^\w\s]",
)  # fmt: skip
_TOKEN = re.compile("|".join(_BRANCHES))
_ETH = str.maketrans("ðÐ", "đĐ")
"""underthesea reads the Icelandic letters as Vietnamese ones before all else."""
_STOPPED = re.compile(r"[A-ZĐÐ]\.$")


def tokens(run: str, *, last: bool = False) -> Iterator[str]:
    """Give the tokens of a run of characters without white space, `last` in its sentence or not.

    "A(ThS.Bình)," is "A", "(", "ThS.", "Bình", ")", ",". "A." at the end of a sentence is "A", ".".
    """
    text = run.translate(_ETH)
    if run.isalpha() and "ʺ" not in run and not run.startswith("Th"):
        return iter((text,))
    return (m[0] for m in _TOKEN.finditer(text if last else text + " "))


def minds_its_place(run: str) -> bool:
    """Whether the tokens of a run depend on its being the last: "TP.", not "phố.":"""
    return run.endswith(".") and _STOPPED.search(run) is not None
