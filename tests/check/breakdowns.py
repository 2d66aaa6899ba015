"""Paragraphs that break a total down, as reports print them, with the slip of the pen they hold.

Written from the guide (sections 3 and 5): what reports say, not what rules read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

ZONES = (
    "KCN Lộc Sơn", "KCN Hòa Phú II", "khu Đông", "KCX Tân Lũy", "KKT Cồn Lau", "phân khu A",
    "KCN Bàu Sen 2", "Cụm công nghiệp Tân Khê", "huyện Bàu Lâm", "thị xã Phước Hải", "xã An Lũy",
    "thành phố Vĩnh Sơn",
)  # fmt: skip
BRANCHES = (
    "ngành may", "ngành da giày", "ngành điện tử", "ngành gỗ", "khối văn phòng", "ngành cơ khí",
)  # fmt: skip
WORKSHOPS = (
    "Phân xưởng Dệt", "Xưởng May 1", "Xưởng May 2", "phòng Kỹ thuật", "Tổ bảo trì", "phân xưởng 3",
)  # fmt: skip
KINDS = ("có vốn đầu tư nước ngoài", "trong nước", "thuộc sở hữu nhà nước")
NOUNS = (
    ("doanh nghiệp", "đơn vị", 300), ("lao động", "người", 30_000), ("công nhân", "người", 9_000),
    ("CĐCS", "CĐCS", 120),
)  # fmt: skip


@dataclass(frozen=True)
class Paragraph:
    """A text, and whether an editor who adds up finds an error in it."""

    text: str
    adds_up: bool
    is_sum: bool = True
    """Whether its parts are all of the whole."""


def figure(number: int) -> str:
    """Write a number as reports do."""
    return f"{number:,}".replace(",", ".")


def breakdown(random: Random) -> Paragraph:
    """Draw a paragraph; half of the sums are wrong by one in forty at least, or by one."""
    frame = random.choice(FRAMES)
    return frame(random)


def _parts(random: Random, most: int, count: int) -> tuple[int, list[int]]:
    """Draw parts and a total that is right or slightly off; no part exceeds the total."""
    parts = [random.randint(most // 10, most) for _ in range(count)]
    slip = random.choice([0, 0, 1, -1, 2]) * max(1, sum(parts) // 40)
    return sum(parts) + slip, parts


def _listed(
    random: Random, labels: Sequence[str], nouns: tuple[str, str, int]
) -> tuple[str, list[str], list[int], bool]:
    noun, _, most = nouns
    chosen = random.sample(labels, random.randint(2, 5))
    total, parts = _parts(random, most, len(chosen))
    return f"{figure(total)} {noun}", chosen, parts, total == sum(parts)


def _of_zones(random: Random) -> Paragraph:
    nouns = random.choice(NOUNS)
    noun = random.choice(nouns[:2])
    total, zones, parts, adds_up = _listed(random, ZONES, nouns)
    items = [f"{z} có {figure(p)} {noun}" for z, p in zip(zones, parts, strict=True)]
    text = f"Đến nay, toàn tỉnh có {total}, gồm: {', '.join(items[:-1])} và {items[-1]}."
    return Paragraph(text, adds_up)


def _next_sentence(random: Random) -> Paragraph:
    nouns = random.choice(NOUNS)
    total, zones, parts, adds_up = _listed(random, ZONES, nouns)
    items = [f"{z} {figure(p)} {nouns[1]}" for z, p in zip(zones, parts, strict=True)]
    return Paragraph(f"Các khu hiện có {total}. Trong đó, {'; '.join(items)}.", adds_up)


def _pointed(random: Random) -> Paragraph:
    nouns = random.choice(NOUNS)
    noun = random.choice(nouns[:2])
    total, zones, parts, adds_up = _listed(random, ZONES, nouns)
    items = [f"- {z}: {figure(p)} {noun}" for z, p in zip(zones, parts, strict=True)]
    text = f"Tính đến cuối tháng, trên địa bàn có {total}, trong đó:\n" + ";\n".join(items) + "."
    return Paragraph(text, adds_up)


def _bracketed(random: Random) -> Paragraph:
    total, zones, parts, adds_up = _listed(random, ZONES, random.choice(NOUNS))
    items = [f"{z}: {figure(p)}" for z, p in zip(zones, parts, strict=True)]
    return Paragraph(f"Qua rà soát có {total} gặp khó khăn ({', '.join(items)}).", adds_up)


def _behind(random: Random) -> Paragraph:
    nouns = random.choice(NOUNS)
    total, zones, parts, adds_up = _listed(random, ZONES, nouns)
    items = [f"{z} có {figure(p)} {nouns[0]}" for z, p in zip(zones, parts, strict=True)]
    text = f"{'; '.join(items)}; tổng cộng {total}."
    return Paragraph(text[0].upper() + text[1:], adds_up)


def _of_branches(random: Random) -> Paragraph:
    total, names, parts, adds_up = _listed(random, BRANCHES, NOUNS[1])
    items = [f"{n} {figure(p)} lao động" for n, p in zip(names, parts, strict=True)]
    return Paragraph(f"Nhu cầu tuyển dụng là {total}, cụ thể: {', '.join(items)}.", adds_up)


def _of_workshops(random: Random) -> Paragraph:
    total, names, parts, adds_up = _listed(random, WORKSHOPS, ("lao động", "người", 700))
    items = [f"{n} {figure(p)} người" for n, p in zip(names, parts, strict=True)]
    text = f"Công ty có {total}, gồm {', '.join(items[:-1])} và {items[-1]}."
    return Paragraph(text, adds_up)


def _of_kinds(random: Random) -> Paragraph:
    total, kinds, parts, adds_up = _listed(random, (*KINDS, "liên doanh", "tư nhân"), NOUNS[0])
    items = [f"{figure(p)} doanh nghiệp {k}" for k, p in zip(kinds, parts, strict=True)]
    return Paragraph(f"Huyện có {total}, bao gồm {', '.join(items)}.", adds_up)


def _nested(random: Random) -> Paragraph:
    total, (first, second) = _parts(random, 200, 2)
    text = (
        f"Toàn khu có {total} doanh nghiệp, gồm {first} doanh nghiệp FDI (trong đó "
        f"{max(1, first // 3)} doanh nghiệp Hàn Quốc) và {second} doanh nghiệp trong nước."
    )
    return Paragraph(text, total == first + second)


def _rest(random: Random) -> Paragraph:
    nouns = random.choice(NOUNS)
    total, zones, parts, adds_up = _listed(random, ZONES, nouns)
    items = [f"{z} có {figure(p)} {nouns[1]}" for z, p in zip(zones[:-1], parts, strict=False)]
    text = f"Cả tỉnh có {total}, trong đó {', '.join(items)}, còn lại {figure(parts[-1])} "
    return Paragraph(f"{text}{nouns[1]} ở {zones[-1]}.", adds_up)


def _traits(random: Random) -> Paragraph:
    """Traits overlap: nothing is wrong, whatever they add up to."""
    whole = random.randint(2_000, 90_000)
    women, members = (int(whole * random.uniform(0.3, 0.95)) for _ in range(2))
    text = (
        f"Công ty có {figure(whole)} lao động, trong đó {figure(women)} lao động nữ, "
        f"{figure(whole // 50)} lao động nước ngoài và {figure(members)} người đã vào công đoàn."
    )
    return Paragraph(text, True, is_sum=False)


def _share(random: Random) -> Paragraph:
    whole, percent = random.randint(400, 9_000), random.randint(10, 90)
    part = round(whole * percent / 100)
    text = f"Công ty có {figure(whole)} công nhân, trong đó {figure(part)} người là nữ, chiếm "
    return Paragraph(f"{text}{percent}%.", True, is_sum=False)


def _compared(random: Random) -> Paragraph:
    """Figures of another year stand beside the parts."""
    first, second, before = (random.randint(80, 300) for _ in range(3))
    text = (
        f"Quý I có {first + second} doanh nghiệp (cùng kỳ {before} doanh nghiệp), gồm {first} "
        f"doanh nghiệp trong nước (cùng kỳ {before // 2}) và {second} doanh nghiệp FDI."
    )
    return Paragraph(text, True, is_sum=False)


def _strike(random: Random) -> Paragraph:
    whole = random.randint(500, 4_000)
    part = random.randint(100, whole)
    text = (
        f"Sáng 12/5, hơn {figure(part)} trong tổng số {figure(whole)} công nhân ngừng việc; "
        f"đến chiều còn {figure(part // 3)} người chưa vào ca."
    )
    return Paragraph(text, True, is_sum=False)


FRAMES = (
    _of_zones, _next_sentence, _pointed, _bracketed, _behind, _of_branches, _of_workshops,
    _of_kinds, _nested, _rest, _traits, _share, _compared, _strike,
)  # fmt: skip
