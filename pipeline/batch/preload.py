"""Loaded once in the process that workers are forked from, so that each has the models at once."""

import gc

from ..record import extract

extract("Sáng 15/3/2019, 150 công nhân Công ty CP May Bến Vân họp: (1) Tăng ca; (2) Nghỉ lễ.")
gc.freeze()
