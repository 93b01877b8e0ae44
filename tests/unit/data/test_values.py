"""What a cell's text is read as, and what is refused with which words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_pack.data.values import (
    KNOWN_SYMBOLS,
    CellError,
    Reason,
    check_range,
    folded_words,
    marker,
    personal_detail,
    read_number,
)
from scrutiny_pack.figures import Unit, printed


def refusal(text: str, unit: Unit | None = None) -> tuple[str, str, str]:
    with pytest.raises(CellError) as caught:
        read_number(text, unit, {})
    return caught.value.slug, caught.value.what, caught.value.fix


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("1,234", None, "1234"),
        ("12,345,678.90", None, "12345678.90"),
        (" 1 ", None, "1"),
        ("\u00a01\u00a0", None, "1"),
        ("1\u00a0234", None, "1234"),
        ("\u22125", None, "-5"),
        ("-0.0", None, "0.0"),
        (".5", None, "0.5"),
        ("£1,234", Unit.MONEY, "1234"),
        ("-£5.50", Unit.MONEY, "-5.50"),
        ("20.0%", Unit.PERCENT, "20.0"),
        ("20.0 %", Unit.PERCENT, "20.0"),
        ("12.3 [p]", None, "12.3"),
        ("12.3[R]", None, "12.3"),
        ("00123", None, "123"),
    ],
)
def it_reads_numbers_as_people_write_them(text, unit, number):
    """A number keeps its decimals, and loses separators, unit sign and marker (D20)."""
    assert str(read_number(text, unit, {})) == number


def it_reads_an_empty_cell_as_nothing():
    """An empty cell is neither zero nor a reason."""
    assert read_number("  ", Unit.COUNT, {}) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("c", "c"), ("x", "x"), ("z", "z"), (":", "x"), ("k", "low"), ("low", "low"), ("w", "w"), ("u", "u"), ("..", "x"), ("*", "c"),
        ("-", "x"), ("~", "low"), ("[c]", "c"), ("[LOW]", "low"), (" C ", "c"), ("[ x ]", "x"),
    ],
)  # fmt: skip
def it_maps_every_known_symbol_to_a_reason(text, reason):
    """A withheld figure has a reason and is never a zero (S01)."""
    assert read_number(text, Unit.COUNT, {}) is Reason(reason)


def it_maps_every_known_symbol_to_a_reason_there_is():
    """The table of symbols names reasons only."""
    assert set(KNOWN_SYMBOLS.values()) <= {reason.value for reason in Reason}


def it_lets_the_users_symbols_come_first():
    """A symbol of the pack wins over a known one, and may even look like a number."""
    mine = {"q": "x", "-": "low", "-1": "c"}
    assert [read_number(text, None, mine) for text in ("q", "[Q]", "-", "-1")] == [Reason("x"), Reason("x"), Reason("low"), Reason("c")]


def it_says_what_to_write_for_no_number():
    """The message is the one that hostile.md gives as the example."""
    assert refusal("n/k") == (
        "value-not-a-number",
        '"n/k" is not a number',
        "write a number, or one of [c] [x] [z] [low] if there is no figure",
    )


def it_shows_both_readings_of_an_ambiguous_number():
    """A comma that may be a decimal point is never guessed (D21)."""
    assert refusal("1,5") == ("ambiguous-number", '"1,5" may be 1.5 or 15', "write 1.5 or 15, with no other comma or point")
    assert refusal("1.234,5")[:2] == ("ambiguous-number", '"1.234,5" may be 1234.5 or 1.2345')
    assert refusal("0,123")[:2] == ("ambiguous-number", '"0,123" may be 0.123 or 123')


@pytest.mark.parametrize("text", ["inf", "-inf", "NaN", "1e400", "1E+05"])
def it_refuses_what_is_not_written_out(text):
    """Infinity, NaN and powers of ten are no figures of a pack (D23)."""
    assert refusal(text)[:2] == ("not-a-number", f'"{text}" is not a number written out in digits')


def it_lists_the_known_symbols_for_an_unknown_one():
    """An unknown symbol comes with those that are known and where to add it (S02)."""
    slug, what, fix = refusal("q")
    assert slug == "unknown-symbol"
    assert what == '"q" is not a known symbol; known are c x z : k low w u .. * - ~'
    assert fix == 'write one of [c] [x] [z] [low] [w] [u], or add "q" to "symbols:" in the pack with its meaning'
    assert refusal("[ns]")[0] == "unknown-symbol"


def it_takes_a_sign_only_where_the_unit_has_it():
    """Pounds and per cent are read only for an indicator of that unit (D20)."""
    assert refusal("£1,234", Unit.COUNT)[1:] == (
        '"£1,234" has a "£", and the figure here is a count',
        "write the number without it, or set the unit of the indicator to money",
    )
    assert refusal("20%", None)[1] == '"20%" has a "%", and the figure here is a plain number'


@pytest.mark.parametrize("text", ["#N/A", "1 234", "1,23,456", "1.2.3", "5.", "--5", "\u0663", "5k", "1.234.567,8", "(5)", "12 [q]"])
def it_refuses_anything_else(text):
    """What only looks like a number is refused, never half read."""
    assert refusal(text)[0] == "value-not-a-number"


def it_cuts_a_long_text_in_a_message():
    """A message repeats forty characters of a cell at most."""
    assert len(refusal("a b" * 3000)[1]) < 80
    assert len(refusal("1" * 3000 + ",5")[1]) < 80


@given(st.decimals(min_value=0, max_value=10**9, allow_nan=False, places=2))
def it_reads_back_what_the_pack_prints(number):
    """Every printed figure, with its separators and sign, is read as the same number."""
    for unit in (Unit.COUNT, Unit.PERCENT, Unit.MONEY):
        assert read_number(printed(number, unit), unit, {}) == number
        assert read_number(printed(-number, unit), unit, {}) == -number


@given(st.text(max_size=30))
def it_reads_or_refuses_any_text(text):
    """Any text is a finite number, a reason, nothing, or refused with a fix; there is no other way out."""
    try:
        read = read_number(text, Unit.PERCENT, {})
    except CellError as error:
        assert error.slug
        assert error.what
        assert error.fix
    else:
        assert read is None or isinstance(read, Reason) or read.is_finite()


def it_knows_the_marker_after_a_number():
    """Provisional, revised, estimated and break markers are told apart from symbols."""
    assert [marker(text) for text in ("12.3 [p]", "12.3[B]", "12.3", "[p]", "[c]")] == ["p", "b", "", "", ""]


@pytest.mark.parametrize(
    ("value", "unit", "minimum", "maximum", "says"),
    [
        ("100.1", Unit.PERCENT, None, None, "100.1 is above 100, the most that a percentage may be"),
        ("-1", Unit.PERCENT, None, None, "-1 is below 0, the least that a percentage may be"),
        ("-1", Unit.COUNT, None, None, "-1 is below 0, the least that a count may be"),
        ("2.5", Unit.COUNT, None, None, "2.5 is not a whole number, and a count is"),
        ("120", Unit.PERCENT, None, Decimal(110), "120 is above 110, the most that a percentage may be"),
        ("4", Unit.RATE, Decimal(5), None, "4 is below 5, the least that a rate may be"),
        ("123456789012345678901", Unit.RATE, None, None, "123456789012345678901 is beyond 1,000,000,000,000"),
    ],
)
def it_refuses_a_value_out_of_range(value, unit, minimum, maximum, says):
    """A value that its unit or its indicator cannot have is refused with the bound (M20, D23)."""
    with pytest.raises(CellError) as caught:
        check_range(Decimal(value), unit, minimum, maximum)
    assert (caught.value.slug, caught.value.what) == ("out-of-range", says)


def it_accepts_what_the_indicator_widens():
    """Bounds of the indicator stand in for the unit's, and whole numbers may be written with decimals."""
    check_range(Decimal("104.5"), Unit.PERCENT, None, Decimal(150))
    check_range(Decimal(-3), Unit.COUNT, Decimal(-10), None)
    check_range(Decimal("12.0"), Unit.COUNT, None, None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ask jo.bloggs@example.org", "an e-mail address"),
        ("943 476 5919", "an NHS number"),
        ("9434765919", "an NHS number"),
        ("AB 12 34 56 C", "a National Insurance number"),
        ("lives at B69 3DB", "a full postcode"),
        ("9434765918", ""),
        ("E08000028/sn", ""),
        ("DfE, Characteristics of children in need 2020 to 2021", ""),
        ("2022 Q1", ""),
        ("B69", ""),
    ],
)
def it_recognises_details_of_a_person(text, kind):
    """Patterns of persons' details are found, and nothing that a pack's data hold (S12)."""
    assert personal_detail(text) == kind


def it_does_not_take_a_large_sum_for_an_nhs_number():
    """In a column of figures ten digits in a row are a figure; in three groups they are not."""
    assert personal_detail("9434765919", figure=True) == ""
    assert personal_detail("943 476 5919", figure=True) == "an NHS number"


def it_folds_column_names_to_words():
    """Underscores, hyphens, capitals and spaces make no difference to what a column is called."""
    assert folded_words(" NHS_Number ") == folded_words("nhs-number") == "nhs number"
