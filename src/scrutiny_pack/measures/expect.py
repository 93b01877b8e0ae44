"""A figure beside the range that is expected of it: a target with two ends and no tolerance."""

from __future__ import annotations

from dataclasses import dataclass

from scrutiny_pack.measures.level import figure_at, lacking
from scrutiny_pack.measures.quantity import Missing
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.measures.target import Targeted, end_of


@dataclass(frozen=True)
class Expectation(Targeted):
    """The figure and the two ends of its range, both ends within."""


def expectation(setting: Setting, indicator: str, reference: str) -> Expectation | Missing:
    """The figure of the pack's area beside the range of the indicators file."""
    figure, expected = figure_at(setting, indicator, reference), setting.indicators[indicator].expected
    if isinstance(figure, Missing):
        return lacking(figure)
    if expected is None:
        return Missing("no expected range")
    low, high = (end_of(setting, figure, value, "expected", expected.status, expected.source) for value in (expected.low, expected.high))
    return Expectation(figure, low, high)
