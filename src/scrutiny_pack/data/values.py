"""What a cell's text holds: a number, a reason why there is none, or a detail of a person that must not be there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from scrutiny_pack.figures import Unit
from scrutiny_pack.limits import VALUE_AT_MOST

SHOWN_CHARACTERS = 40
"""How much of a cell a message repeats."""


class Reason(StrEnum):
    """Why there is no figure; the value is the symbol that a table prints in brackets."""

    WITHHELD = "c"
    NOT_AVAILABLE = "x"
    NOT_APPLICABLE = "z"
    LOW = "low"
    NONE_RECORDED = "w"
    UNRELIABLE = "u"


KNOWN_SYMBOLS: Mapping[str, str] = {
    "c": "c", "x": "x", "z": "z", ":": "x", "k": "low", "low": "low", "w": "w", "u": "u", "..": "x", "*": "c", "-": "x", "~": "low",
}  # fmt: skip
"""Symbols of published tables, with or without square brackets, and the reason each stands for. None of them is ever a zero."""

_USUAL: Mapping[Unit, tuple[int | None, int | None]] = {
    Unit.COUNT: (0, None),
    Unit.PERCENT: (0, 100),
    Unit.RATE: (0, None),
    Unit.DAYS: (0, None),
    Unit.POINTS: (-100, 100),
}

_CALLED: Mapping[Unit, str] = {
    Unit.COUNT: "a count",
    Unit.PERCENT: "a percentage",
    Unit.RATE: "a rate",
    Unit.MONEY: "an amount of money",
    Unit.DAYS: "a number of days",
    Unit.RATIO: "a ratio",
    Unit.POINTS: "a number of percentage points",
}

PERSONAL_COLUMNS = frozenset(
    {
        *("name", "full name", "first name", "forename", "last name", "surname", "family name", "child name", "dob", "date of birth"),
        *("email", "e mail", "email address", "phone", "telephone", "mobile", "address", "home address", "postcode", "post code"),
        *("nhs number", "nhs no", "ni number", "ni no", "nino", "national insurance number", "upn", "unique pupil number"),
        *("child id", "child unique id", "uasc id"),
    }
)
"""Names of columns that describe people one by one (folded: see `folded_words`)."""

PERSONAL_DETAILS: Mapping[str, re.Pattern[str]] = {
    "an e-mail address": re.compile(r"@(?<=[\w.+-]@)[\w-]{1,63}\.\w"),
    "an NHS number": re.compile(r"(?<![\w.])[0-9]{3}([ -]?)[0-9]{3}\1[0-9]{4}(?![\w.])"),
    "a National Insurance number": re.compile(
        r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]\b", re.IGNORECASE | re.ASCII
    ),
    "a full postcode": re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][ABD-HJLNP-UW-Z]{2}\b", re.ASCII),
}

_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?|\.[0-9]+")
# A comma or a no-break space between groups of three; a leading zero ("0,123") is no thousands group.
_GROUPED = re.compile("[1-9][0-9]{0,2}(?P<gap>[,\u00a0\u202f])[0-9]{3}(?:(?P=gap)[0-9]{3})*(?:\\.[0-9]+)?")
_ONE_COMMA = re.compile(r"([0-9]+(?:\.[0-9]{3})?),([0-9]+)")
_NOT_WRITTEN_OUT = re.compile(r"nan|inf|infinity|[0-9.]+e[+-]?[0-9]+", re.IGNORECASE)
_MARKED = re.compile(r"(?P<number>.*\S)\s*\[(?P<marker>[preb])\]", re.IGNORECASE)
_SYMBOL = re.compile(r"\[[^\[\]]{1,8}\]|\D")

_FIX_NUMBER = "write a number, or one of [c] [x] [z] [low] if there is no figure"


class CellError(Exception):
    """A cell that cannot be read: the `slug`, `what` is wrong and the `fix`; the reader of the row adds the place."""

    def __init__(self, slug: str, what: str, fix: str) -> None:
        super().__init__(what)
        self.slug = slug
        self.what = what
        self.fix = fix


def quoted(text: str) -> str:
    """`text` in quotation marks as a message repeats it, cut when it is long."""
    return f'"{text if len(text) <= SHOWN_CHARACTERS else text[:SHOWN_CHARACTERS] + "…"}"'


def read_number(text: str, unit: Unit | None, symbols: Mapping[str, str]) -> Decimal | Reason | None:
    """The number in `text`, the reason why there is none, or `None` for an empty cell.

    "1,234", "−5" and a marker after the number ("12.3 [p]") are read; "£" only where `unit` is money, "%" only where it is percent.
    `symbols` maps further symbols to one of the reasons, before the known ones. Raises `CellError` for everything else.
    """
    written = text.strip()
    if not written:
        return None
    reason = _reason(written, symbols)
    if reason:
        return reason
    return _decimal(_without_marker(written), unit)


def marker(text: str) -> str:
    """The marker after a number, in lower case: p (provisional), r (revised), e (estimated), b (break in the series) or nothing."""
    found = _MARKED.fullmatch(text.strip())
    return found["marker"].lower() if found else ""


def check_range(value: Decimal, unit: Unit, minimum: Decimal | None, maximum: Decimal | None) -> None:
    """Refuse a `value` that its `unit` cannot have, with `CellError`; `minimum` and `maximum` stand in for the unit's own bounds."""
    usual = _USUAL.get(unit, (None, None))
    low = usual[0] if minimum is None else minimum
    high = usual[1] if maximum is None else maximum
    fix = "correct the figure, or the unit of the indicator"
    if abs(value) > VALUE_AT_MOST:
        most = f"{VALUE_AT_MOST:,}"
        raise CellError("out-of-range", f"{_plainly(value)} is beyond {most}", f"write a figure between -{most} and {most}")
    if low is not None and value < low:
        raise CellError("out-of-range", f"{_plainly(value)} is below {low}, the least that {_CALLED[unit]} may be", fix)
    if high is not None and value > high:
        raise CellError("out-of-range", f"{_plainly(value)} is above {high}, the most that {_CALLED[unit]} may be", fix)
    if unit is Unit.COUNT and value != value.to_integral_value():
        raise CellError("out-of-range", f"{_plainly(value)} is not a whole number, and a count is", "write the count without decimals")


