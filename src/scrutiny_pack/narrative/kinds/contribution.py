"""The parts of a change in words, those that moved most first."""

from __future__ import annotations

from scrutiny_pack.config.measures.contribution import ContributionEntry
from scrutiny_pack.measures.change import Change
from scrutiny_pack.measures.contribution import Contribution, contribution
from scrutiny_pack.measures.quantity import Missing
from scrutiny_pack.measures.ruling import Ruling
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.narrative.kind import Kind, Worded
from scrutiny_pack.narrative.kinds.change import amount
from scrutiny_pack.narrative.kinds.level import ABOUT, NAMES, of_figure
from scrutiny_pack.narrative.nodes import Measure, Phrase
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.text import Text, authored, joined


def _measured(setting: Setting, entry: ContributionEntry, _: Ruling) -> Measure | Missing:
    return contribution(setting, entry.contribution, entry.parts, entry.start, entry.end)


def _parts(speaker: Speaker, contribution: Contribution, path: str) -> Text:
    """Each part with how many more or fewer."""
    return joined([_part(speaker, part, f"{path}.{part.end.indicator}") for part in contribution.parts], "; ")


def _part(speaker: Speaker, part: Change, path: str) -> Text:
    pattern = speaker.phrases.kinds["contribution"][{"up": "more", "down": "fewer", "same": "same"}[part.direction]]
    name = authored(speaker.setting.indicators[part.end.indicator].label, "definition")
    return filled(pattern, name=name, n=speaker.number(amount(speaker, part), f"{path}.amount"))


def _largest(_: Speaker, contribution: Contribution) -> Change | None:
    return contribution.largest


KIND = Kind(
    measure=Contribution,
    measured=_measured,
    worded={
        Contribution: Worded(
            {
                "whole": lambda _, node: node.whole,
                "largest": _largest,
                "parts": lambda _, node: Phrase(lambda speaker, path, __, ___: _parts(speaker, node, path)),
                **of_figure("whole.end", NAMES),
            },
            {
                "whole": "the change of the whole, with all that a change offers: `{x.whole.verb}`",
                "largest": "the change of the part that moved most the way of the whole; unknown where two moved as much",
                "parts": "each part with how many more or fewer, those that moved most first",
                **{name: ABOUT[name] for name in NAMES},
            },
            "`contribution`",
            figure=lambda node: node.whole.end,
        )
    },
    claims=lambda contribution: {
        "direction": contribution.whole.direction,
        "largest": contribution.largest.end.indicator if contribution.largest else "none",
        **{f"{part.end.indicator}.direction": part.direction for part in contribution.parts},
    },
    claimed={"direction": ("up", "down", "same")},
    quantities=lambda contribution: tuple(
        figure for part in (contribution.whole, *contribution.parts) for figure in (part.start, part.end)
    ),
)
