"""Every error vifacts raises on purpose.

    VifactsError                 code, message, hint: what is wrong and what to do
    ├── UsageError               the call is wrong; exit code 2
    ├── InputError               one input becomes a reject, the others go on
    │   ├── ReadError            stage `read`: missing, unreadable, too large, not a row
    │   ├── DecodeError          stage `decode`: binary, unknown encoding, empty
    │   └── ExtractError         stage `extract`: no record could be built
    ├── OutputError              the result could not be written
    ├── SetupError               a model or package is missing or damaged
    ├── ClusterError             the machines that do the work are gone or don't answer
    ├── DecisionError            a decision that cannot be taken, or a file of them at fault
    └── GoldError                a mistake in annotated text, with its line

What does not stop the work is a SetupWarning. Codes are stable: programs may rely on them. Messages
are for people and may change.
"""

from typing import Any, ClassVar


class VifactsError(Exception):
    """Base of all errors; `str()` gives the message and the hint."""

    stage: ClassVar[str] = "run"

    def __init__(self, code: str, message: str, *, hint: str) -> None:
        """Keep the three parts that a person and a program need."""
        super().__init__(f"{message} ({code}). {hint}")
        self.code = code
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[Any, ...]:
        """Pass from process to process whole."""
        return _remade, (type(self), self.code, self.message, self.hint)


def _remade(kind: "type[VifactsError]", code: str, message: str, hint: str) -> "VifactsError":
    return kind(code, message, hint=hint)


class UsageError(VifactsError):
    """The call itself is wrong."""


class InputError(VifactsError):
    """One input cannot become a record."""

    stage: ClassVar[str] = "read"


class ReadError(InputError):
    """The input cannot be read as bytes or as a row."""

    stage: ClassVar[str] = "read"


class DecodeError(InputError):
    """The bytes are no text we can be sure of."""

    stage: ClassVar[str] = "decode"


class ExtractError(InputError):
    """The text could not be turned into a valid record."""

    stage: ClassVar[str] = "extract"


class OutputError(VifactsError):
    """The result cannot be written; what stood there before still stands."""

    stage: ClassVar[str] = "write"


class SetupError(VifactsError):
    """Something that vifacts needs is missing or damaged; `vifacts doctor` says what."""


class ClusterError(VifactsError):
    """A cluster can't do the work; what it has done is kept."""


class DecisionError(VifactsError):
    """A reviewer's decision cannot be taken as it is, or a file of decisions is at fault."""


class GoldError(VifactsError):
    """A mistake in an annotated article."""

    def __init__(self, code: str, message: str, *, hint: str, line: int | None = None) -> None:
        """Put the line in front of the message where it is known."""
        super().__init__(code, f"line {line}: {message}" if line else message, hint=hint)
        self.line = line


class SetupWarning(UserWarning):
    """Something that vifacts uses is not what it was measured with; the work goes on."""

    def __init__(self, code: str, message: str, *, hint: str) -> None:
        """Keep the three parts that a person and a program need."""
        super().__init__(f"{message} ({code}). {hint}")
        self.code = code
        self.message = message
        self.hint = hint
