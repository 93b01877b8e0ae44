"""What a text may ask of each kind of measure, in words; the names come from the program, so that none is missing here or left over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from scrutiny_pack.measures.quantity import Quantity
from scrutiny_pack.narrative.attributes import known_forms, known_names
from scrutiny_pack.narrative.kinds import kinds

FORMATS = {
    "long": "a figure with its unit and what it is of: 20.0% of referrals, 523 per 10,000 children",
    "short": "a figure with its unit, 523 per 10,000; a period without its article, 12 months to Jul 2022",
    "words": "a phrase by bands: in line with, slightly below, below",
    "amounts": "a phrase by amounts: 0.8 percentage points below",
    "nearest": "a phrase by which comparators are nearer: below the first and closer to the others; unknown where that is not so",
    "brief": "a phrase with short names, in the measure's `style`, for slides",
    "bare": "a phrase without the comparators' figures; an amount without its unit",
    "apart": "as `brief`, by bands whatever the style",
}


def attributes() -> str:
    """A table for every kind of measure, and one of the formats. Raises `KeyError` for a name that has no words here."""
    of_a_figure = known_names(Quantity)
    sections = []
    told = [(part, words) for kind in kinds().values() for part, words in kind.worded.items() if words.title]
    for part, words in told:
        names = known_names(part)
        own = names[: -len(of_a_figure)] if words.inherits else names
        more = "\nAnd all that a figure offers.\n" if words.inherits else ""
        sections.append(f"\n{_table(words.title, own, words.about)}{more}")
    return "".join(sections) + f"\n{_table('Format', known_forms(), FORMATS)}"


def _table(title: str, names: Iterable[str], meanings: Mapping[str, str]) -> str:
    rows = {name: meanings[name] for name in names}
    if left_over := meanings.keys() - rows.keys():
        raise KeyError(f"{title} has no {', '.join(sorted(left_over))}")
    return "\n".join([f"| {title} | gives |", "|---|---|", *(f"| `{name}` | {meaning} |" for name, meaning in rows.items())]) + "\n"
