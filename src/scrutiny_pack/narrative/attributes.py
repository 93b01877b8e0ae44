"""The closed list of what a template may ask of each measure, and how each is said. Nothing else can be reached from a template."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias

from scrutiny_pack.figures import Unit
from scrutiny_pack.measures.change import Change
from scrutiny_pack.measures.expect import Expectation
from scrutiny_pack.measures.flow import Flow
from scrutiny_pack.measures.gap import Compared, Gap
from scrutiny_pack.measures.quantity import Quantity
from scrutiny_pack.measures.sealed import Few
from scrutiny_pack.measures.window import Window
from scrutiny_pack.narrative.gap_phrases import FORMS, difference_of, expect_phrase, gap_phrase
from scrutiny_pack.narrative.phrases import Directions, filled
from scrutiny_pack.narrative.speaker import Number, Speaker
from scrutiny_pack.text import Text, authored, words

Measure: TypeAlias = Quantity | Few | Window | Change | Gap | Flow | Expectation


@dataclass(frozen=True)
class Said:
    """A text that is the same in every format."""

    text: Text


@dataclass(frozen=True)
class Covered:
    """The period of a figure."""

    quantity: Quantity | Few
    preposition: bool = False
    capital: bool = False


@dataclass(frozen=True)
class Small:
    """A hidden count in words: fewer than 6."""

    of: Few


@dataclass(frozen=True)
class Phrase:
    """The phrase of a gap or an expectation."""

    of: Gap | Expectation


Node: TypeAlias = Measure | Compared | Number | Said | Covered | Phrase | Small
Attribute: TypeAlias = "Callable[[Speaker, Any], Node | None]"


def step(speaker: Speaker, node: Node, name: str) -> Node | None:
    """The attribute `name` of `node`; `None` where this one has no such figure. Raises `KeyError` for a name that is not on the list."""
    if isinstance(node, Gap):
        beside = {entry.key: entry for entry in node.compared}
        if name in beside:
            return beside[name]
        if name in dict(node.missing):
            return None
    attributes = _TABLE.get(type(node), {})
    if name in attributes:
        return attributes[name](speaker, node)
    if isinstance(node, Window | Gap | Expectation):
        return step(speaker, node.quantity, name)
    raise KeyError(name)


def say(speaker: Speaker, node: Node, path: str, form: str, basis: frozenset[str]) -> Text | None:
    """The words for `node` in the format `form`; `None` where it cannot be said truthfully."""
    match node:
        case Said(text):
            return text
        case Number():
            return speaker.number(node, path, form)
        case Quantity():
            return speaker.figure(node, path, form)
        case Small(of):
            return speaker.few(of, path)
        case Few():
            return speaker.few(node, path) if node.unit is Unit.COUNT else None
        case Covered(quantity, preposition, capital):
            text = speaker.when(quantity, form) if preposition else speaker.covered(quantity, form)
            return capitalised(text) if capital else text
        case Phrase(of):
            measure = path.rpartition(".")[0]
            return gap_phrase(speaker, of, measure, form, basis) if isinstance(of, Gap) else expect_phrase(speaker, of, measure)
        case Change():
            return speaker.figure(node.end, path, form)
        case Flow():
            return _net(speaker, node)
        case Compared():
            return speaker.figure(node.figure.quantity, path, form)
    return speaker.figure(node.quantity, path, form)


def known_names(kind: type, comparators: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The names that a template may ask of a measure of `kind`, for messages."""
    own = tuple(_TABLE.get(kind, {}))
    return own + (comparators if kind is Gap else ()) + (tuple(_TABLE[Quantity]) if kind in _DELEGATES else ())


def names_of_phrases(kind: str, path: tuple[str, ...]) -> tuple[str, ...]:
    """The names that may stand last in the slot `path` of a phrase pack: of a default sentence of this `kind`, or of a headline (none)."""
    letters = {"m": _KINDS.get(kind, Quantity)} if kind else _LETTERS
    if len(path) == 1 or path[0] not in letters:
        return () if path[0] in letters and len(path) > 1 else tuple(letters)
    if len(path) == 2:
        return known_names(letters[path[0]])
    return tuple(_TABLE[Covered]) + tuple(_TABLE[Quantity])


def known_forms() -> tuple[str, ...]:
    """All formats."""
    return ("long", "short", *FORMS)


def capitalised(text: Text) -> Text:
    """`text` with a capital first letter."""
    if not text.parts or not text.plain[0].islower():
        return text
    first = text.parts[0].printed
    return words(first[0].upper() + first[1:]) + Text(text.parts[1:])


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


