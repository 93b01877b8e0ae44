from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from scrutiny_pack.assemble.pack_from import assemble
from scrutiny_pack.config.pack_files import read_pack_files
from scrutiny_pack.config.schema import Rules
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.evidence import evidence
from scrutiny_pack.narrative.reading import read_speaker
from scrutiny_pack.narrative.told import told
from tests.acceptance.changed_figures import change_of, statistic_of
from tests.acceptance.conftest import FACTS, Rows, Telling, tell

NOT_IN_NOTE = {"old-comparator", "recent-months-disagree"}
MUTATIONS = yaml.safe_load(FACTS.read_text(encoding="utf-8"))["mutations"] if FACTS.is_file() else []


def _named(row: dict[str, Any]) -> str:
    return " ".join(f"{path}={value}" for path, value in row["set"].items())


def _changed(row: dict[str, Any], pack_copy: Callable[..., Path]) -> Path:
    changes = [change_of(path, value) for path, value in row["set"].items() if not path.endswith(".statistic")]
    texts = dict(statistic_of(path, value) for path, value in row["set"].items() if path.endswith(".statistic"))

    def apply(file: str, rows: Rows) -> Rows:
        for change in changes:
            rows = change(file, rows)
        return rows

    return pack_copy(apply, texts)


def test_the_eight_warnings_are_raised(agreed: dict[str, Any], telling: Telling) -> None:
    """Each agreed warning is raised with its slug, its bullet and its words; and there is no other."""
    expected = {(warning["slug"], f"{bullet}: {warning['says']}") for bullet, warning in agreed["warnings"].items()}
    assert {(warning.slug, warning.what) for warning in telling.warnings} == expected


def test_warnings_that_change_a_figure_stand_in_the_note(agreed: dict[str, Any], telling: Telling) -> None:
    """The section's source note says them too; the two others it leaves out."""
    for bullet, warning in agreed["warnings"].items():
        if bullet != "comparators":
            assert (warning["says"] in telling.note(bullet)) == (warning["slug"] not in NOT_IN_NOTE), bullet


def test_without_the_guard_a_small_gap_counts(agreed: dict[str, Any], pack_copy: Callable[..., Path]) -> None:
    """With the precision guard off, a gap within the comparator's rounding is worded by its band."""
    told = tell(pack_copy(texts={"rules: {guard: on, basis: note}": "rules: {guard: off, basis: note}"}))
    for bullet, sentence in agreed["guard_off"].items():
        assert sentence == told.text(bullet)


def test_guard_is_on_by_default() -> None:
    """A pack that says nothing of it is guarded."""
    assert Rules().guard


@pytest.mark.parametrize("row", MUTATIONS, ids=_named)
def test_words_follow_the_figures(row: dict[str, Any], pack_copy: Callable[..., Path]) -> None:
    """With other figures the sentence says something else, as agreed."""
    told = tell(_changed(row, pack_copy))
    bullet = row["bullet"]
    text = told.text(bullet) if bullet in told.bullets else ""
    assert text.endswith(row.get("ends", ""))
    assert row.get("has", "") in text
    assert "  " not in text


def test_a_small_count_takes_its_percentage_and_its_gap_along(pack_copy: Callable[..., Path]) -> None:
    """With 4 of 405 the sentence stands without its percentage; the gap is left out with the reason, and nothing is warned of."""
    told = tell(_changed({"set": {"cpp_2y.local": "4/405"}}, pack_copy))
    expected = "At 31 July 2022, fewer than 6 of the 405 children on a plan had been on it for more than 2 years."
    assert expected == told.text("cpp_2y.share")
    assert told.bullets["cpp_2y.share"].commentary.slide.plain == "Fewer than 6 of 405 children on a plan for more than 2 years"
    assert [(each.id, each.why) for each in told.story.dropped] == [("cpp_2y.compare", "withheld: it would give a small number back")]
    assert "bullet-dropped" not in {warning.slug for warning in told.warnings}


def test_no_part_of_the_pack_shows_a_small_count(pack_copy: Callable[..., Path]) -> None:
    """Charts, tables, headline, key messages, notes and facts hold neither 4 of 405 nor 1.0%: a gap with its symbol stands there."""
    problems = ProblemList()
    files = read_pack_files(_changed({"set": {"cpp_2y.local": "4/405"}}, pack_copy), None, problems)
    speaker = read_speaker(files, problems)
    story = told(files, speaker, problems)
    pack = assemble(story, files, speaker, "test")
    chart = next(chart for section in pack.sections for chart in section.charts if chart.id == "cpp_2y.compare_chart")
    assert [(point.value is None, point.reason) for series in chart.series for point in series.points] == [(True, "[c]"), (False, "")]
    held = json.loads(evidence(pack, story, {}))
    texts = [text for block in held["blocks"] for text in block["texts"]]
    assert not [text for text in texts if re.search(r"\b(?<!\.)(1\.0%|4 of )", text["text"])]
    assert not [slot for text in texts for slot in text.get("slots", ()) if slot["value"] == "4"]
    facts = [fact for fact in held["facts"].values() if fact["indicator"] == "cpp_2y" and fact["area"] == "E08000028"]
    assert [(fact["value"], fact["numerator"], fact["denominator"], fact["reason"]) for fact in facts] == [(None, None, "405", "c")]
    section = next(section for section in pack.sections if chart in section.charts)
    assert section.note is not None and "[c] means withheld to protect confidentiality." in section.note.text.plain


def test_an_unchanged_count_with_a_moved_rate_is_warned_of(pack_copy: Callable[..., Path]) -> None:
    """853 both times at 102.8 and 100.8: the warning names the two rates."""
    told = tell(_changed({"set": {"cla.local.d2207": 853}}, pack_copy))
    assert "cla.change: the count is unchanged, but the rate moved from 102.8 to 100.8" in {warning.what for warning in told.warnings}


def test_a_missing_comparator_is_named_in_the_note(pack_copy: Callable[..., Path]) -> None:
    """The other comparator is still compared with; the note says which figure is not there."""
    told = tell(_changed({"set": {"rereferrals.sn": "missing"}}, pack_copy))
    assert "the statistical neighbour figure is not available" in told.note("rereferrals.compare")


def test_a_bullet_without_any_comparator_is_dropped(pack_copy: Callable[..., Path]) -> None:
    """It is listed among the dropped, and no sentence has a hole."""
    told = tell(_changed({"set": {"rereferrals.sn": "missing", "rereferrals.eng": "missing"}}, pack_copy))
    assert "rereferrals.compare" not in told.bullets
    assert [(dropped.id, dropped.why) for dropped in told.story.dropped] == [("rereferrals.compare", "g: no comparator has a figure")]
    assert not any(re.search(r"(below|above|with) the +averages?", printed.text.plain) for printed in told.bullets.values())


def test_closer_to_is_said_only_where_it_is_true(pack_copy: Callable[..., Path]) -> None:
    """With the region at 900 the next wording is printed."""
    told = tell(_changed({"set": {"referrals.wm": 900}}, pack_copy))
    assert told.text("referrals.compare") == (
        "At 523 per 10,000, the rate is below the statistical neighbour (585) and West Midlands (900) averages "
        "and slightly above the England average (494)."
    )
