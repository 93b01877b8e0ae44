"""Pydantic's errors, each found in the file that was read, and cut down to one member of every union."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, get_args

from pydantic_core import ErrorDetails
from pydantic_core.core_schema import ErrorType

from scrutiny_pack.config.kinds import Kinds, mark
from scrutiny_pack.config.nodes import Path

NO_MEMBER = "no_member"
"""The kind of a finding of ours: a mapping that has none of the keys by which the members of its union are known."""
PYDANTIC_KINDS = frozenset(get_args(ErrorType))
# Twenty are shown; working out what each of a hundred thousand means takes a minute.
MOST_ERRORS = 2_000
NO_TAG = ("union_tag_not_found", "union_tag_invalid")


@dataclass(frozen=True)
class Step:
    """One step on pydantic's way to an error: `inside` a value, or else to a member of a union."""

    name: str | int
    inside: bool = True


@dataclass(frozen=True)
class Finding:
    """One error, found: the way to the value, the value as `written`, and the `key` that is missing or wrong itself."""

    kind: str
    steps: tuple[Step, ...]
    written: object
    key: str = ""
    message: str = ""
    context: dict[str, Any] = field(default_factory=dict)
    others: tuple[Finding, ...] = ()
    """What other members of the same union say of the same value."""

    @property
    def path(self) -> Path:
        """Where the value stands."""
        return tuple(step.name for step in self.steps if step.inside)

    @property
    def mapping(self) -> Path:
        """Where the mapping stands that lacks the `key`, or has it and should not."""
        return self.path[:-1] if self.key and self.path[-1:] == (self.key,) else self.path


def findings_in(errors: list[ErrorDetails], kinds: Kinds) -> list[Finding]:
    """Each of pydantic's `errors` that helps the writer of the file."""
    found = [each for error in errors[:MOST_ERRORS] for each in _with_others(_found(error, kinds.value(())))]
    return _one_member_each(found, 0, kinds)


def _with_others(finding: Finding) -> Iterator[Finding]:
    """A check of ours of a whole table tells all that is wrong in it, each `at` its own place; pydantic has one error for it."""
    yield _inside(finding, finding.context.get("at", ()))
    for at, error in finding.context.get("others", ()):
        told = replace(finding, kind=error.type, message=error.message(), context=error.context or {})
        yield _inside(told, at)


def _inside(finding: Finding, at: tuple[str | int, ...]) -> Finding:
    return replace(finding, steps=(*finding.steps, *map(Step, at)), written=None) if at else finding


def _found(error: ErrorDetails, value: object) -> Finding:
    way, key = error["loc"], ""
    if error["type"] == "missing":
        way, key = way[:-1], str(way[-1])
    elif way[-1:] == ("[key]",):
        way, key = way[:-1], str(way[-2])
    elif error["type"] == "extra_forbidden":
        key = str(way[-1])
    ways = list(_ways(way, value))
    # Members' names stand among the keys and may look like one; the value that the error is about tells which is which.
    steps = next((steps for steps, end in ways if end is error["input"]), ways[0][0])
    return Finding(error["type"], steps, error["input"], key, error["msg"], error.get("ctx", {}))


def _ways(way: tuple[str | int, ...], value: Any) -> Iterator[tuple[tuple[Step, ...], object]]:
    if not way:
        yield (), value
        return
    here, rest = way[0], way[1:]
    in_list = isinstance(value, list) and isinstance(here, int) and here < len(value)
    if in_list or (isinstance(value, dict) and here in value):
        yield from (((Step(here), *steps), end) for steps, end in _ways(rest, value[here]))
    yield from (((Step(here, inside=False), *steps), end) for steps, end in _ways(rest, value))


def _one_member_each(findings: list[Finding], depth: int, kinds: Kinds) -> list[Finding]:
    """`findings` share their first `depth` steps; where these lead to a union, one member's are kept."""
    kept = [_without_tag(finding, kinds) for finding in findings if len(finding.steps) == depth]
    onward: dict[Step, list[Finding]] = {}
    for finding in findings:
        if len(finding.steps) > depth:
            onward.setdefault(finding.steps[depth], []).append(finding)
    members = {str(step.name): group for step, group in onward.items() if not step.inside}
    groups = [group for step, group in onward.items() if step.inside]
    groups += [_likeliest(members, depth, kinds)] if len(members) > 1 else members.values()
    return kept + [finding for group in groups for finding in _one_member_each(group, depth + 1, kinds)]


def _likeliest(members: dict[str, list[Finding]], depth: int, kinds: Kinds) -> list[Finding]:
    """The findings of the member that the writer most likely meant: by shape, then by its own key, then by the fewest errors."""
    steps = next(iter(members.values()))[0].steps[: depth + 1]
    path = tuple(step.name for step in steps if step.inside)
    shaped = {name: group for name, group in members.items() if not any(each.path == path and _is_shape(each) for each in group)}
    written = kinds.value(path)
    if isinstance(written, dict) and len(shaped) > 1:
        fitting = kinds.fitting(path)
        if marks(path, kinds) and len(fitting) == len(kinds.all_at(path)):
            return [Finding(NO_MEMBER, steps, written)]
        titles = [kind["title"] for kind in fitting if "title" in kind]
        named = {name: group for name, group in shaped.items() if any(re.search(rf"\b{title}\b", name) for title in titles)}
        return min((named or shaped).values(), key=len)
    groups = list((shaped or members).values())
    if isinstance(written, dict | list):
        return min(groups, key=len)
    return [replace(groups[0][0], others=tuple(group[0] for group in groups[1:]))]


def _is_shape(finding: Finding) -> bool:
    return finding.kind in PYDANTIC_KINDS and finding.kind.endswith("_type")


def _without_tag(finding: Finding, kinds: Kinds) -> Finding:
    """A tag that could not be worked out is a mapping without its own key, unless the tag itself is a key with a wrong value."""
    if finding.kind not in NO_TAG:
        return finding
    tag = str(finding.context.get("discriminator", "")).strip("'")
    if not isinstance(finding.written, dict):
        return replace(finding, kind="model_type")
    if tag in finding.written:
        context = {"expected": finding.context.get("expected_tags", "")}
        return Finding("literal_error", (*finding.steps, Step(tag)), finding.written[tag], context=context)
    shared = all(tag in kind.get("properties", ()) for kind in kinds.all_at(finding.path))
    return replace(finding, kind="missing", key=tag) if shared else replace(finding, kind=NO_MEMBER)


def marks(path: Path, kinds: Kinds) -> list[str]:
    """The keys by which the kinds of mapping at `path` are known."""
    here = kinds.all_at(path)
    return [known for kind in here if (known := mark(kind, here))]
