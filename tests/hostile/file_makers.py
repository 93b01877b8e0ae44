"""Text files that something is wrong with: saved in another way, far too big, empty or gone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from scrutiny_pack.limits import CSV_BYTES, CSV_ROWS, YAML_BYTES

HEADER = "indicator,area,period,value,source,source_date\n"
NESTED = 3_000
FIELD = 200_000


def _saved_as(file: str, encoding: str) -> Callable[[Path], None]:
    def make(pack: Path) -> None:
        (pack / file).write_bytes((pack / file).read_text(encoding="utf-8").encode(encoding))

    return make


def _in_place_of(file: str, content: str) -> Callable[[Path], None]:
    return lambda pack: _write(pack / file, content)


def _below(file: str, added: str) -> Callable[[Path], None]:
    return lambda pack: _write(pack / file, (pack / file).read_text(encoding="utf-8") + added)


def _write(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8", newline="")


def _gone(file: str) -> Callable[[Path], None]:
    return lambda pack: (pack / file).unlink()


def _larger_than(file: str, size: int) -> Callable[[Path], None]:
    """Beyond `size` bytes without taking the room of them: the rest of the file is a hole."""

    def make(pack: Path) -> None:
        with (pack / file).open("r+b") as opened:
            opened.truncate(size + 1024)

    return make


def _misnamed(pack: Path) -> None:
    (pack / "pack.yaml").rename(pack / "performance.yml")


def _folder(pack: Path) -> None:
    (pack / "data" / "local.csv").unlink()
    (pack / "data" / "local.csv").mkdir()


def _figures(kept: Callable[[list[str]], bool], value: str = "") -> Callable[[Path], None]:
    """The local figures, those rows that are `kept`, with another `value` where one is given."""

    def make(pack: Path) -> None:
        file = pack / "data" / "local.csv"
        rows = [line.split(",") for line in file.read_text(encoding="utf-8").splitlines()[1:]]
        written = [",".join([*row[:3], value or row[3], *row[4:]]) for row in rows if kept(row)]
        _write(file, HEADER + "".join(f"{line}\n" for line in written))

    return make


def _with_counts(value: str, numerator: str) -> Callable[[Path], None]:
    """The share's rows, each with this value and numerator, of 405."""

    def make(pack: Path) -> None:
        file = pack / "data" / "local.csv"
        rows = [line.split(",") for line in file.read_text(encoding="utf-8").splitlines()[1:] if line.startswith("rereferrals,")]
        written = [",".join([*row[:3], value, numerator, "405", *row[4:]]) for row in rows]
        _write(file, HEADER.replace("value,", "value,numerator,denominator,") + "".join(f"{line}\n" for line in written))

    return make


def _symbol_with_counts(pack: Path) -> None:
    """The share as counts, and for one month a symbol with the counts that it stands for."""
    _with_counts("", "90")(pack)
    file = pack / "data" / "local.csv"
    _write(file, file.read_text(encoding="utf-8").replace("2022-06,,90,", "2022-06,[c],21,"))


def _young_authority(pack: Path) -> None:
    """The local figures of an authority that began in April 2021, with a first month before that."""
    file = pack / "data" / "local.csv"
    _write(file, file.read_text(encoding="utf-8").replace("E08000028", "E06000062").replace(",2021-07,", ",2021-03,"))


FILE_MAKERS: dict[str, Callable[[Path], None]] = {
    "misnamed_pack": _misnamed,
    "empty_pack": _in_place_of("pack.yaml", "# nothing yet\n"),
    "list_for_a_pack": _in_place_of("pack.yaml", "- one\n- two\n"),
    "nested_pack": _below("pack.yaml", f"extra: {'[' * NESTED}{']' * NESTED}\n"),
    "huge_pack": _larger_than("pack.yaml", YAML_BYTES),
    "pack_in_windows_1252": _saved_as("pack.yaml", "cp1252"),
    "pack_in_utf_16": _saved_as("pack.yaml", "utf-16"),
    "pack_with_byte_order_mark": _saved_as("pack.yaml", "utf-8-sig"),
    "no_figures": _gone("data/local.csv"),
    "folder_of_figures": _folder,
    "empty_figures": _in_place_of("data/local.csv", ""),
    "header_only": _in_place_of("data/local.csv", HEADER),
    "byte_order_mark": _saved_as("data/local.csv", "utf-8-sig"),
    "long_field": _below("data/local.csv", f"plans,E08000028,2021-06,12,{'x' * FIELD},2022-08-15\n"),
    "huge_figures": _larger_than("data/local.csv", CSV_BYTES),
    "no_rereferrals": _figures(lambda row: row[0] != "rereferrals"),
    "all_nought": _figures(lambda _: True, "0"),
    "only_the_last": _figures(lambda row: row[2] == "2022-07"),
    "symbol_with_counts": _symbol_with_counts,
    "value_and_counts": _with_counts("20.0", "21"),
    "half_a_person": _with_counts("", "21.5"),
    "young_authority": _young_authority,
    "ten_million_rows": _below("data/local.csv", "\n" * (CSV_ROWS + 1)),
}
"""The makers by the name that a case's `made` gives."""
