"""Writes whole numbers out in Vietnamese words, northern and southern, for round trips."""

from dataclasses import dataclass

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ((10**9, "tỷ"), (10**6, "triệu"), (1000, "nghìn"))


@dataclass(frozen=True)
class Dialect:
    """The words in which the dialects differ."""

    linh: str
    nghin: str
    ty: str
    four: str
    five: str
    seven: str


NORTHERN = Dialect("linh", "nghìn", "tỷ", "tư", "lăm", "bảy")
SOUTHERN = Dialect("lẻ", "ngàn", "tỉ", "bốn", "nhăm", "bẩy")


def spell(number: int, dialect: Dialect) -> str:
    """Spell a whole number from 0 to 10^12: 1003 is `một nghìn không trăm linh ba`."""
    if number == 0:
        return "không"
    words: list[str] = []
    for scale, name in _SCALES:
        count, number = divmod(number, scale)
        if count:
            words += _thousands(count, dialect, leading=not words)
            words.append({"nghìn": dialect.nghin, "tỷ": dialect.ty}.get(name, name))
    if number:
        words += _group(number, dialect, leading=not words)
    return " ".join(words)


def _thousands(count: int, dialect: Dialect, *, leading: bool) -> list[str]:
    if count < 1000:
        return _group(count, dialect, leading=leading)
    above, below = divmod(count, 1000)
    words = [*_group(above, dialect, leading=leading), dialect.nghin]
    return [*words, *_group(below, dialect, leading=False)] if below else words


def _group(number: int, dialect: Dialect, *, leading: bool) -> list[str]:
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    words = [] if leading and not hundreds else [_DIGITS[hundreds], "trăm"]
    if tens == 0:
        if units:
            words += [dialect.linh] if words else []
            words.append(_plain(units, dialect))
        return words
    words += ["mười"] if tens == 1 else [_plain(tens, dialect), "mươi"]
    if units:
        words.append(_unit(units, dialect, tens=tens))
    return words


def _plain(digit: int, dialect: Dialect) -> str:
    return dialect.seven if digit == 7 else _DIGITS[digit]


def _unit(digit: int, dialect: Dialect, *, tens: int) -> str:
    if digit == 5:
        return dialect.five
    if tens > 1 and digit == 1:
        return "mốt"
    if tens > 1 and digit == 4:
        return dialect.four
    return _plain(digit, dialect)
