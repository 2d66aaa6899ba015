"""The one way from an article to its record; everything else wraps it.

from pipeline.record import extract
record = extract("Ngày 24/11/2022, toàn khu có 45 doanh nghiệp với 12.300 lao động.")
record.counts[0].value                                                          # 45

from pipeline.record import load
doc = load()("Sáng 8/3, 20 đại biểu dự họp.")
doc.spans["dates"], doc._.record
"""

from .batches import batches
from .documents import extract, extract_batch, extract_document, extract_many
from .options import ExtractOptions
from .pipeline import load

__all__ = [
    "ExtractOptions",
    "batches",
    "extract",
    "extract_batch",
    "extract_document",
    "extract_many",
    "load",
]
