"""What a text may ask of each kind of measure, in words; the names come from the program, so that none is missing here or left over."""

from __future__ import annotations

from collections.abc import Iterable

from scrutiny_pack.measures.change import Change
from scrutiny_pack.measures.expect import Expectation
from scrutiny_pack.measures.flow import Flow
from scrutiny_pack.measures.gap import Compared, Gap
from scrutiny_pack.measures.quantity import Quantity
from scrutiny_pack.measures.window import Window
from scrutiny_pack.narrative.attributes import Covered, known_forms, known_names

FIGURE = {
    "value": "the figure; `{l}` by itself is the same",
    "num": "the numerator, where it is known",
    "den": "the denominator, where it is known",
    "rest": "what is left of 100%, for a percentage",
    "period": "the period: July 2022, 31 July 2022, the 12 months to July 2022",
    "when": "the period with its preposition: in July 2022, at 31 July 2022",
    "When": "the same at the beginning of a sentence",
    "months": "how many months the figure covers",
    "points": "how many months had a figure",
    "area": "the authority's name",
    "name": "the indicator's `name`",
    "label": "the indicator's `label`",
    "subject": "the indicator's `subject`",
    "Subject": "the same at the beginning of a sentence",
}
KINDS: tuple[tuple[str, type, dict[str, str]], ...] = (
    ("`level` and `share`", Quantity, FIGURE),
    ("`period` of any figure", Covered, {"end": "the month in which it ends"}),
    (
        "`window`",
        Window,
        {
            "value": "the figure of all months",
            "lo": "the lowest month's figure, where every month has one",
            "hi": "the highest month's",
        },
    ),
    (
        "`change`",
        Change,
        {
            "from": "the earlier figure, with all that a figure offers: `{c.from.period}`",
            "to": "the later figure, likewise",
            "amount": "how much lies between the two figures as printed; percentage points between percentages",
            "percent": "the same as a percentage of the earlier figure; unknown where nothing changed, or from nought",
            "verb": "rose or fell; unknown where nothing changed",
            "updown": "up or down; unknown where nothing changed",
            "lower": "higher or lower; unknown where nothing changed",
            "change": "rise or fall, as a noun; unknown where nothing changed",
            **{name: FIGURE[name] for name in ("name", "label", "subject", "Subject")},
        },
    ),
    (
        "`gap`",
        Gap,
        {
            "value": "the authority's figure",
            "phrase": "where it stands to all comparators, in words, in the measure's `style`",
        },
    ),
    (
        "a comparator of a `gap`, by its key: `{g.eng.amount}`",
        Compared,
        {
            "value": "the comparator's figure; `{g.eng}` by itself is the same",
            "amount": "how much lies between the two figures as printed",
            "period": "the period of the comparator's figure",
        },
    ),
    (
        "`flow`",
        Flow,
        {
            "in": "those who came, with all that a figure offers",
            "out": "those who left, likewise",
            "net": "a net rise or fall with its number, or no net change",
            "period": FIGURE["period"],
            "when": FIGURE["when"],
            "When": FIGURE["When"],
        },
    ),
    (
        "`expect`",
        Expectation,
        {
            "value": "the figure",
            "low": "the lower end of the range",
            "high": "the upper end",
            "phrase": "within, below or above the expected range, with both ends",
        },
    ),
)
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
    for title, kind, meanings in KINDS:
        names = known_names(kind)
        inherits = kind is not Quantity and names[-len(of_a_figure) :] == of_a_figure
        own = names[: -len(of_a_figure)] if inherits else names
        more = "\nAnd all that a figure offers.\n" if inherits else ""
        sections.append(f"\n{_table(title, own, meanings)}{more}")
    return "".join(sections) + f"\n{_table('Format', known_forms(), FORMATS)}"


def _table(title: str, names: Iterable[str], meanings: dict[str, str]) -> str:
    rows = {name: meanings[name] for name in names}
    if left_over := meanings.keys() - rows.keys():
        raise KeyError(f"{title} has no {', '.join(sorted(left_over))}")
    return "\n".join([f"| {title} | gives |", "|---|---|", *(f"| `{name}` | {meaning} |" for name, meaning in rows.items())]) + "\n"
