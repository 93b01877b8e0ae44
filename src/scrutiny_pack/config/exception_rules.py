"""What is told of as an exception: the rules, how many are listed, and when a figure is old."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from typing import Literal, TypeAlias

from pydantic import Field

from scrutiny_pack.config.entry import Entry
from scrutiny_pack.config.nodes import Places
from scrutiny_pack.errors import Place, ProblemList

ExceptionRule: TypeAlias = Literal["off_target", "worse", "special_cause", "record", "stale"]


class ExceptionRules(Entry):
    """What is told of as an exception."""

    rules: list[ExceptionRule] = Field(["off_target", "worse", "special_cause", "record", "stale"], min_length=1)
    """Which of these count: a missed target or range; clearly worse than a comparator; a signal beyond ordinary variation; a record; old
    figures."""
    worse_than: list[str] = []
    """The comparators that `worse` looks at; left out, all."""
    good_news: bool = False
    """Whether a record and a signal count that are good; left out, only those that are bad or neither."""
    at_most: int = Field(10, ge=1, le=40)
    """So many indicators are listed, the most material first."""
    stale_after: int = Field(3, ge=1, le=60)
    """A newest figure that ends more months before the pack's month is old."""


def check_exceptions(
    rules: ExceptionRules | None, comparators: Collection[str], places: Places, shown_as: str, problems: ProblemList
) -> None:
    """Note every comparator that the rules name and that the pack does not have, and what stands twice among them."""
    if rules is None:
        return
    for index, key in enumerate(rules.worse_than):
        place = Place(shown_as, places.line(("exceptions", "worse_than", index)))
        if key not in comparators:
            near = difflib.get_close_matches(key, comparators, 1)
            fix = f'did you mean "{near[0]}"?' if near else f"write one of {', '.join(comparators) or 'none, as none is defined'}"
            problems.error("unknown-comparator", place, f'there is no comparator "{key}"', fix)
        elif key in rules.worse_than[:index]:
            problems.error("duplicate-comparator", place, f'the comparator "{key}" stands twice here', "keep one of the two")
    for index, rule in enumerate(rules.rules):
        if rule in rules.rules[:index]:
            place = Place(shown_as, places.line(("exceptions", "rules", index)))
            problems.error("duplicate-rule", place, f'the rule "{rule}" stands twice here', "keep one of the two")
