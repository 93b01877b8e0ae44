"""What kind of data file a file is, told by its content."""

from __future__ import annotations

import openpyxl
import pytest

from scrutiny_pack.data.layouts import layout_of

EES = "time_period,time_identifier,geographic_level,country_code,country_name,region_code,new_la_code,la_name,category,Referrals\n"
LAIT = "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("indicator,area,period,value\n", "tidy"),
        ("\ufeffPeriod,Value, Area ,INDICATOR\r\n", "tidy"),
        (EES, "ees"),
        ("\ufeff" + EES.replace("\n", "\r\n"), "ees"),
        ("Geographic Level,Time period,Country code,something\n", "ees"),
        (LAIT, "lait"),
        ("model,la_code,la_name,region,rank,sn_code,sn_name,closeness\n", "neighbours"),
        ("list,area,rank,neighbour\n", "neighbours"),
        ("old_la_code,la_name,region_ind,SN_1,SN_1P,SN_2\n", "neighbours"),
        ("LA num,LA Name,LA number,GOInd,GOReg,SN1,SNP,SN2\n", "neighbours"),
        ("name,score\na,1\n", "unknown"),
        ("", "unknown"),
        ("<!DOCTYPE html><p>time_period,geographic_level</p>", "unknown"),
        ("time_period;geographic_level;country_code\n", "unknown"),
    ],
)
def test_a_layout_is_known_by_the_columns(tmp_path, content, expected):
    """The header says it, in any order, case and kind of line end, with or without a mark at the beginning."""
    path = tmp_path / "misleading name.xlsx"
    path.write_text(content, encoding="utf-8", newline="")
    assert layout_of(path) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["Indicator", "2022-04"], ["Referrals", 12]], "workbook"),
        ([["A", "B", 3], [1, 2, 3], ["LA num", "LA Name", "SN1"], [201, "City of London", 207]], "neighbours"),
        ([[1, 2]], "workbook"),
    ],
)
def test_a_workbook_is_looked_into(tmp_path, rows, expected):
    """A workbook with a list of neighbours is one, whatever rows stand above its header; its name says nothing."""
    path = tmp_path / "figures.csv"
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    assert layout_of(path) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [(b"PAR1....LA and Regions....PAR1", "lait"), (b"PAR1....other....PAR1", "unknown"), (b"PK\x03\x04 cut off", "unknown")],
)
def test_other_files_are_known_by_their_first_bytes(tmp_path, content, expected):
    """Parquet of the interactive tool is known without the library that reads it; a damaged workbook is not a layout."""
    path = tmp_path / "file.csv"
    path.write_bytes(content)
    assert layout_of(path) == expected


def test_what_is_not_a_file_is_unknown(tmp_path):
    """A folder, or nothing at all, has no layout and raises nothing."""
    assert layout_of(tmp_path) == layout_of(tmp_path / "missing.csv") == "unknown"


@pytest.mark.real_data
def test_published_files_are_known(real_data):
    """Each published file is what it is known to be."""
    kinds = {
        "ees": [*real_data.glob("ees/*/*.csv")],
        "lait": [real_data / "lait" / "bds_long_0.parquet"],
        "neighbours": [*real_data.glob("lait/sn_*.xlsx"), *real_data.glob("neighbours/*20*.csv")],
        "workbook": [*real_data.glob("samples/annex_a/*.xlsx")],
        "unknown": [*real_data.glob("ofsted/*.ods"), *real_data.glob("areas/*.csv")],
    }
    for kind, paths in kinds.items():
        assert {path.name: layout_of(path) for path in paths} == {path.name: kind for path in paths}
        assert paths
