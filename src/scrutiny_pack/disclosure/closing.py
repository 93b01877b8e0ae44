"""Hiding as little more as it takes, so that no shown figure, and no sum or difference of shown figures, gives a hidden one back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from scrutiny_pack.disclosure.cells import Cell, Limits, Part, Relation
from scrutiny_pack.disclosure.sums import Span, Whole, equations_of, pinned


def closed(cells: Iterable[Cell], relations: Sequence[Relation], hidden: Iterable[str], limits: Limits) -> frozenset[str]:
    """The names of the cells to hide: those `hidden`, and for each that the others give back the smallest shown one that does so.

    A nought is hidden last, as hiding it hides nothing. Cells that no hidden one has to do with are never hidden.
    """
    by_name = {cell.name: cell for cell in cells}
    found = set(hidden)
    for group, related in _groups(list(by_name.values()), relations):
        if not found.isdisjoint(group):
            found |= _closed_group({name: by_name[name] for name in sorted(group)}, related, found & group, limits)
    return frozenset(found)


def _closed_group(cells: Mapping[str, Cell], relations: Sequence[Relation], hidden: set[str], limits: Limits) -> set[str]:
    equations = list(equations_of(list(cells.values()), relations))
    while True:
        culprits = _giving_back(cells, relations, hidden) or _pinning(cells, equations, hidden, limits)
        if not culprits:
            return hidden
        hidden = hidden | {min(culprits, key=lambda name: _order(cells[name]))}


def _giving_back(cells: Mapping[str, Cell], relations: Sequence[Relation], hidden: set[str]) -> frozenset[str]:
    """The shown cells that add up to the first hidden one that can be worked out."""
    shown: list[tuple[str, Whole]] = [(name, dict.fromkeys(cell.parts, 1)) for name, cell in cells.items() if name not in hidden]
    agreed: list[tuple[str, Whole]] = [(f"relation {place}", _vector(relation, cells)) for place, relation in enumerate(relations)]
    span = Span([*agreed, *shown])
    for name in sorted(hidden):
        sources = span.sources(dict.fromkeys(cells[name].parts, 1))
        if sources and (named := sources & cells.keys()):
            return named
    return frozenset()


def _vector(relation: Relation, cells: Mapping[str, Cell]) -> Whole:
    vector: dict[Part, int] = {}
    for name, factor in relation.factors.items():
        for part in cells[name].parts:
            vector[part] = vector.get(part, 0) + factor
    return {part: factor for part, factor in vector.items() if factor}


def _pinning(cells: Mapping[str, Cell], equations: Sequence[Mapping[str, int]], hidden: set[str], limits: Limits) -> frozenset[str]:
    """The shown cells of the first equation that leaves a small one a single value."""
    for equation in equations:
        shown = frozenset(equation) - hidden
        if shown and pinned(equation, cells, frozenset(hidden), limits):
            return shown
    return frozenset()


def _order(cell: Cell) -> tuple[bool, bool, bool, Decimal, int, str]:
    """Small ones first, and of equals the one that is made of the fewest parts."""
    return cell.last, cell.value == 0, cell.value is None, cell.value or Decimal(0), len(cell.parts), cell.name


def _groups(cells: Sequence[Cell], relations: Sequence[Relation]) -> list[tuple[frozenset[str], list[Relation]]]:
    """The cells in groups that have to do with each other: by a common part, or by a relation."""
    links = [frozenset({cell.name}) for cell in cells] + [frozenset(relation.factors) for relation in relations]
    by_part: dict[Part, set[str]] = {}
    for cell in cells:
        for part in cell.parts:
            by_part.setdefault(part, set()).add(cell.name)
    leader = {cell.name: cell.name for cell in cells}

    def find(name: str) -> str:
        while leader[name] != name:
            leader[name] = leader[leader[name]]
            name = leader[name]
        return name

    for link in [*links, *by_part.values()]:
        first, *others = sorted(link)
        for other in others:
            leader[find(other)] = find(first)
    groups: dict[str, set[str]] = {}
    for cell in cells:
        groups.setdefault(find(cell.name), set()).add(cell.name)
    return [(frozenset(group), [each for each in relations if not group.isdisjoint(each.factors)]) for group in groups.values()]
