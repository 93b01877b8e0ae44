from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
import yaml

from scrutiny_pack import cli
from scrutiny_pack.config.schema import DataEntry
from scrutiny_pack.errors import InputError
from scrutiny_pack.inspecting import inspected
from scrutiny_pack.new import write_new

EES_HEADER = "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,new_la_code,la_name"
PLACES = {
    "E92000001": ("National", "", ""),
    "E12000005": ("Regional", "E12000005", ""),
    "E08000028": ("Local authority", "E12000005", "E08000028"),
}
"""What a published table writes for the level, the region and the authority of a row."""


def published(path: Path, columns: str, figures: str) -> Path:
    """A published table of one year with the same figures in all rows."""
    rows = [f"2024,Financial year,{level},E92000001,England,{region},,{authority}," for level, region, authority in PLACES.values()]
    path.write_text("\n".join([f"{EES_HEADER},{columns}", *(f"{row},{figures}" for row in rows)]) + "\n", encoding="utf-8")
    return path


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_tidy_file_is_described(tmp_path: Path) -> None:
    """Rows, areas, periods, indicators and symbols are counted, and what is odd is named."""
    lines = "referrals,E08000028,2022-06,100\nreferrals,E92000001,2022-07,[c]\nrereferals,Sandwell,July 22nd,c\n"
    said = inspected(written(tmp_path / "my figures.csv", "indicator,area,period,value\n" + lines))
    assert "Layout: tidy CSV\nRows: 3\nAreas: 1 national, 1 local\nPeriods: 2022-06 to 2022-07 (2 periods)" in said
    assert "  referrals: Referrals per 10,000 children" in said
    assert "  rereferals: not in the default pack" in said
    assert "  [c] (withheld): 1\n  c (withheld): 1" in said
    assert 'areas that are no codes: "Sandwell"' in said
    assert '"July 22nd"' in said
    assert '- {file: "data/my figures.csv", status: local}' in said


def test_a_published_file_is_described(tmp_path: Path) -> None:
    """Publication, release, measures and the indicators they feed are named, and all symbols counted."""
    columns = "category,Referrals,Referrals_rate,Re_referrals,Re_referrals_percent"
    said = inspected(published(tmp_path / "any name.csv", columns, "Referrals and Re-referrals,100,x,c,12.5"))
    assert "Publication: children in need\nTable: referrals and re-referrals\nRelease: 2024\nRows: 3\n" in said
    assert "  referrals_rate: referrals\n  rereferrals_pct: rereferrals\n" in said
    assert "Areas: 1 national, 1 regional, 1 local\nPeriods: 2024 (1 year)" in said
    assert "  x (not available): 3" in said


def test_an_unknown_release_comes_with_the_lines_that_map_it(tmp_path: Path) -> None:
    """Columns that cannot be placed are no reason to stop: they are named, with what to write."""
    said = inspected(published(tmp_path / "t.csv", "apples,pears", "1,2"))
    assert "Layout: published table" in said
    assert '"apples"' in said
    assert "columns: {" in said


def test_a_workbook_is_described_with_lines_to_paste(tmp_path: Path) -> None:
    """Each sheet has its used range, and the YAML names sheet, header row and first column."""
    write_new(tmp_path / "pack", from_default=False)
    said = inspected(tmp_path / "pack" / "data" / "figures.xlsx")
    assert '"By month": A1:' in said
    assert '    sheet: "By month"\n    layout: wide\n    header_row: 4\n    first_column: C' in said


def test_lists_of_people_are_never_repeated(tmp_path: Path) -> None:
    """Of a workbook with personal columns nothing but the sheets' ranges is shown, also of its other sheets."""
    workbook = openpyxl.Workbook()
    workbook.active.append(["Child Unique ID", "Date of birth"])
    workbook.active.append(["A1", "Jane Doe"])
    other = workbook.create_sheet("Other")
    other.append(["who", "2022-01", "2022-02"])
    other.append(["Jane Doe", 1, 2])
    workbook.save(tmp_path / "people.xlsx")
    said = inspected(tmp_path / "people.xlsx")
    assert "columns about people" in said
    assert "Jane" not in said
    assert "rows:" not in said


