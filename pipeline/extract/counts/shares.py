"""Rules for percentages and growth whose noun stands in front of them."""

import re

from schemas.counts import Direction

from . import lexicon
from .asked import (
    AMONG,
    IS_TOLD,
    SURVEYED,
    TOLD_OF,
    of_asked,
    of_change,
    of_kind,
    of_row,
    of_said,
    those,
)
from .nearby import OTHER_HEADS, Apart, ApartRule, head, read_apart
from .reading import Reading
from .rules import OTHER_SHARE
from .view import Mention

_SHARES = frozenset(
    {"từ", "xuống", "lên", "chiếm", "tức", "đương", "đạt", "bằng", "là", "còn", "lệ", "tới", "đến"}
)
_TAKES = re.compile(r"chiếm(?: tỷ lệ| tỉ lệ| khoảng| tới| đến)?\s*$")
_IN_BRACKETS = re.compile(
    r" ?\( ?(?:(?:chiếm|tức|tương đương|đạt|bằng|tỷ lệ|tỉ lệ|đạt tỷ lệ|chiếm tỷ lệ) ?)?$"
)
_SHARE_OF_IT = re.compile(
    r"(?:^|[ ,])(?:chiếm|tức|tương đương|đạt|bằng)(?: tỷ lệ| tỉ lệ)?\s*$|trong (?:số )?đó,?\s*$"
)
_ABOUT = re.compile(r" về (?:(?:quy mô )?(tổng số|số lượng|số) )?(?=[^\W\d_])")
_OF_THESE = (" trong đó", " trong số đó", " trong số này", " trong số ấy", " số này", " số đó")
_PLAN = re.compile(r"(?<!\w)(?:chỉ tiêu|kế hoạch|nghị quyết đề ra)(?!\w)")
_OTHER_RATE = re.compile(r"t[ỷỉ] lệ (?!$)")
_TOLD = re.compile(
    r"(?:[,;:]|[,;]? (?:trong đó|và|thì)(?: có| chỉ)? ?|[,;:] có|"
    r"(?<!\w)cho (?:thấy|biết)(?: có)?:?) ?$"
)
_ASKED = re.compile(r"(?<!\w)được (?:hỏi|khảo sát|phỏng vấn)(?!\w)|(?<!\w)tham gia khảo sát(?!\w)")
_RATE_OF_IT = re.compile(
    r"(?: là [^\d,;.()]{2,40})?[,;]? ?(?:chiếm |đạt |với |ứng với )?t[ỷỉ] lệ $"
)
_GROWTH = re.compile(
    r"(?<!\w)(tăng|nhích|nhích lên|giảm|sụt|sụt giảm|hao hụt)"
    r"(?: (?:bình quân|thêm|tới|đến|hơn|gần|khoảng|nhẹ|mạnh|đi))?\s*$"
)
_NEXT = re.compile(r"(?:[,;]|(?<!\w)và|(?<!\w)còn)\s*$")
_LABELLED = re.compile(r"[,;] (?:và |còn )?[^\W\d_][^\d,;:.()]{1,44} $")
_NO_LABEL = re.compile(
    r"(?<!\w)(?:tăng|giảm|lãi|thu|nộp|chi|sản xuất|xuất khẩu|nhập khẩu|doanh|tiền|mức|đầu tư|"
    r"hơn|hỗ trợ|trích|đóng|lỗ|vay|gdp|grdp|diện tích|hoàn thành|đạt|năng suất|"
    r"thất nghiệp|so)(?!\w)"
)
"""Words in a label that tell of something else than those counted."""
_OF_A_PLAN = re.compile(
    r"[\d.,]{1,8}% (?:so với |của )?(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán)"
    r"(?: (?:cả )?năm|(?: được)? giao)?"
)
"""How much of a plan was reached parts no growth from what has grown."""
_UP = ("tăng", "nhích", "nhích lên")
_SIZES = ("range", "at_least", "at_most", "less_than")


def _percent_apart(at: Apart) -> Reading | None:
    """`lao động nữ chiếm 55%`, `2.400 người (40%)`, `tỷ lệ doanh nghiệp … đạt 62%`."""
    if not at.quantity.percent or OTHER_SHARE.match(at.view.low, at.quantity.end):
        return None
    if at.last == "đạt" and _of_a_plan(at):
        return None
    if at.view.low.startswith(" về ", at.quantity.end) and (noun := _behind(at)):
        if _GROWTH.search(at.left[-60:]):
            return None
        return read_apart(at, noun.canonical, noun.measure, "counts.percent_apart")
    whole = of_change(at) or of_kind(at) or of_asked(at) or _of_latest(at) or _of_named(at)
    return whole or of_said(at)


