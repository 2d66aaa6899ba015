"""Inputs → documents, documents → records, records → files that are complete or absent."""
