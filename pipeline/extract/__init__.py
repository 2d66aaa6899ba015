"""One room a fact class; the rooms know nothing of each other."""
