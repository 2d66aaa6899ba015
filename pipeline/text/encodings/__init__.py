"""Encodings of Vietnamese text older than Unicode, told by how Vietnamese the result is."""
