"""What of a pack a board gets: its sections by their topics, and the stricter of two audiences."""

from __future__ import annotations

import difflib

from scrutiny_pack.config.board import BoardConfig
from scrutiny_pack.config.nodes import Places
from scrutiny_pack.config.schema import PackConfig
from scrutiny_pack.config.sections import SectionEntry
from scrutiny_pack.errors import Place, ProblemList


def for_audience(config: PackConfig, board: BoardConfig) -> PackConfig:
    """`config` for the stricter of the pack's audience and the board's: what is public for one of them is public."""
    stricter = "public" if "public" in (config.pack.audience, board.audience) else "restricted"
    return config.model_copy(update={"pack": config.pack.model_copy(update={"audience": stricter})})


def chosen_sections(
    config: PackConfig, board: BoardConfig, places: Places, shown_as: str, problems: ProblemList
) -> tuple[SectionEntry, ...]:
    """The sections that `board` prints, in the pack's order.

    A topic that no section has is a warning, as a board serves many packs; where none of its topics is found it is an error.
    """
    if not board.topics:
        return tuple(config.sections)
    chosen = tuple(section for section in config.sections if not set(board.topics).isdisjoint(section.topics))
    known = list(dict.fromkeys(topic for section in config.sections for topic in section.topics))
    tell = problems.warn if chosen else problems.error
    for number, topic in enumerate(board.topics):
        if topic not in known:
            near = difflib.get_close_matches(topic, known, 1)
            others = f"the pack's topics are {', '.join(known)}" if known else "give sections topics: in the pack"
            fix = f'did you mean "{near[0]}"?' if near else others
            tell("unknown-topic", Place(shown_as, places.line(("topics", number))), f'no section of the pack has the topic "{topic}"', fix)
    return chosen
