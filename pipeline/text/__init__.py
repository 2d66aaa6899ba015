"""Bytes → text → blocks, with offsets kept at every step; numerals."""
