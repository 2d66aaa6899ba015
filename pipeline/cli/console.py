"""Streams and how errors look on them."""

import os
import sys
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any, TextIO

import typer
from typer.core import TyperGroup

from ..errors import SetupWarning, VifactsError
from ..view.plain import printable

if TYPE_CHECKING:
    from schemas.reject import Reject

    from .terminal import Bar

INTERRUPTED = 130
CLOSED_PIPE = 141
"""What shells report for a program whose reader has gone: 128 + SIGPIPE."""


class QuietGroup(TyperGroup):
    """Runs commands; one whose reader has gone (`… | head`) ends without a word."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command and send everything on its way while errors can still be told."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            for stream in (sys.stdout, sys.stderr):
                os.dup2(nowhere, stream.fileno())
            raise typer.Exit(CLOSED_PIPE) from None
        except KeyboardInterrupt:
            print("vifacts: interrupted", file=sys.stderr)
            raise typer.Exit(INTERRUPTED) from None
        return result


def say_error(error: VifactsError) -> None:
    """Print a message and, below it, what to do."""
    red, plain = ("\x1b[31m", "\x1b[0m") if coloured() else ("", "")
    message = printable(error.message)
    print(f"{red}vifacts: {message}{plain} ({error.code})\n  {error.hint}", file=sys.stderr)


def say_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """Print a warning as an error is printed; stands for `warnings.showwarning`."""
    if isinstance(message, SetupWarning):
        print(f"vifacts: {message.message} ({message.code})\n  {message.hint}", file=sys.stderr)
    else:
        print(f"vifacts: {category.__name__}: {message}", file=sys.stderr)


def show_reject(item: "Reject") -> None:
    """Tell of a refused input: a line for people in a terminal, else a line of JSON."""
    if sys.stderr.isatty():
        from .terminal import refusal

        refusal(item)
    else:
        sys.stderr.flush()
        sys.stderr.buffer.write(item.model_dump_json().encode() + b"\n")
        sys.stderr.buffer.flush()


def coloured() -> bool:
    """Tell whether standard error takes colours: a terminal, and nobody said NO_COLOR."""
    return sys.stderr.isatty() and not os.environ.get("NO_COLOR")


def write_json(line: str) -> None:
    """Print one line of JSON in UTF-8, whatever the locale."""
    sys.stdout.flush()
    sys.stdout.buffer.write(line.encode() + b"\n")
    sys.stdout.buffer.flush()


class NoBar:
    """Stands for the bar where there is no terminal to draw on."""

    def show(self, done: int, says: str, *, pause: bool = False, total: int | None = None) -> None:
        """Draw nothing."""


def bar_of_unknown_length() -> "AbstractContextManager[Bar | NoBar]":
    """Give a bar for work whose end nobody knows; nothing is drawn where there is no terminal."""
    if not sys.stderr.isatty():
        return nullcontext(NoBar())
    from .terminal import Bar

    return Bar(None)
