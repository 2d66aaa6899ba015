"""Identical bytes are told or left out, nearly the same texts get a group, nothing is lost."""

import json
import random
import re
from pathlib import Path

import numpy as np
import pytest

from pipeline.batch.duplicates import firsts
from pipeline.batch.groups import Groups
from pipeline.batch.links import Link
from pipeline.batch.merge import linked
from pipeline.batch.near import WIDTH, signature
from pipeline.io.aside import json_line
from pipeline.text.document import Document
from schemas.article import Place
from schemas.record import ArticleRecord

from ..io.records import record_of
from .conftest import Run, articles, digests, manifest, rows

WORDS = re.findall(
    r"\w+",
    "công đoàn khu công nghiệp tổ chức gặp mặt người lao động đầu xuân tặng quà cho gia đình khó "
    "khăn doanh nghiệp thưởng tết lãnh đạo tỉnh thăm xưởng may giày điện tử ký thỏa ước tập thể",
)


def text(seed: int, words: int = 220) -> str:
    dice = random.Random(seed)
    return " ".join(f"{dice.choice(WORDS)}" for _ in range(words)).capitalize() + ".\n"


def edited(original: str, seed: int, changes: int) -> str:
    """The text with some words replaced and a line in front, as a portal does it."""
    dice, words = random.Random(seed), original.split()
    for _ in range(changes):
        words[dice.randrange(len(words))] = f"tờ{seed}"
    return f"Theo báo số {seed} đưa tin. " + " ".join(words) + "\n"


def record(content: str) -> ArticleRecord:
    return record_of(Document(content=content.encode(), uri="a.txt"), block=True)


def test_first_of_the_same_bytes() -> None:
    digests = [f"{n:032x}" * 2 for n in (1, 2, 1, 3, 2, 1, 256, 0)]
    assert firsts(digests).tolist() == [0, 1, 0, 3, 1, 0, 6, 7]
    assert firsts([]).tolist() == []


def test_groups_are_those_of_like_texts() -> None:
    originals = [text(seed) for seed in range(30)]
    copies = [edited(originals[i % 5], 100 + i, changes=6) for i in range(15)]
    texts = [*originals, *copies, "Ngắn.\n", "Ngắn.\n"]
    signatures = [signature(record(t)) for t in texts]
    stretches = [signatures[:7], [], signatures[7:31], signatures[31:]]
    groups = Groups([len(s) for s in stretches], lambda i: b"".join(stretches[i]))
    leaders = groups.leaders().tolist()
    expected = [*range(30), *(i % 5 for i in range(15)), 45, 46]
    assert leaders == expected
    assert all(len(s) == WIDTH for s in signatures)


def test_a_signature_is_the_same_everywhere() -> None:
    """Written down: another value here makes other groups of the same archive."""
    values = np.frombuffer(signature(record(text(1))), dtype="<u4")
    assert values[:3].tolist() == SEEN


SEEN = [16655444, 2937761, 29856604]


@pytest.mark.parametrize(
    "uri", ["a.txt", 'x","source":{"duplicate_of":null', "bài \u0001\u2028.txt"]
)
def test_a_line_with_links_is_that_of_the_model(uri: str) -> None:
    plain = record("Bài.").model_copy(update={"meta": {"duplicate_of": None, "source": {}}})
    place, group = Place(uri=uri, member="1"), "ab" * 16
    line = linked(json_line(plain).encode() + b"\n", Link((uri, "1"), group))
    wanted = plain.model_copy(update={"duplicate_of": place, "duplicate_group": group})
    assert line.decode() == json_line(wanted) + "\n"
    assert linked(line, Link()) == line


def test_identical_bytes_are_left_out_and_noted(vifacts: Run, tmp_path: Path) -> None:
    articles(tmp_path / "tin", 12)
    for name, twin in (("0011b", "0002"), ("0011c", "0002"), ("0011d", "0011")):
        content = (tmp_path / "tin" / f"{twin}.txt").read_bytes()
        (tmp_path / "tin" / f"{name}.txt").write_bytes(content)
    vifacts("batch", "tin", "--out", "run", "--shard", "4")
    told = {r["source"]["uri"]: r["duplicate_of"] for r in rows(tmp_path / "run" / "facts.jsonl")}
    assert {k: v["uri"] for k, v in told.items() if v} == {
        "tin/0011b.txt": "tin/0002.txt", "tin/0011c.txt": "tin/0002.txt",
        "tin/0011d.txt": "tin/0011.txt",
    }  # fmt: skip
    ran = vifacts("batch", "tin", "--out", "less", "--shard", "4", "--dedupe")
    assert (ran.code, "3 duplicates left out" in ran.err) == (0, True)
    assert len(rows(tmp_path / "less" / "facts.jsonl")) == 12
    left_out = rows(tmp_path / "less" / "facts.left_out.jsonl")
    assert [row["duplicate_of"]["uri"] for row in left_out] == [
        "tin/0002.txt", "tin/0002.txt", "tin/0011.txt"
    ]  # fmt: skip
    totals = manifest(tmp_path / "less")["totals"]
    assert (totals["inputs"], totals["records"], totals["duplicates_left_out"]) == (15, 12, 3)
    assert vifacts("verify", "less").code == 0
    ran = vifacts("batch", "tin", "--out", "less", "--shard", "4")  # merged anew, read no more
    assert manifest(tmp_path / "less")["totals"]["records"] == 15


def test_planted_near_duplicates_are_grouped(vifacts: Run, tmp_path: Path) -> None:
    folder = tmp_path / "tin"
    folder.mkdir()
    for i in range(10):
        (folder / f"{i}.txt").write_text(text(i), "utf-8")
    for i in range(4):
        (folder / f"9-{i}.txt").write_text(edited(text(3 if i < 3 else 5), i, 5), "utf-8")
    (folder / "9-x.txt").write_text(text(3), "utf-8")
    ran = vifacts("batch", "tin", "--out", "run", "--near", "--no-text", "--shard", "3")
    assert "2 groups of near duplicates" in ran.err
    found = rows(tmp_path / "run" / "facts.jsonl")
    names: dict[str, list[str]] = {}
    for row in found:
        assert "text" not in row
        if "duplicate_group" in row:
            names.setdefault(row["duplicate_group"], []).append(row["source"]["uri"][4:-4])
    ids = {row["source"]["uri"][4:-4]: row["id"] for row in found}
    assert names == {ids["3"]: ["3", "9-0", "9-1", "9-2", "9-x"], ids["5"]: ["5", "9-3"]}
    vifacts("batch", "tin", "--out", "less", "--near", "--no-text", "--shard", "5", "--dedupe")
    rest = rows(tmp_path / "less" / "facts.jsonl")
    kept = [json.dumps(row) for row in found if row["duplicate_of"] is None]
    assert [json.dumps(row) for row in rest] == kept
    assert digests(tmp_path / "run")["inputs.jsonl"] == digests(tmp_path / "less")["inputs.jsonl"]
