"""Cells that tell something by their colour: each must say it in a word too, for those who do not see colours, or hear the table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from scrutiny_pack.errors import Place, ProblemList

_A_WORD = re.compile(r"[^\W\d_]{2,}")
Cell = tuple[str, str]
"""What a cell says, and its own colours, as one text."""


def check_colour_alone(name: str, rows: Sequence[Sequence[Cell]], place: Place, problems: ProblemList) -> None:
    """Note the cells of the table `name` that differ from the others in colour and hold no word; a row in one colour is only a stripe."""
    cells = [cell for row in rows for cell in row[1:]]
    if not cells:
        return
    usual = Counter(colours for _, colours in cells).most_common(1)[0][0]
    silent = [
        said
        for row in rows
        for said, colours in row[1:]
        if colours != usual and not _A_WORD.search(said) and (len(row) == 2 or len({other for _, other in row[1:]}) > 1)
    ]
    if silent:
        shown = ", ".join(f'"{said}"' for said in dict.fromkeys(silent))
        what = f"in {name}, cells tell something by their colour alone: {shown}"
        problems.error("colour-only", place, what, "write the rating in the cell, in a word")
