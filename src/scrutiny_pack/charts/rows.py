"""Text broken into rows by its measured width, as even as its words allow."""

from __future__ import annotations

from scrutiny_pack.charts.style import BODY, text_width

ELLIPSIS = "…"


def wrapped(text: str, width: float, size: float = BODY, bold: bool = False, at_most: int = 2) -> tuple[str, ...]:
    """`text` in rows no wider than `width` points, as few as will do, and of about the same width.

    A word that is wider than a row is broken; what does not fit into `at_most` rows ends with an ellipsis.
    """
    rows = _greedy(text, width, size, bold)
    if len(rows) > at_most:
        kept = " ".join(rows[at_most - 1 :])
        while kept and text_width(kept + ELLIPSIS, size, bold) > width:
            kept = kept[:-1]
        return (*rows[: at_most - 1], kept.rstrip() + ELLIPSIS)
    if len(rows) == 1:
        return rows
    narrowest = width
    while narrowest > 4 and len(_greedy(text, narrowest - 4, size, bold)) == len(rows):
        narrowest -= 4
        if any(text_width(word, size, bold) > narrowest - 4 for word in text.split()):
            break
    return _greedy(text, narrowest, size, bold)


def widest(rows: tuple[str, ...], size: float = BODY, bold: bool = False) -> float:
    """How many points wide the widest of `rows` is drawn; 0 when there is none."""
    return max((text_width(row, size, bold) for row in rows), default=0.0)


def _greedy(text: str, width: float, size: float, bold: bool) -> tuple[str, ...]:
    rows = [""]
    for word in _pieces(text, width, size, bold):
        longer = f"{rows[-1]} {word}" if rows[-1] else word
        if rows[-1] and text_width(longer, size, bold) > width:
            rows.append(word)
        else:
            rows[-1] = longer
    return tuple(rows)


def _pieces(text: str, width: float, size: float, bold: bool) -> list[str]:
    pieces: list[str] = []
    for word in text.split():
        while text_width(word, size, bold) > width and len(word) > 1:
            end = len(word) - 1
            while end > 1 and text_width(word[:end], size, bold) > width:
                end -= 1
            pieces.append(word[:end])
            word = word[end:]
        pieces.append(word)
    return pieces
