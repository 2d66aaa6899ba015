"""What every page of ours shares: templates that escape, a policy that allows no request."""

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from .plain import visible

if TYPE_CHECKING:
    from jinja2 import Template

SHARED = "pipeline.view"
"""The room whose folder `web` has what every page uses."""


@cache
def template(room: str, name: str) -> "Template":
    """Give a template of the folder `web` in a room; it may use those there and the shared ones.

    Expressions are escaped, and control characters shown: `template("pipeline.show", "page…")`.
    """
    return _environment(room).get_template(name)


@cache
def _environment(room: str) -> Environment:
    return Environment(
        loader=DictLoader(_sources(room)), autoescape=True, undefined=StrictUndefined,
        finalize=_finalize, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip


def _sources(room: str) -> Mapping[str, str]:
    found = [f for r in (SHARED, room) for f in files(r).joinpath("web").iterdir()]
    return {f.name: f.read_text(encoding="utf-8") for f in found if f.name.endswith(".j2")}


def web(room: str, name: str) -> str:
    """Give a file of the folder `web` in a room as text."""
    return files(room).joinpath("web", name).read_text(encoding="utf-8")


def policy(*, style: str, script: str | None = None) -> str:
    """Give a content security policy that names style and script by SHA-256 and nothing else."""
    allowed = f"style-src '{_source(style)}'"
    if script is not None:
        allowed += f"; script-src '{_source(script)}'"
    return f"default-src 'none'; {allowed}; img-src data:; base-uri 'none'; form-action 'none'"


def _source(code: str) -> str:
    digest = hashlib.sha256(code.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _finalize(value: object) -> object:
    """Show what an expression gives; autoescape follows."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
