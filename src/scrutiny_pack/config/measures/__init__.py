"""The measure kinds as the YAML writes them, a file each: a kind is known by its first key, and stands in this one list."""

from __future__ import annotations

from typing import TypeAlias, get_args

from scrutiny_pack.config.measure_entry import MeasureBase
from scrutiny_pack.config.measures.change import ChangeEntry
from scrutiny_pack.config.measures.contribution import ContributionEntry
from scrutiny_pack.config.measures.expect import ExpectEntry
from scrutiny_pack.config.measures.flow import FlowEntry
from scrutiny_pack.config.measures.gap import GapEntry
from scrutiny_pack.config.measures.gap_change import GapChangeEntry
from scrutiny_pack.config.measures.level import LevelEntry
from scrutiny_pack.config.measures.rank import RankEntry
from scrutiny_pack.config.measures.ratio import RatioEntry
from scrutiny_pack.config.measures.record import RecordEntry
from scrutiny_pack.config.measures.share import ShareEntry
from scrutiny_pack.config.measures.spc import SpcEntry
from scrutiny_pack.config.measures.streak import StreakEntry
from scrutiny_pack.config.measures.target import TargetEntry
from scrutiny_pack.config.measures.window import WindowEntry

MeasureEntry: TypeAlias = (
    LevelEntry
    | ShareEntry
    | WindowEntry
    | ChangeEntry
    | GapEntry
    | FlowEntry
    | ExpectEntry
    | TargetEntry
    | StreakEntry
    | RecordEntry
    | GapChangeEntry
    | RatioEntry
    | ContributionEntry
    | RankEntry
    | SpcEntry
)

ENTRIES: tuple[type[MeasureBase], ...] = get_args(MeasureEntry)
"""All of them, in the order in which messages and documentation name them."""
