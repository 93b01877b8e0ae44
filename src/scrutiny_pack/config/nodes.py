"""YAML as plain values with places: every scalar stays text, and whatever YAML would guess, run or copy is refused with its line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any, TypeAlias

import yaml

from scrutiny_pack import limits
from scrutiny_pack.config.syntax import CURLY_QUOTES, explained, needs_quotes
from scrutiny_pack.errors import Place, ProblemList

Path: TypeAlias = tuple[str | int, ...]
Note: TypeAlias = Callable[[str, int, str, str], None]

# The C parser is ten times faster; wheels of PyYAML hold it nearly everywhere.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Control characters but tab and line ends; marks that no editor shows; what is not a character. U+2028 and U+2029 end a line in YAML
# but not in an editor, so that all later line numbers would be wrong.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffd-\uffff]")
YAML_TAGS = "tag:yaml.org,2002:"
DIRECTION_MARKS = re.compile("[\u202a-\u202e\u2066-\u2069]")
WHOLE_IN_CURLY_QUOTES = re.compile("[“„][^“”„]*[“”]|[‘‚][^‘’‚]*[‘’]")


class Places:
    """The line of every value and key in a file, by path: `("sections", 0, "title")`."""

    def __init__(self) -> None:
        self._lines: dict[Path, tuple[int, int]] = {}

    def add(self, path: Path, line: int, key_line: int) -> None:
        """Note that the value at `path` starts on `line`, and its key or hyphen on `key_line`."""
        self._lines[path] = (line, key_line)

    def line(self, path: Path) -> int:
        """The line on which the value at `path` starts; where there is none, that of the deepest value above it; else 1."""
        return self._deepest(path)[0]

    def key_line(self, path: Path) -> int:
        """The line of the key of `path`; where there is none, that of the deepest value above it; else 1."""
        return self._deepest(path)[1]

    def _deepest(self, path: Path) -> tuple[int, int]:
        known = (self._lines.get(path[:length]) for length in range(len(path), -1, -1))
        return next(filter(None, known), (1, 1))


def read_nodes(content: bytes, shown_as: str, problems: ProblemList, most: int = limits.YAML_BYTES) -> tuple[object, Places]:
    """The YAML in `content` as nested dicts, lists and text, and where each of them stands; `None` for a file with nothing in it.

    Text is what the YAML says, in Unicode's composed form: `no`, `007`, `12:30` and `2024-04-01` are never guessed at. A value that is
    left out is `None`. Errors are noted in `problems` under the name `shown_as`; the value is then `None`.
    """
    before = len(problems.errors)
    places = Places()

    def note(slug: str, line: int, what: str, fix: str) -> None:
        problems.error(slug, Place(shown_as, line), what, fix)

    text = _decoded(content, note, most)
    if text is None or not _is_printable(text, note):
        return None, places
    try:
        _check_events(text, note)
        if len(problems.errors) > before:
            return None, places
        root = yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        if "nesting depth" in (error.problem or "") and error.problem_mark:
            # libyaml has a limit of its own, which it meets while it looks for the end of a key, before it tells of any level.
            _note_too_deep(note, error.problem_mark.line + 1)
            return None, places
        note(*explained(error, re.split("\r\n|\r|\n", text)))
        return None, places
    value = _Tree(places, note, problems, shown_as).value(root, (), 1) if root else None
    return (None if len(problems.errors) > before else value), places


def _decoded(content: bytes, note: Note, most: int) -> str | None:
    if len(content) > most:
        megabytes = most // (1024 * 1024)
        note(
            "config-too-big",
            0,
            f"the file is larger than {megabytes} MB",
            "keep figures in the data files, and only settings and texts here",
        )
        return None
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in content[:2]:
        note("config-encoding", 1, "byte 1: the file is saved as UTF-16", "save it as UTF-8 (in Notepad: Save As, Encoding: UTF-8)")
        return None
    try:
        # Halves of surrogate pairs are let through, to be told as the bad characters that they are.
        return content.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        position = error.start + 3 * content.startswith(b"\xef\xbb\xbf")
        line = len(re.findall(b"\r\n|\r|\n", content[:position])) + 1
        what = f"byte {position + 1} (0x{content[position]:02x}) is not UTF-8: the file is probably saved as Windows-1252 (ANSI)"
        note("config-encoding", line, what, "save it as UTF-8 (in Notepad: Save As, Encoding: UTF-8)")
        return None


def _is_printable(text: str, note: Note) -> bool:
    found = list(UNPRINTABLE.finditer(text))
    if found:
        line = len(re.findall("\r\n|\r|\n", text[: found[0].start()])) + 1
        note("bad-character", line, *_bad_character(found[0].group(), len(found)))
    return not found


def _bad_character(character: str, count: int) -> tuple[str, str]:
    more = f" (the first of {count} such characters)" if count > 1 else ""
    if character == "\ufffd":
        return f"the letter that U+FFFD stands for was lost when the file was saved{more}", "write the letter again, and save as UTF-8"
    return f"the character U+{ord(character):04X} cannot be printed{more}", "delete it and write the text around it again"


def _check_events(text: str, note: Note) -> None:
    """Refuse what composing must never see; reading events one by one costs neither depth of the stack nor copies of an alias."""
    depth = documents = 0
    anchors: dict[str, Any] = {}
    event: Any  # PyYAML's stubs leave out what each kind of event carries.
    for event in yaml.parse(text, Loader=LOADER):
        mark: Any = event.start_mark
        anchor: Any = getattr(event, "anchor", None)
        documents += isinstance(event, yaml.DocumentStartEvent)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if documents > 1:
            return note("yaml-syntax", mark.line + 1, 'a second document starts here ("---")', "keep each document in a file of its own")
        if depth > limits.YAML_DEPTH:
            return _note_too_deep(note, mark.line + 1)
        if getattr(event, "tag", None):
            what = f'"{event.tag.replace(YAML_TAGS, "!!")}" is a YAML tag, and tags are not used here'
            note("yaml-tag", mark.line + 1, what, "take it out, or put the text in quotes if it starts with !")
        if isinstance(event, yaml.AliasEvent) and anchor not in anchors:
            note("yaml-syntax", mark.line + 1, *needs_quotes(f"*{anchor}", mark.column))
        elif isinstance(event, yaml.AliasEvent) or (anchor and isinstance(event, yaml.CollectionStartEvent)):
            line = anchors.get(anchor, mark).line + 1
            return note("yaml-alias", line, "& and * references are not used here", "write the value out in full, wherever it is needed")
        elif anchor:
            anchors[anchor] = mark
    for anchor, mark in anchors.items():
        note("yaml-syntax", mark.line + 1, *needs_quotes(f"&{anchor}", mark.column))
    return None


def _note_too_deep(note: Note, line: int) -> None:
    what = f"more than {limits.YAML_DEPTH} levels, one inside the other"
    note("yaml-too-deep", line, what, "close the brackets, or indent less")


class _Tree:
    """Turns composed nodes into values, and notes their places; never deeper than `limits.YAML_DEPTH`."""

    def __init__(self, places: Places, note: Note, problems: ProblemList, shown_as: str) -> None:
        self._places, self._note, self._problems, self._shown_as = places, note, problems, shown_as

    def value(self, node: yaml.Node, path: Path, key_line: int) -> object:
        """The value of `node`: a dict, a list, text, or `None` where nothing is written."""
        self._places.add(path, node.start_mark.line + 1, key_line)
        if isinstance(node, yaml.ScalarNode):
            return self._prose(node) if node.value or node.style else None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        return [self.value(item, (*path, index), item.start_mark.line + 1) for index, item in enumerate(node.value)]

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, object]:
        found: dict[str, object] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            key = self._key(key_node)
            if key in found:
                first = self._places.key_line((*path, key))
                self._note("duplicate-key", line, f'"{key}" stands twice here, on lines {first} and {line}', "keep one of the two")
            elif key:
                found[key] = self.value(value_node, (*path, key), line)
        return found

    def _key(self, node: yaml.Node) -> str:
        line = node.start_mark.line + 1
        key = self._text(node) if isinstance(node, yaml.ScalarNode) else ""
        if not key:
            self._note(
                "yaml-syntax", line, "a key must be a word or a text", "write it as key: value, and put a text with brackets in quotes"
            )
        elif key[0] in CURLY_QUOTES:
            fix = f"take the curly quotes away: {key.strip(CURLY_QUOTES)}"
            self._note("curly-quotes", line, f"the curly quotes would belong to the key {key}", fix)
        return key

    def _text(self, node: yaml.ScalarNode) -> str:
        line = node.start_mark.line + 1
        text, marks = DIRECTION_MARKS.subn("", unicodedata.normalize("NFC", node.value))
        bad = UNPRINTABLE.findall(text)
        if bad:
            self._note("bad-character", line, *_bad_character(bad[0], len(bad)))
        if marks:
            what = f"hidden marks that turn the direction of the text were left out: {marks}"
            fix = "write the text again by hand; Arabic, Hebrew and Urdu need no such mark"
            self._problems.warn("bidi-control", Place(self._shown_as, line), what, fix)
        return text

    def _prose(self, node: yaml.ScalarNode) -> str:
        text = self._text(node)
        if not node.style and WHOLE_IN_CURLY_QUOTES.fullmatch(text):
            what = f"the curly quotes will be printed: {text}"
            place = Place(self._shown_as, node.start_mark.line + 1)
            self._problems.warn("curly-quotes", place, what, f'take them away, or write "{text}" if they are meant')
        return text
