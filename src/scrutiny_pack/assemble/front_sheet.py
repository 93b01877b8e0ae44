"""The committee's front sheet: the pack's own entries in their order, with the board's committee and meeting filled in."""

from __future__ import annotations

from scrutiny_pack.config.front_sheet import DETAILS, FrontText
from scrutiny_pack.config.pack_files import PackFiles
from scrutiny_pack.config.placeholders import FRONT_SHEET, pieces
from scrutiny_pack.front_entry import FrontEntry
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.text import Text, authored

ORIGIN = "the front sheet"
DETAIL_AT_MOST = 60
"""Characters of an entry of the pack's own naming that still is a line beside its label."""


def front_sheet_of(files: PackFiles, speaker: Speaker, meeting: Text) -> tuple[FrontEntry, ...]:
    """The entries that have something to say: a `{meeting}` of which no date is known leaves a line with nothing in it, and is left out."""
    said = _Filler(speaker, {"committee": authored(files.board.committee, "board.yaml"), "meeting": meeting})
    entries = (said.entry(key, value, place) for place, (key, value) in enumerate(files.config.front_sheet.items(), 1))
    return tuple(entry for entry in entries if entry.texts)


class _Filler:
    """Fills the placeholders of one board's front sheet."""

    def __init__(self, speaker: Speaker, known: dict[str, Text]) -> None:
        self._speaker, self._known = speaker, known

    def entry(self, key: str, value: FrontText, place: int) -> FrontEntry:
        """One entry: a usual one by its label, any other by its own name."""
        labels = self._speaker.phrases.front
        label = authored(labels.get(key, key), "title")
        identifier = f"front_sheet.{key}" if key in labels else f"front_sheet.{_letters(place)}"
        if isinstance(value, dict):
            names = tuple(authored(name, ORIGIN) for name in value)
            return FrontEntry(identifier, "groups", label, tuple(map(self._filled, value.values())), names)
        if isinstance(value, list):
            return FrontEntry(identifier, "list", label, tuple(filter(None, map(self._filled, value))))
        detail = key in DETAILS or (key not in labels and len(value) <= DETAIL_AT_MOST and "\n" not in value)
        lines = [value] if detail else [line for line in value.splitlines() if line.strip()]
        return FrontEntry(identifier, "detail" if detail else "prose", label, tuple(filter(None, map(self._filled, lines))))

    def _filled(self, text: str) -> Text:
        whole = Text()
        for said, placeholder in pieces(text, FRONT_SHEET):
            whole += authored(said, ORIGIN) if said else Text()
            if placeholder in self._known:
                whole += self._known[placeholder]
            elif placeholder:
                whole += self._speaker.titled(f"{{{placeholder}}}", "name")
        return whole


def _letters(place: int) -> str:
    """A name for the entry at `place` that holds no digit: a, b, ... z, za, zb."""
    return "z" * ((place - 1) // 25) + chr(ord("a") + (place - 1) % 25)
