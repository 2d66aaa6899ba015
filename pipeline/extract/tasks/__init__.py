"""Tasks: lists of work, each point with its words, its number and its place in the list."""

from .find import RULE_NAMES, TasksFound, find_tasks

__all__ = ["RULE_NAMES", "TasksFound", "find_tasks"]
