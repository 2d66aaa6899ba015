"""The interface in two languages, and the keys that it listens to."""

import json
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Final

from ..view.web_page import web

LANGUAGES: Final = ("en", "vi")
KEYS: Final[Mapping[str, str]] = {
    "accept": "a", "reject": "r", "correct": "c", "skip": "s", "flag": "f", "undo": "u",
    "next_article": "n", "bulk": "b", "add": "+", "dismiss": "x", "merge": "m", "split": "t",
    "up": "[", "down": "]", "next": "j", "previous": "k", "go_queue": "q", "search": "/",
    "help": "?",
}  # fmt: skip
"""Actions and their keys; digits choose another reading."""


class Words:
    """The words of one language."""

    def __init__(self, language: str) -> None:
        """Take one of LANGUAGES."""
        self.language = language
        self._place = LANGUAGES.index(language)

    def __call__(self, name: str) -> str:
        """Give the words for what programs call `name`; the name itself where there are none."""
        found = _words().get(name)
        return found[self._place] if found else name.replace("_", " ")


@cache
def _words() -> dict[str, tuple[str, str]]:
    rows = tomllib.loads(web("pipeline.review", "words.toml"))
    return {name: (english, vietnamese) for name, (english, vietnamese) in rows.items()}


def keys_of(kept: str | None) -> dict[str, str]:
    """Give every action's key: as a reviewer set it, else the usual one."""
    try:
        wanted = json.loads(kept) if kept else {}
    except ValueError:
        wanted = {}
    return {action: str(wanted.get(action, key)) for action, key in KEYS.items()}


def remapped(form: Mapping[str, str]) -> dict[str, str] | None:
    """Give the keys that a form asks for; None where two actions would have one."""
    found = {action: form.get(action, key).strip()[:1] or key for action, key in KEYS.items()}
    taken = list(found.values())
    clash = len(set(taken)) < len(taken) or any(key.isdecimal() for key in taken)
    return None if clash else found
