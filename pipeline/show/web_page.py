"""What every page of ours shares: templates that escape, a policy that allows no request."""

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from .plain import visible

if TYPE_CHECKING:
    from jinja2 import Template


@cache
def template(name: str) -> "Template":
    """Give a template of `show/web`; expressions are escaped and control characters shown."""
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, finalize=_finalize, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    return environment.from_string(web(name))


def web(name: str) -> str:
    """Give a file of `show/web` as text."""
    return files(__package__).joinpath("web", name).read_text(encoding="utf-8")


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