def _plainly(value: Decimal) -> str:
    return quoted(f"{value:f}")[1:-1]


def folded_words(name: str) -> str:
    """`name` of a column in lower case, with single spaces for anything that is no letter or digit: "NHS_Number" is "nhs number"."""
    return " ".join(re.findall(r"[^\W_]+", name.casefold()))


def personal_detail(text: str, figure: bool = False) -> str:
    """What `text` seems to say of one person ("an NHS number"), or nothing.

    Ten digits without a space are no NHS number where the column holds figures (`figure`): large sums look the same.
    """
    for kind, pattern in PERSONAL_DETAILS.items():
        for found in pattern.finditer(text):
            if kind != "an NHS number" or (_passes_nhs_check(found.group()) and not (figure and found.group().isdigit())):
                return kind
    return ""


def _passes_nhs_check(text: str) -> bool:
    digits = [int(character) for character in text if character.isdigit()]
    check = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return check % 11 == digits[9]


def _reason(written: str, symbols: Mapping[str, str]) -> Reason | None:
    folded = written.casefold()
    bare = folded[1:-1].strip() if folded.startswith("[") and folded.endswith("]") else folded
    for known in (symbols, KNOWN_SYMBOLS):
        for name in (written, folded, bare):
            if name in known:
                return Reason(known[name])
    return None


def _without_marker(written: str) -> str:
    found = _MARKED.fullmatch(written)
    return found["number"] if found else written


def _decimal(written: str, unit: Unit | None) -> Decimal:
    number = written.replace("\u2212", "-")
    negative = number.startswith("-")
    digits = _without_unit(number.removeprefix("-"), unit, written)
    if _PLAIN.fullmatch(digits) or _GROUPED.fullmatch(digits):
        size = Decimal(re.sub("[,\u00a0\u202f]", "", digits))
        return size.copy_negate() if negative and size else size
    raise _unreadable(written, digits)


def _without_unit(digits: str, unit: Unit | None, written: str) -> str:
    for sign, meant, bare in (("£", Unit.MONEY, digits.removeprefix("£")), ("%", Unit.PERCENT, digits.removesuffix("%").rstrip())):
        if bare == digits:
            continue
        if unit is not meant:
            raise CellError(
                "value-not-a-number",
                f'{quoted(written)} has a "{sign}", and the figure here is {_CALLED[unit] if unit else "a plain number"}',
                f"write the number without it, or set the unit of the indicator to {meant}",
            )
        return bare
    return digits


def _unreadable(written: str, digits: str) -> CellError:
    if _NOT_WRITTEN_OUT.fullmatch(digits):
        return CellError("not-a-number", f"{quoted(written)} is not a number written out in digits", _FIX_NUMBER)
    comma = _ONE_COMMA.fullmatch(digits)
    if comma and len(digits) <= SHOWN_CHARACTERS:
        whole, rest = comma.groups()
        readings = f"{Decimal(whole.replace('.', '') + '.' + rest)} or {Decimal(whole + rest)}"
        return CellError("ambiguous-number", f"{quoted(written)} may be {readings}", f"write {readings}, with no other comma or point")
    if _SYMBOL.fullmatch(written):
        known = " ".join(KNOWN_SYMBOLS)
        return CellError(
            "unknown-symbol",
            f"{quoted(written)} is not a known symbol; known are {known}",
            f'write one of [c] [x] [z] [low] [w] [u], or add {quoted(written)} to "symbols:" in the pack with its meaning',
        )
    return CellError("value-not-a-number", f"{quoted(written)} is not a number", _FIX_NUMBER)
