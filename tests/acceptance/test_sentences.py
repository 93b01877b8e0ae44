from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scrutiny_pack.config.charts import ComparisonBars, LineChart
from tests.acceptance.conftest import ROOT, Telling, tell
from tests.documents_read import paragraphs_of_report

BULLETS = [
    "referrals.change", "referrals.prior", "referrals.compare", "rereferrals.change", "rereferrals.compare", "assess45.range",
    "assess45.latest", "assess45.year", "assess_rate.change", "assess_rate.recent", "assess_rate.compare", "s47.latest", "s47.baseline",
    "s47.compare", "icpc15.latest", "icpc15.year", "icpc_rate.change", "icpc_to_cpp.expect", "cpp.change", "cpp.compare", "cpp_2y.share",
    "cpp_2y.compare", "cpp_prev2y.share", "cpp_prev2y.compare", "cla.change", "cla.compare", "cla.flow", "moves3.compare",
    "stable2y.compare", "eet1921.compare", "eet1718.level", "accom.compare",
]  # fmt: skip


def test_the_pack_has_the_agreed_bullets_in_order(agreed: dict[str, Any], telling: Telling) -> None:
    """All 32 bullets are printed, in the order of the deck that the pack was conceived from."""
    assert list(agreed["expect"]) == BULLETS == list(telling.bullets)


@pytest.mark.parametrize("bullet", BULLETS)
def test_each_sentence_is_exact(bullet: str, agreed: dict[str, Any], telling: Telling) -> None:
    """Each sentence is as agreed, to the character."""
    assert agreed["expect"][bullet] == telling.text(bullet)


def test_the_report_prints_every_sentence(agreed: dict[str, Any], built: Path) -> None:
    """Each agreed sentence stands in the Word report as a paragraph of its own."""
    printed = set(paragraphs_of_report(next(built.glob("*.docx"))))
    assert set(agreed["expect"].values()) - printed == set()


def test_no_observed_figure_stands_in_a_yaml_file(agreed: dict[str, Any], telling: Telling) -> None:
    """The texts of the pack hold no number but those of definitions: every figure of the sentences comes from a data file."""
    for section in telling.files.config.sections:
        for bullet in section.bullets:
            for text in filter(None, (bullet.text, bullet.slide, *(variant.text for variant in bullet.variants))):
                for fact in agreed["facts"]:
                    value = fact[3]
                    assert value is None or value < 25 or str(value) not in text, f"{bullet.id} holds {value}"


def test_every_slide_text_is_short(telling: Telling) -> None:
    """Each slide's bullet has at most 20 words."""
    slides = {key: printed.commentary.slide.plain for key, printed in telling.bullets.items()}
    long = {key: text for key, text in slides.items() if len(text.split()) > 20}
    assert long == {}


def test_slide_and_report_speak_of_the_same_facts(telling: Telling) -> None:
    """A slide's bullet prints no fact that the report's does not."""
    for key, printed in telling.bullets.items():
        report = {fact.id for slot in printed.text.slots for fact in slot.facts}
        slide = {fact.id for slot in printed.commentary.slide.slots for fact in slot.facts}
        assert slide <= report, key


def test_every_performance_section_has_a_chart(telling: Telling) -> None:
    """Each section with bullets has a chart, the pack has 14 or more, and section 47 its month table."""
    sections = [section for section in telling.files.config.sections if section.bullets]
    assert all(section.charts for section in sections)
    assert sum(len(section.charts) for section in sections) >= 14
    assert [table.months for section in sections for table in section.tables] == ["s47"]


def test_all_four_kinds_of_chart_are_used(telling: Telling) -> None:
    """Lines with comparators, bars by month, bars beside comparators and grouped bars."""
    kinds = {type(chart).__name__ for section in telling.files.config.sections for chart in section.charts}
    assert {LineChart.__name__, ComparisonBars.__name__, "MonthBars", "GroupedBars"} == kinds


def test_a_pack_with_illustrative_figures_says_so_first(built: Path) -> None:
    """The sentence stands on the report's first page, before the contents."""
    paragraphs = paragraphs_of_report(next(built.glob("*.docx")))
    first = next(place for place, text in enumerate(paragraphs) if text.startswith("Some figures are illustrative"))
    assert first < paragraphs.index("Contents")


def test_the_shipped_pack_is_found_without_a_config_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Anywhere else than in a pack's folder, the shipped pack is told."""
    monkeypatch.chdir(tmp_path)
    assert list(tell(ROOT / "config").bullets) == BULLETS
