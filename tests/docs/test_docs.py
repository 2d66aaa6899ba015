"""The documentation is about this project as it is: links, commands, options and paths exist."""

import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("pipeline", "schemas", "tests", "scripts", "corpus", "docs")
BUILT = {"build", "dist", "node_modules"}
SHELLS = {"sh", "bash", "shell", "console", "shell-session"}

FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,}) *([\w-]*)[^\n]*\n(.*?)^ {0,3}\1[`~]* *$", re.M | re.S)
INLINE = re.compile(r"(?<!`)(`{1,2})(?!`)((?:(?!\n\s*\n).)+?)(?<!`)\1(?!`)", re.S)
LINK = re.compile(r"(?<!!)\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(<?([^()\s<>]+)>?(?: +\"[^\"]*\")?\)")
IMAGE = re.compile(r"!\[[^\[\]]*\]\(<?([^()\s<>]+)>?(?: +\"[^\"]*\")?\)")
DEFINITION = re.compile(r"^ {0,3}\[[^\]^]+\]: +<?(\S+?)>?(?: +\"[^\"]*\")?$", re.M)
HEADING = re.compile(r"^ {0,3}#{1,6} +(.+?)(?: +#+)?$", re.M)
SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.I)
REPO_PATH = re.compile(rf"^(?:{'|'.join(ROOMS)})/[\w./*\[\]-]*$")
PLACEHOLDER = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2,}(?![A-Za-z0-9])")
OPTION = re.compile(r"(?<![\w-])--?[a-z][\w-]*", re.I)


def pages() -> list[Path]:
    """Every Markdown page of the project; what tools write beside it is none."""
    return sorted(
        path
        for path in ROOT.rglob("*.md")
        if not any(p.startswith(".") or p in BUILT for p in path.relative_to(ROOT).parts)
    )


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


PAGES = pages()
every_page = pytest.mark.parametrize("page", PAGES, ids=name)


def prose(text: str) -> str:
    """A page without its fenced blocks."""
    return FENCE.sub("", text)


def code_spans(text: str) -> list[str]:
    return [" ".join(match[2].split()) for match in INLINE.finditer(prose(text))]


def targets(text: str) -> list[str]:
    """What the links of a page lead to; links shown in code are none."""
    plain = INLINE.sub("``", prose(text))
    return [m[1] for pattern in (LINK, IMAGE, DEFINITION) for m in pattern.finditer(plain)]


def anchors(text: str) -> set[str]:
    """Anchors of a page's headings, made as GitHub makes them."""
    found: dict[str, int] = {}
    for match in HEADING.finditer(prose(text)):
        words = re.sub(r"[`*]|\[([^\]]*)\]\([^)]*\)", r"\1", match[1]).strip().lower()
        slug = re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
        found[slug] = found.get(slug, -1) + 1
    return {f"{slug}-{i}" if i else slug for slug, times in found.items() for i in range(times + 1)}


def broken_links(text: str, folder: Path) -> list[str]:
    """Relative links of a page that lead nowhere."""
    broken = []
    for target in targets(text):
        if SCHEME.match(target) or target.startswith("//"):
            continue
        file, _, anchor = target.partition("#")
        place = (folder / file).resolve() if file else None
        missing = place is not None and not (place.is_relative_to(ROOT) and place.exists())
        if missing or (anchor and anchor not in anchors(read(place) if place else text)):
            broken.append(target)
    return broken


def command_lines(text: str) -> Iterator[list[str]]:
    """Give the words of every `vifacts …` call: in fenced shell blocks and in code spans."""
    lines = [
        line.removeprefix("$ ")
        for match in FENCE.finditer(text)
        if match[2].lower() in SHELLS
        for line in match[3].replace("\\\n", " ").splitlines()
        if match[2].lower() not in ("console", "shell-session") or line.startswith("$ ")
    ]
    for line in [*lines, *code_spans(text)]:
        yield from calls(line)


