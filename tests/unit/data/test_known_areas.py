from __future__ import annotations

import csv

from scrutiny_pack.data.areas import Area, Areas
from scrutiny_pack.data.known_areas import authorities_of
from tests.source_code import ROOT

ENGLAND = Area("E92000001", "England", "country", "")
WEST_MIDLANDS = Area("E12000005", "West Midlands", "region", "")
SANDWELL = Area("E08000028", "Sandwell", "authority", "E12000005")


def shipped() -> list[dict[str, str]]:
    with (ROOT / "config" / "data" / "areas.csv").open(encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if row["kind"] == "authority"]


def test_a_region_has_the_authorities_that_a_short_file_leaves_out() -> None:
    """Sandwell alone in a file is not the West Midlands."""
    short = Areas([ENGLAND, WEST_MIDLANDS, SANDWELL])
    assert set(authorities_of(short, "E12000005")) == {row["code"] for row in shipped() if row["region"] == "E12000005"}
    assert set(authorities_of(short, "E92000001")) == {row["code"] for row in shipped()}


def test_an_authority_under_another_of_its_codes_counts_once() -> None:
    """Barnsley has two."""
    codes = [row["code"] for row in shipped() if row["name"] == "Barnsley"]
    other = {"E08000016": "E08000038", "E08000038": "E08000016"}[codes[0]]
    yorkshire = Area("E12000003", "Yorkshire and The Humber", "region", "")
    found = authorities_of(Areas([yorkshire, Area(other, "Barnsley", "authority", "E12000003")]), "E12000003")
    assert other in found and codes[0] not in found


def test_a_region_that_is_nobody_s_own_has_those_of_the_file() -> None:
    """A made-up one, or one of a country that no list is shipped of."""
    wales = Area("W92000004", "Wales", "country", "")
    cardiff = Area("W06000015", "Cardiff", "authority", "W92000004")
    both = Areas([ENGLAND, WEST_MIDLANDS, SANDWELL, wales, cardiff])
    assert authorities_of(both, "W92000004") == ("W06000015",)
    assert "W06000015" not in authorities_of(both, "E92000001")


def test_an_authority_is_no_group() -> None:
    """It has no authorities of its own."""
    assert authorities_of(Areas([ENGLAND, WEST_MIDLANDS, SANDWELL]), "E08000028") == ()
