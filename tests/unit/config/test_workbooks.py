"""What a data entry says of a workbook's rows."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from scrutiny_pack.config.workbooks import RowHolds, WorkbookEntry


def it_says_what_each_row_holds():
    """An id alone is its value; one row may serve several indicators; a part alone is that of the indicator above."""
    rows = {"A": "cla", "B": ["referrals", "re.referrals denominator"], "C": "numerator"}
    assert WorkbookEntry.model_validate({"rows": rows}).meanings() == {
        "A": (RowHolds("cla", "value"),),
        "B": (RowHolds("referrals", "value"), RowHolds("re.referrals", "denominator")),
        "C": (RowHolds("", "numerator"),),
    }


@pytest.mark.parametrize("said", ["cla numerater", "Children looked after", "cla, numerator", ""])
def it_refuses_what_is_no_indicator_and_part(said):
    """The message says in words how it is written."""
    with pytest.raises(ValidationError) as refused:
        WorkbookEntry.model_validate({"rows": {"A": said}})
    assert {error["type"] for error in refused.value.errors()} >= {"row-meaning"}
