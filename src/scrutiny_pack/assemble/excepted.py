"""The pack for a board that gets what stands out alone: the exceptions of all its sections, and of those what is about them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from scrutiny_pack.assemble.breaches import Breaches, breaches_of
from scrutiny_pack.assemble.chart_parts import indicators_of_chart
from scrutiny_pack.config.pack_files import PackFiles
from scrutiny_pack.config.sections import BulletEntry, SectionEntry
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.narrative.story import tell


def exceptions_alone(files: PackFiles, speaker: Speaker) -> tuple[PackFiles, Breaches | None]:
    """`files` with the charts and bullets of the indicators that are listed, the sections of the most material ones first.

    What breaches a rule is found in all of the board's sections. `files` itself for another board, and where a bullet cannot be understood,
    which is told when the pack is.
    """
    if files.board.only is None:
        return files, None
    story, _ = tell(files.for_board, speaker)
    if story is None:
        return files, None
    found = breaches_of(story, files.exception_rules, speaker)
    listed = [breach.latest.indicator for breach in found.listed]
    order = list(dict.fromkeys(breach.section.id for breach in found.listed))
    kept = [_about(section, listed) for section in files.sections]
    kept = [section for section in kept if section.bullets or section.charts or section.tables]
    kept.sort(key=lambda section: order.index(section.id) if section.id in order else len(order))
    return replace(files, sections=tuple(kept)), found


def _about(section: SectionEntry, indicators: Collection[str]) -> SectionEntry:
    """What `section` has about these `indicators`, its author's own words left out."""
    return section.model_copy(
        update={
            "charts": [chart for chart in section.charts if not set(indicators).isdisjoint(indicators_of_chart(chart))],
            "tables": [table for table in section.tables if table.months in indicators],
            "bullets": [bullet for bullet in section.bullets if not _named(bullet).isdisjoint(indicators)],
            "static": [],
        }
    )


def _named(bullet: BulletEntry) -> set[str]:
    return {name for measure in bullet.measures.values() for name in measure.indicators_named()}
