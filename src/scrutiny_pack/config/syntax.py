"""What a YAML syntax error most likely means to the person who wrote the file, and what to do about it."""

from __future__ import annotations

import re

import yaml

CURLY_QUOTES = "“”„‘’‚"
VALUE = re.compile(r"\s*(?:- +)*(?P<key>[^\s:#{[][^:]*): +(?P<text>\S.*?)\s*")
COLON = "the colon at column {} starts a new key in the middle of a text"
LONGEST_SHOWN = 80


def explained(error: yaml.MarkedYAMLError, lines: list[str]) -> tuple[str, int, str, str]:
    """What PyYAML's `error` most likely means to the person who wrote the `lines`: slug, line, what is wrong, what to do."""
    said = f"{error.context or ''} {error.problem or ''}"
    mark, opened = error.problem_mark, error.context_mark or error.problem_mark
    if mark is None or opened is None:
        return "yaml-syntax", 1, f"this is not YAML ({error.problem})", "look at the quotes, colons and indentation"
    source = lines[mark.line] if mark.line < len(lines) else ""
    first = lines[opened.line][opened.column :] if opened.line < len(lines) else ""
    indent = source[: len(source) - len(source.lstrip())]
    slug, line = "yaml-syntax", mark.line + 1
    if re.search(r"\btag\b", said):
        slug, what, fix = "yaml-tag", "tags, which start with !, are not used here", "take it out, or put the text in quotes"
    elif "\t" in indent:
        how = "starts with a tab" if indent[0] == "\t" else "has a tab in its indentation"
        what, fix = f"line {line} {how}", "use spaces in place of the tab"
    elif "quoted scalar" in said and "escape" in said:
        slug, what, fix = _escape(source, mark.column, said)
    elif "quoted scalar" in said:
        line, what = opened.line + 1, f"the quote that opens here is never closed (column {opened.column + 1})"
        fix = f"end the text with the same quote: {first[:1]}"
    elif "anchor" in said or "alias" in said or source[mark.column : mark.column + 1] in tuple("%@`"):
        inside_brackets = re.search(r"[\[{]", source[: mark.column])
        what, fix = needs_quotes(re.split(r"[],}]| #" if inside_brackets else " #", first)[0], opened.column)
    elif "flow" in said and source[mark.column : mark.column + 1] != ":":
        line, what = opened.line + 1, f"the bracket that opens here is never closed, or a comma is missing (column {opened.column + 1})"
        fix = f"close it with {']' if first[:1] == '[' else '}'}, or put the text in quotes if the bracket belongs to it"
    else:
        what, fix = _misplaced(source, mark.column)
    return slug, line, what, fix


def _escape(source: str, column: int, said: str) -> tuple[str, str, str]:
    start = source.rfind("\\", 0, column + 1)
    if "Unicode" in said:
        return "bad-character", f"{source[start : start + 6]} is not a character", "delete it and write the text around it again"
    what = f'"{source[start : start + 2]}" means nothing between double quotes (column {start + 1})'
    return "yaml-syntax", what, "put single quotes around the text, or write / in place of \\"


def _misplaced(source: str, column: int) -> tuple[str, str]:
    """What is wrong where `source` goes on, at `column`, as no YAML can: a text without its quotes, or a line that fits no other."""
    here, at = source[column : column + 1], f"(column {column + 1})"
    value = VALUE.fullmatch(source)
    if value and value.start("text") < column:
        key, text = value["key"], value["text"]
        fix = f"put the text in quotes: {key}: {_quoted(text)}"
        if here == ":":
            return COLON.format(column + 1), fix
        if text[0] in "{[":
            return needs_quotes(text, value.start("text"))[0], fix
        if text[0] in "'\"":
            return f"the text goes on after its closing quote {at}", "double each quote inside the text, or use the other kind around it"
    if here == ":" and ":" in source[:column]:
        return COLON.format(column + 1), "put the text in quotes"
    if here == ":":
        fix = "put a colon and a space after the key above, and start both lines in the same column"
        return f"this key does not fit the line above it {at}", fix
    if here == "-":
        return f"a list cannot start here {at}", "start the list on a line of its own, under its key"
    return f"this line fits none above it {at}", "start it in the same column as the lines that it belongs with"


def needs_quotes(text: str, column: int) -> tuple[str, str]:
    """What is wrong with a bare `text` that starts at `column` (from 0) with a character that means something in YAML; and the fix."""
    return f"a text that starts with {text[0]} needs quotes (column {column + 1})", f"put the text in quotes: {_quoted(text)}"


def _quoted(text: str) -> str:
    bare = text.strip(CURLY_QUOTES + " ")
    bare = bare if len(bare) <= LONGEST_SHOWN else bare[:LONGEST_SHOWN] + "..."
    return "'" + bare.replace("'", "''") + "'" if '"' in bare or "\\" in bare else f'"{bare}"'
