"""What was recognised in a data file, in plain text: its layout, areas, periods, indicators and symbols, and what was not understood."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from scrutiny_pack.config.indicators import IndicatorEntry, IndicatorsFile
from scrutiny_pack.config.reader import read_yaml
from scrutiny_pack.data.area_names import AreaNames, read_area_names
from scrutiny_pack.data.layouts import layout_of
from scrutiny_pack.data.overview import MEANINGS, Overview, kinds_of, symbol_of
from scrutiny_pack.data.overview_local import overview_of_neighbours, overview_of_tidy, overview_of_unknown
from scrutiny_pack.data.overview_published import overview_of_ees, overview_of_lait
from scrutiny_pack.data.overview_workbook import overview_of_workbook
from scrutiny_pack.data.values import folded_words
from scrutiny_pack.data.workbook_package import is_workbook
from scrutiny_pack.errors import InputError, Place, Problem, ProblemList
from scrutiny_pack.shipped import shipped_folder

_CALLED_WORKBOOKS = (".xlsx", ".xlsm")
_NOTHING = "nothing"


def inspected(path: Path) -> str:
    """What was recognised in the file at `path`, as lines of text. Raises `InputError` for a file that is broken, or is not there."""
    shown_as = path.as_posix()
    _refuse_none(path, shown_as)
    problems = ProblemList()
    indicators = _registry(problems)
    overview = _overview(path, shown_as, indicators, problems)
    problems.stop_if_any()
    return "\n".join([f"File: {shown_as}", *_lines(overview, indicators), *(str(problem) for problem in problems.warnings)])


def _refuse_none(path: Path, shown_as: str) -> None:
    if path.is_file():
        return
    what = "this is a folder, not a file" if path.is_dir() else "there is no such file"
    fix = "name one file in it" if path.is_dir() else "check the path; one with spaces stands between quotation marks"
    raise InputError([Problem("data-missing", Place(shown_as), what, fix)])


def _overview(path: Path, shown_as: str, indicators: Mapping[str, IndicatorEntry], problems: ProblemList) -> Overview:
    def known_areas() -> AreaNames:
        return read_area_names([(shipped_folder("config") / "data" / "areas.csv", "areas.csv")], problems)

    layout = layout_of(path)
    if layout == "unknown" and (is_workbook(path) or path.suffix.lower() in _CALLED_WORKBOOKS):
        layout = "workbook"
    labels = {folded_words(text): name for name, entry in indicators.items() for text in (name, entry.label)}
    readers: Mapping[str, Callable[[], Overview]] = {
        "ees": lambda: overview_of_ees(path, shown_as, problems),
        "lait": lambda: overview_of_lait(path, shown_as, known_areas(), problems),
        "tidy": lambda: overview_of_tidy(path, shown_as, problems),
        "neighbours": lambda: overview_of_neighbours(path, shown_as, known_areas(), problems),
        "workbook": lambda: overview_of_workbook(path, shown_as, labels, problems),
        "unknown": lambda: overview_of_unknown(path, shown_as, known_areas(), problems),
    }
    return readers[layout]()


def _registry(problems: ProblemList) -> Mapping[str, IndicatorEntry]:
    read = read_yaml(shipped_folder("config") / "indicators.yaml", "indicators.yaml", IndicatorsFile, problems)
    problems.stop_if_any()
    assert read is not None  # an error was noted otherwise
    return read[0].indicators


def _lines(overview: Overview, indicators: Mapping[str, IndicatorEntry]) -> Iterator[str]:
    yield f"Layout: {overview.layout}"
    yield from (f"{name}: {text}".rstrip() for name, text in overview.about.items())
    if overview.rows is not None:
        yield f"Rows: {overview.rows:,}"
    if overview.areas:
        yield f"Areas: {', '.join(f'{count} {kind}' for kind, count in kinds_of(overview.areas).items() if count)}"
    if overview.periods:
        yield f"Periods: {overview.periods}"
    yield from _fed(overview, indicators)
    if overview.symbols:
        yield "Symbols in place of figures:"
        yield from (f"  {symbol} ({_meaning(symbol)}): {count:,}" for symbol, count in sorted(overview.symbols.items()))
    lines = [f"  {line}" for line in overview.not_understood]
    yield from ["Not understood:", *lines] if lines else [f"Not understood: {_NOTHING}"]
    if overview.paste:
        where = "" if overview.paste.startswith("neighbours:") else ", under data:"
        yield f"To use it, copy it into the pack's folder data, and write into pack.yaml{where}"
        yield from (f"  {line}" for line in overview.paste.splitlines())


def _fed(overview: Overview, indicators: Mapping[str, IndicatorEntry]) -> Iterator[str]:
    """The measures and indicators in the file, and which of the default pack's indicators they feed."""
    if overview.measures:
        yield "Measures, and the indicators of the default pack that they feed:"
        for key in overview.measures:
            fed = [name for name, entry in indicators.items() if entry.published_code == key]
            yield f"  {key}: {', '.join(fed) or 'none; an indicator may name it as published_code'}"
    if overview.indicators:
        yield "Indicators:"
        for name in overview.indicators:
            yield f"  {name}: {_called(name, indicators)}"


def _called(name: str, indicators: Mapping[str, IndicatorEntry]) -> str:
    if name in indicators:
        return indicators[name].label
    same = next((known for known, entry in indicators.items() if entry.published_code == name), "")
    return f"the published code of {same}; write {same}" if same else "not in the default pack; the pack's indicators file must have it"


def _meaning(symbol: str) -> str:
    reason = symbol_of(symbol)
    return MEANINGS[reason] if reason else "not known"
