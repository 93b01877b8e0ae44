"""Several months in words, with the lowest and the highest."""

from __future__ import annotations

from scrutiny_pack.config.measures.window import WindowEntry
from scrutiny_pack.measures.level import kept
from scrutiny_pack.measures.quantity import Missing
from scrutiny_pack.measures.ruling import Ruling
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.measures.window import Window, window
from scrutiny_pack.narrative.kind import Kind, Worded
from scrutiny_pack.narrative.nodes import Measure, yes


def _measured(setting: Setting, entry: WindowEntry, _: Ruling) -> Measure | Missing:
    period = setting.period(entry.over, entry.window)
    return period if isinstance(period, Missing) else kept(window(setting, entry.window, period, entry.by))


KIND = Kind(
    measure=Window,
    measured=_measured,
    worded={
        Window: Worded(
            {"value": lambda _, node: node.quantity, "lo": lambda _, node: node.low, "hi": lambda _, node: node.high},
            {
                "value": "the figure of all months",
                "lo": "the lowest month's figure, where every month has one",
                "hi": "the highest month's",
            },
            "`window`",
            figure=lambda node: node.quantity,
            inherits=True,
        )
    },
    claims=lambda window: {"complete": yes(window.quantity.points == window.quantity.of_points)},
    claimed={"complete": ("true", "false")},
    quantities=lambda window: (window.quantity,),
)
