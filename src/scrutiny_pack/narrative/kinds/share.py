"""A figure with its counts in words: those of a level."""

from __future__ import annotations

from scrutiny_pack.config.measures.share import ShareEntry
from scrutiny_pack.measures.level import figure_at, spoken
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.measures.ruling import Ruling
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.narrative.kind import Kind
from scrutiny_pack.narrative.kinds import level
from scrutiny_pack.narrative.nodes import Measure


def _measured(setting: Setting, entry: ShareEntry, _: Ruling) -> Measure | Missing:
    share = figure_at(setting, entry.share, entry.at)
    if isinstance(share, Quantity) and (share.numerator is None or share.denominator is None):
        return Missing("no numerator and denominator")
    return spoken(share)


KIND = Kind(Quantity, _measured, {}, level.KIND.claims, level.KIND.claimed, level.KIND.quantities)
