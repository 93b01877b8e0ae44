"""The inspection of the table of figures bites: formulas, broken rows and leftovers are found by name."""

from __future__ import annotations

import pytest

from tests.unit.quality.twins import Written

FAULTS: dict[str, tuple[str, str, str]] = {
    "another header row": ("csv-columns", "Section,", "Topic,"),
    "a row too short": ("csv-columns", ",[^,]*\r\n", "\r\n"),
    "a formula": ("csv-formula", "\r\nReferrals,", "\r\n=1+1,"),
    "a formula after a tab": ("csv-formula", "\r\nReferrals,", "\r\n\t=1+1,"),
    "a command": ("csv-formula", "\r\nReferrals,", "\r\n@SUM(A1),"),
    "a quotation without end": ("package-broken", "Section", 'Section"x","'),
    "a path": ("leftover-path", "\r\nReferrals,", "\r\nC:\\\\Reports\\\\jo,"),
    "no figure": ("leftover-word", ",639,", ",nan,"),
}


def test_the_table_that_we_ship_has_nothing_wrong(figures: Written) -> None:
    """Neither an error nor a warning is found in the default pack's figures."""
    assert figures.problems == ()


@pytest.mark.parametrize("fault", FAULTS)
def test_a_table_is_not_published_with(fault: str, figures: Written) -> None:
    """Each of these faults is an error, found by its name."""
    slug, old, new = FAULTS[fault]
    assert slug in {problem.slug for problem in figures.with_text(old, new).problems if problem.severity == "error"}
