"""Views of a record for people: terminal now, HTML later. Needs `schemas` alone."""
