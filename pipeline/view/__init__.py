"""What every view of a record shares: its facts in words, its text in pieces, its page."""
