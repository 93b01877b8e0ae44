"""A drawn chart, as the builders place it: bytes and size, with nothing of the library that drew it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Drawing:
    """One chart's picture twice, as vectors and as pixels, and the size at which it was drawn.

    `labels` is every text that was drawn, in the order of drawing and as it stands before wrapping; numbers on a value axis are left out.
    """

    svg: bytes
    png: bytes
    width_cm: float
    height_cm: float
    labels: tuple[str, ...]
