"""Organisations as they are mentioned, and the entities that the mentions stand for."""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from .base import Fact, Frozen, stands

OrganisationType = Literal[
    "party", "government", "zone_authority", "zone", "union", "mass_organisation", "enterprise",
    "association", "media", "education", "health", "security", "other",
]  # fmt: skip
EntityId = Annotated[str, Field(pattern=r"^e[0-9]+-[0-9]+$")]


class OrganisationFact(Fact):
    """One mention of a particular organisation (guide, section 2)."""

    type: OrganisationType
    """Kind of body."""
    entity: EntityId
    """Id of the entity that the mention stands for."""


def organisations_hold(organisations: Sequence[OrganisationFact]) -> bool:
    """Tell whether mentions right in their fields are right, as the validators of each have it."""
    return all(stands(fact, "o") for fact in organisations)


class Entity(Frozen):
    """One organisation under all its names in the article."""

    id: EntityId
    """`e` and the place of the first mention."""
    name: Annotated[str, Field(min_length=1)]
    """Fullest form in the article, abbreviations written out."""
    type: OrganisationType
    """Kind of body."""
    aliases: list[str]
    """Every wording of a mention that is not `name`, in order."""
    mentions: Annotated[list[str], Field(min_length=1)]
    """Ids of the mentions, in order."""
