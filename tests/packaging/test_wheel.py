"""The built wheel, installed clean, on the oldest and the newest Python at hand."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OLDEST = (3, 11)
pytestmark = pytest.mark.slow


def run(*command: object, cwd: Path, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Run a command away from the checkout, with nothing of it on the path."""
    env = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(
        [str(c) for c in command], cwd=cwd, env=env, capture_output=True, text=True, check=False
    )
    assert not check or done.returncode == 0, done.stdout + done.stderr
    return done


def pythons() -> dict[tuple[int, int], Path]:
    """Give one interpreter of each supported version that can be found."""
    folders = [Path(p) for p in os.environ.get("PATH", "").split(os.pathsep)]
    roots = [Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"]
    folders += sorted(p for root in roots for p in root.glob("*/bin"))
    found: dict[tuple[int, int], Path] = {}
    for candidate in [
        Path(sys.executable),
        *(f / f"python3.{m}" for f in folders for m in (11, 12, 13)),
    ]:
        version = _version(candidate)
        if version and version >= OLDEST:
            found.setdefault(version, candidate)
    return found


def _version(python: Path) -> tuple[int, int] | None:
    code = "import sys, venv, ensurepip; print(*sys.version_info[:2])"
    if not python.exists():
        return None
    done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
    if done.returncode:
        return None
    major, minor = done.stdout.split()
    return int(major), int(minor)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from the checkout."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", out, ROOT, cwd=out)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[int, int], Path]:
    """Give the `bin` folders of clean environments, oldest and newest Python."""
    available = pythons()
    chosen = sorted({min(available), max(available)})
    bins = {}
    for version in chosen:
        home = tmp_path_factory.mktemp(f"python{version[0]}{version[1]}")
        run(available[version], "-m", "venv", home, cwd=home)
        run(home / "bin" / "pip", "install", "--quiet", wheel, cwd=home)
        bins[version] = home / "bin"
    return bins


@pytest.fixture(scope="session")
def oldest(installed: dict[tuple[int, int], Path]) -> Path:
    """The environment of the oldest Python."""
    return installed[min(installed)]


def test_same_bytes_on_every_python(installed: dict[tuple[int, int], Path], tmp_path: Path) -> None:
    if len(installed) < 2:
        pytest.skip("only one supported Python is on this machine")
    digests = set()
    for version, folder in installed.items():
        out = tmp_path / f"{version[1]}.jsonl"
        run(folder / "vifacts", "extract", "corpus/articles", "-o", out, cwd=ROOT)
        assert out.with_suffix(".rejects.jsonl").read_bytes() == b""
        digests.add(hashlib.sha256(out.read_bytes()).hexdigest())
        done = run(folder / "vifacts", "validate", out, cwd=tmp_path)
        assert done.returncode == 0
    assert len(digests) == 1


def test_data_and_types_are_shipped(oldest: Path, tmp_path: Path) -> None:
    code = (
        "from importlib.resources import files; import pipeline, schemas;"
        "print(*sorted(p.name for p in files('pipeline.data').iterdir()),"
        " *(files(p).joinpath('py.typed').is_file() for p in ('pipeline', 'schemas')),"
        " *sorted(p.name for p in files('schemas').joinpath('json').iterdir()))"
    )
    out = run(oldest / "python", "-c", code, cwd=tmp_path).stdout
    assert "counted_nouns.tsv" in out
    assert "record" in out
    assert "False" not in out


