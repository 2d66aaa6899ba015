"""Numbers that their place in a row tells: series, divisions, headings, tables, shared nouns."""
