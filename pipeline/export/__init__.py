"""Tables of facts for other tools: today CSV, one flat table a class of facts."""
