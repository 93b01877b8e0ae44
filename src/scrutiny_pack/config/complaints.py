"""What is told of each finding: where it stands, what is wrong and what to do, in plain words."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable
from typing import NamedTuple

from scrutiny_pack.config.findings import NO_MEMBER, PYDANTIC_KINDS, Finding, marks
from scrutiny_pack.config.kinds import Kinds
from scrutiny_pack.config.nodes import Path, Places
from scrutiny_pack.errors import Place, ProblemList

LONGEST_SHOWN = 60

CHARACTERS = (("a-z", "small letters"), ("A-Z", "capital letters"), ("0-9", "digits"), ("\\d", "digits"), ("_", "underscores"))


class Complaint(NamedTuple):
    """A problem before it has a file: its slug and line, what is wrong and what to do."""

    slug: str
    line: int
    what: str
    fix: str


WHOLE_NUMBER = ("not-a-number", "is not a whole number", "write a whole number in digits, such as 5")
NUMBER = ("not-a-number", "is not a number", "write a number in digits, such as 12.5")
DATE = ("not-a-date", "is not a date", "write year, month and day, as in 2022-07-31")
GROUP = ("invalid-value", "is not a group of keys", "write its keys below it, each on a line of its own and indented")
WORDING = (
    ("bool_", ("not-yes-or-no", "is neither yes nor no", "write yes or no")),
    ("int_", WHOLE_NUMBER),
    ("float_", NUMBER),
    ("decimal_", NUMBER),
    ("finite_number", NUMBER),
    ("loose_number", ("not-a-number", "is not a number as it is written", "write {number} if that is what you mean")),
    ("date", DATE),
    ("string_type", ("invalid-value", "is not a text", "put the text in quotes, all on one line")),
    ("string_too_short", ("invalid-value", "is too short", "write at least this many characters: {min_length}")),
    ("string_too_long", ("invalid-value", "is too long", "write at most this many characters: {max_length}")),
    ("string_pattern_mismatch", ("invalid-value", "is not written in the way that is needed here", "keep to the pattern {pattern}")),
    ("list_type", ("invalid-value", "is not a list", "write each item on a line of its own, after a hyphen and a space")),
    ("dict_type", GROUP),
    ("model_", GROUP),
    ("too_short", ("invalid-value", "holds too few", "write at least this many: {min_length}")),
    ("too_long", ("invalid-value", "holds too many", "write at most this many: {max_length}")),
    ("greater_than_equal", ("invalid-value", "is less than {ge}", "write {ge} or more")),
    ("greater_than", ("invalid-value", "is not more than {gt}", "write more than {gt}")),
    ("less_than_equal", ("invalid-value", "is more than {le}", "write {le} or less")),
    ("less_than", ("invalid-value", "is not less than {lt}", "write less than {lt}")),
    ("out-of-range", ("out-of-range", "is far outside what any figure can be", "write the number out in full")),
)
"""How a finding's kind begins, with the slug, what is wrong and what to do; the first that fits is taken."""


