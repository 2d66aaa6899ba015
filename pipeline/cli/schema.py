"""`vifacts schema`: the contract as JSON Schema."""

from enum import StrEnum
from typing import Annotated

import typer

from .console import write_json


class Name(StrEnum):
    """What has a schema."""

    RECORD = "record"
    REJECT = "reject"
    GOLD = "gold"


def run(
    name: Annotated[Name, typer.Argument(help="What to describe.")] = Name.RECORD,
) -> None:
    """Print the JSON Schema (2020-12) of records, rejects or gold.

    \b
    vifacts schema > record.schema.json
    vifacts schema gold
    """
    from schemas.publish import stored

    write_json(stored(name.value).rstrip("\n"))
