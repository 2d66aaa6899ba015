"""underthesea's word model, scored directly; see docs/decisions/0011-words-scored-directly.md."""
