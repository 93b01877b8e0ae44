"""An edit's words with the figures of now in its slots."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from scrutiny_pack.edits.slots import FORMS
from scrutiny_pack.narrative.template import Optional, Template, TemplateError, parse_template
from scrutiny_pack.text import Text, authored

EDITOR = "an editor's words"
"""Where a number in an edit comes from that is no slot."""


class UnknownSlot(ValueError):
    """A slot that an edit names and that there is not: `known` says whether it was printed once."""

    def __init__(self, name: str, fix: str) -> None:
        super().__init__(name)
        self.name, self.fix = name, fix


def filled_edit(template: str, table: Mapping[str, Text]) -> Text:
    """`template` with the words of `table` in its slots. Raises `UnknownSlot`, and `TemplateError` for what is no template."""
    return _filled(parse_template(template), table)


def _filled(template: Template, table: Mapping[str, Text]) -> Text:
    whole = Text()
    for part in template:
        if isinstance(part, str):
            whole += authored(part, EDITOR)
        elif isinstance(part, Optional):
            whole += _filled(part.parts, table)
        else:
            name = f"{part.dotted}|{part.format}" if part.format else part.dotted
            if name not in table and part.format in FORMS:
                name = part.dotted  # where a format says the same as none, the table has it once
            if name not in table:
                near = difflib.get_close_matches(name, table, 1)
                names = list(dict.fromkeys(each.partition("|")[0] for each in table))
                fix = f'did you mean "{near[0]}"?' if near else f"write one of {', '.join(names[:12]) or 'none: it has no slots'}"
                raise UnknownSlot(name, fix)
            whole += table[name]
    return whole


def as_typed(text: str) -> Text:
    """`text` as an editor typed it."""
    return authored(text, EDITOR)


__all__ = ["EDITOR", "TemplateError", "UnknownSlot", "as_typed", "filled_edit"]
