"""Bands of a gap: in line, slightly, clear. Half-open, on printed figures, and no finer than the comparator was published.

The edges are 0.5 and 2 percentage points for percentages, and 5% and 10% of the comparator for everything else, unless the indicator has
its own. The guard holds a gap of no more than half a unit of the comparator's last printed digit to be "in line": the comparator's own
rounding could have made it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from scrutiny_pack.config.indicators import BandEdges, IndicatorEntry
from scrutiny_pack.measures.quantity import Quantity

Band = Literal["in_line", "slightly", "clear"]

PERCENTAGE_EDGES = BandEdges(in_line="0.5", slightly="2")
RELATIVE_EDGES = BandEdges(in_line="5%", slightly="10%")


def band(figure: Quantity, comparator: Quantity, rule: IndicatorEntry, guard: bool) -> Band:
    """The band of the printed gap between `figure` and `comparator`."""
    size = abs(figure.shown - comparator.shown)
    if not size or (guard and size <= comparator.half_unit):
        return "in_line"
    edges = edges_of(rule)
    if size < _edge(edges.in_line, comparator):
        return "in_line"
    return "slightly" if size < _edge(edges.slightly, comparator) else "clear"


def edges_of(rule: IndicatorEntry) -> BandEdges:
    """The indicator's own edges, or those of its unit."""
    return rule.bands or (PERCENTAGE_EDGES if rule.unit == "percent" else RELATIVE_EDGES)


def materiality(difference: Decimal, beside: Decimal, rule: IndicatorEntry) -> Decimal:
    """How many in-line bands wide a printed difference is: one measure for points and for shares, to rank claims by.

    Beside nought there is no share of it: what rose from nought is as material as what doubled.
    """
    edge = edges_of(rule).in_line
    whole = beside or difference
    width = Decimal(edge.rstrip("%")) * (abs(whole) / 100 if edge.endswith("%") else 1)
    return abs(difference) / width if width else Decimal(0)


def base_of(figure: Quantity, beside: Quantity) -> Decimal:
    """What a gap is a share of: what `figure` stands beside; beside nought the figure itself, as any gap is more than a share of nought."""
    return beside.shown or figure.shown


def slight(figure: Quantity, rule: IndicatorEntry) -> Decimal:
    """The least difference from `figure` that is more than slight."""
    return _edge(edges_of(rule).slightly, figure)


def _edge(edge: str, comparator: Quantity) -> Decimal:
    if edge.endswith("%"):
        return Decimal(edge[:-1]) * abs(comparator.shown) / 100
    return Decimal(edge)
