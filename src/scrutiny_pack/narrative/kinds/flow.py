"""Those who came and left in words, and what they leave unexplained of the stock."""

from __future__ import annotations

from collections.abc import Iterator

from scrutiny_pack.config.measures.flow import FlowEntry
from scrutiny_pack.figures import Unit
from scrutiny_pack.measures.flow import Flow, flow
from scrutiny_pack.measures.quantity import Missing
from scrutiny_pack.measures.ruling import Ruling
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.narrative.finding import Finding
from scrutiny_pack.narrative.kind import Kind, Worded
from scrutiny_pack.narrative.kinds.level import ABOUT, WHEN, of_figure
from scrutiny_pack.narrative.nodes import Measure
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Number, Speaker
from scrutiny_pack.text import Text


def _measured(setting: Setting, entry: FlowEntry, _: Ruling) -> Measure | Missing:
    return flow(setting, entry.flow.into, entry.flow.out, entry.stock, entry.over)


def _net(speaker: Speaker, flow: Flow) -> Text:
    number = Number(abs(flow.net), Unit.COUNT, f"{flow.into.shown} - {flow.out.shown}", flow.into.facts + flow.out.facts)
    return filled(getattr(speaker.phrases.net, flow.direction), n=speaker.number(number, "net"))


def _findings(bullet: str, flow: Flow, speaker: Speaker) -> Iterator[Finding]:
    if flow.before is None or flow.after is None or not flow.residual:
        return
    facts = flow.before.facts + flow.into.facts + flow.out.facts
    total = Number(flow.before.shown + flow.net, Unit.COUNT, "stock before + came - left", facts)
    left_over = Number(abs(flow.residual), Unit.COUNT, "stock after - (stock before + came - left)", facts + flow.after.facts)
    text = filled(
        speaker.phrases.findings["flow-does-not-reconcile"],
        before=speaker.figure(flow.before, "before"),
        **{"in": speaker.figure(flow.into, "in"), "out": speaker.figure(flow.out, "out")},
        sum=speaker.number(total, "sum"),
        after=speaker.figure(flow.after, "after"),
        residual=speaker.number(left_over, "residual"),
    )
    yield Finding("flow-does-not-reconcile", bullet, flow.after.indicator, text)


KIND = Kind(
    measure=Flow,
    measured=_measured,
    worded={
        Flow: Worded(
            {
                "in": lambda _, node: node.into,
                "out": lambda _, node: node.out,
                "net": lambda _, node: node,
                **of_figure("into", WHEN),
            },
            {
                "in": "those who came, with all that a figure offers",
                "out": "those who left, likewise",
                "net": "a net rise or fall with its number, or no net change",
                **{name: ABOUT[name] for name in WHEN},
            },
            "`flow`",
            said=_net,
            value=lambda node: node.net,
        )
    },
    claims=lambda flow: {"direction": flow.direction},
    claimed={"direction": ("up", "down", "same")},
    letters=("f",),
    quantities=lambda flow: (flow.into, flow.out),
    findings=_findings,
)
