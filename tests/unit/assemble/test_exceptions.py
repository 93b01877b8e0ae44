"""The chapter of exceptions: how many, the table, of when the comparators are, and what counts; or that there is none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from scrutiny_pack.assemble.breaches import breaches_of
from scrutiny_pack.assemble.exceptions import exceptions_of
from scrutiny_pack.config.exception_rules import ExceptionRules
from scrutiny_pack.pack import Chapter, Paragraph
from tests.small_pack import Row, bullet, indicator, row, small_pack

TARGET = {"for": "2022-23", "value": "20", "tolerance": "1", "status": "local"}
GAP = bullet({"g": {"gap": "share", "to": ["reg"]}})
OLD = bullet({"l": {"level": "rate", "at": "2022-01"}}, id="s.r")
OLDER = bullet({"l": {"level": "number", "at": "2021-01"}}, id="s.n")
ROWS = [
    row("share", "2022-07", "22"),
    row("share", "2021-03", "20.0", area="reg"),
    row("rate", "2022-01", "500"),
    row("number", "2021-01", "9"),
]
SHARE = {"share": indicator(targets=[TARGET])}


def chapter(folder: Path, rows: list[Row], *bullets: dict[str, Any], rules: dict[str, Any] | None = None, **more: Any) -> Chapter:
    """The chapter of a small pack under `rules`."""
    pack, asked = small_pack(folder, rows, bullets, **more), ExceptionRules.model_validate(rules or {})
    return exceptions_of(breaches_of(pack.told(), asked, pack.speaker), asked, pack.speaker)


def said(made: Chapter) -> dict[str, str]:
    """Its paragraphs by their ids."""
    return {block.id: block.text.plain for block in made.blocks if isinstance(block, Paragraph)}


def test_it_says_how_many_breach_a_rule_and_lists_them(tmp_path: Path) -> None:
    """Label, newest figure with its period, and the reasons as one sentence part each; the comparators' periods stand below."""
    made = chapter(tmp_path, ROWS, GAP, OLD, OLDER, bullet({"l": {"level": "people"}}, id="s.p"), indicators=SHARE | PEOPLE)
    assert made.title.plain == "Exceptions"
    assert said(made)["exceptions.count"] == "Indicators that breach a rule: 3 of 3."
    (table,) = made.tables
    assert [cell.plain for cell in table.header] == ["Indicator", "Latest", "Why it is here"]
    assert [tuple(cell.plain for cell in cells) for cells in table.rows] == [
        ("Visits", "9, Jan 2021", "The newest figure is for January 2021, 18 months before July 2022"),
        (
            "Repeat visits",
            "22.0%, Jul 2022",
            "Off target, 2.0 percentage points above it (no more than 20.0%); worse than the West Midlands (20.0%)",
        ),
        ("The visit rate", "500 per 10,000, Jan 2022", "The newest figure is for January 2022, 6 months before July 2022"),
    ]
    assert said(made)["exceptions.comparators"] == "Comparators: March 2021."
    assert made.slide and made.slide.caption.plain == "Indicators that breach a rule: 3 of 3. Comparators: figures to March 2021."
    assert [block.id for block in made.blocks] == [
        "exceptions.count",
        "exceptions.table",
        "exceptions.comparators",
        "exceptions.reading",
    ]


PEOPLE = {"people": indicator("count", "neutral", 0)}


def test_what_is_over_the_limit_is_counted_in_report_and_slide(tmp_path: Path) -> None:
    """The slide's headline says as much as the report."""
    made = chapter(tmp_path, ROWS, GAP, OLD, OLDER, indicators=SHARE, rules={"at_most": 1})
    counted = "Indicators that breach a rule: 3 of 3. Not listed, as they are less material: 2."
    assert said(made)["exceptions.count"] == counted
    assert made.slide and made.slide.caption.plain == counted and len(made.slide.rows) == 1
    made = chapter(tmp_path, ROWS, GAP, OLD, OLDER, indicators=SHARE, rules={"at_most": 3})
    assert said(made)["exceptions.count"] == "Indicators that breach a rule: 3 of 3."


def test_it_says_which_rules_count(tmp_path: Path) -> None:
    """Those that the pack names, and whether good news does."""
    made = chapter(tmp_path, ROWS, GAP, indicators=SHARE, rules={"rules": ["record", "worse"]})
    assert said(made)["exceptions.reading"] == (
        "An indicator is here for one of these reasons: it is a record, and not a good one; it is clearly worse than a comparator. "
        "The most material come first. What is withheld is not judged, and neutral indicators are neither better nor worse."
    )
    made = chapter(tmp_path, ROWS, GAP, indicators=SHARE, rules={"rules": ["special_cause", "stale", "off_target"], "good_news": "on"})
    assert said(made)["exceptions.reading"] == (
        "An indicator is here for one of these reasons: it is beyond its ordinary variation, for better or worse; "
        "its newest figure is old; "
        "it misses its target, or is outside the range expected of it. "
        "The most material come first. What is withheld is not judged, and neutral indicators are neither better nor worse."
    )


def test_where_nothing_breaches_a_rule_report_and_slide_say_so(tmp_path: Path) -> None:
    """Without a table, and with what was looked for."""
    made = chapter(tmp_path, [row("number", "2022-07", "9")], bullet({"l": {"level": "number"}}))
    assert list(said(made)) == ["exceptions.none", "exceptions.reading"]
    assert said(made)["exceptions.none"] == "No indicator of this report breaches a rule."
    assert (made.slide, made.slide_text.plain) == (None, "No indicator of this report breaches a rule.")


def test_where_nothing_could_be_judged_it_does_not_say_that_all_is_well(tmp_path: Path) -> None:
    """All that the pack speaks of is withheld."""
    rows = [row("number", "2022-07", "c"), row("number", "2022-06", "9")]
    made = chapter(tmp_path, rows, bullet({"l": {"level": "number", "at": "2022-06"}}))
    assert said(made)["exceptions.none"] == made.slide_text.plain == "No indicator of this report could be judged."
