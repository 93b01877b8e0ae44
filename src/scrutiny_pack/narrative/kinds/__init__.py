"""The measure kinds in words, a file each, named as the YAML names the kind: found by that name, so that a new one is listed nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module

from scrutiny_pack.config.measure_entry import kind_of
from scrutiny_pack.config.measures import ENTRIES
from scrutiny_pack.narrative.kind import Kind, Weight, Worded, Words
from scrutiny_pack.narrative.nodes import Measure
from scrutiny_pack.narrative.speaker import Speaker


@lru_cache
def kinds() -> Mapping[str, Kind]:
    """Every kind, by its name."""
    return {name: import_module(f"{__name__}.{name}").KIND for name in map(kind_of, ENTRIES)}


def kind_for(measure: type) -> Kind:
    """The kind that measures this class: what is claimed of it, and found."""
    return _by_class()[measure]


def worded(node: type) -> Worded | None:
    """How a measure or a part of one is worded; `None` for what is none."""
    kind = _by_class().get(node)
    return kind.worded.get(node) if kind else None


def leading(measures: Mapping[str, object]) -> str:
    """The name of the measure whose default sentence speaks for a bullet: the first of a kind that leads, else the first."""
    return next((name for name, measure in measures.items() if kind_for(type(measure)).leads), next(iter(measures)))


def weighed(measure: Measure, speaker: Speaker) -> Weight | None:
    """How material what `measure` says is; `None` where it is no news, or of a kind that is never weighed."""
    weigh = kind_for(type(measure)).weight
    return weigh(measure, speaker) if weigh else None


@lru_cache
def _by_class() -> Mapping[type, Kind]:
    """For each class the kind that words it: of two kinds that measure one class, the one that brings it."""
    return {node: kind for kind in kinds().values() for node in kind.worded}


@lru_cache
def claimed() -> Words:
    """What is claimed in words, and which; all else that a condition can ask is a number."""
    found: dict[str, tuple[str, ...]] = {}
    for kind in kinds().values():
        for claim, choices in kind.claimed.items():
            found[claim] = tuple(dict.fromkeys((*found.get(claim, ()), *choices)))
    return found
