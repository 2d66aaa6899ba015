"""Joins facts of different classes and settles who owns a number."""
