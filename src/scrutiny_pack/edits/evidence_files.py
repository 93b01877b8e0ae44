"""The evidence of the build that an edited document came from: found beside it or where builds are written, and never guessed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from scrutiny_pack.edits.baseline import Baseline, read_baselines
from scrutiny_pack.edits.cleaned import block_mark, caption_words, marks_in, text_mark
from scrutiny_pack.edits.office_file import TEXTS, OfficeFile
from scrutiny_pack.edits.reading import Reading, reading_from
from scrutiny_pack.errors import InputError, Place, Problem

ENDING = ".evidence.json"


@dataclass(frozen=True)
class Printed:
    """What one build printed: its baselines, the reading of the document, and for which board and audience.

    `unknown` are blocks that the document prints otherwise than this evidence says, as it is of another build (`other_build`).
    """

    shown_as: str
    baselines: Mapping[str, Baseline]
    reading: Reading
    phrases: str
    board: str
    audience: str
    pack: str
    area: str
    unknown: frozenset[str] = frozenset()
    other_build: bool = False


def find_evidence(document: Path, file: OfficeFile, given: Path | None, out: Path) -> Printed:
    """The evidence for `document`: `given`, else the one of its build beside it or in `out`. Raises `InputError` where there is none."""
    if given is not None:
        return _printed(given, _json(given), file)
    folders = list(dict.fromkeys([document.parent, out]))
    known = [(path, written) for folder in folders for path, written in _evidence_in(folder)]
    for path, written in known:
        if file.build and written.get("build", {}).get("id") == file.build:
            return _printed(path, written, file)
    others = [printed for path, written in known if (printed := _close(path, written, file)) is not None]
    if others:
        return min(others, key=lambda printed: len(printed.unknown))
    where = " or ".join(f'"{folder.as_posix()}"' for folder in folders)
    what = f"the evidence file of the build that it came from is not in {where}"
    fix = "put the .evidence.json that was built with it beside it, or name it with --baseline FILE"
    raise InputError([Problem("no-baseline", Place(document.as_posix()), what, fix)])


def _close(path: Path, written: Mapping[str, Any], file: OfficeFile) -> Printed | None:
    """The evidence of another build, where the document prints most of what it says: the pack was built again since."""
    try:
        printed = _printed(path, written, file)
    except InputError:
        return None
    return printed if len(printed.unknown) * 2 < len(printed.baselines) else None


def _evidence_in(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    for path in sorted(folder.glob(f"*{ENDING}")) if folder.is_dir() else ():
        try:
            written = json.loads(path.read_bytes())
        except (OSError, ValueError):
            continue
        if isinstance(written, dict) and isinstance(written.get("build"), dict):
            yield path, written


def _json(path: Path) -> dict[str, Any]:
    try:
        written = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise InputError([_no_evidence(path)]) from error
    if not isinstance(written, dict):
        raise InputError([_no_evidence(path)])
    return written


def _no_evidence(path: Path) -> Problem:
    fix = "name the .evidence.json that was built with the document"
    return Problem("no-baseline", Place(path.as_posix()), "it is no evidence file that edits can be compared with", fix)


def _printed(path: Path, written: Mapping[str, Any], file: OfficeFile) -> Printed:
    try:
        baselines = read_baselines(written)
        found = written["documents"].get(file.kind)
        reading = reading_from(found) if found else Reading(())
        build, head = written["build"], written["pack"]
        printed = Printed(path.as_posix(), baselines, reading, build["phrases"], head["board"], build["audience"], head["id"], head["area"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError([_no_evidence(path)]) from error
    if not found:
        what = f"it is of a build that wrote no .{file.kind}"
        raise InputError([Problem("no-baseline", Place(path.as_posix()), what, "name the evidence that was built with the document")])
    return printed if written["build"].get("id") == file.build else _of_another_build(printed, file)


def _of_another_build(printed: Printed, file: OfficeFile) -> Printed:
    """The evidence of another build as far as it holds: block by block, by the marks of the texts that the document carries."""
    marks = marks_in(text for name, text in file.properties.items() if name.startswith(TEXTS))
    texts = {key: each.text for each in printed.reading.paragraphs for key in each.keys if key in printed.baselines}
    baselines, unknown, words = dict(printed.baselines), set(), dict(texts)
    for block, baseline in printed.baselines.items():
        mark = marks.get(block_mark(block))
        if mark == text_mark(caption_words(texts.get(block, baseline.printed))):
            continue
        if mark is not None and mark == text_mark(baseline.text):
            # It was edited since: the document still prints the generated words.
            baselines[block] = replace(baseline, printed=baseline.text, printed_slide=baseline.slide, rev=0)
            words[block] = baseline.text
        else:
            unknown.add(block)
    paragraphs = tuple(
        replace(each, text=next((words[key] for key in each.keys if key in words), each.text)) for each in printed.reading.paragraphs
    )
    reading = Reading(paragraphs, printed.reading.pictures)
    return replace(printed, baselines=baselines, reading=reading, unknown=frozenset(unknown), other_build=True)
