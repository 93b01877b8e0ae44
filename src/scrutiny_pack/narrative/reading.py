"""From the pack's files to what the engine works with: the figures in their setting, and a speaker with its words."""

from __future__ import annotations

import difflib
from pathlib import Path

from scrutiny_pack.config.indicators import IndicatorEntry
from scrutiny_pack.config.pack_files import PackFiles
from scrutiny_pack.config.reader import read_yaml
from scrutiny_pack.config.schema import PackConfig
from scrutiny_pack.data.area_names import AreaNames, read_area_names
from scrutiny_pack.data.areas import Areas, read_areas
from scrutiny_pack.data.changed_areas import explain_area, same_authority
from scrutiny_pack.data.neighbours import NeighbourLists, read_neighbour_list
from scrutiny_pack.data.rows import DataFile, IndicatorRule, Known
from scrutiny_pack.data.sources import Named, read_sources
from scrutiny_pack.disclosure.protecting import protected
from scrutiny_pack.errors import Place, ProblemList
from scrutiny_pack.figures import Unit
from scrutiny_pack.measures.rank import members_of
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.narrative.phrases import PhrasePack
from scrutiny_pack.narrative.shipped_phrases import shipped_names
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.shipped import shipped_folder
from scrutiny_pack.text import Term

_MARCH = 3
"""The month with which a published year ends."""


def read_speaker(files: PackFiles, problems: ProblemList) -> Speaker:
    """The speaker for a pack. Raises `InputError` with everything that is wrong in its data files and its phrase pack."""
    setting = read_setting(files, problems)
    path, shown_as = phrases_of(files)
    if path.is_file() or path.parent != shipped_folder("config") / "phrases":
        read = read_yaml(path, shown_as, PhrasePack, problems)
    else:
        _tell_unknown_phrases(files, path.stem, problems)
    problems.stop_if_any()
    assert read is not None  # an error was noted otherwise
    terms = {key: Term(entry.long, entry.short) for key, entry in files.config.terms.items()}
    return Speaker(read[0], setting, terms)


def read_setting(files: PackFiles, problems: ProblemList) -> Setting:
    """The pack's figures with its areas, neighbours and registry, small numbers taken out."""
    config = files.config
    areas = read_areas(files.beside(config.areas), config.areas, problems)
    problems.stop_if_any()
    names = read_area_names([(files.beside(config.areas), config.areas)], problems)
    neighbours = read_neighbour_list(files.beside(config.neighbours), config.neighbours, names, problems) if config.neighbours else {}
    problems.stop_if_any()
    if config.pack.area not in areas:
        _tell_unknown_area(files, areas, names, problems)
    data = [DataFile(files.beside(entry.file), entry.file, entry.status, entry, entry.columns) for entry in config.data]
    known = Known({name: _rule(name, entry) for name, entry in files.indicators.items()}, areas, list(config.comparators), config.symbols)
    month = config.pack.period
    until = month.year if month.month >= _MARCH else month.year - 1
    named = Named(files.own_area, _areas_named(config, areas, neighbours), names, config.pack.area, until)
    observations = read_sources(data, named, known, problems)
    registry = (config.indicators, files.indicator_places.key_line(("indicators",)))
    head = config.pack
    setting = Setting(observations, areas, neighbours, files.indicators, config.comparators, head.area, head.period, registry)
    # All sections count, not only the board's: its documents and another's may be laid side by side.
    return protected(setting, config)


def _tell_unknown_area(files: PackFiles, areas: Areas, names: AreaNames, problems: ProblemList) -> None:
    """Say that the pack's area has no row, and which code may be meant: by name, by number, or by an authority's other code."""
    area, asked = files.config.pack.area, files.config.pack.area != files.own_area
    place = Place("command line, --area") if asked else Place(files.shown_as, files.places.line(("pack", "area")))
    what = f'the area "{area}" is not in {files.config.areas}'
    meant = next((code for code in (names.code(area), *same_authority(area)) if code in areas), "")
    if meant:
        fix = f"write {meant}, the code of {areas.name(meant)} there"
    else:
        fix = f"write a code from there, or add the area's row.{areas.suggestion(area)}"
    explained = explain_area(area)
    problems.error("unknown-area", place, what, f"{fix}; {explained}" if explained else fix)


def _areas_named(config: PackConfig, areas: Areas, neighbours: NeighbourLists) -> frozenset[str]:
    """The authority, its region and neighbours, the comparators' areas, and all that the authority is ranked among."""
    own = config.pack.area
    entries = [entry for section in config.sections for bullet in section.bullets for entry in bullet.measures.values()]
    ranked = [config.comparators[key] for entry in entries for key in entry.areas_ranked() if key in config.comparators]
    beside = [entry.area for entry in config.comparators.values() if entry.area and entry.area != "region"]
    members = [code for entry in config.comparators.values() if entry.neighbours for code in neighbours.get((entry.neighbours, own), ())]
    region = [areas.region_of(own).code] if own in areas else []
    among = [code for entry in ranked if own in areas for code in members_of(entry, own, areas, neighbours)]
    return frozenset([own, *region, *beside, *members, *among])


def _tell_unknown_phrases(files: PackFiles, name: str, problems: ProblemList) -> None:
    """Say that no phrase pack has the name, neither a shipped one nor one of the pack's own."""
    of_board = bool(files.board.tone.phrases)
    place = Place(f"{files.board_folder.name}/board.yaml") if of_board else Place(files.shown_as, files.places.line(("phrases",)))
    own = sorted(path.stem for path in files.beside("phrases").glob("*.yaml"))
    near = difflib.get_close_matches(name, [*own, *shipped_names()], 1)
    fix = f'did you mean "{near[0]}"?' if near else f"write one of {', '.join([*own, *shipped_names()])}, or add phrases/{name}.yaml"
    problems.error("unknown-phrases", place, f'there is no phrase pack "{name}"', fix)


def _rule(name: str, entry: IndicatorEntry) -> IndicatorRule:
    return IndicatorRule(
        name,
        Unit(entry.unit),
        minimum=entry.minimum,
        maximum=entry.maximum,
        month_end=entry.timing == "month_end",
        label=entry.label,
        published=entry.published_code,
        of_people=entry.counts_people,
    )


def phrases_of(files: PackFiles) -> tuple[Path, str]:
    """The board's or else the pack's phrase pack and what messages call it: a file, one of the pack's own folder, or a shipped one."""
    if files.board.tone.phrases.endswith((".yaml", ".yml")):
        return files.board_folder / files.board.tone.phrases, f"{files.board_folder.name}/{files.board.tone.phrases}"
    name = files.board.tone.phrases or files.config.phrases
    if name.endswith((".yaml", ".yml")):
        return files.beside(name), name
    own = files.beside(f"phrases/{name}.yaml")
    return (own if own.is_file() else shipped_folder("config") / "phrases" / f"{name}.yaml"), f"phrases/{name}.yaml"
