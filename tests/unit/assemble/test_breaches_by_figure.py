"""Which figure of an indicator a rule looks at: the newest, and beside it what bullets judge of the same end or compare with others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from scrutiny_pack.assemble.breaches import Breaches, breaches_of
from scrutiny_pack.config.exception_rules import ExceptionRules
from tests.small_pack import Row, bullet, indicator, months_to, row, small_pack

TARGET = {"for": "2022-23", "value": "20", "tolerance": "1", "status": "local"}
LEVEL = bullet({"l": {"level": "share"}})


def found(folder: Path, rows: list[Row], *bullets: dict[str, Any], **rules: Any) -> Breaches:
    """What breaches the usual rules in a small pack, with `rules` for the share."""
    pack = small_pack(folder, rows, bullets, indicators={"share": indicator(**rules)})
    return breaches_of(pack.told(), ExceptionRules(), pack.speaker)


def reasons(folder: Path, rows: list[Row], *bullets: dict[str, Any], **rules: Any) -> list[str]:
    """Why the share is an exception."""
    return [reason.text.plain for breach in found(folder, rows, *bullets, **rules).all for reason in breach.reasons]


def test_a_figure_is_not_old_where_a_month_without_one_follows_a_newer_one(tmp_path: Path) -> None:
    """What is not available in July does not make January newer than June; nor is June judged where it is withheld."""
    old, rows = bullet({"l": {"level": "share", "at": "2022-01"}}), [row("share", "2022-01", "20"), row("share", "2022-07", "x")]
    assert reasons(tmp_path / "known", [*rows, row("share", "2022-06", "21")], old) == []
    assert found(tmp_path / "hidden", [*rows, row("share", "2022-06", "c")], old).judged == ()


def test_worse_in_the_newest_figure_that_has_comparators_is_one(tmp_path: Path) -> None:
    """Published figures stand beside published ones: a newer local one without comparators does not make the gap go away."""
    rows = [row("share", "2022-07", "20"), row("share", "year ending 2021-03", "30"), row("share", "year ending 2021-03", "20", area="eng")]
    older = bullet({"g": {"gap": "share", "at": "latest published", "to": ["eng"]}}, id="s.older")
    rows[1] |= {"status": "published"}
    assert reasons(tmp_path / "older", rows, LEVEL, older) == ["30%, year ending Mar 2021: worse than England (20%)"]
    newer = bullet({"g": {"gap": "share", "to": ["eng"]}}, id="s.newer")
    assert reasons(tmp_path / "both", rows, newer, older) == []
    longer = bullet({"g": {"gap": "share", "at": "12 months to latest", "to": ["eng"]}}, id="s.longer")
    rows = [*rows[2:], *(row("share", name, of=(30 if name == "2022-07" else 20, 100)) for name in months_to("2022-07", 12))]
    judged = bullet({"t": {"target": "share"}}, id="s.t")
    said = reasons(tmp_path / "judged", rows, newer, longer, judged, targets=[TARGET | {"value": "30"}])
    assert said == ["worse than England (20%)"]


def test_a_target_missed_by_a_figure_of_another_length_is_one(tmp_path: Path) -> None:
    """Where bullets judge the month and the year, what one of them says is off target is not left out for the other's sake."""
    month, year = bullet({"t": {"target": "share"}}), bullet({"t": {"target": "share", "at": "12 months to latest"}}, id="s.year")
    rows = [row("share", name, of=(30 if name == "2022-07" else 15, 100)) for name in months_to("2022-07", 12)]
    missed = "30.0%, Jul 2022: off target, 10.0 percentage points above it (no more than 20.0%)"
    assert reasons(tmp_path / "new", rows, month, year, targets=[TARGET]) == [missed]
    earlier = bullet({"t": {"target": "share", "at": "2022-06"}}, id="s.june")
    rows[-2:] = [row("share", "2022-06", of=(30, 100)), row("share", "2022-07", of=(15, 100))]
    assert reasons(tmp_path / "old", rows, month, earlier, targets=[TARGET]) == []


def test_target_and_range_are_both_told(tmp_path: Path) -> None:
    """Neither takes the other's place."""
    expected = {"from": "0", "to": "22", "status": "local"}
    bullets = [bullet({"t": {"target": "share"}}), bullet({"e": {"expect": "share"}}, id="s.e")]
    assert reasons(tmp_path, [row("share", "2022-07", "25")], *bullets, targets=[TARGET], expected=expected) == [
        "off target, 5.0 percentage points above it (no more than 20.0%)",
        "above the range expected (0.0% to 22.0%)",
    ]


def test_of_several_reasons_the_most_material_counts(tmp_path: Path) -> None:
    """A target missed by little does not make a wide gap less material."""
    rules = {"share": indicator(targets=[TARGET]), "rate": indicator("rate", "low", 0, targets=[TARGET | {"value": "100"}])}
    rows = [row("share", "2022-07", "22"), row("share", "2022-03", "4", area="eng"), row("rate", "2022-07", "150")]
    bullets = [bullet({"l": {"level": "rate"}}, id="s.r"), bullet({"g": {"gap": "share", "to": ["eng"]}})]
    pack = small_pack(tmp_path, rows, bullets, indicators=rules)
    breaches = breaches_of(pack.told(), ExceptionRules(), pack.speaker).all
    assert [(breach.latest.indicator, len(breach.reasons)) for breach in breaches] == [("share", 2), ("rate", 1)]
