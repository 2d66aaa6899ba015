"""Views of a record for people: text and HTML. Needs `schemas` alone."""
