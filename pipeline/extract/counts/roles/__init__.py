"""The role of a count: what lists say of wholes and parts, then verbs, cues and plans."""
