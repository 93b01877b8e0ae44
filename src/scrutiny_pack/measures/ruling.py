"""The rules that hold for one bullet: its own, else the pack's."""

from __future__ import annotations

from dataclasses import dataclass

from scrutiny_pack.config.schema import PackConfig
from scrutiny_pack.config.sections import BulletEntry, SectionEntry


@dataclass(frozen=True)
class Ruling:
    """How the figures of one bullet are compared."""

    guard: bool = True
    """Whether a gap that the comparator's own rounding could have made is "in line"."""
    test: str = ""
    """How sure a test of gaps and changes has to be, as 95%; empty where nothing is tested."""


def rulings(config: PackConfig) -> dict[str, Ruling]:
    """The rules of every bullet of the pack, by its id."""
    return {bullet.id: _ruling(config, section, bullet) for section in config.sections for bullet in section.bullets}


def _ruling(config: PackConfig, section: SectionEntry, bullet: BulletEntry) -> Ruling:
    guard = config.rules.guard if bullet.rules.guard is None else bullet.rules.guard
    test = bullet.rules.test or section.rules.test or config.rules.test
    return Ruling(guard, "" if test == "off" else test)