class Complaints:
    """Tells findings to the writer of the file `shown_as`, of which `kinds` says what may stand in it and `places` where it stands."""

    def __init__(self, kinds: Kinds, places: Places, shown_as: str) -> None:
        self._kinds, self._places, self._shown_as = kinds, places, shown_as

    def note(self, findings: Iterable[Finding], problems: ProblemList) -> None:
        """Add a problem for each of the `findings`; a key that is missing because it is misspelt is told once."""
        found = list(findings)
        unknown = [each for each in found if each.kind == "extra_forbidden"]
        meant = {(each.mapping, _near(each.key, self._kinds.free_keys(each.mapping))) for each in unknown}
        for each in found:
            if each.kind != "missing" or (each.path, each.key) not in meant:
                slug, line, what, fix = self._told(each)
                problems.error(slug, Place(self._shown_as, line), what, fix)

    def _told(self, finding: Finding) -> Complaint:
        if finding.kind == "missing":
            return self._missing(finding)
        if finding.kind == NO_MEMBER:
            return self._unmarked(finding)
        if finding.kind == "extra_forbidden":
            return self._unknown((*finding.mapping, finding.key), self._kinds.free_keys(finding.mapping))
        first = self._wrong(finding)
        fixes = [first.fix, *(self._wrong(other).fix for other in finding.others)]
        return first._replace(fix="; or ".join(dict.fromkeys(fixes)))

    def _missing(self, finding: Finding) -> Complaint:
        where = f' from "{self._name(finding.path)}"' if finding.path else ""
        fix = f"add a line: {self._example((*finding.path, finding.key))}"
        return Complaint("missing-key", self._places.key_line(finding.path), f'"{finding.key}" is missing{where}', fix)

    def _unmarked(self, finding: Finding) -> Complaint:
        known = marks(finding.path, self._kinds)
        written = self._kinds.value(finding.path)
        free = set(self._kinds.free_keys(finding.path))
        for key in written:
            if key not in free and _near(key, known):
                return self._unknown((*finding.path, key), known)
        what = f'"{self._name(finding.path)}" has none of the keys that say what it is: {", ".join(known)}'
        return Complaint("missing-key", self._places.key_line(finding.path), what, "write one of these keys first, with its value")

    def _unknown(self, path: Path, known: list[str]) -> Complaint:
        line, near = self._places.key_line(path), _near(str(path[-1]), known)
        if near:
            return Complaint("unknown-key", line, f'"{path[-1]}" is not a key here; did you mean "{near}"?', f'write "{near}"')
        fix = f"take it out, or write one of: {', '.join(known)}" if known else "take it out"
        return Complaint("unknown-key", line, f'"{path[-1]}" is not a key here', fix)

    def _wrong(self, finding: Finding) -> Complaint:
        path, context = finding.path, finding.context
        line = self._places.key_line(path) if finding.key or isinstance(finding.written, dict) else self._places.line(path)
        if finding.kind not in PYDANTIC_KINDS and finding.message:
            fix = str(context.get("fix") or self._like(path))
            return Complaint(finding.kind.replace("_", "-"), line, finding.message, fix)
        if finding.written is None:
            return Complaint("missing-key", line, f'"{self._name(path)}" has nothing after it', self._filled(path))
        if finding.kind in ("value_error", "assertion_error"):
            # Our own parsers say what is wrong and, after a semicolon, what would be right.
            what, _, fix = str(context["error"]).partition("; ")
            return Complaint("invalid-value", line, what, fix or self._like(path))
        if finding.kind in ("literal_error", "enum"):
            return self._not_one_of(finding, line)
        return self._worded(finding, line)

    def _not_one_of(self, finding: Finding, line: int) -> Complaint:
        allowed = re.findall(r"'([^']*)'", str(finding.context.get("expected", "")))
        near = _near(str(finding.written), allowed)
        hint = f'; did you mean "{near}"?' if near else ""
        what = f"{self._subject(finding)} is not known here{hint}"
        return Complaint("unknown-value", line, what, f"write {'one of: ' if allowed[1:] else ''}{', '.join(allowed)}")

    def _worded(self, finding: Finding, line: int) -> Complaint:
        subject = self._subject(finding)
        for kind, (slug, wrong, fix) in WORDING:
            if finding.kind.startswith(kind):
                fix = self._rewritten(finding) or fix.format_map(finding.context)
                return Complaint(slug, line, f"{subject} {wrong.format_map(finding.context)}", fix)
        wrong = finding.message.removeprefix("Input ")
        return Complaint("invalid-value", line, f"{subject} {wrong}", self._like(finding.path))

    def _rewritten(self, finding: Finding) -> str:
        """The value as it was most likely meant, where that can be seen."""
        path, written = finding.path, finding.written
        if finding.kind == "string_pattern_mismatch":
            about = {} if finding.key else self._kinds.about(path)
            spelled = _spelled(str(finding.context["pattern"]))
            return self._like(path) if about.get("examples") or (about.get("description") and not spelled) else spelled
        if finding.kind == "string_type" and isinstance(written, dict) and list(written.values()) == [None]:
            return f'put the text in quotes: {self._name(path)}: "{{{next(iter(written))}}}"'
        if finding.kind == "list_type" and isinstance(written, str):
            return f"put brackets around it: {self._name(path)}: [{written[:LONGEST_SHOWN]}]"
        return ""

    def _filled(self, path: Path) -> str:
        if not path or isinstance(path[-1], int):
            return "write something after the hyphen, or take it out"
        return f"write it: {self._example(path)}" + ("" if self._kinds.about(path).get("required") else ", or take the line out")

    def _subject(self, finding: Finding) -> str:
        if finding.key:
            return f'the key "{finding.key}"'
        name = self._name(finding.path)
        if isinstance(finding.written, str):
            shown = finding.written if len(finding.written) <= LONGEST_SHOWN else finding.written[:LONGEST_SHOWN] + "..."
            return f'{name}: "{shown}"'
        return f'"{name}"'

    def _name(self, path: Path) -> str:
        """The value's own id where it has one, else the key above it and its number in the list."""
        written = self._kinds.value(path)
        if isinstance(written, dict) and isinstance(written.get("id"), str):
            return str(written["id"])
        if not path:
            return "the file"
        return path[-1] if isinstance(path[-1], str) else f"{self._name_of_list(path[:-1])}, item {path[-1] + 1}"

    def _name_of_list(self, path: Path) -> str:
        return next((step for step in reversed(path) if isinstance(step, str)), "the list")

    def _example(self, path: Path) -> str:
        """A line to paste: the key with an example, an allowed value, or what it is."""
        about = self._kinds.about(path)
        if about.get("examples"):
            return f"{path[-1]}: {_as_yaml(about['examples'][0])}"
        values = [about["const"]] if "const" in about else about.get("enum", [])
        if values:
            return f"{path[-1]}: {values[0]}" + (f" (or {', '.join(values[1:])})" if values[1:] else "")
        return f"{path[-1]}: ..." + (f" ({about['description'].rstrip('.')})" if about.get("description") else "")

    def _like(self, path: Path) -> str:
        about = self._kinds.about(path)
        if about.get("examples"):
            return f"write it like this: {self._example(path)}"
        if about.get("description"):
            return f"write what belongs here: {about['description'].rstrip('.')}"
        return f'change "{self._name(path)}" so that this no longer holds'


def _near(word: str, known: Iterable[str]) -> str | None:
    return next(iter(difflib.get_close_matches(word.lower(), list(known), 1)), None)


def _as_yaml(example: object) -> str:
    return example if isinstance(example, str) else json.dumps(example, ensure_ascii=False)


def _spelled(pattern: str) -> str:
    """Which characters a `pattern` of nothing but sets of characters allows; empty for one that holds a word."""
    between = re.sub(r"\[[^]]*\]|\\d", "", pattern)
    if re.search(r"[A-Za-z]", between):
        return ""
    allowed = [words for characters, words in CHARACTERS if characters in pattern]
    allowed += [words for character, words in ((".", "full stops"), ("-", "hyphens")) if character in between]
    return f"use only {', '.join(dict.fromkeys(allowed))}"
