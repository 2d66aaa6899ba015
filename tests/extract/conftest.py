"""Rows and rules of a Specification become tests of their own."""

import pytest

from .specification import Specification


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test of a Specification its rows or its rules."""
    cls = metafunc.cls
    if cls is None or not issubclass(cls, Specification):
        return
    if "row" in metafunc.fixturenames:
        metafunc.parametrize("row", cls.rows, ids=lambda row: row.id)
    if "rule" in metafunc.fixturenames:
        metafunc.parametrize("rule", cls.rules)
