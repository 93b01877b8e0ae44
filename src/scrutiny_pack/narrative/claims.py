"""What a bullet asserts: the side, band and direction of every figure it speaks of, and the conditions that are put to them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from scrutiny_pack.measures.quantity import Quantity
from scrutiny_pack.measures.sealed import Few
from scrutiny_pack.narrative.attributes import known_names, step
from scrutiny_pack.narrative.kinds import claimed, kind_for, worded
from scrutiny_pack.narrative.nodes import Measure, Phrase, Small
from scrutiny_pack.narrative.speaker import Number, Speaker

_COMPARE = {
    "lt": lambda a, b: a < b,
    "le": lambda a, b: a <= b,
    "gt": lambda a, b: a > b,
    "ge": lambda a, b: a >= b,
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
}


class ConditionError(ValueError):
    """A condition that cannot be put: what is wrong, and how to mend it."""

    def __init__(self, what: str, fix: str) -> None:
        super().__init__(what)
        self.what, self.fix = what, fix


def claims_of(name: str, measure: Measure) -> dict[str, str]:
    """What `measure`, called `name` in its bullet, asserts: by path, in the words of conditions and evidence."""
    return {f"{name}.{path}": claim for path, claim in kind_for(type(measure)).claims(measure).items()}


def holds(condition: Mapping[str, Any], speaker: Speaker, measures: Mapping[str, Measure]) -> bool:
    """Whether all of `condition` is true: paths with what they must be, `any` with alternatives, `not` with what must not hold.

    A matcher on an unknown value is false, `known: false` apart. Raises `ConditionError` for a path or matcher that cannot be.
    """
    claims = {path: claim for name, measure in measures.items() for path, claim in claims_of(name, measure).items()}
    # Every part is put, so that one that cannot be is told even where another is false already.
    true: list[bool] = []
    for path, matcher in condition.items():
        if path in ("any", "not"):
            held = [holds(entry, speaker, measures) for entry in _list_of_conditions(matcher)]
            true.append(any(held) == (path == "any"))
        else:
            value = claims[path] if path in claims else _number(path, speaker, measures, claims)
            true.append(_matches(matcher, value, path))
    return all(true)


def measures_asked(condition: Mapping[str, Any]) -> frozenset[str]:
    """The names of the measures that `condition` asks about."""
    inner = [each for path, matcher in condition.items() if path in ("any", "not") for each in _list_of_conditions(matcher)]
    own = frozenset(path.partition(".")[0] for path in condition if path not in ("any", "not"))
    return own.union(*map(measures_asked, inner))


def _list_of_conditions(matcher: object) -> list[Mapping[str, Any]]:
    entries = matcher if isinstance(matcher, list) else [matcher]
    conditions: list[Mapping[str, Any]] = [entry for entry in entries if isinstance(entry, dict)]
    if len(conditions) < len(entries):
        raise ConditionError("any and not take conditions", "write any: [{g.sn.side: below}, {g.eng.side: below}]")
    return conditions


def _number(path: str, speaker: Speaker, measures: Mapping[str, Measure], claims: Mapping[str, str]) -> Decimal | None:
    """The printed value at `path`; `None` where there is none."""
    first, *rest = path.split(".")
    if first not in measures:
        raise ConditionError(f'"{path}" begins with no measure of this bullet', f"begin with one of {', '.join(measures)}")
    node: Any = measures[first]
    for place, name in enumerate(rest):
        try:
            node = step(speaker, node, name) if node is not None else None
        except KeyError:
            fix = f"write one of {', '.join(_askable(node, '.'.join([first, *rest[:place]]), speaker, claims))}"
            raise ConditionError(f'"{path}" is nothing that a condition can ask', fix) from None
    if node is None or isinstance(node, Few | Small):
        return None
    number = _value_of(node)
    if number is None:
        raise ConditionError(f'"{path}" is printed in words, and a condition asks for a number', "ask for a direction, a side or a band")
    return number


def _askable(node: Any, path: str, speaker: Speaker, claims: Mapping[str, str]) -> list[str]:
    """The paths below `path` that a condition can ask: what is claimed there, and the numbers of `node`."""
    beside = tuple(dict.fromkeys(claim.split(".")[1] for claim in claims if claim.startswith(f"{path}.") and claim.count(".") == 2))
    claimed = [claim for claim in claims if claim.startswith(f"{path}.")]
    names = [name for name in known_names(type(node), beside) if _value_of(step(speaker, node, name)) is not None]
    return [*claimed, *(f"{path}.{name}" for name in dict.fromkeys(names))]


def _value_of(node: Any) -> Decimal | None:
    """The printed value of `node`; `None` for one that is printed in words."""
    match node:
        case Number():
            return node.value
        case Quantity():
            return node.shown
        case Phrase():
            return node.value
    words = worded(type(node))
    if words is None:
        return None
    if words.value is not None:
        value: Decimal | None = words.value(node)
        return value
    figure = words.figure(node)
    return figure.shown if isinstance(figure, Quantity) else None


def _matches(matcher: object, value: str | Decimal | None, path: str) -> bool:
    if isinstance(matcher, dict):
        return all(_compare(word, bound, value, path) for word, bound in matcher.items())
    allowed = matcher if isinstance(matcher, list) else [matcher]
    choices = claimed().get(path.rpartition(".")[2])
    if choices is None:
        return value in (allowed if isinstance(value, str) else [_decimal(entry, path) for entry in allowed])
    for entry in allowed:
        if entry not in choices:
            raise ConditionError(f'"{path}" is never "{entry}"', f"write one of {', '.join(choices)}")
    return value in allowed


def _compare(word: str, bound: Any, value: str | Decimal | None, path: str) -> bool:
    if word == "known":
        if str(bound).lower() not in ("true", "yes", "on", "false", "no", "off"):
            raise ConditionError(f'"{path}" is known or is not, and never "{bound}"', "write {known: true} or {known: false}")
        return (value is not None) == (str(bound).lower() in ("true", "yes", "on"))
    if word not in (*_COMPARE, "between"):
        raise ConditionError(f'"{word}" is no comparison', f"write one of {', '.join(_COMPARE)}, between or known")
    if path.rpartition(".")[2] in claimed():
        raise ConditionError(f'"{word}" compares numbers, and "{path}" is a word', "write the word, or a list of words")
    if word != "between":
        number = _decimal(bound, path)
        return isinstance(value, Decimal) and _COMPARE[word](value, number)
    if not isinstance(bound, list) or len(bound) != 2:
        raise ConditionError(f'"{path}" is to be between two numbers', "write {between: [80, 90]}")
    low, high = (_decimal(entry, path) for entry in bound)
    return isinstance(value, Decimal) and low <= value <= high


def _decimal(text: object, path: str) -> Decimal:
    try:
        number = Decimal(str(text))
    except InvalidOperation:
        number = Decimal("nan")
    if not number.is_finite():
        raise ConditionError(f'"{text}" is compared with the number {path}', "write a number")
    return number
