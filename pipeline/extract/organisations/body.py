"""What the grammar reads: a body with its head, name, territory and the body it belongs to."""

from typing import NamedTuple, Optional

from schemas.organisations import OrganisationType


class Place(NamedTuple):
    """A territorial tail: `tỉnh Hưng Yên` is level `tỉnh`, name `hưng yên`."""

    end: int
    """Number of the word behind the tail."""
    level: str | None
    name: str | None
    province: bool = False
    """The name is in the list of provinces, countries and regions."""


class Body(NamedTuple):
    """A mention as the grammar reads it; places are numbers of words."""

    first: int
    end: int
    type: OrganisationType | None
    """None where only the context can tell (`Phòng …` without its parent)."""
    rule: str
    head: str
    """The head written out, folded: `ủy ban nhân dân`."""
    name: tuple[str, ...] = ()
    """Words between head and territory, folded and written out."""
    place: Place | None = None
    parent: Optional["Body"] = None
    proper: bool = False
    """There is a name that tells the body apart wherever it stands."""
    bare: bool = False
    """A head with nothing more: particular only where the article has named the body."""