def _amount(speaker: Speaker, change: Change) -> Number:
    unit = Unit.POINTS if change.end.unit is Unit.PERCENT else change.end.unit
    per = speaker.setting.indicators[change.end.indicator].per if unit is Unit.RATE else 0
    formula = f"{change.end.shown} - {change.start.shown}: difference of the printed figures"
    return Number(abs(change.difference), unit, formula, change.start.facts + change.end.facts, per)


def _percent(_: Speaker, change: Change) -> Number | None:
    if not change.percent:  # none from nought, and "0.0% higher" says nothing
        return None
    formula = f"({change.end.shown} - {change.start.shown}) / {change.start.shown} x 100, of the printed figures"
    return Number(change.percent, Unit.PERCENT, formula, change.start.facts + change.end.facts)


def _same_of_few(name: str, attribute: Attribute) -> Attribute:
    """A figure's attribute where it is a small count: what would tell how many it is, nobody knows."""
    if name in ("num", "value"):
        return lambda _, few: Small(few) if name == "num" or few.unit is Unit.COUNT else None
    return (lambda _, __: None) if name == "rest" else attribute


def _directed(table: str) -> Attribute:
    def read(speaker: Speaker, node: Change | Flow) -> Said | None:
        directions: Directions = getattr(speaker.phrases, table)
        word = getattr(directions, node.direction)
        return Said(words(word)) if word else None

    return read


def _of_end(name: str) -> Attribute:
    return lambda speaker, change: step(speaker, change.end, name)


def _net(speaker: Speaker, flow: Flow) -> Text:
    number = Number(abs(flow.net), Unit.COUNT, f"{flow.into.shown} - {flow.out.shown}", flow.into.facts + flow.out.facts)
    return filled(getattr(speaker.phrases.net, flow.direction), n=speaker.number(number, "net"))


def _months(quantity: Quantity) -> Said:
    """How many months the figure really covers."""
    months = quantity.points if quantity.points < quantity.of_points else quantity.period.months
    return Said(authored(str(months), "period"))


_KINDS = {"level": Quantity, "share": Quantity, "window": Window, "change": Change, "gap": Gap, "flow": Flow, "expect": Expectation}
_LETTERS = {"c": Change, "d": Change, "g": Gap, "h": Gap, "f": Flow, "l": Quantity}
"""Measures by their letter in a headline."""
_DELEGATES = (Window, Gap, Expectation)
_OF_CHANGE: Mapping[str, Attribute] = {name: _directed(name) for name in ("verb", "updown", "lower", "change")}
_OF_FIGURE: Mapping[str, Attribute] = {
    "value": lambda _, node: node,
    "num": lambda _, node: _count(node.numerator, node, "numerator"),
    "den": lambda _, node: _count(node.denominator, node, "denominator"),
    "rest": _rest,
    "period": lambda _, node: Covered(node),
    "when": lambda _, node: Covered(node, preposition=True),
    "When": lambda _, node: Covered(node, preposition=True, capital=True),
    "months": lambda _, node: _months(node),
    "points": lambda _, node: Said(authored(str(node.points), "period")),
    "area": lambda speaker, _: Said(speaker.area()),
    "name": _registry("name"),
    "label": _registry("label"),
    "subject": _registry("subject"),
    "Subject": _registry("subject", capital=True),
}
_TABLE: Mapping[type, Mapping[str, Attribute]] = {
    Quantity: _OF_FIGURE,
    Few: {name: _same_of_few(name, attribute) for name, attribute in _OF_FIGURE.items()},
    Covered: {"end": lambda speaker, node: Said(speaker.month(node.quantity.period))},
    Window: {"value": lambda _, node: node.quantity, "lo": lambda _, node: node.low, "hi": lambda _, node: node.high},
    Change: {
        "from": lambda _, node: node.start,
        "to": lambda _, node: node.end,
        "amount": _amount,
        "percent": _percent,
        **_OF_CHANGE,
        **{
            name: (lambda key: lambda speaker, node: step(speaker, node.end, key))(name) for name in ("name", "label", "subject", "Subject")
        },
    },
    Gap: {"value": lambda _, node: node.quantity, "phrase": lambda _, node: Phrase(node)},
    Compared: {
        "value": lambda _, node: node.figure.quantity,
        "amount": lambda speaker, node: difference_of(node, speaker),
        "period": lambda _, node: Covered(node.figure.quantity),
    },
    Flow: {
        "in": lambda _, node: node.into,
        "out": lambda _, node: node.out,
        "net": lambda _, node: node,
        "period": lambda _, node: Covered(node.into),
        "when": lambda _, node: Covered(node.into, preposition=True),
        "When": lambda _, node: Covered(node.into, preposition=True, capital=True),
    },
    Expectation: {
        "value": lambda _, node: node.quantity,
        "low": lambda _, node: node.low,
        "high": lambda _, node: node.high,
        "phrase": lambda _, node: Phrase(node),
    },
}
