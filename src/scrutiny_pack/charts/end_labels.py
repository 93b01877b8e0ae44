"""Labels at the ends of lines: named where the eye arrives, moved apart where they would cover each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from scrutiny_pack.charts.plot import Plot
from scrutiny_pack.charts.rows import widest, wrapped
from scrutiny_pack.charts.sheet import COMPARED
from scrutiny_pack.charts.style import BODY, LEADING

BETWEEN = 3.0
"""Least white between two labels, in points."""
NEAR = 2.5
"""A label that was moved by less needs no line that leads to it."""
BESIDE, LEADER = 6.0, 15.0
"""From the plot to the labels: without and with lines that lead to them."""


@dataclass(frozen=True)
class EndLabel:
    """What is said about the line that ends at `value`: `texts` stand one after the other in one block."""

    texts: tuple[str, ...]
    value: Decimal
    colour: str
    bold: bool = False

    def rows(self, width: float) -> tuple[str, ...]:
        """The block's rows."""
        return wrapped(" ".join(self.texts), width, bold=self.bold, at_most=3)


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> tuple[float, ...]:
    """Where the middles of blocks of these `heights` go, so that none overlap and all lie between `low` and `high`.

    Each goes as near as can be to where it is `wanted`, in the same order. Blocks that need more room than there is are spread evenly.
    """
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index], index))
    squeeze = min(1.0, (high - low) / sum(heights)) if heights else 1.0
    groups: list[tuple[float, float, list[int]]] = []
    for index in order:
        group = (wanted[index], heights[index] * squeeze, [index])
        while True:
            middle = min(max(group[0], low + group[1] / 2), high - group[1] / 2)
            group = (middle, group[1], group[2])
            if not groups or groups[-1][0] + groups[-1][1] / 2 <= middle - group[1] / 2:
                break
            group = _joined(groups.pop(), group)
        groups.append(group)
    places = [0.0] * len(wanted)
    for middle, total, members in groups:
        below = middle - total / 2
        for member in members:
            places[member] = below + heights[member] * squeeze / 2
            below += heights[member] * squeeze
    return tuple(places)


def room_for(labels: Sequence[EndLabel], width: float) -> float:
    """How many points the labels and the lines that lead to them take beside the plot; 0 when there are none."""
    return max((widest(label.rows(width), bold=label.bold) + LEADER for label in labels), default=0.0)


def write_end_labels(plot: Plot, labels: Sequence[EndLabel], width: float) -> None:
    """Write `labels` to the right of `plot`, in rows no wider than `width`."""
    blocks = [label.rows(width) for label in labels]
    heights = [(len(rows) - 1) * BODY * LEADING + BODY + BETWEEN for rows in blocks]
    ends = [plot.y(label.value) for label in labels]
    places = spread(ends, heights, plot.bottom, plot.top + BODY)
    moved = any(abs(place - end) > NEAR for place, end in zip(places, ends, strict=True))
    start = plot.right + (LEADER if moved else BESIDE)
    for label, rows, place, end in zip(labels, blocks, places, ends, strict=True):
        plot.sheet.labels.extend(label.texts)
        plot.sheet.write(rows, start, place, colour=label.colour, bold=label.bold)
        if moved:
            xs = (plot.right + 2, plot.right + 4, start - 5, start - 2)
            plot.sheet.line(xs, (end, end, place, place), label.colour, 0.6, COMPARED)


def _joined(below: tuple[float, float, list[int]], above: tuple[float, float, list[int]]) -> tuple[float, float, list[int]]:
    """One group of two: where its members would like their middle to be, on the whole."""
    total = below[1] + above[1]
    shift_below, shift_above = below[0] + above[1] / 2, above[0] - below[1] / 2
    count_below, count_above = len(below[2]), len(above[2])
    middle = (shift_below * count_below + shift_above * count_above) / (count_below + count_above)
    return middle, total, below[2] + above[2]