def test_foreign_packages_in_the_way(oldest: Path, tmp_path: Path) -> None:
    """A user's own `pipeline` and `schemas` do not break the command."""
    for name in ("pipeline", "schemas"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("raise RuntimeError('not ours')\n")
    (tmp_path / "a.txt").write_text("Toàn khu có 45 doanh nghiệp.", encoding="utf-8")
    done = run(oldest / "vifacts", "extract", "a.txt", cwd=tmp_path)
    assert json.loads(done.stdout)["counts"][0]["value"] == 45
    doctor = run(oldest / "vifacts", "doctor", cwd=tmp_path, check=False)
    assert str(tmp_path / "pipeline") in doctor.stdout.replace("\n", "")


def test_segment_gives_underthesea_words(oldest: Path, tmp_path: Path) -> None:
    code = """
import json, sys
from underthesea.pipeline.word_tokenize import word_tokenize
found = json.loads(sys.stdin.read())
text = found["text"]
for sentence in found["sentences"]:
    s, e = sentence["start"], sentence["end"]
    ours = [text[w["start"]:w["end"]] for w in found["words"] if s <= w["start"] < e]
    theirs = word_tokenize(text[s:e], use_token_normalize=False)
    assert ["".join(w.split()) for w in ours] == ["".join(w.split()) for w in theirs], text[s:e]
print(len(found["words"]))
"""
    articles = sorted((ROOT / "corpus" / "articles").glob("*.txt"))[:3]
    seeds = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))
    for article in [*articles, *seeds]:
        shown = run(oldest / "vifacts", "segment", article, cwd=tmp_path).stdout
        done = subprocess.run(
            [oldest / "python", "-c", code],
            input=shown,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert int(done.stdout) > 100


def test_components_by_name_alone(oldest: Path, tmp_path: Path) -> None:
    """Entry points: nobody imports vifacts, spaCy finds `vifacts_dates`."""
    code = (
        "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('vifacts_dates');"
        "doc = nlp('Sáng 8/3/2024, 20 đại biểu dự họp.');"
        "print([s.text for s in doc.spans['dates']])"
    )
    assert "8/3/2024" in run(oldest / "python", "-c", code, cwd=tmp_path).stdout


def test_a_saved_pipeline_loads_elsewhere(oldest: Path, tmp_path: Path) -> None:
    run(
        oldest / "python",
        "-c",
        "from pipeline.record import load; load().to_disk('nlp')",
        cwd=tmp_path,
    )
    code = "import spacy; print(spacy.load('nlp')('Có 45 doanh nghiệp.')._.record.counts[0].value)"
    assert run(oldest / "python", "-c", code, cwd=tmp_path).stdout.strip() == "45"


def test_what_needs_an_extra_says_which(oldest: Path, tmp_path: Path) -> None:
    """The light install writes SQLite and CSV; for the rest it names the extra."""
    (tmp_path / "a.txt").write_text("Toàn khu có 45 doanh nghiệp.", encoding="utf-8")
    vifacts = oldest / "vifacts"
    run(vifacts, "extract", "a.txt", "-o", "facts.jsonl", cwd=tmp_path)
    for to in ("sqlite", "csv"):
        run(vifacts, "export", "facts.jsonl", "--to", to, "-o", f"out-{to}", cwd=tmp_path)
    missing = {
        "parquet": ("export", "facts.jsonl", "--to", "parquet", "-o", "p"),
        "duckdb": ("export", "facts.jsonl", "--to", "duckdb", "-o", "d"),
        "report": ("report", "facts.jsonl", "-o", "r.html"),
        "cluster": ("batch", "a.txt", "-o", "run", "--cluster", "local:2"),
    }
    for extra, arguments in missing.items():
        done = run(vifacts, *arguments, cwd=tmp_path, check=False)
        assert (done.returncode, f"vifacts[{extra}]" in done.stderr) == (1, True), done.stderr


def test_doctor_names_a_planted_fault(oldest: Path, tmp_path: Path) -> None:
    assert run(oldest / "vifacts", "doctor", cwd=tmp_path).returncode == 0
    model = next(
        oldest.parent.glob(
            "lib/python*/site-packages/underthesea/pipeline/word_tokenize/models/*/models.bin"
        )
    )
    whole = model.read_bytes()
    try:
        model.write_bytes(whole[:-10])
        done = run(oldest / "vifacts", "doctor", cwd=tmp_path, check=False)
    finally:
        model.write_bytes(whole)
    assert done.returncode == 1
    assert "models.bin" in done.stdout
