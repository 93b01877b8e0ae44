"""Targets on a chart: what is drawn, what the alt text says of them, and their rows in the table of figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scrutiny_pack.assemble.chart_parts import Charted
from scrutiny_pack.measures.held_targets import Held, held_over
from scrutiny_pack.measures.target import illustrative
from scrutiny_pack.narrative.kinds.target import goal_text
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.pack import Goal
from scrutiny_pack.periods import Period
from scrutiny_pack.text import Text, joined, words


@dataclass(frozen=True)
class _Said:
    """One target of a chart, with what is said of it."""

    held: Held
    goal: Text
    short: Text


def with_targets(
    made: Charted, indicator: str, periods: Sequence[Period], names: Sequence[Text], speaker: Speaker, column: bool = False
) -> Charted:
    """`made` with the targets that hold in its `periods`; `names` are these in the words of the alt text.

    In the table they have a row each after the others; or a `column`, where each row is of one period.
    """
    held = held_over(speaker.setting, indicator, periods)
    said = [_Said(each, goal_text(speaker, each, f"target.{place}"), _short(each, speaker, place)) for place, each in enumerate(held)]
    if not said:
        return made
    pattern = speaker.phrases.labels["target_line"]
    goals = tuple(
        Goal(
            filled(pattern, goal=each.goal),
            filled(pattern, goal=each.short),
            each.held.first,
            each.held.last,
            None if each.held.low is None else each.held.low.value,
            None if each.held.high is None else each.held.high.value,
        )
        for each in said
    )
    alt = joined([made.chart.alt, *(_alt(each, names, speaker) for each in said)])
    chart = replace(made.chart, goals=goals, alt=alt)
    if column:
        return Charted(chart, (*made.header, words(speaker.phrases.labels["target"])), _with_column(made, said, speaker))
    at = [row[0] for row in made.rows]
    return Charted(chart, made.header, (*made.rows, *((_named(each, at, speaker), each.goal) for each in said)))


def _short(held: Held, speaker: Speaker, place: int) -> Text:
    """The value of a target, without whether it is the least or the most: the line's ticks show it."""
    phrases = speaker.phrases.kinds["target"]
    figures = [speaker.figure(end, f"target.{place}.{number}") for number, end in enumerate(held.ends)]
    value = figures[0] if len(figures) == 1 else filled(phrases["range"], low=figures[0], high=figures[1])
    return filled(phrases["illustrative"], goal=value) if illustrative(held.ends) else value


def _alt(said: _Said, names: Sequence[Text], speaker: Speaker) -> Text:
    """From when the target holds and until when, unless that is as far as the chart goes."""
    alt, first, last = speaker.phrases.alt, said.held.first, said.held.last
    pattern = alt["target_ended"] if last < len(names) - 1 else alt["target_since"] if first else alt["target"]
    return filled(pattern, start=names[first], end=names[last], goal=said.goal)


def _named(said: _Said, names: Sequence[Text], speaker: Speaker) -> Text:
    """The target by the places for which it holds: Target, Apr 2022 to Jul 2022."""
    labels, first, last = speaker.phrases.labels, names[said.held.first], names[said.held.last]
    if said.held.first == said.held.last:
        return filled(labels["target_row_one"], at=first)
    return filled(labels["target_row"], start=first, end=last)


def _with_column(made: Charted, said: Sequence[_Said], speaker: Speaker) -> tuple[tuple[Text, ...], ...]:
    goals = {place: each.goal for each in said for place in range(each.held.first, each.held.last + 1)}
    none = words(speaker.phrases.labels["no_target"])
    return tuple((*row, goals.get(place, none)) for place, row in enumerate(made.rows))
