"""Places among the authorities of a region and of England, from DfE's files as they are, beside a count that knows nothing of ours."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from scrutiny_pack.config.pack_files import read_pack_files
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.narrative.reading import read_speaker
from scrutiny_pack.narrative.told import told
from tests.conftest import REAL_DATA, ROOT

pytestmark = pytest.mark.real_data

REFERRALS = next((REAL_DATA / "ees/2024").glob("c1_*.csv"), Path())
INDICATOR = "rereferrals"
NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")


def sentences(folder: Path, area: str) -> dict[str, str]:
    """What a pack of two ranks says of an authority, by what it is ranked among; why not, where it says nothing."""
    bullets = [{"id": f"s.{to}", "measures": {"k": {"rank": INDICATOR, "to": to}}} for to in ("reg", "eng")]
    config = {
        "version": "1",
        "pack": {"id": "ranks", "title": "Ranks", "area": area, "month": "2024-03"},
        "indicators": "indicators.yaml",
        "areas": "areas.csv",
        "data": [{"file": "referrals.csv", "status": "published"}],
        "comparators": {"reg": {"name": "{region}", "area": "region"}, "eng": {"name": "England", "area": "E92000001"}},
        "sections": [{"id": "s", "title": "Ranks", "bullets": bullets}],
    }
    folder.mkdir()
    for source, name in ((REFERRALS, "referrals.csv"), (ROOT / "config/data/areas.csv", "areas.csv")):
        (folder / name).write_bytes(source.read_bytes())
    (folder / "indicators.yaml").write_bytes((ROOT / "config" / "indicators.yaml").read_bytes())
    (folder / "pack.yaml").write_text(json.dumps(config), encoding="utf-8")
    problems = ProblemList()
    files = read_pack_files(folder / "pack.yaml", None, problems)
    story = told(files, read_speaker(files, problems), problems)
    said = {printed.commentary.id: printed.text.plain for section in story.sections for printed in section.bullets}
    return {name: said.get(f"s.{name}", "") for name in ("reg", "eng")}


def counted(area: str, among: str) -> str:
    """The place by the file's own rows: "joint 77th of 149", with how many of the others have a figure."""
    table = pd.read_csv(REFERRALS, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    table = table[(table["time_period"] == "2024") & (table["geographic_level"] == "Local authority")]
    own = table[table["new_la_code"] == area].iloc[0]
    if among == "reg":
        regions = ("E12000007", "E13000001", "E13000002") if area.startswith("E09") else (own["region_code"],)
        table = table[table["region_code"].isin(regions)]
    texts = list(table[table["new_la_code"] != area]["Re_referrals_percent"])
    others = [Decimal(text) for text in texts if NUMBER.fullmatch(text)]
    figure = Decimal(own["Re_referrals_percent"])
    place = 1 + sum(other < figure for other in others)
    suffix = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    joint = "joint " if figure in others else ""
    coverage = "" if len(others) == len(texts) else f"; figures for {len(others)} of {len(texts)} others are known"
    return f"{joint}{place}{suffix} of {len(others) + 1}|{coverage}."


@pytest.mark.parametrize("area", ["E08000028", "E09000002", "E10000012", "E06000063", "E06000061"])
def test_a_place_is_that_among_the_file_s_rows(area: str, tmp_path: Path) -> None:
    """Of a metropolitan district, a London borough, a county, and two authorities that are younger than the series."""
    found = sentences(tmp_path / "pack", area)
    for among in ("reg", "eng"):
        place, coverage = counted(area, among).split("|")
        assert f", {place} (" in found[among] and found[among].endswith(coverage)
