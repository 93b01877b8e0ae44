"""A YAML file as one of our typed classes; whatever does not fit is told with its line, the likely meaning and what to do."""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from scrutiny_pack import limits
from scrutiny_pack.config import nodes
from scrutiny_pack.config.complaints import Complaints
from scrutiny_pack.config.findings import Finding, Step, findings_in
from scrutiny_pack.config.kinds import Kinds
from scrutiny_pack.config.nodes import Places
from scrutiny_pack.errors import Place, ProblemList

Model = TypeVar("Model", bound=BaseModel)

# What Python takes for a number, and no reader would: 007, 1_000.
LOOSE_NUMBER = re.compile(r"[+-]?(?:0\d[\d_]*|\d[\d_]*_[\d_]*)(?:\.[\d_]*)?")
BARE_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
MOST_DIGITS = Decimal(limits.VALUE_AT_MOST).adjusted()


def read_yaml(
    path: Path, shown_as: str, model: type[Model], problems: ProblemList, most: int = limits.YAML_BYTES
) -> tuple[Model, Places] | None:
    """The file at `path` as a `model`, with the lines of its values; `None` when there were errors, all of them noted in `problems`.

    `shown_as` is the file's name in messages, `most` how many bytes it may have. The `model` types the text that stands in the file;
    nothing is guessed from how it looks.
    """
    before = len(problems.errors)
    content = _content(path, shown_as, problems, most)
    if content is None:
        return None
    value, places = nodes.read_nodes(content, shown_as, problems, most)
    if len(problems.errors) > before:
        return None
    if value is None:
        fix = "run: scrutiny-pack new DIR, and start from the file that it writes"
        problems.error("config-empty", Place(shown_as), "there is nothing in it", fix)
    elif not isinstance(value, dict):
        what = f"the file is {'a list' if isinstance(value, list) else 'a text'}, and not a group of keys"
        problems.error("config-not-a-mapping", Place(shown_as, 1), what, 'start each line with a key and a colon, as in "version: 1"')
    else:
        read = _validated(value, model, places, shown_as, problems)
        return (read, places) if read is not None else None
    return None


def _content(path: Path, shown_as: str, problems: ProblemList, most: int) -> bytes | None:
    """What is in the file; one byte over the limit is enough to know that it is too big."""
    if not path.is_file():
        problems.error("config-missing", Place(shown_as), *_missing(path))
        return None
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        fix = "close it in other programs, and check that you may open it"
        problems.error("config-unreadable", Place(shown_as), f"it cannot be read ({error.strerror})", fix)
        return None


def _missing(path: Path) -> tuple[str, str]:
    folder = path if path.is_dir() else path.parent
    what = "this is a folder, and not a file" if path.is_dir() else "there is no such file"
    beside = sorted(each.name for each in folder.iterdir() if each.suffix.lower() in (".yml", ".yaml")) if folder.is_dir() else []
    if not beside:
        return what, "check the name, or run: scrutiny-pack new DIR"
    near = difflib.get_close_matches(path.name, beside, 1) or beside
    return f"{what}; in its folder: {', '.join(beside[:10])}", f"write {near[0]}, if that is the one you mean"


def _validated(value: dict[str, object], model: type[Model], places: Places, shown_as: str, problems: ProblemList) -> Model | None:
    read, kinds = None, Kinds(model, value)
    try:
        read = model.model_validate(value)
        findings = list(_misread(read, value, ()))
    except ValidationError as error:
        findings = findings_in(error.errors(include_url=False), kinds)
    Complaints(kinds, places, shown_as).note(findings, problems)
    return None if findings else read


def _misread(read: object, written: object, steps: tuple[Step, ...]) -> Iterator[Finding]:
    """Numbers and dates that Python takes for something else than their writer does: 007, 1_000, nan, 1e999, a date in seconds."""
    for key, inner, text in _pairs(read, written):
        yield from _misread(inner, text, (*steps, Step(key)))
    if not isinstance(written, str):
        return
    if isinstance(read, int | float | Decimal) and not isinstance(read, bool):
        number = Decimal(str(read))
        if not number.is_finite():
            yield Finding("finite_number", steps, written)
        elif LOOSE_NUMBER.fullmatch(written):
            yield Finding("loose_number", steps, written, context={"number": number})
        elif abs(number.adjusted()) > MOST_DIGITS:
            yield Finding("out-of-range", steps, written)
    elif isinstance(read, datetime.date) and BARE_NUMBER.fullmatch(written):
        yield Finding("date_parsing", steps, written)


def _pairs(read: object, written: object) -> Iterator[tuple[str | int, object, object]]:
    """Each value inside `read`, beside what was written for it."""
    if isinstance(written, list) and isinstance(read, list | tuple):
        for index, (inner, text) in enumerate(zip(read, written, strict=False)):
            yield index, inner, text
    elif isinstance(written, dict) and isinstance(read, dict):
        yield from ((key, inner, written[key]) for key, inner in read.items() if key in written)
    elif isinstance(written, dict) and isinstance(read, BaseModel):
        for name, field in type(read).model_fields.items():
            key = field.alias if field.alias and field.alias in written else name
            if key in written:
                yield key, getattr(read, name), written[key]
