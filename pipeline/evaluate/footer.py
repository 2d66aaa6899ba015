"""The footer of an annotated article: its task lists and the checks an editor would look for."""

from typing import Any, get_args

from schemas import checks, counts, tasks

from ..errors import GoldError
from .marks import HINT, Source, must_stand_in_text

Row = dict[str, Any]


def read_footer(parts: Source) -> tuple[dict[str, Row], list[Row]]:
    """Give lists by their label, still without items and with their line, and checks in order.

    Raises GoldError: `bad_footer`, `double_list`, `unknown_attribute`, `words_not_in_text`.
    """
    lists: dict[str, Row] = {}
    found: list[Row] = []
    for number, (keyword, *rest) in parts.footer:
        if keyword == "list" and len(rest) >= 2 and rest[1] in get_args(tasks.TaskStatus):
            if rest[0] in lists:
                raise GoldError("double_list", f"list {rest[0]} twice", hint=HINT, line=number)
            lists[rest[0]] = _list(rest, number, parts.text)
        elif keyword == "check" and _is_check(rest):
            measure = rest[2] if len(rest) > 2 else None
            found.append({"code": rest[0], "status": rest[1], "measure": measure})
        else:
            raise GoldError(
                "bad_footer", f"{' '.join((keyword, *rest))!r} is neither a list nor a check",
                hint='Write `list A planned 3 cue="…"` or `check total_of_parts pass enterprises`.',
                line=number,
            )  # fmt: skip
    return lists, found


def _list(words: list[str], line: int, text: str) -> Row:
    declared = cue = None
    for word in words[2:]:
        if word.isdecimal() and declared is None:
            declared = int(word)
        elif word.startswith("cue=") and cue is None:
            cue = word.removeprefix("cue=")
        else:
            message = f"{word!r} says nothing about list {words[0]}"
            raise GoldError("unknown_attribute", message, hint=HINT, line=line)
    must_stand_in_text((cue,), text, line)
    return {"status": words[1], "declared_count": declared, "cue": cue, "items": [], "line": line}


def _is_check(words: list[str]) -> bool:
    choices = (checks.CheckCode, checks.CheckStatus, counts.Measure)
    return 2 <= len(words) <= 3 and all(
        word in get_args(allowed) for word, allowed in zip(words, choices, strict=False)
    )