def _behind(at: Apart) -> Mention | None:
    """Find the noun of `chiếm 4% về số doanh nghiệp nhưng chiếm 38% về số lao động`."""
    link = _ABOUT.match(at.view.low, at.quantity.end)
    noun = at.view.mention_at(link.end()) if link else None
    if link is None or noun is None or noun.measure == "other":
        return None
    return noun if link[1] or noun.measure == "workers" else None


def _of_a_plan(at: Apart) -> bool:
    """Tell `thành lập 45 CĐCS (đạt 112,5%)`: reached of a plan, not a share of those counted."""
    start, end = at.view.sentence(at.quantity.start)
    return (at.quantity.value or 0) > 100 or _PLAN.search(at.view.low, start, end) is not None


def _of_latest(at: Apart) -> Reading | None:
    """Read a share of the count right in front: `600 người thuê trọ, chiếm 75%`."""
    latest = those(at) or at.latest
    if latest is None or _is_one(latest):
        return None
    words = at.between(latest.end)
    whole = None
    if AMONG.search(words) or _told_of(at, latest, words):
        whole = latest
    elif not (_IN_BRACKETS.fullmatch(words) or _RATE_OF_IT.fullmatch(words)):
        share = _SHARE_OF_IT.search(words) and latest.modifier not in _SIZES
        if not share or _OTHER_RATE.search(words) or OTHER_HEADS.search(words):
            return None
    told = whole is not None and len(words) < 60
    near = (
        told
        or whole is not None
        or (len(words) < 60 and ";" not in words)
        or _RATE_OF_IT.fullmatch(words)
    )
    if not near or ("(" not in words and _clause_has_noun(at, latest)):
        return None
    rate = _RATE_OF_IT.fullmatch(words) is not None and latest.generic is None
    return read_apart(
        at, latest.noun, latest.measure, "counts.percent_apart", whole=whole,
        like=None if rate else latest,
    )  # fmt: skip


def _is_one(latest: Reading) -> bool:
    """Tell `một xưởng may`, of which nothing is a share."""
    quantity = latest.quantity
    return quantity.words and quantity.value == 1 and quantity.of is None


def _clause_has_noun(at: Apart, latest: Reading) -> bool:
    """Tell whether the clause has a noun of its own: `…, trong đó công nhân chiếm 20%`."""
    clause = max(latest.end, at.before.start - len(at.left) + at.left.rfind(",") + 1)
    nouns = at.view.nouns(clause, at.before.start)
    return any(noun.canonical not in lexicon.generic() for noun in nouns)


def _told_of(at: Apart, latest: Reading, words: str) -> bool:
    """`3.000 lao động, hơn 80% là nữ`; `Trong số 1.200 công nhân được hỏi, 45% cho biết …`."""
    if latest.absolute is None:
        return False
    if at.view.low.startswith(_OF_THESE, at.quantity.end):
        return True
    if not _TOLD.search(words):
        return False
    short = len(words) < 13 and latest.measure in TOLD_OF and _TOLD.fullmatch(words)
    if short and IS_TOLD.match(at.view.low, at.quantity.end):
        return True
    if _ASKED.search(words):
        return True
    return SURVEYED.search(at.view.low, at.sentence, latest.quantity.start) is not None


def _of_named(at: Apart) -> Reading | None:
    """Read a share of what the clause or a head names: `Lao động nữ chiếm 64%`."""
    if at.last not in _SHARES:
        return None
    noun = (_subject(at) if _TAKES.search(at.left) else None) or head(at)
    if noun is None:
        return None
    whole = at.told
    if whole is None and noun.canonical in ("nữ", "nam") and _same_line(at):
        beside = at.earlier[-1]
        return read_apart(at, beside.noun, beside.measure, "counts.percent_apart", like=beside)
    if whole and whole.measure in lexicon.PERSONS and noun.canonical in lexicon.generic():
        noun = noun._replace(canonical=whole.noun, measure=whole.measure)
    if whole and (whole.measure != noun.measure or whole.quantity.percent):
        whole = None
    return read_apart(at, noun.canonical, noun.measure, "counts.percent_apart", whole=whole)


