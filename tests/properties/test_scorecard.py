"""Every word of the scorecard follows from the figures beside it: worked out again here, by other code, from what is printed."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrutiny_pack.assemble.scorecard import scorecard_of
from scrutiny_pack.pack import Table
from tests.small_pack import bullet, indicator, row, small_pack

FIGURES = st.decimals(min_value="18", max_value="22.5", places=2)
"""Close to each other, so that all bands and ties come up."""
POLARITIES = st.sampled_from(["high", "low", "neutral"])
TOLERANCES = st.sampled_from(["0", "0.5", "1", "3"])
EDGES = (Decimal("0.5"), Decimal(2))
"""Of the bands of percentages: in line under the first, slightly under the second."""


def number(text: str) -> Decimal:
    """The first number that is printed in `text`."""
    found = re.search(r"\d+(?:\.\d+)?", text)
    assert found is not None, text
    return Decimal(found.group())


def direction(now: Decimal, before: Decimal, polarity: str) -> str:
    """What the direction has to be."""
    if now == before:
        return "► no change"
    arrow = "▲ up" if now > before else "▼ down"
    if polarity == "neutral":
        return arrow
    return f"{arrow}, {'better' if (now > before) is (polarity == 'high') else 'worse'}"


def status(now: Decimal, goal: Decimal, tolerance: Decimal, polarity: str) -> str:
    """What the status has to be."""
    missed_by = goal - now if polarity == "high" else now - goal
    return "✓ on target" if missed_by <= 0 else "≈ within tolerance" if missed_by <= tolerance else "✗ off target"


def standing(now: Decimal, other: Decimal) -> str:
    """Where it has to stand; the comparator was published with one decimal, so half of a tenth may be its rounding."""
    size, side = abs(now - other), "above" if now > other else "below"
    arrow = "▲" if now > other else "▼"
    if size <= Decimal("0.05") or size < EDGES[0]:
        return "● in line"
    return f"{arrow} slightly {side}" if size < EDGES[1] else f"{arrow} {side}"


@given(now=FIGURES, before=FIGURES, other=FIGURES, goal=FIGURES, tolerance=TOLERANCES, polarity=POLARITIES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_word_of_a_row_follows_from_its_printed_figures(
    now: Decimal, before: Decimal, other: Decimal, goal: Decimal, tolerance: str, polarity: str, tmp_path: Path
) -> None:
    """Direction, status and standing, for all polarities; nothing is better, worse or on target where nothing can be."""
    target: dict[str, Any] = {"for": "2022-23", "value": str(goal.quantize(Decimal("0.1"))), "tolerance": tolerance, "status": "local"}
    share = indicator(polarity=polarity, targets=[] if polarity == "neutral" else [target])
    rows = [
        row("share", "2022-07", now),
        row("share", "2021-07", before),
        row("share", "2022-03", other.quantize(Decimal("0.1")), area="reg"),
    ]
    gap, level = bullet({"g": {"gap": "share", "to": ["reg"]}}), bullet({"l": {"level": "number"}}, id="s.n")
    pack = small_pack(tmp_path, [*rows, row("number", "2022-07", "9")], [gap, level], indicators={"share": share})
    made = scorecard_of(pack.told(), pack.speaker)
    assert made is not None
    (table,) = (block for block in made.blocks if isinstance(block, Table))
    cells = {head.plain: cell.plain.replace("\u00a0", " ").split("\n") for head, cell in zip(table.header, table.rows[0], strict=True)}
    latest, before_, beside = (number(cells[name][0]) for name in ("Latest", "A year before", "West Midlands"))
    assert cells["A year before"][1] == direction(latest, before_, polarity)
    assert cells["West Midlands"][1] == standing(latest, beside)
    if polarity == "neutral":
        assert "Target" not in cells
    else:
        goal_, said = cells["Target"]
        assert said == status(latest, number(goal_), Decimal(tolerance), polarity)
        assert goal_.endswith("or more" if polarity == "high" else "or less")
