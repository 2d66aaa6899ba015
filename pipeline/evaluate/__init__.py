"""Measuring: gold in a form pleasant to write, scores, gates. Needs `schemas` alone."""
