"""Comparators that lead to areas: a list that the neighbours file has, and codes that the areas file knows."""

from __future__ import annotations

import difflib

from scrutiny_pack.config.pack_files import PackFiles
from scrutiny_pack.data.csv_files import read_csv
from scrutiny_pack.errors import Place, ProblemList
from scrutiny_pack.measures.setting import Setting


def check_comparator_areas(files: PackFiles, setting: Setting, problems: ProblemList) -> None:
    """Note each comparator whose area is not known, and each list of neighbours that is not there or names no known area.

    A list without the pack's area is a warning: another authority's pack may have it. Where the pack names no neighbours file, the
    groups' figures are given in the data.
    """
    for key, entry in setting.comparators.items():
        if entry.area not in (None, "region") and entry.area not in setting.areas:
            place = Place(files.shown_as, files.places.line(("comparators", key, "area")))
            fix = f"add its row there, or correct the code.{setting.areas.suggestion(entry.area or '')}"
            problems.error("unknown-area", place, f'the area "{entry.area}" is not in {files.config.areas}', fix)
        if entry.neighbours is not None and files.config.neighbours is not None:
            _check_list(files, setting, key, entry.neighbours, problems)


def _check_list(files: PackFiles, setting: Setting, key: str, name: str, problems: ProblemList) -> None:
    place = Place(files.shown_as, files.places.line(("comparators", key, "neighbours")))
    lists = sorted({listed for listed, _ in setting.neighbours})
    if name not in lists:
        near = difflib.get_close_matches(name, lists, 1)
        fix = f'did you mean "{near[0]}"?' if near else f"write one of {', '.join(lists) or 'none, as the file has none'}"
        problems.error("unknown-neighbour-list", place, f'there is no list "{name}" in {files.config.neighbours}', fix)
    elif not setting.neighbours.get((name, setting.area)):
        what = f"the list {name} has no neighbours for {setting.areas.name(setting.area)}, so there is no figure of the group"
        problems.warn("no-neighbours", place, what, f"add its rows to {files.config.neighbours}, or take the comparator out")
    for code in setting.neighbours.get((name, setting.area), ()):
        if code not in setting.areas:
            fix = f"add its row there, or correct the code.{setting.areas.suggestion(code)}"
            what = f'the neighbour "{code}" of the list {name} is not in {files.config.areas}'
            problems.error("unknown-area", _neighbour_place(files, name, code), what, fix)


def _neighbour_place(files: PackFiles, name: str, code: str) -> Place:
    """The row of the neighbours file with this code; read again for its number, as the lists keep codes alone."""
    shown_as = files.config.neighbours or ""
    rows = read_csv(files.beside(shown_as), shown_as, ("list", "area", "rank", "neighbour"), (), ProblemList())
    own = (
        row.line for row in rows if (row.cells["list"], row.cells["area"], row.cells["neighbour"]) == (name, files.config.pack.area, code)
    )
    return Place(shown_as, row=next(own, 0), column="neighbour")