def test_a_neighbour_list_is_described(tmp_path: Path) -> None:
    """The lists are named with how many areas and neighbours each has."""
    said = inspected(written(tmp_path / "n.csv", "list,area,rank,neighbour\n2021,E08000028,1,E06000001\n2021,E08000028,2,E06000002\n"))
    assert "Layout: neighbour list\nLists: 2021 (1 areas with 2 neighbours each)" in said


def test_an_unknown_file_shows_its_columns(tmp_path: Path) -> None:
    """A file that nothing is known of is described as far as that goes, and the lacking columns are named."""
    said = inspected(written(tmp_path / "u.csv", "indicator,when,value\na,b,1\n"))
    assert 'Layout: not known\nColumns: "indicator", "when", "value"\nRows: 1' in said
    assert "it lacks the columns area, period" in said


def test_columns_about_people_are_not_listed(tmp_path: Path) -> None:
    """The header of a list of people says no more than that."""
    assert "Jane" not in inspected(written(tmp_path / "p.csv", "surname,Jane\nDoe,x\n"))


@pytest.mark.parametrize(
    ("name", "content", "slug"),
    [
        ("gone.csv", None, "data-missing"),
        ("empty.csv", b"", "data-empty"),
        ("broken.xlsx", b"PK\x03\x04 and then nothing", "damaged-workbook"),
        ("text.xlsx", b"indicator;area", "not-an-xlsx"),
        ("broken.parquet", b"PAR1LA and RegionsPAR1", "data-unreadable"),
    ],
)
def test_broken_files_are_refused(name: str, content: bytes | None, slug: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that cannot be read is a problem with place and fix, and the exit code is 2."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError) as caught:
        inspected(tmp_path / name)
    assert [problem.slug for problem in caught.value.problems] == [slug]
    assert cli.run_command(["data", "inspect", str(tmp_path / name)]) == 2
    assert f"error[{slug}]" in capsys.readouterr().err


def test_the_command_prints_and_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`data inspect` prints what was found, and leaves the folder as it was."""
    path = written(tmp_path / "t.csv", "indicator,area,period,value\nreferrals,E08000028,2022-06,100\n")
    assert cli.run_command(["data", "inspect", str(path)]) == 0
    assert "Layout: tidy CSV" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == [path]


def test_its_help_imports_nothing_heavy() -> None:
    """Help for the command comes at once."""
    code = "import sys\nfrom scrutiny_pack.cli import run_command\nrun_command(['data', 'inspect', '--help'])\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Usage: scrutiny-pack data inspect" in done.stdout
    assert {"pandas", "openpyxl", "scrutiny_pack.inspecting"} & set(done.stdout.split()) == set()


def test_the_page_on_data_shows_what_is_printed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The example of docs/data.md is what the command prints, line for line."""
    monkeypatch.chdir(root)
    (shown,) = re.findall(r"^```text\n(.*?)^```$", (root / "docs" / "data.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert shown == inspected(Path("docs/smallest/data/figures.csv")) + "\n"


def test_the_page_on_data_has_entries_that_can_be_read(root: Path) -> None:
    """Each data entry of docs/data.md is one that a pack may hold."""
    blocks = re.findall(r"^```yaml\n(.*?)^```$", (root / "docs" / "data.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    entries = [entry for block in blocks for entry in yaml.load(block, yaml.BaseLoader).get("data", [])]
    assert len(entries) >= 4
    assert all(DataEntry.model_validate(entry).file.startswith(("data/", "downloads/")) for entry in entries)


def test_a_workbook_of_an_unknown_kind_of_zip_is_damaged(tmp_path: Path) -> None:
    """One wrong byte can claim a version of the format that nobody knows: that is told like other damage."""
    openpyxl.Workbook().save(tmp_path / "w.xlsx")
    content = bytearray((tmp_path / "w.xlsx").read_bytes())
    content[content.index(b"PK\x01\x02") + 6] = 96
    (tmp_path / "w.xlsx").write_bytes(content)
    with pytest.raises(InputError) as caught:
        inspected(tmp_path / "w.xlsx")
    assert [problem.slug for problem in caught.value.problems] == ["damaged-workbook"]
