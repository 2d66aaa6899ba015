"""Organisations: mentions read by a grammar of heads, joined to entities (guide, section 2)."""

from .find import RULE_NAMES, OrganisationsFound, find_organisations

__all__ = ["RULE_NAMES", "OrganisationsFound", "find_organisations"]
