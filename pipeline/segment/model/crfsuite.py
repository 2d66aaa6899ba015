"""CRFsuite's model file (lCRF, version 100), of a model with two labels.

Layout: a header; features as (type, source, target, weight); the names of labels and of attributes,
each in a CQDB, a hash table whose backward list gives name by number. Source: CRFsuite's own
`lib/crf/src/crf1d_model.c` and `lib/cqdb/src/cqdb.c`.
"""

import struct
from dataclasses import dataclass

import numpy as np

_HEADER = struct.Struct("<4sI4s9I")
_FEATURES = struct.Struct("<4sII")
_FEATURE = np.dtype([("type", "<u4"), ("source", "<u4"), ("target", "<u4"), ("weight", "<f8")])
_CQDB = struct.Struct("<4sIIIII")
_RECORD = struct.Struct("<II")
_STATE = 0


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of two labels, B (a word begins) and I (it goes on)."""

    states: dict[str, tuple[float, float]]
    """Attribute → how much it speaks for B, and for I."""
    transitions: dict[tuple[str, str], float]
    """(label, next label) → weight; the labels are "B" and "I"."""


def read_weights(content: bytes) -> Weights:
    """Give the weights of a model file: `states["T[0].lower=nhân"]` is 0.3, or what it is.

    Raises ValueError for bytes that are no such model.
    """
    magic, _, _, version, *_, features, labels_at, names_at, _, _ = _HEADER.unpack_from(content)
    if magic != b"lCRF" or version != 100:
        raise ValueError("not a model file of CRFsuite")
    labels = [label.partition("-")[0] for label in _names(content, labels_at)]
    names = _names(content, names_at)
    if sorted(labels) != ["B", "I"]:
        raise ValueError(f"not a model of B and I: {labels}")
    _, _, count = _FEATURES.unpack_from(content, features)
    table = np.frombuffer(content, _FEATURE, count, features + _FEATURES.size)
    states = table[table["type"] == _STATE]
    both = [
        np.bincount(states["source"], states["weight"] * (states["target"] == label), len(names))
        for label in (labels.index("B"), labels.index("I"))
    ]
    transitions = {
        (labels[source], labels[target]): weight
        for _, source, target, weight in table[table["type"] != _STATE].tolist()
    }
    pairs = zip(both[0].tolist(), both[1].tolist(), strict=True)
    return Weights(dict(zip(names, pairs, strict=True)), transitions)


def _names(content: bytes, at: int) -> list[str]:
    """Give the names of a CQDB by number."""
    _, _, _, _, count, backward = _CQDB.unpack_from(content, at)
    starts = at + np.frombuffer(content, "<u4", count, at + backward).astype(np.int64)
    ends = starts + [_RECORD.unpack_from(content, start)[1] for start in starts.tolist()]
    shift = _RECORD.size
    places = zip((starts + shift).tolist(), (ends + shift - 1).tolist(), strict=True)
    return [content[start:end].decode() for start, end in places]
