"""Lists made from known items, in all styles, nestings and noises, are found as they were made."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import pytest

from pipeline.extract.tasks import find_tasks

from ..tables import article

SEED = 20230911
LISTS = 500
FLOOR = 0.98

VERBS = (
    "rà soát", "kiểm tra", "xây dựng", "tổ chức", "tuyên truyền", "đẩy nhanh", "hoàn thành",
    "công khai", "bố trí", "hướng dẫn", "giám sát", "thành lập", "tăng cường", "phối hợp",
    "đôn đốc", "hỗ trợ", "lập", "cập nhật", "mở rộng", "nâng cao", "tham mưu", "khắc phục",
)  # fmt: skip
OBJECTS = (
    "danh sách lao động thời vụ", "phương án trả lương dịp cuối năm", "nhà trẻ cho con công nhân",
    "hệ thống thoát nước, cây xanh", "quy chế dân chủ ở cơ sở", "các khu nhà trọ tự quản",
    "tổ hòa giải, tổ an ninh công nhân", "lớp học nghề buổi tối", "hồ sơ cấp phép lao động",
    "bữa ăn ca (suất ăn từ 25.000 đồng; có rau xanh)", "tủ sách pháp luật", "mô hình “Xưởng xanh”",
    "việc đóng bảo hiểm xã hội", "sân chơi, nhà văn hóa", "tuyến xe buýt số 07",
)  # fmt: skip
TAILS = (
    "", "", "", " trước ngày 15/9", " trong quý III", " ở ít nhất 12 doanh nghiệp",
    ", báo cáo kết quả về Văn phòng", ", không để xảy ra cháy nổ", " theo Nghị định 149/2018/NĐ-CP",
    " vì công nhân còn nhiều khó khăn", " tại KCN Tân Bình, KCN Vĩnh Lộc",
)  # fmt: skip
ACTORS = ("Sở Xây dựng", "UBND huyện Củ Chi", "Công an tỉnh", "BHXH tỉnh", "các doanh nghiệp")
MODALS = ("phải", "cần", "có trách nhiệm")
SENTENCES = (
    "Nơi nào làm chậm phải chịu trách nhiệm.", "Việc này làm xong trước mùa mưa.",
    "Mỗi đơn vị cử một cán bộ đầu mối.",
)  # fmt: skip
BEFORE = (
    "Hội nghị diễn ra sáng 5/8 tại hội trường Ủy ban, có 120 đại biểu dự.",
    "Quý vừa qua, thị trường khởi sắc, thu nhập bình quân đạt 8,2 triệu đồng/tháng.",
    "Chị Lê Thị Ngân, công nhân xưởng may, kể chị đã gắn bó với nhà máy 9 năm.",
)  # fmt: skip
FOREIGN = (
    "Ảnh: Một buổi làm việc tại cơ sở",
    "“Chúng tôi mong việc này làm nhanh”, chị Lê Thị Ngân nói.",
)
AFTER = (
    "Dịp này, Ban tổ chức trao 30 suất quà cho công nhân khó khăn.",
    "Buổi làm việc kết thúc lúc 11 giờ cùng ngày.",
    "Ảnh: Quang cảnh hội nghị.",
)  # fmt: skip
PLANNED = (
    "Kết luận hội nghị, Chủ tịch tỉnh yêu cầu các đơn vị thực hiện tốt",
    "Trong thời gian tới, toàn ngành tập trung thực hiện", "Kế hoạch năm sau đề ra",
    "Ông Võ Văn Sáu đề nghị các cấp công đoàn triển khai", "Đại hội thống nhất",
)  # fmt: skip
NOUNS = ("nhiệm vụ sau", "nhóm giải pháp", "nhiệm vụ trọng tâm", "nội dung cụ thể", "việc cần làm")
NUMBERS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
FIRST = ("Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám")
ORDER = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
LETTERS = "abcdđeghik"

NOISES: tuple[tuple[tuple[str, str], ...], ...] = (
    (), (), ((" ", "\u00a0"),), ((". ", ".\t"), ("- ", "-\t")), ((" ", "\u2009"), ("-", "\u2010")),
    (("-", "–"),), (("-", "\u2212"), (";", "\uff1b")), ((":", "\uff1a"),),
)  # fmt: skip
"""What pages do to text; each keeps its length."""

Style = Callable[[int], tuple[str, int | None]]
NUMBERED: tuple[Style, ...] = (
    lambda n: (f"({n}) ", n), lambda n: (f"{n}- ", n), lambda n: (f"{n}. ", n),
    lambda n: (f"{n}/ ", n), lambda n: (f"{n}) ", n), lambda n: (f"{ROMAN[n - 1]}. ", n),
    lambda n: (f"{FIRST[n - 1]} là, ", n), lambda n: (f"Thứ {ORDER[n - 1]}, ", n),
    lambda n: (f"Nhiệm vụ thứ {ORDER[n - 1]}: ", n), lambda n: (f"**{n}.** ", n),
)  # fmt: skip
PLAIN: tuple[Style, ...] = (
    lambda n: (f"{LETTERS[n - 1]}) ", None), lambda n: ("- ", None), lambda n: ("+ ", None),
    lambda n: ("• ", None), lambda n: ("* ", None), lambda n: ("– ", None),
)  # fmt: skip
INLINE: tuple[Style, ...] = (
    NUMBERED[0], NUMBERED[1], NUMBERED[4], PLAIN[0],
    lambda n: (f"{FIRST[n - 1] if n == 1 else FIRST[n - 1].lower()} là, ", n),
    lambda n: (f"thứ {ORDER[n - 1]}, ", n), lambda n: ("", None),
)  # fmt: skip


@dataclass
class Made:
    """A passage under way with the items that stand in it."""

    text: str = ""
    items: list[tuple[int, int, int | None, int]] = field(default_factory=list)
    declared: int | None = None

    def item(self, words: str, ordinal: int | None, level: int = 1) -> None:
        self.items.append((len(self.text), len(self.text) + len(words), ordinal, level))
        self.text += words


def work(rng: random.Random, *, capital: bool) -> str:
    words = f"{rng.choice(VERBS)} {rng.choice(OBJECTS)}{rng.choice(TAILS)}"
    return words[0].upper() + words[1:] if capital else words


def point(
    rng: random.Random, made: Made, ordinal: int | None, *, capital: bool, level: int
) -> None:
    """Write one point: bare, of an actor, or of an actor who must."""
    kind = rng.random()
    if kind < 0.12:
        made.text += f"{rng.choice(ACTORS[:4])} {rng.choice(MODALS)} "
        made.item(work(rng, capital=False), ordinal, level)
    elif kind < 0.3:
        made.item(f"{rng.choice(ACTORS[:4])} {work(rng, capital=False)}", ordinal, level)
    else:
        made.item(work(rng, capital=capital), ordinal, level)


def cue(rng: random.Random, made: Made, size: int) -> None:
    how = rng.random()
    if how < 0.35:
        number, made.declared = rng.choice(("các", "một số", "những")), None
    else:
        number = rng.choice((str(size), f"{size:02}", NUMBERS[size]))
        made.declared = size
    made.text += f"{rng.choice(PLANNED)} {number} {rng.choice(NOUNS)}:"


def over_lines(rng: random.Random, made: Made, size: int) -> None:
    outer = rng.choice(NUMBERED + PLAIN)
    gap = rng.choice(("\n", "\n\n"))
    stop = rng.choice((";", ".", ""))
    nested = rng.random()
    for n in range(1, size + 1):
        marker, ordinal = outer(n)
        made.text += gap + marker
        if nested < 0.2 and ordinal is not None and not marker.startswith("Nhiệm"):
            under(rng, made, ordinal, gap, heading=nested < 0.1)
            continue
        point(rng, made, ordinal, capital=True, level=1)
        if stop == "." and rng.random() < 0.2:
            start, _, number, level = made.items.pop()
            made.text += f". {rng.choice(SENTENCES)[:-1]}"
            made.items.append((start, len(made.text), number, level))
        made.text += stop
        if ordinal is not None and n < size and rng.random() < 0.08:
            made.text += gap + rng.choice(FOREIGN)


def under(rng: random.Random, made: Made, ordinal: int, gap: str, *, heading: bool) -> None:
    """Write an outer point, a heading or work, with two or three points under it."""
    if heading:
        made.text += f"Đối với {rng.choice(ACTORS)}:"
    else:
        made.item(work(rng, capital=True), ordinal)
        made.text += ":"
    inner = rng.choice((*PLAIN, lambda n: (f"{ordinal}.{n}. ", n), lambda n: (f"({n}) ", n)))
    if rng.random() < 0.5 and inner(1)[1] is not None:
        inner = PLAIN[0]
    level = 1 if heading else 2
    for n in range(1, rng.randint(2, 3) + 1):
        marker, number = inner(n)
        made.text += gap + marker
        if number is None and marker != "+ " and rng.random() < 0.1:
            made.item(work(rng, capital=True), number, level)
            made.text += ":"
            for _ in range(2):
                made.text += gap + "+ "
                point(rng, made, None, capital=True, level=level + 1)
                made.text += ";"
            continue
        point(rng, made, number, capital=True, level=level)
        made.text += ";"


def in_line(rng: random.Random, made: Made, size: int) -> None:
    style = rng.choice(INLINE)
    for n in range(1, size + 1):
        marker, ordinal = style(n)
        made.text += " " + ("và " if n == size and rng.random() < 0.2 else "") + marker
        point(rng, made, ordinal, capital=False, level=1)
        made.text += ";" if n < size else "."


def passage(rng: random.Random) -> Made:
    made = Made()
    size = rng.randint(2, 8)
    if rng.random() < 0.7:
        made.text += rng.choice(BEFORE) + "\n"
    cue(rng, made, size)
    (over_lines if rng.random() < 0.6 else in_line)(rng, made, size)
    if rng.random() < 0.7:
        made.text += "\n" + rng.choice(AFTER)
    for old, new in rng.choice(NOISES):
        made.text = made.text.replace(old, new)
    return made


def exact(made: Made) -> bool:
    found = find_tasks(article(made.text)).lists
    got = [(i.start, i.end, i.ordinal, i.level) for group in found for i in group.items]
    return (
        len(found) == 1
        and got == made.items
        and found[0].declared_count == made.declared
        and found[0].status == "planned"
    )


def passages() -> Sequence[Made]:
    rng = random.Random(SEED)
    return [passage(rng) for _ in range(LISTS)]


def test_lists_are_found_as_they_were_made() -> None:
    made = passages()
    wrong = [m.text for m in made if not exact(m)]
    assert len(wrong) <= (1 - FLOOR) * len(made), wrong


@pytest.mark.parametrize("seed", range(5))
def test_the_same_passage_gives_the_same_lists(seed: int) -> None:
    made = passage(random.Random(seed))
    assert find_tasks(article(made.text)) == find_tasks(article(made.text))


SCRAPS = (
    "Ông yêu cầu", "cần", "sẽ", "đã", "rà soát", "các sở", "Sở Xây dựng", "phải", "thời gian tới,",
    "6 nhiệm vụ", "(1)", "(2)", "1.", "2.", "- ", "+ ", "a)", "b)", "i)", "Một là,", "hai là",
    "I. ",
    "Thứ nhất,", "Thứ hai:", "1.1.", ":", ";", ".", ",", "“", "”", "\"", "(", ")", "…", "?", "\n",
    "\n\n", "\u00a0", "\t", "–", "**", "Ngoài ra,", "đồng thời", "đề nghị", "giao", "tập trung",
    "Đối với các xã:", "kết quả", "mở lớp học", "12 doanh nghiệp", "Ảnh: Hội nghị", "và", "\u0130",
    "nhiệm vụ sau:", "Công tác quản lý", "phấn đấu", "thống nhất", "như:", "/.", "../", "x",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(40))
def test_whatever_stands_there_items_lie_apart_and_quote_the_text(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(25):
        words = rng.choices(SCRAPS, k=rng.randint(1, 60))
        text = "".join(word + rng.choice((" ", " ", "")) for word in words)
        groups = find_tasks(article(text)).lists
        items = sorted((i for group in groups for i in group.items), key=lambda i: i.start)
        assert all(text[i.start : i.end] == i.text.strip() for i in items), text
        assert all(a.end <= b.start for a, b in pairwise(items)), text
        known = {i.id for i in items}
        assert all(i.parent in known for i in items if i.parent), text
