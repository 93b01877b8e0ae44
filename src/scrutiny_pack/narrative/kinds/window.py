"""Several months in words, with the lowest and the highest."""

from __future__ import annotations

from scrutiny_pack.config.measures.window import WindowEntry
from scrutiny_pack.measures.level import kept
from scrutiny_pack.measures.quantity import Missing
from scrutiny_pack.measures.ruling import Ruling
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.measures.window import Window, window
from scrutiny_pack.narrative.kind import Kind, Worded
from scrutiny_pack.narrative.nodes import Measure, Said, yes
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.text import words


def _measured(setting: Setting, entry: WindowEntry, _: Ruling) -> Measure | Missing:
    period = setting.period(entry.over, entry.window)
    return period if isinstance(period, Missing) else kept(window(setting, entry.window, period, entry.by))


def _made(speaker: Speaker, window: Window) -> Said | None:
    if not window.made:
        return None
    pattern = speaker.phrases.kinds["window"][window.made]
    return Said(filled(pattern, period=speaker.covered(window.together)) if window.made in ("min", "max") else words(pattern))


KIND = Kind(
    measure=Window,
    measured=_measured,
    worded={
        Window: Worded(
            {
                "value": lambda _, node: node.quantity,
                "lo": lambda _, node: node.low,
                "hi": lambda _, node: node.high,
                "made": _made,
            },
            {
                "value": "the figure of all months",
                "lo": "the lowest month's figure, where every month has one",
                "hi": "the highest month's",
                "made": "how the figure was made of the months, where it is another than that of all together: by their mean; else unknown",
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
