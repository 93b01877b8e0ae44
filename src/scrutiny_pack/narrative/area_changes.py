"""Authorities in a pack that ended or began: told with what became of them, as their figures stop, or start late."""

from __future__ import annotations

from collections.abc import Iterator

from scrutiny_pack.config.pack_files import PackFiles
from scrutiny_pack.data.changed_areas import changed_areas, current_code, explain_area, same_authority
from scrutiny_pack.errors import Place, ProblemList
from scrutiny_pack.measures.setting import Setting

_FIX = "nothing, if the years of the pack are on one side of that day; nothing across it is worked out or drawn"
_FIX_CODE = "nothing: of published files, figures under its other code are read too"
_YEARS = 10
"""A code that changed longer ago stands in no file that is still published."""


def check_changed_areas(files: PackFiles, setting: Setting, problems: ProblemList) -> None:
    """Warn of the pack's own area, and of each neighbour and comparator, that ended, began or changed its code."""
    told: set[str] = set()
    for code, role, line in _named(files, setting):
        said = explain_area(code)
        if said is None or code in told or (renamed := bool(same_authority(code))) and not _is_recent(code, setting):
            continue
        told.add(code)
        place, what = Place(files.shown_as, line), f"{role} {code}: {said}"
        if renamed:
            problems.warn("area-renamed", place, what, _FIX_CODE)
        else:
            problems.warn("boundary-change", place, what, _FIX)


def _is_recent(code: str, setting: Setting) -> bool:
    return setting.month.year - int(changed_areas()[current_code(code)].since[:4]) <= _YEARS


def _named(files: PackFiles, setting: Setting) -> Iterator[tuple[str, str, int]]:
    """The code of each area, what it is to the pack, and the line that names it."""
    yield setting.area, "the pack's area", files.places.line(("pack", "area"))
    for key, entry in setting.comparators.items():
        if entry.area not in (None, "region"):
            yield entry.area or "", "the comparator", files.places.line(("comparators", key, "area"))
        if entry.neighbours is not None:
            line = files.places.line(("comparators", key, "neighbours"))
            yield from ((code, "the neighbour", line) for code in setting.neighbours.get((entry.neighbours, setting.area), ()))
