"""Words typed on the page as an edit: `{slot}` tokens of a closed list stand for figures, everything else is what it looks like."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from scrutiny_pack.edits.baseline import Baseline
from scrutiny_pack.edits.capture import Captured, capture
from scrutiny_pack.edits.cleaned import cleaned
from scrutiny_pack.edits.filling import filled_edit
from scrutiny_pack.edits.model import Revision
from scrutiny_pack.narrative.template import Optional, SlotReference, Template, parse_template
from scrutiny_pack.text import Text

TOKEN = re.compile(r"(?<!\{)\{([A-Za-z][A-Za-z0-9_.]*(?:\|[a-z]+)?)\}(?!\})")
_STAND_IN = 0xE000
"""Letters that no keyboard has: one stands for each token while the words around it are read."""
_STAND_INS = re.compile("[\ue000-\uf8ff]")
MOST_CHARACTERS = 5_000
"""A bullet has about 200; with more tokens than stand-ins nobody could read it."""


class NotUnderstood(ValueError):
    """What is wrong with typed words, under its `slug`, and what to do."""

    def __init__(self, slug: str, what: str, fix: str) -> None:
        super().__init__(what)
        self.slug, self.what, self.fix = slug, what, fix


@dataclass(frozen=True)
class Typed:
    """The two texts of a form, as they were typed; an empty slide text means none of its own."""

    text: str
    slide: str = ""


def page_text(template: str) -> str:
    """A stored template as the page shows it for typing: tokens for slots, other characters as they print."""
    return _shown(parse_template(template))


def _shown(template: Template) -> str:
    said = ""
    for part in template:
        match part:
            case str():
                said += part
            case SlotReference():
                said += f"{{{part.dotted}|{part.format}}}" if part.format else f"{{{part.dotted}}}"
            case Optional():
                said += _shown(part.parts)
    return said


def read_typed(text: str, table: Mapping[str, Text], baseline: Baseline) -> Captured:
    """`text` with its tokens as slots, and its other numbers tied to figures where there is no doubt.

    Raises `NotUnderstood`: `unknown-placeholder` for a token that is not in `table`, `text-too-long`.
    """
    if len(text) > MOST_CHARACTERS:
        raise NotUnderstood("text-too-long", f"the text has {len(text):,} characters", f"write at most {MOST_CHARACTERS:,}")
    names: list[str] = []
    whole = cleaned(_STAND_INS.sub("", text))
    # A space typed inside a token's braces would make it words; nobody means that.
    marked = TOKEN.sub(lambda found: _stand_in(found[1], names, table), whole)
    found = capture(marked, baseline)
    template = found.template
    for place, name in enumerate(names):
        template = template.replace(chr(_STAND_IN + place), f"{{{name}}}")
    said = filled_edit(template, table).plain
    slots = {**found.slots, **{name: table[name].plain for name in names}}
    added = tuple(each for each in capture(said, baseline).added if not _holds_slot(each, said, template, table))
    return replace(found, text=said, template=template, slots=slots, added=added)


def _stand_in(name: str, names: list[str], table: Mapping[str, Text]) -> str:
    if name not in table:
        near = difflib.get_close_matches(name, table, 1)
        fix = f'did you mean "{{{near[0]}}}"?' if near else f"use one of {', '.join(list(table)[:8]) or 'none: this text has no figures'}"
        raise NotUnderstood("unknown-placeholder", f'there is no figure "{{{name}}}" here', fix)
    names.append(name)
    return chr(_STAND_IN + len(names) - 1)


def _holds_slot(sentence: str, said: str, template: str, table: Mapping[str, Text]) -> bool:
    """Whether a figure stands inside `sentence`, a part of `said`, which is `template` filled."""
    start = said.find(sentence)
    end, at = start + len(sentence), 0
    for part in parse_template(template):
        printed = part if isinstance(part, str) else filled_edit(_shown((part,)), table).plain
        if not isinstance(part, str) and start < at + len(printed) and at < end:
            return True
        at += len(printed)
    return False


def revision_of(typed: Typed, table: Mapping[str, Text], baseline: Baseline, stamp: Revision) -> Revision | None:
    """The edit that `typed` is of `baseline`, with who made it and onto what from `stamp`; `None` where it says what the program says.

    Words of one's own (`stamp` says behind what they stand) borrow the figures of `baseline`, and none of its sentences.

    Raises `NotUnderstood`, with `text-missing` for an edit without words.
    """
    adds = bool(stamp.after)
    report_base = replace(baseline, text="", slide="", sequence=()) if adds else baseline
    text = read_typed(typed.text, table, report_base)
    slide_base = report_base if adds else replace(baseline, text=baseline.slide, sequence=())
    slide = read_typed(typed.slide, table, slide_base) if typed.slide.strip() else Captured("", "")
    if not text.text:
        raise NotUnderstood("text-missing", "the report's text is empty", "write it, or hide the block with Hide")
    own_text = adds or text.text != baseline.text
    own_slide = bool(slide.text) and (adds or slide.text != baseline.slide)
    if not own_text and not own_slide:
        return None
    report, deck = text if own_text else Captured("", ""), slide if own_slide else Captured("", "")
    slots = {**report.slots, **deck.slots}
    kind = "add" if adds else "reword" if slots or not baseline.mentions else "replace"
    made = {
        "kind": kind,
        "edited": report.text,
        "template": report.template,
        "slide": deck.text,
        "slide_template": deck.template,
        "typed_numbers": _each_once(report.typed_numbers, deck.typed_numbers),
        "ambiguous": _each_once(report.ambiguous, deck.ambiguous),
        "added_text": _each_once(report.added, deck.added),
        "base": baseline.base.model_copy(update={"slots": slots}),
    }
    return stamp.model_copy(update=made)


def _each_once(*several: tuple[str, ...]) -> list[str]:
    return list(dict.fromkeys(each for few in several for each in few))
