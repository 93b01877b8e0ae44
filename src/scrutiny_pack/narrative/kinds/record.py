"""A record in words: the highest since March 2021, and how many figures are known."""

from __future__ import annotations

from decimal import Decimal

from scrutiny_pack.config.measures.record import RecordEntry
from scrutiny_pack.measures.quantity import Missing
from scrutiny_pack.measures.record import Record, record
from scrutiny_pack.measures.ruling import Ruling
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.narrative.amounts import number_of, said_of, steps
from scrutiny_pack.narrative.kind import Kind, Weight, Worded
from scrutiny_pack.narrative.nodes import Measure, Said, yes
from scrutiny_pack.narrative.speaker import Number, Speaker
from scrutiny_pack.text import authored, words


def _measured(setting: Setting, entry: RecordEntry, _: Ruling) -> Measure | Missing:
    return record(setting, entry.record, entry.by, entry.at_least)


def _which(speaker: Speaker, record: Record) -> Said | None:
    return None if record.which == "neither" else Said(said_of(speaker, "record", record.which))


def _known(_: Speaker, record: Record) -> Number:
    return number_of(len(record.known), "figures known one after the other, without a gap", record.known)


def _weight(record: Record, _: Speaker) -> Weight | None:
    """How many times as many earlier figures it beats as it has to."""
    if record.which == "neither":
        return None
    beaten = len(record.known) - 1
    if record.since is not None:
        beaten -= record.known.index(record.since) + 1
    return Weight(Decimal(beaten) / record.at_least, record.goodness)


KIND = Kind(
    measure=Record,
    measured=_measured,
    worded={
        Record: Worded(
            {
                "value": lambda _, node: node.quantity,
                "which": _which,
                "since": lambda _, node: node.since,
                "first": lambda _, node: node.known[0],
                "known": _known,
                "steps": lambda speaker, node: Said(words(steps(speaker, len(node.known), node.step))),
                "all": lambda speaker, node: Said(said_of(speaker, "record", node.which)) if node.all_time else None,
                "least": lambda _, node: Said(authored(str(node.at_least), "rule")),
                "least_steps": lambda speaker, node: Said(words(steps(speaker, node.at_least, node.step))),
            },
            {
                "value": "the newest figure",
                "which": "highest or lowest; unknown where it is neither",
                "since": "the newest earlier figure that was as high, or as low, with all that a figure offers; unknown where none was",
                "first": "the earliest figure that is known without a gap, likewise",
                "known": "how many figures are known without a gap, the newest among them",
                "steps": "months, quarters or years",
                "all": "highest or lowest, where it beats all figures that are known without a gap; else unknown",
                "least": "how many earlier figures it has to beat",
                "least_steps": "months, quarters or years, to go with `least`",
            },
            "`record`",
            figure=lambda node: node.quantity,
            inherits=True,
        )
    },
    claims=lambda record: {"which": record.which, "all_known": yes(record.all_time), "goodness": record.goodness},
    claimed={"which": ("highest", "lowest", "neither"), "all_known": ("true", "false"), "goodness": ("good", "bad", "none")},
    quantities=lambda record: (record.quantity,),
    weight=_weight,
)