def calls(line: str) -> Iterator[list[str]]:
    """Give what follows `vifacts` (or `scripts/run`, which stands for it) in a line of shell."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars="|;&()<>")
    lexer.whitespace_split = True
    try:
        words = list(lexer)
    except ValueError:  # prose with a lone quote, no shell
        return
    call: list[str] | None = None
    fresh = True
    for word in words:
        if not word.strip("|;&()"):
            if call is not None:
                yield call
            call, fresh = None, True
        elif fresh and word in ("vifacts", "scripts/run", "./scripts/run"):
            call, fresh = [], False
        elif fresh and re.fullmatch(r"\w+=\S*|time|env|exec", word):
            continue
        else:
            fresh = False
            if call is not None:
                call.append(word)
    if call is not None:
        yield call


@cache
def help_of(*command: str) -> str:
    """What `vifacts COMMAND --help` prints."""
    done = subprocess.run(
        [sys.executable, "-m", "pipeline.cli", *command, "--help"], cwd=ROOT, text=True,
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@cache
def commands() -> frozenset[str]:
    listed = help_of().split("\nCommands:\n")[1]
    return frozenset(re.findall(r"^  (\w+)  ", listed, re.M))


def options(*command: str) -> set[str]:
    return set(OPTION.findall(help_of(*command).split("\nOptions:\n")[1]))


def wrong_call(words: list[str]) -> str | None:
    """Say what a call of vifacts gets wrong; None if nothing."""
    given = [word.partition("=")[0].strip("[]") for word in words]
    named = [word for word in given if word and not word.startswith("-")]
    command = () if not given or given[0].startswith("-") else (named[0],)
    if command and PLACEHOLDER.fullmatch(command[0]):
        return None
    if command and command[0] not in commands():
        return f"there is no command {command[0]}"
    known = options(*command)
    unknown = [w for w in given if w.startswith("-") and w != "-" and w not in known]
    return f"{' '.join(command)} has no option {', '.join(unknown)}" if unknown else None


def repo_paths(text: str) -> Iterator[str]:
    """Give the words in code spans that look like paths of this repository."""
    for span in code_spans(text):
        for word in span.split():
            path = re.sub(r"(?::\d+|::\w.*)$", "", word.rstrip(".,;:…").strip("\"'()[]"))
            if REPO_PATH.match(path):
                yield path


def is_there(path: str) -> bool:
    """Tell whether a path exists; `NAME` and `*` stand for anything."""
    pattern = PLACEHOLDER.sub("*", path.rstrip("/"))
    return (ROOT / path).exists() or any(True for _ in ROOT.glob(pattern))


def test_there_is_documentation() -> None:
    assert {"README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/annotation.md"} <= {
        name(page) for page in PAGES
    }
    assert len(commands()) >= 7


@every_page
def test_relative_links_lead_somewhere(page: Path) -> None:
    assert broken_links(read(page), page.parent) == []


@every_page
def test_commands_and_options_exist(page: Path) -> None:
    wrong = {" ".join(call): wrong_call(call) for call in command_lines(read(page))}
    assert {call: why for call, why in wrong.items() if why} == {}


@every_page
def test_paths_in_code_exist(page: Path) -> None:
    assert [path for path in repo_paths(read(page)) if not is_there(path)] == []


def test_decisions_are_one_page_with_four_parts() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    assert [int(path.name[:4]) for path in decisions] == list(range(1, len(decisions) + 1))
    for path in decisions:
        parts = [h for h in HEADING.findall(prose(read(path))) if not h.startswith(path.name[:4])]
        assert parts == ["Context", "Decision", "Why", "What it costs"], path.name
        assert len(read(path).splitlines()) <= 40, path.name


def test_the_citation_names_this_version_and_licence() -> None:
    project = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]
    cited = dict(re.findall(r"^([\w-]+): +(.+)$", read(ROOT / "CITATION.cff"), re.M))
    assert (cited["title"], cited["version"], cited["license"]) == (
        project["name"], project["version"], project["license"],
    )  # fmt: skip
    assert read(ROOT / "CHANGELOG.md").count("\n## [Unreleased]\n") == 1


def test_broken_links_are_noticed() -> None:
    text = (
        "# A heading\n[a](README.md) [b](no.md) [c](#a-heading) [d](#none) `[e](no2.md)`\n"
        "[f](https://vi.example/x) [g](docs/annotation.md#3-counts) [h](docs/annotation.md#x)\n"
        "```\n[i](no3.md)\n```\n[j]: no4.md\n[k](../elsewhere.md)\n"
    )
    expected = ["no.md", "#none", "docs/annotation.md#x", "../elsewhere.md", "no4.md"]
    assert broken_links(text, ROOT) == expected


@pytest.mark.parametrize(
    ("shell", "says"),
    [
        ("vifacts extract bai.txt --published 2024-05-17 | jq .counts", None),
        ("scripts/run extract tin/ \\\n  -o facts.jsonl && vifacts doctor --json", None),
        ("vifacts --version", None),
        ("vifacts evaluate gold.jsonl facts.jsonl --missing", "no option --missing"),
        ("vifacts extrakt bai.txt", "no command extrakt"),
        ("cat bai.txt | vifacts segment - --json", "no option --json"),
        ("vifacts gold corpus/gold -o=gold.jsonl  # writes gold", None),
    ],
)
def test_wrong_commands_are_noticed(shell: str, says: str | None) -> None:
    found = [wrong_call(call) for call in command_lines(f"```sh\n{shell}\n```\n")]
    assert found
    told = "; ".join(why for why in found if why)
    assert (says in told) if says else not told


def test_wrong_paths_are_noticed() -> None:
    text = "`pipeline/errors.py` `pipeline/no.py:12`, `tests/no/*.toml` `corpus/gold/ID.txt` `a/b`"
    assert [p for p in repo_paths(text) if not is_there(p)] == ["pipeline/no.py", "tests/no/*.toml"]