def _same_line(at: Apart) -> bool:
    """Tell whether the last count in front is of people, in the same paragraph."""
    last = at.earlier[-1] if at.earlier else None
    people = last is not None and last.measure in lexicon.PERSONS
    return people and last is not None and last.start >= at.view.line_start(at.sentence)


def _subject(at: Apart) -> Mention | None:
    """Find the noun whose share is told: the first one of the clause in front of `chiếm`."""
    start = at.before.start - len(at.left)
    clause = start + max(at.left.rfind(sign) for sign in ",;(") + 1
    return next(at.view.nouns(clause, at.before.start), None)


def _next_share(at: Apart) -> Reading | None:
    """`70%; 20% ở nhà người quen, 10% ở ký túc xá`: a list of shares of one whole."""
    latest = at.latest if at.quantity.percent else None
    apart = latest is not None and latest.rule in ("counts.percent_apart", "counts.next_share")
    if latest is None or not (latest.quantity.percent and apart):
        return of_row(at)
    words = at.between(latest.end)
    named = not _NEXT.search(words)
    if len(words) > 60 or (named and not _is_label(at, latest, words)):
        return of_row(at)
    if OTHER_SHARE.match(at.view.low, at.quantity.end) or _behind(at):
        return None
    return read_apart(
        at, latest.noun, latest.measure, "counts.next_share",
        whole=None if named else latest, like=latest,
    )  # fmt: skip


def _is_label(at: Apart, latest: Reading, words: str) -> bool:
    """Tell `nữ chiếm 82%, người tỉnh ngoài 45%`: a name of some others of them."""
    if _LABELLED.fullmatch(words) is None or _NO_LABEL.search(words) or OTHER_HEADS.search(words):
        return False
    named = at.view.nouns(latest.end, at.before.start)
    same = (latest.measure, "other")
    return all(m.measure in same or m.canonical in lexicon.generic() for m in named)


def _growth(at: Apart) -> Reading | None:
    """`9.000 lao động, tăng 5,2% so với cùng kỳ`, `số lao động giảm 3%`."""
    low, quantity = at.view.low, at.quantity
    if quantity.of or not (quantity.percent or low.startswith(" so với", quantity.end)):
        return None
    left = at.left[-60:]
    may = "tăng" in left or "giảm" in left or "sụt" in left or "nhích" in left or "hao" in left
    verb = _GROWTH.search(left) if may else None
    if verb is None or OTHER_SHARE.match(low, quantity.end):
        return None
    direction: Direction = "up" if verb[1] in _UP else "down"
    latest = at.latest
    if low.startswith(" về ", quantity.end) and (noun := _behind(at)):
        return read_apart(at, noun.canonical, noun.measure, "counts.growth", direction=direction)
    if latest:
        words = _OF_A_PLAN.sub("", at.between(latest.end))
        if len(words) > 60 or ";" in words or OTHER_HEADS.search(words):
            return None
        return read_apart(
            at, latest.noun, latest.measure, "counts.growth", like=latest, direction=direction
        )
    noun = head(at) or (_grown(at) if quantity.percent else None)
    if noun is None:
        return None
    return read_apart(at, noun.canonical, noun.measure, "counts.growth", direction=direction)


def _grown(at: Apart) -> Mention | None:
    """Find workers or members at the beginning of the clause: `Lao động ngành may giảm 2%`."""
    noun = _subject(at)
    if noun is None or noun.measure not in ("workers", "union_members"):
        return None
    start = at.before.start - len(at.left)
    clause = start + max(at.left.rfind(sign) for sign in ",;(.") + 1
    words = at.between(noun.end)
    first = not at.view.low[clause : noun.start].strip()
    plain = not (_VERBS.search(words) or OTHER_HEADS.search(words))
    return noun if first and plain and len(words) < 80 else None


_VERBS = re.compile(
    r"(?<!\w)(?:là|có|được|bị|đã|sẽ|phải|cần|năng suất|việc làm|tiền|chi phí|giờ|ca|thất nghiệp|"
    r"đóng|nhận|làm thêm|hưởng)(?!\w)(?! (?:làm việc|tham gia))"
)
"""Between workers and their growth stands no other verb nor thing of theirs."""


GROWTH: tuple[str, ApartRule] = ("counts.growth", _growth)
"""The one of them that reads numbers of things as well."""
SHARES: tuple[tuple[str, ApartRule], ...] = (
    GROWTH,
    ("counts.percent_apart", _percent_apart),
    ("counts.next_share", _next_share),
)
