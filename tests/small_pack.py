"""A small pack written to files and read back by the real readers: its figures are the rows that a test gives."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from scrutiny_pack.config.pack_files import PackFiles, read_pack_files
from scrutiny_pack.config.reader import read_yaml
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.narrative.phrases import PhrasePack
from scrutiny_pack.narrative.reading import read_setting
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.narrative.story import BulletError, Printed, Story, tell
from scrutiny_pack.shipped import shipped_folder
from scrutiny_pack.text import Term

Row = dict[str, str]
LOCAL, REGION, ENGLAND = "E08000028", "E12000005", "E92000001"
NEIGHBOURS = tuple(f"E060000{number:02d}" for number in range(1, 11))
AREAS = {"local": LOCAL, "sn": f"{LOCAL}/sn", "reg": REGION, "eng": ENGLAND, **{f"n{n}": code for n, code in enumerate(NEIGHBOURS, 1)}}
COLUMNS = ("indicator", "area", "period", "value", "numerator", "denominator", "decimals", "statistic", "status", "source")
COMPARATORS = {
    "sn": {"name": "statistical neighbour", "plural": "statistical neighbours", "neighbours": "2021"},
    "reg": {"name": "{region}", "plural": "the {region}", "area": "region"},
    "eng": {"name": "England", "area": ENGLAND},
}
MONTHS = tuple(f"{year}-{month:02d}" for year in range(2018, 2024) for month in range(1, 13))
"""The months of six years; `months_to` cuts out those that a test needs."""


def months_to(last: str, count: int) -> tuple[str, ...]:
    """The `count` months that end with `last`."""
    end = MONTHS.index(last) + 1
    return MONTHS[end - count : end]


def row(
    indicator: str, period: str, value: object = "", *, of: tuple[object, object] | None = None, area: str = "local", **more: object
) -> Row:
    """One row of a data file: its value, or numerator and denominator as `of`; `area` by the keys of `AREAS`."""
    numerator, denominator = of or ("", "")
    cells = {
        "indicator": indicator,
        "area": AREAS[area],
        "period": period,
        "value": value,
        "numerator": numerator,
        "denominator": denominator,
    }
    return {column: str(({"status": "local", "source": "Records"} | cells | more).get(column, "")) for column in COLUMNS}


def indicator(unit: str = "percent", polarity: str = "low", decimals: int = 1, **more: Any) -> dict[str, Any]:
    """One entry of the indicators file; its words follow the unit."""
    names = {
        "percent": ("Repeat visits", "the share of visits that were repeat visits", "visits"),
        "rate": ("The visit rate", "the visit rate", "children"),
    }
    name, subject, of = names.get(unit, ("Visits", "the number of visits", ""))
    entry = {"name": name, "subject": subject, "label": name, "definition": f"{name}, as recorded", "unit": unit, "of": of}
    return entry | {"decimals": decimals, "polarity": polarity} | more


INDICATORS = {
    "share": indicator(),
    "rate": indicator("rate", "neutral", 0),
    "number": indicator("count", "neutral", 0),
}


@dataclass(frozen=True)
class SmallPack:
    """The pack as read, and a speaker for it."""

    files: PackFiles
    speaker: Speaker

    @property
    def setting(self) -> Setting:
        """Its figures and rules."""
        return self.speaker.setting

    def in_words(self, name: str) -> SmallPack:
        """The same in the words of another phrase pack."""
        return replace(self, speaker=replace(self.speaker, phrases=phrases(name)))

    def told(self) -> Story:
        """The pack in words; fails with the first bullet that cannot be understood."""
        story, errors = tell(self.files.for_board, self.speaker)
        assert story is not None, errors[0]
        return story

    def errors(self) -> tuple[BulletError, ...]:
        """The bullets that cannot be understood."""
        return tell(self.files.config, self.speaker)[1]

    def printed(self) -> dict[str, Printed]:
        """The bullets that are printed, by id."""
        return {printed.commentary.id: printed for section in self.told().sections for printed in section.bullets}

    def text(self, bullet: str = "s.b") -> str:
        """What a bullet prints in the report."""
        return self.printed()[bullet].text.plain

    def slide(self, bullet: str = "s.b") -> str:
        """What a bullet prints on the slide."""
        return self.printed()[bullet].commentary.slide.plain

    def why_dropped(self, bullet: str = "s.b") -> str:
        """Why a bullet is not printed."""
        return {dropped.id: dropped.why for dropped in self.told().dropped}[bullet]

    def found(self) -> list[tuple[str, str, str]]:
        """What the checks found: slug, bullet and sentence."""
        return [(finding.slug, finding.bullet, finding.text.plain) for finding in self.told().findings]


def bullet(measures: Mapping[str, Any], text: str | None = None, *, id: str = "s.b", **more: Any) -> dict[str, Any]:
    """One bullet of the pack YAML."""
    return {"id": id, "measures": measures} | ({"text": text} if text else {}) | more


def level_bullet(id: str = "s.l") -> dict[str, Any]:
    """A bullet that any pack can hold, where a test needs only figures."""
    return bullet({"l": {"level": "number"}}, id=id)


def small_pack(
    folder: Path,
    rows: Iterable[Row],
    bullets: Iterable[Mapping[str, Any]] = (),
    *,
    indicators: Mapping[str, Any] | None = None,
    comparators: Mapping[str, Any] | None = None,
    sections: Iterable[Mapping[str, Any]] | None = None,
    **more: Any,
) -> SmallPack:
    """A pack for Sandwell, July 2022, read from files in `folder`: one section "s" with the `bullets`, or the `sections` given.

    `indicators` and `comparators` are added to the usual ones, or stand in their place; `more` goes into the pack YAML as it is.
    """
    one = {"id": "s", "title": "Visits", "bullets": list(bullets) or [level_bullet()]}
    config = {
        "version": "1",
        "pack": {"id": "small", "title": "Small, {month}", "area": LOCAL, "month": "2022-07"},
        "neighbours": "data/neighbours.csv",
        "data": [{"file": "data/rows.csv", "status": "local"}],
        "comparators": {key: entry for key, entry in (COMPARATORS | dict(comparators or {})).items() if entry},
        "sections": list(sections) if sections is not None else [one],
    } | more
    _write(folder / "pack.yaml", json.dumps(config, indent=1))
    _write(folder / "indicators.yaml", json.dumps({"version": "1", "indicators": INDICATORS | dict(indicators or {})}, indent=1))
    authorities = [(LOCAL, "Sandwell"), *((code, f"Neighbour {chr(65 + place)}") for place, code in enumerate(NEIGHBOURS))]
    areas = [f"{code},{name},authority,{REGION}" for code, name in authorities]
    _lines(folder / "data/areas.csv", ["code,name,kind,region", f"{ENGLAND},England,country,", f"{REGION},West Midlands,region,", *areas])
    ranked = [f"2021,{LOCAL},{rank},{code}" for rank, code in enumerate(NEIGHBOURS, 1)]
    _lines(folder / "data/neighbours.csv", ["list,area,rank,neighbour", *ranked])
    _lines(folder / "data/rows.csv", [",".join(COLUMNS), *(",".join(each[column] for column in COLUMNS) for each in rows)])
    return read_small_pack(folder)


def small_board(folder: Path, **keys: Any) -> str:
    """The folder of a board with these keys, as a user would name it; it has no templates, as nothing here is built."""
    _write(folder / "a board" / "board.yaml", json.dumps({"version": "1", "committee": "Small Board"} | keys))
    return str(folder / "a board")


def read_small_pack(folder: Path, board: str | None = None) -> SmallPack:
    """The pack in `folder`, for `board`; fails with what the readers refuse."""
    problems = ProblemList()
    files = read_pack_files(folder / "pack.yaml", board, problems)
    setting = read_setting(files, problems)
    problems.stop_if_any()
    return SmallPack(files, Speaker(phrases(), setting, {key: Term(entry.long, entry.short) for key, entry in files.config.terms.items()}))


@lru_cache
def phrases(name: str = "en-GB") -> PhrasePack:
    """Shipped words, read once."""
    problems = ProblemList()
    read = read_yaml(shipped_folder("config") / "phrases" / f"{name}.yaml", f"{name}.yaml", PhrasePack, problems)
    problems.stop_if_any()
    assert read is not None
    return read[0]


def _lines(path: Path, lines: list[str]) -> None:
    _write(path, "\n".join(lines) + "\n")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
