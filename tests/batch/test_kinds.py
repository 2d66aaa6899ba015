"""The same articles give the same facts, whatever they are packed in; hostile archives end well."""

from pathlib import Path

import pytest

from pipeline.io.run import extract_inputs
from schemas.record import ArticleRecord

from ..io.archives import gz, jsonl_of, tar_of, warc_of, zip_of, zst
from ..io.test_hostile_archives import HOSTILE
from .conftest import ROOT, Run, manifest, rows

PLACES = {"id", "source", "meta", "producer", "warnings"}


@pytest.mark.slow
def test_the_same_facts(tmp_path: Path) -> None:
    texts = {p.name: p.read_bytes() for p in sorted((ROOT / "corpus/articles").glob("*.txt"))[:4]}
    pages = {f"https://vi.example/{name}": content for name, content in texts.items()}
    kinds = {
        "tin.jsonl": jsonl_of(texts), "tin.jsonl.gz": gz(jsonl_of(texts)),
        "tin.jsonl.zst": zst(jsonl_of(texts)), "tin.zip": zip_of(texts), "tin.tar": tar_of(texts),
        "tin.warc": warc_of(pages), "tin.warc.gz": warc_of(pages, packed=True),
    }  # fmt: skip
    (tmp_path / "tin").mkdir()
    for name, content in texts.items():
        (tmp_path / "tin" / name).write_bytes(content)
    for name, content in kinds.items():
        (tmp_path / name).write_bytes(content)
    facts = {}
    for name in ("tin", *kinds):
        found = list(extract_inputs([str(tmp_path / name)]))
        assert all(isinstance(item, ArticleRecord) for item in found), name
        facts[name] = [item.model_dump(exclude=PLACES) for item in found]
    assert all(found == facts["tin"] for found in facts.values())
    assert sum(len(row["dates"]) for row in facts["tin"]) > 4


def test_a_folder_of_hostile_archives_is_read_to_its_end(vifacts: Run, tmp_path: Path) -> None:
    folder = tmp_path / "a" / "tin"
    folder.mkdir(parents=True)
    for name, (made, _) in HOSTILE.items():
        (folder / name).write_bytes(made() if callable(made) else made)
    (folder / "vòng").symlink_to(folder)
    (folder / "ra").symlink_to("/etc")
    before = set(tmp_path.rglob("*"))
    ran = vifacts("batch", "a/tin", "--out", "run")
    assert ran.code == 3, ran.err
    codes = {row["code"] for row in rows(tmp_path / "run" / "facts.rejects.jsonl")}
    expected = {code for _, listed in HOSTILE.values() for code in listed} - {""}
    assert expected | {"link_leads_out"} <= codes
    assert "worker_died" not in codes
    assert manifest(tmp_path / "run")["totals"]["records"] > 10
    assert vifacts("verify", "run").code == 0
    new = {p.relative_to(tmp_path).parts[0] for p in set(tmp_path.rglob("*")) - before}
    assert new == {"run"}
