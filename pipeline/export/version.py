"""The version of the tables: a column renamed or retyped is a new one."""

from typing import Final

TABLES_VERSION: Final = "1"
