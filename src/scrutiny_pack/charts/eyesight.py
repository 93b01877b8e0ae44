"""How far apart two colours look, to most eyes and to those that do not tell some colours apart."""

from __future__ import annotations

from scrutiny_pack.charts.colours import linear

_Matrix = tuple[tuple[float, float, float], ...]
_EYES: tuple[_Matrix, ...] = (
    ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
)
"""Of linear red, green and blue: what most people see, and people without red, green or blue cones (Machado, Oliveira, Fernandes 2009)."""
_TO_XYZ: _Matrix = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
_WHITE = (0.95047, 1.0, 1.08883)


def difference(one: str, other: str) -> float:
    """The least distance in CIELAB, over all kinds of eyes, of two colours: about 2 can just be seen, black and white are 100 apart."""
    return min(_distance(_lab(one, eye), _lab(other, eye)) for eye in _EYES)


def _lab(colour: str, eye: _Matrix) -> tuple[float, float, float]:
    seen = [min(max(part, 0.0), 1.0) for part in _times(eye, linear(colour))]
    x, y, z = (_root(part / white) for part, white in zip(_times(_TO_XYZ, seen), _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(share: float) -> float:
    return float(share ** (1 / 3)) if share > 216 / 24389 else share * 841 / 108 + 4 / 29


def _times(matrix: _Matrix, parts: tuple[float, float, float] | list[float]) -> list[float]:
    return [sum(factor * part for factor, part in zip(row, parts, strict=True)) for row in matrix]


def _distance(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    return float(sum((left - right) ** 2 for left, right in zip(one, other, strict=True)) ** 0.5)
