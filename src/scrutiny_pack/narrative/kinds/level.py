"""A figure in words, and a small count in the place of one."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from operator import attrgetter

from scrutiny_pack.config.measures.level import LevelEntry
from scrutiny_pack.figures import Unit
from scrutiny_pack.measures.level import figure_at, spoken
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.measures.ruling import Ruling
from scrutiny_pack.measures.sealed import Few
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.narrative.kind import Kind, Worded
from scrutiny_pack.narrative.nodes import Attribute, Covered, Measure, Said, Small, capitalised, yes
from scrutiny_pack.narrative.speaker import Number, Speaker
from scrutiny_pack.text import authored


def _measured(setting: Setting, entry: LevelEntry, _: Ruling) -> Measure | Missing:
    return spoken(figure_at(setting, entry.level, entry.at))


def _count(value: Decimal | None, quantity: Quantity | Few, what: str) -> Number | None:
    return None if value is None else Number(value, Unit.COUNT, f"the {what}", quantity.facts)


def _rest(_: Speaker, quantity: Quantity) -> Number | None:
    if quantity.unit is not Unit.PERCENT:
        return None
    return Number(100 - quantity.shown, Unit.PERCENT, f"100 - {quantity.shown}", quantity.facts)


def _registry(key: str, capital: bool = False) -> Attribute:
    def read(speaker: Speaker, node: Quantity) -> Said:
        text = authored(str(getattr(speaker.setting.indicators[node.indicator], key)), "definition")
        return Said(capitalised(text) if capital else text)

    return read


def _late(speaker: Speaker, quantity: Quantity | Few) -> Covered | None:
    """The period of a figure that short forms would pass off as the newest."""
    return None if quantity.period.end_month == speaker.setting.month.end_month else Covered(quantity, preposition=True)


def _months(quantity: Quantity) -> Said:
    """How many months the figure really covers."""
    months = quantity.points if quantity.points < quantity.of_points else quantity.period.months
    return Said(authored(str(months), "period"))


OF_FIGURE: Mapping[str, Attribute] = {
    "value": lambda _, node: node,
    "num": lambda _, node: _count(node.numerator, node, "numerator"),
    "den": lambda _, node: _count(node.denominator, node, "denominator"),
    "rest": _rest,
    "period": lambda _, node: Covered(node),
    "when": lambda _, node: Covered(node, preposition=True),
    "When": lambda _, node: Covered(node, preposition=True, capital=True),
    "late": lambda speaker, node: _late(speaker, node),
    "months": lambda _, node: _months(node),
    "points": lambda _, node: Said(authored(str(node.points), "period")),
    "area": lambda speaker, _: Said(speaker.area()),
    "name": _registry("name"),
    "label": _registry("label"),
    "subject": _registry("subject"),
    "Subject": _registry("subject", capital=True),
}
ABOUT = {
    "value": "the figure; `{l}` by itself is the same",
    "num": "the numerator, where it is known",
    "den": "the denominator, where it is known",
    "rest": "what is left of 100%, for a percentage",
    "period": "the period: July 2022, 31 July 2022, the 12 months to July 2022",
    "when": "the period with its preposition: in July 2022, at 31 July 2022",
    "When": "the same at the beginning of a sentence",
    "late": "the same as `when`, where the figure does not end with the pack's month; else unknown, as that needs no saying",
    "months": "how many months the figure covers",
    "points": "how many months had a figure",
    "area": "the authority's name",
    "name": "the indicator's `name`",
    "label": "the indicator's `label`",
    "subject": "the indicator's `subject`",
    "Subject": "the same at the beginning of a sentence",
}
NAMES = ("name", "label", "subject", "Subject")
WHEN = ("period", "when", "When")


def of_figure(figure: str, names: tuple[str, ...]) -> dict[str, Attribute]:
    """The attributes called `names` of the figure that a measure holds as `figure`, which may be a path: `end.quantity`."""
    return {name: _through(figure, OF_FIGURE[name]) for name in names}


def _through(figure: str, attribute: Attribute) -> Attribute:
    of = attrgetter(figure)
    return lambda speaker, node: attribute(speaker, of(node))


def _same_of_few(name: str, attribute: Attribute) -> Attribute:
    """A figure's attribute where it is a small count: what would tell how many it is, nobody knows."""
    if name in ("num", "value"):
        return lambda _, few: Small(few) if name == "num" or few.unit is Unit.COUNT else None
    return (lambda _, __: None) if name == "rest" else attribute


KIND = Kind(
    measure=Quantity,
    measured=_measured,
    worded={
        Quantity: Worded(OF_FIGURE, ABOUT, "`level` and `share`", figure=lambda node: node),
        Few: Worded({name: _same_of_few(name, attribute) for name, attribute in OF_FIGURE.items()}),
        Covered: Worded(
            {"end": lambda speaker, node: Said(speaker.month(node.quantity.period))},
            {"end": "the month in which it ends"},
            "`period` of any figure",
        ),
    },
    claims=lambda figure: {"complete": yes(figure.points == figure.of_points)},
    claimed={"complete": ("true", "false")},
    letters=("l",),
    quantities=lambda figure: (figure,) if isinstance(figure, Quantity) else (),
)
