"""All data files of a pack as one table of observations, each file read by the reader for its layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scrutiny_pack.data.area_names import AreaNames
from scrutiny_pack.data.ees import facts_in, open_ees
from scrutiny_pack.data.ees_totals import MissingAreas, missing_areas, tell_missing
from scrutiny_pack.data.lait import read_lait
from scrutiny_pack.data.layouts import layout_of
from scrutiny_pack.data.observations import Observations, gather
from scrutiny_pack.data.rates import derive_rates
from scrutiny_pack.data.releases import newest_of_each
from scrutiny_pack.data.rows import DataFile, FactsRead, IndicatorRule, Known, read_table
from scrutiny_pack.data.series_checks import check_series
from scrutiny_pack.data.wanted import Wanted
from scrutiny_pack.data.workbook_package import is_workbook
from scrutiny_pack.errors import Place, ProblemList
from scrutiny_pack.figures import Unit
from scrutiny_pack.text import Fact

POPULATION = IndicatorRule("population", Unit.COUNT, published="population")
"""Read beside the pack's own indicators: rates that a release does not publish are worked out from it."""

_CALLED_WORKBOOKS = (".xlsx", ".xlsm")


@dataclass(frozen=True)
class Named:
    """What a pack names besides its indicators: the area of a workbook that names none, the areas whose published figures are kept, what
    publications call areas, and the area whose revised figures are told first."""

    area: str
    areas: frozenset[str]
    names: AreaNames
    told_first: str
    until: int = 9999
    """The last year that ends in March by the pack's month."""


def read_sources(files: Sequence[DataFile], named: Named, known: Known, problems: ProblemList) -> Observations:
    """All figures in `files`; of published files those that the pack names. What is wrong goes to `problems` with its place."""
    laid_out = [(file, layout_of(file.path)) for file in files]
    own = [_read(file, named.area, known, problems) for file, layout in laid_out if layout not in ("ees", "lait")]
    percentages = {name for name, rule in known.indicators.items() if rule.unit is Unit.PERCENT}
    check_series([fact for read in own for fact in read.facts], percentages, problems)
    wanted = Wanted({**known.indicators, POPULATION.id: POPULATION}, named.areas, named.until)
    lacking: list[MissingAreas] = []
    published = [fact for file, layout in laid_out for fact in _published(file, layout, wanted, named, known, lacking, problems)]
    tell_missing(lacking, named.names, problems)
    return gather([*own, FactsRead(_worked_out(published, named, known, problems), {})], known, problems)


def _published(
    file: DataFile, layout: str, wanted: Wanted, named: Named, known: Known, lacking: list[MissingAreas], problems: ProblemList
) -> list[Fact]:
    if layout == "ees":
        opened = open_ees(file.path, file.shown_as, problems, wanted.areas, file.columns)
        if opened is None:
            return []
        lacking += missing_areas(opened, wanted)
        return facts_in(opened, wanted, problems, known.symbols)
    return read_lait(file.path, file.shown_as, wanted, named.names, problems) if layout == "lait" else []


def _worked_out(facts: Sequence[Fact], named: Named, known: Known, problems: ProblemList) -> list[Fact]:
    """The newest release's figures, with the rates that it does not publish itself."""
    people = frozenset(name for name, rule in known.indicators.items() if rule.of_people)
    newest = newest_of_each(facts, people, problems, named.told_first)
    population = [fact for fact in newest if fact.indicator == POPULATION.id]
    worked_out = derive_rates([fact for fact in newest if fact.indicator != POPULATION.id], population)
    _tell_without_population(worked_out, known, named, problems)
    return worked_out


def _tell_without_population(facts: Sequence[Fact], known: Known, named: Named, problems: ProblemList) -> None:
    """Warn once of each indicator whose rate a release does not publish, where there is no population to work the area's out from."""
    told: set[str] = set()
    for fact in facts:
        rate = known.indicators[fact.indicator].unit is Unit.RATE
        counted_only = fact.value is None and not fact.reason and fact.numerator is not None and fact.denominator is None
        if rate and counted_only and fact.area == named.told_first and fact.indicator not in told:
            told.add(fact.indicator)
            what = (
                f"there are counts of {fact.indicator} and no rates, and no population of mid-{fact.period.year - 1} to work them out from"
            )
            fix = "download DfE's mid-year population estimates, and name the file under data: too"
            problems.warn("needs-population", Place(fact.file, row=fact.row), what, fix)


def _read(file: DataFile, area: str, known: Known, problems: ProblemList) -> FactsRead:
    if _reads_as_workbook(file.path):
        from scrutiny_pack.data.workbooks import read_workbook  # most packs have no workbook, and reading one takes a library of its own

        return read_workbook(file, area, known, problems)
    return read_table(file, known, problems)


def _reads_as_workbook(path: Path) -> bool:
    """By content; a file that is only called a workbook goes there too, to be told what it is."""
    return is_workbook(path) or path.suffix.lower() in _CALLED_WORKBOOKS
