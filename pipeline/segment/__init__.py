"""Words, sentences, lists, and their spaCy side; nothing here changes the text."""
