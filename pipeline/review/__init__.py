"""The editors' page: every fact beside its words, decisions kept apart from the records."""
