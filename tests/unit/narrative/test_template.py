from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_pack.narrative.template import (
    Optional,
    SlotReference,
    TemplateError,
    joined_slots,
    parse_template,
    references,
    without_slots,
)


def error(text: str) -> TemplateError:
    with pytest.raises(TemplateError) as raised:
        parse_template(text)
    return raised.value


def test_literals_and_slots_stand_in_order() -> None:
    """A slot has its path, its format and its column, from 1."""
    parts = parse_template("Rate {c.verb} to {c.to|long}.")
    assert parts == ("Rate ", SlotReference(("c", "verb"), "", 6), " to ", SlotReference(("c", "to"), "long", 18), ".")


def test_an_optional_part_holds_a_template() -> None:
    """It is one part, with its own slots, which count among the template's."""
    parts = parse_template("Plans{n.x}[, of {s.den}]")
    assert isinstance(parts[2], Optional)
    assert [reference.dotted for reference in references(parts)] == ["n.x", "s.den"]


@pytest.mark.parametrize(
    ("text", "literal"),
    [("{{a}}", "{a}"), ("[[a]]", "[a]"), ("{{{{", "{{"), ("a}}b", "a}b"), ("{{}} [[]]", "{} []"), ("", None), ("no slot", "no slot")],
)
def test_doubled_characters_stand_for_themselves(text: str, literal: str | None) -> None:
    """Braces and brackets can be printed."""
    assert parse_template(text) == (() if literal is None else (literal,))


def test_a_slot_may_stand_in_braces() -> None:
    """Three braces are one of its own and a slot."""
    assert parse_template("{{{c.to}}}") == ("{", SlotReference(("c", "to"), "", 3), "}")


@pytest.mark.parametrize(
    ("text", "what", "column"),
    [
        ("Rate {c.to", '"{" by itself', 6), ("Rate c.to}", '"}" by itself', 10), ("Rate {}", '"{}" is not a slot', 6),
        ("{c.}", '"{c.}" is not a slot', 1), ("{.to}", '"{.to}" is not a slot', 1), ("a {c to}", '"{c to}" is not a slot', 3),
        ("{c.__class__}", '"{c.__class__}" is not a slot', 1), ("{c.to|LONG}", '"{c.to|LONG}" is not a slot', 1),
        ("{c.to|}", '"{c.to|}" is not a slot', 1),
        ("{c.to!r}", '"{c.to!r}" is not a slot', 1), ("{c[0]}", '"{c[0]}" is not a slot', 1), ("{1.to}", '"{1.to}" is not a slot', 1),
        ("a [b", '"[" is never closed', 3), ("a [b] [c", '"[" is never closed', 7), ("a b]", '"]" without "["', 4),
        ("a [b [c]]", "an optional part inside another", 6), ("{g.välue}", '"{g.välue}" is not a slot', 1),
    ],
)  # fmt: skip
def test_each_mistake_is_told_with_its_column(text: str, what: str, column: int) -> None:
    """The first character that is not of the grammar."""
    found = error(text)
    assert (found.what, found.column) == (what, column)
    assert found.fix


def test_what_is_not_in_a_slot_was_typed() -> None:
    """Slots become blanks, so that the rest stands at its column; doubled braces hide nothing."""
    assert without_slots("a {c.to} b {{5}} [c {c.x|long}]") == "a        b {{5}} [c           ]"


@given(st.text("{}[]|. abc_5é", max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Whatever is typed gives parts or a mistake at a column inside it, and nothing else."""
    try:
        parse_template(text)
    except TemplateError as found:
        assert 1 <= found.column <= len(text)


@pytest.mark.parametrize(
    ("text", "runs_on"),
    [
        ("{a},{b}", "b"), ("{a}{b}", "b"), ("E16{a}", "a"), ("E16.{a}", "a"), ("{a}5", "a"), ("{a},5", "a"), ("{a}[.{b}]", "b"),
        ("{a}, {b}", None), ("{a} {b}", None), ("{a}-{b}", None), (",{a}", None), ("{a}.", None), ("{a} 5", None), ("of 16 {a}", None),
    ],
)  # fmt: skip
def test_slots_that_run_into_a_number_are_found(text: str, runs_on: str | None) -> None:
    """With nothing, a comma or a full stop between, two numbers are read as one."""
    found = joined_slots(parse_template(text))
    assert (found.dotted if found else None) == runs_on
