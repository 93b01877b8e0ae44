"""From a measure's entry in the YAML to the measure itself."""

from __future__ import annotations

from scrutiny_pack.config.measure_entry import MeasureBase
from scrutiny_pack.measures.quantity import Missing
from scrutiny_pack.measures.ruling import Ruling
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.narrative.kinds import kinds
from scrutiny_pack.narrative.nodes import Measure


def measured(setting: Setting, entry: MeasureBase, ruling: Ruling) -> Measure | Missing:
    """The measure that `entry` asks for, of the pack's area."""
    return kinds()[entry.kind].measured(setting, entry, ruling)
