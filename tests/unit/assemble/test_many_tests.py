"""The appendix says how many differences were tested, and how often such a test is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from scrutiny_pack.assemble.pack_from import assemble
from scrutiny_pack.pack import Paragraph
from tests.small_pack import bullet, row, small_pack


def said(folder: Path, *rules: dict[str, Any] | None) -> list[str]:
    """What the appendix says of comparisons, of bullets with one change, two gaps and these rules."""
    rows = [row("share", "2022-07", of=(80, 400)), row("share", "2021-07", of=(100, 400))]
    rows += [row("share", "2020/21", value, area=area) for area, value in (("reg", "20.8"), ("eng", "14.0"))]
    measures = {"g": {"gap": "share", "to": ["reg", "eng"]}, "c": {"change": "share", "from": "year_before"}, "n": {"level": "share"}}
    made = small_pack(folder, rows, [bullet(measures, id=f"s.b{place}", rules=rule or {}) for place, rule in enumerate(rules)])
    chapters = assemble(made.told(), made.files, made.speaker, "build").appendices
    part = next(part for chapter in chapters for part in chapter.parts if part.id == "methods.comparisons")
    return [block.text.plain for block in part.blocks if isinstance(block, Paragraph)]


def test_nothing_is_said_where_nothing_is_tested(tmp_path: Path) -> None:
    """Only what bears on the pack is explained."""
    assert not any("tested" in text for text in said(tmp_path, None))


def test_the_tests_are_counted_by_how_sure_they_are(tmp_path: Path) -> None:
    """1 in 20 at 95%, 1 in 500 at 99.8%: false alarms among many are expected."""
    chance = "Where nothing but chance is at work, such a test still calls about 1 in"
    assert said(tmp_path, {"test": "95%"}, {"test": "95%"}, {"test": "99.8%"})[-2:] == [
        f"Differences of this pack tested at 95%: 6. {chance} 20 significant.",
        f"Differences of this pack tested at 99.8%: 3. {chance} 500 significant.",
    ]
