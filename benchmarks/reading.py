"""The time to read published data into typed tables, beside what pandas needs to parse the same files with every column as text.

Called as: python benchmarks/reading.py FOLDER [ROUNDS], where FOLDER holds ees/2024 and lait. Each reading is a process of its own, and the
two take turns; imports are not counted. All tables are held at once, so that the peak is that of a program that needs them all.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow.parquet  # noqa: F401  # imported here so that its import is not counted in the first file read

from scrutiny_pack.data.ees_table import ees_table
from scrutiny_pack.data.lait_table import lait_table
from scrutiny_pack.errors import ProblemList

ROUNDS = 5
RATIO_AT_MOST = 4.0
MEGABYTES_AT_MOST = 600

Reader = Callable[[Path], pd.DataFrame]


@dataclass(frozen=True)
class Cost:
    """What one process took: seconds of each file, rows of all tables, and megabytes at most (0 where the system does not tell)."""

    seconds: Mapping[str, float]
    rows: int
    megabytes: float


def main() -> int:
    """Print the times, the ratio and the peak; 1 if the ratio or the peak is over its limit."""
    if len(sys.argv) < 2:
        print(__doc__)
        return 2
    folder = Path(sys.argv[1])
    if len(sys.argv) > 2 and sys.argv[2] in ("typed", "text"):
        return _read_all(folder, sys.argv[2])
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    costs: dict[str, list[Cost]] = {"typed": [], "text": []}
    for turn in range(rounds + 1):
        for kind, measured in costs.items():
            cost = _run(folder, kind)
            if turn:  # the first time, the files may not be in the system's memory yet
                measured.append(cost)
    return _report(costs, rounds)


def _files(folder: Path) -> list[Path]:
    """The long data of LAIT, and the files of the release of 2024."""
    return [*sorted((folder / "lait").glob("*.parquet")), *sorted((folder / "ees" / "2024").glob("*.csv"))]


def _typed(path: Path) -> pd.DataFrame:
    if path.suffix == ".parquet":
        return lait_table(path)
    problems = ProblemList()
    table = ees_table(path, path.name, problems)
    problems.stop_if_any()
    return table


def _text(path: Path) -> pd.DataFrame:
    """The file as text by pandas alone; LAIT's one column of numbers is left as it is, which is quicker still."""
    if path.suffix == ".parquet":
        return pd.read_parquet(path)
    return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")


def _read_all(folder: Path, kind: str) -> int:
    """Read every file and print what that took, for the process that asked."""
    files = _files(folder)
    reader: Reader = {"typed": _typed, "text": _text}[kind]
    tables, seconds = [], {}
    for path in files:
        started = time.perf_counter()
        tables.append(reader(path))
        seconds[path.name] = time.perf_counter() - started
    print(json.dumps({"seconds": seconds, "rows": sum(map(len, tables))}))
    return 0


def _run(folder: Path, kind: str) -> Cost:
    command = [sys.executable, __file__, str(folder), kind]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    assert process.stdout is not None  # it is a pipe
    printed = process.stdout.read()
    if sys.platform == "win32":
        code, megabytes = process.wait(), 0.0
    else:
        _, status, used = os.wait4(process.pid, 0)
        code = process.returncode = os.waitstatus_to_exitcode(status)
        megabytes = used.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    if code:
        sys.exit(f"{' '.join(command)} ended with {code}")
    return Cost(**json.loads(printed), megabytes=megabytes)


def _report(costs: Mapping[str, list[Cost]], rounds: int) -> int:
    typed, text = costs["typed"], costs["text"]
    print(f"{rounds} rounds, medians; {len(typed[0].seconds)} files of {text[0].rows:,} rows, {typed[0].rows:,} observations")
    for kind, measured in costs.items():
        seconds = statistics.median(sum(cost.seconds.values()) for cost in measured)
        print(f"{kind:6} {seconds:6.2f} s {statistics.median(cost.megabytes for cost in measured):6.0f} MB at most")
    for name in typed[0].seconds:
        print(f"  {name:70} {_ratio(typed, text, lambda cost, name=name: cost.seconds[name]):5.2f}")
    ratio = _ratio(typed, text, lambda cost: sum(cost.seconds.values()))
    peak = max(cost.megabytes for cost in typed)
    print(f"typed / text {ratio:.2f} (at most {RATIO_AT_MOST:g}); peak {peak:.0f} MB (at most {MEGABYTES_AT_MOST})")
    return int(ratio > RATIO_AT_MOST or peak > MEGABYTES_AT_MOST)


def _ratio(typed: list[Cost], text: list[Cost], seconds: Callable[[Cost], float]) -> float:
    """The median over the rounds of typed by text."""
    return statistics.median(seconds(one) / seconds(other) for one, other in zip(typed, text, strict=True))


if __name__ == "__main__":
    sys.exit(main())
