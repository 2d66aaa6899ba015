"""HTML pages → all their visible text in blocks, each character with its place in the page."""
