"""A mention on its way from the grammar to the record."""

from dataclasses import dataclass

from schemas.organisations import OrganisationType

from .body import Body


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that names a body, and how it was found."""

    start: int
    end: int
    type: OrganisationType | None
    rule: str
    body: Body | None = None
    same_as: int | None = None
    """Start of an earlier mention of the same organisation, where the text itself says so."""
