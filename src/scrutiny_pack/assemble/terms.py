"""Terms written out where a document uses them first: "education, employment or training (EET)", later "EET"."""

from __future__ import annotations

from dataclasses import replace

from scrutiny_pack.pack import Block, Bullet, KeyMessageGroup, Pack
from scrutiny_pack.text import Part, Term, Text, authored, joined


def with_terms_expanded(pack: Pack) -> Pack:
    """`pack` with every term as words, the first use in the report and the first on the slides written out."""
    report, slides = _Expander(), _Expander()
    groups = tuple(_group(group, report, slides) for group in pack.key_messages)
    sections = tuple(replace(section, blocks=tuple(_block(block, report, slides) for block in section.blocks)) for section in pack.sections)
    return replace(pack, key_messages=groups, sections=sections)


class _Expander:
    """The terms that one document has used so far."""

    def __init__(self) -> None:
        self.used: set[str] = set()

    def text(self, text: Text) -> Text:
        """`text` with its terms as words."""
        if not any(isinstance(part, Term) for part in text.parts):
            return text
        return joined(self._part(part, first=not place) for place, part in enumerate(text.parts))

    def _part(self, part: Part, first: bool) -> Text:
        if not isinstance(part, Term):
            return Text((part,))
        if part.short in self.used:
            return authored(part.short, "term")
        self.used.add(part.short)
        long = part.long[0].upper() + part.long[1:] if first else part.long
        return authored(f"{long} ({part.short})", "term")


def _group(group: KeyMessageGroup, report: _Expander, slides: _Expander) -> KeyMessageGroup:
    messages = [replace(message, text=report.text(message.text)) for message in group.messages]
    return replace(group, messages=tuple(replace(each, slide=slides.text(each.slide)) if each.on_slide else each for each in messages))


def _block(block: Block, report: _Expander, slides: _Expander) -> Block:
    if isinstance(block, Bullet):
        return replace(block, text=report.text(block.text), slide=slides.text(block.slide), full=slides.text(block.full))
    return block
