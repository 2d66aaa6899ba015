"""Loaded once in the process that workers are forked from, so that each has the models at once."""

import gc

from ..record import load

load()
gc.freeze()
