from __future__ import annotations

from decimal import Decimal

import pytest

from scrutiny_pack.text import NUMBER, Literal, Slot, Term, Text, Words, authored, joined, words


def slot(printed: str) -> Text:
    return Text((Slot(printed, "c.to", Decimal(1), "count", "as given", "half up to a whole number", ()),))


@pytest.mark.parametrize("text", ["5", "the 12 months", "20.0%", "1,234", "٣ visits", "S47"])
def test_words_hold_no_number(text: str) -> None:
    """A number cannot get into a text without saying where it comes from."""
    with pytest.raises(ValueError, match="without an origin"):
        Words(text)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("the 12 months to July 2022.", ["12", "2022"]), ("1,234 of 10,000", ["1,234", "10,000"]), ("2.5 years, 3 or more", ["2.5", "3"]),
        ("July 2022, 31 July", ["2022", "31"]), ("2018-19", ["2018", "19"]), ("no number", []), ("", []), ("7", ["7"]),
    ],
)  # fmt: skip
def test_an_authors_numbers_become_literals(text: str, numbers: list[str]) -> None:
    """Each number of a typed text is a literal of its origin, and the text reads as before."""
    made = authored(text, "definition")
    assert text == made.plain
    assert numbers == [literal.printed for literal in made.literals]
    assert {literal.origin for literal in made.literals} <= {"definition"}
    assert numbers == NUMBER.findall(text)


def test_parts_tell_numbers_apart() -> None:
    """Slots and literals are listed in the order in which they are printed."""
    text = words("from ") + slot("12") + authored(" in 2021 to ", "period") + slot("15")
    assert str(text) == "from 12 in 2021 to 15"
    assert [each.printed for each in text.slots] == ["12", "15"]
    assert [each.printed for each in text.literals] == ["2021"]


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c"), (["a", "", "c"], "a and c")],
)
def test_a_list_ends_with_its_own_word(pieces: list[str], expected: str) -> None:
    """Entries are joined with a comma, the last one with "and"; empty ones leave no trace."""
    assert expected == joined([words(piece) for piece in pieces], ", ", " and ").plain


def test_a_list_without_a_last_word_uses_the_same_between() -> None:
    """Left out, the last two are joined like the others."""
    assert joined([words("a"), words("b"), words("c")], "; ").plain == "a; b; c"


def test_a_term_prints_its_short_form() -> None:
    """Until a document is put together, a term is its abbreviation."""
    assert Text((Term("education, employment or training", "EET"),)).plain == "EET"


def test_an_empty_text_is_false() -> None:
    """A text without parts counts as none."""
    assert not Text() and not words("") and authored("5", "unit")
    assert (Literal("5", "unit"),) == authored("5", "unit").parts
