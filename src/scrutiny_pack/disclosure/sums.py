"""Which shown sums give a hidden one back: exact elimination, and the sums that leave a small count only one value."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import permutations
from typing import Any, TypeAlias

from scrutiny_pack.disclosure.cells import Cell, Limits, Relation

Vector: TypeAlias = dict[Hashable, Fraction]
Whole: TypeAlias = Mapping[Any, int]
"""A vector of whole factors: by parts, or by names of cells."""


class Span:
    """All that can be worked out from named vectors by adding and subtracting."""

    def __init__(self, vectors: Iterable[tuple[str, Whole]]) -> None:
        self._rows: dict[Hashable, tuple[Vector, Vector]] = {}
        for name, vector in vectors:
            self._add(name, vector)

    def sources(self, target: Whole) -> frozenset[str] | None:
        """The names of vectors that add up to `target`; `None` when no combination of them does."""
        rest, used = self._reduced({part: Fraction(factor) for part, factor in target.items()}, {})
        return None if rest else frozenset(str(name) for name in used)

    def _add(self, name: str, vector: Whole) -> None:
        rest, used = self._reduced({part: Fraction(factor) for part, factor in vector.items()}, {name: Fraction(1)})
        if rest:
            self._rows[next(iter(rest))] = rest, used

    def _reduced(self, vector: Vector, used: Vector) -> tuple[Vector, Vector]:
        """What is left of `vector` without the rows, and of what it was made."""
        while pivot := next((part for part in vector if part in self._rows), None):
            row, made_of = self._rows[pivot]
            times = -vector[pivot] / row[pivot]
            vector, used = _plus(vector, row, times), _plus(used, made_of, times)
        return vector, used


def _plus(left: Vector, right: Vector, times: Fraction) -> Vector:
    added = {key: left.get(key, Fraction(0)) + times * right.get(key, Fraction(0)) for key in (*left, *right)}
    return {key: value for key, value in added.items() if value}


def equations_of(cells: Sequence[Cell], relations: Iterable[Relation]) -> Iterator[Mapping[str, int]]:
    """Cells with factors that add up to nought: `relations`, each sum with its single parts, and two sums with the parts between them."""
    for relation in relations:
        yield relation.factors
    singles = {part: cell.name for cell in cells if cell.single for part in cell.parts}
    sums = [cell for cell in cells if not cell.single]
    for whole in sums:
        if whole.parts <= singles.keys():
            yield {whole.name: -1} | {singles[part]: 1 for part in whole.parts}
    for whole, inner in permutations(sums, 2):
        between = whole.parts - inner.parts
        if inner.parts < whole.parts and between <= singles.keys():
            yield {whole.name: -1, inner.name: 1} | {singles[part]: 1 for part in between}


def pinned(equation: Mapping[str, int], cells: Mapping[str, Cell], hidden: frozenset[str], limits: Limits) -> bool:
    """Whether `equation` leaves one of its small hidden cells a single value, by what small counts can be."""
    unknown = {name: factor for name, factor in equation.items() if name in hidden}
    known = [(cells[name].value, factor) for name, factor in equation.items() if name not in hidden]
    values = [value * factor for value, factor in known if value is not None]
    if not unknown or len(values) < len(known):
        return False
    rest = -sum(values, Decimal(0))
    return any(_values_left(name, rest, unknown, cells, limits) == 1 for name in unknown if cells[name].small)


def _values_left(name: str, rest: Decimal, unknown: Mapping[str, int], cells: Mapping[str, Cell], limits: Limits) -> int:
    """How many values the cell can have when the unknown ones, each with its factor, add up to `rest`."""
    low = high = float(rest)
    for other in unknown.keys() - {name}:
        # A cell that is hidden for another's sake may be as large as it likes.
        ends = (limits.lowest, limits.highest if cells[other].small else math.inf)
        ends_of_term = sorted(end * unknown[other] for end in ends)
        low, high = low - ends_of_term[1], high - ends_of_term[0]
    low, high = sorted((low / unknown[name], high / unknown[name]))
    return sum(1 for value in range(limits.lowest, limits.highest + 1) if low <= value <= high)
