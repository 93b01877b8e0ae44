"""The time of a cold build of the default pack, whole process, beside the floor: as many charts drawn and written with nothing around them.

Called as: python benchmarks/cold_build.py [ROUNDS]. Build and floor take turns, so that what else the machine does falls on both.
"""

from __future__ import annotations

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
PACK = ROOT / "config" / "pack.yaml"
FLOOR = ROOT / "benchmarks" / "floor.py"
ROUNDS = 5
AT_MOST = 2.0
"""The ratio of build to floor that must not be passed."""


@dataclass(frozen=True)
class Cost:
    """What one process took; CPU seconds and megabytes are 0 where the system does not tell."""

    wall: float
    cpu: float
    megabytes: float


def main() -> int:
    """Print the medians and the ratios; 1 if the build takes more than `AT_MOST` times the floor."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory() as folder:
        shapes = Path(folder) / "shapes.json"
        shapes.write_text(json.dumps(_shapes()), encoding="utf-8")
        floor = [sys.executable, str(FLOOR), str(shapes), folder]
        commands = {
            "build": [sys.executable, "-m", "scrutiny_pack", "build", str(PACK), "--out", folder, "--quiet"],
            "floor, SVG and PNG": floor,
            "floor, PNG only": [*floor, "--png-only"],
        }
        costs = _measured(commands, rounds)
    return _report(costs, rounds)


def _shapes() -> list[dict[str, Any]]:
    """The pack's sections as the floor needs them, counted from its YAML alone."""
    sections = yaml.safe_load(PACK.read_text(encoding="utf-8"))["sections"]
    return [
        {
            "title": section["title"],
            "bullets": len(section.get("bullets", ())),
            "charts": [_shape(chart) for chart in section.get("charts", ())],
        }
        for section in sections
    ]


def _shape(chart: dict[str, Any]) -> dict[str, Any]:
    months = int(re.sub(r"\D", "", chart.get("last", "12 months")))
    if "line" in chart:
        return {"kind": "line", "points": months, "levels": len(chart.get("beside", ()))}
    if "bars" in chart:
        return {"kind": "bars", "points": months, "series": 1}
    if "compare" in chart:
        return {"kind": "bars", "points": 1 + len(chart["beside"]) + len(chart.get("earlier", ())), "series": 1}
    return {"kind": "bars", "points": len(chart["at"]), "series": len(chart["groups"])}


def _measured(commands: dict[str, list[str]], rounds: int) -> dict[str, list[Cost]]:
    for command in commands.values():
        _run(command)  # once for the compiled files and the font list, which a second run finds
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            costs[name].append(_run(command))
    return costs


def _run(command: list[str]) -> Cost:
    started = time.perf_counter()
    # An installed package has its compiled files, whatever this shell says of writing them.
    shell = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(command, cwd=ROOT, env=shell, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if sys.platform == "win32":
        code, cpu, megabytes = process.wait(), 0.0, 0.0
    else:
        _, status, used = os.wait4(process.pid, 0)
        code = process.returncode = os.waitstatus_to_exitcode(status)
        cpu, megabytes = used.ru_utime + used.ru_stime, used.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    if code:
        sys.exit(f"{' '.join(command)} ended with {code}")
    return Cost(time.perf_counter() - started, cpu, megabytes)


def _report(costs: dict[str, list[Cost]], rounds: int) -> int:
    print(f"{rounds} rounds, medians")
    for name, measured in costs.items():
        wall, cpu, megabytes = (statistics.median(getattr(cost, field) for cost in measured) for field in ("wall", "cpu", "megabytes"))
        print(f"{name:20} {wall:6.2f} s wall {cpu:6.2f} s CPU {megabytes:6.0f} MB at most")
    ratios = {name: _ratio(costs["build"], measured) for name, measured in costs.items() if name != "build"}
    for name, (wall, cpu) in ratios.items():
        print(f"build / {name:20} {wall:.2f} wall {cpu:.2f} CPU")
    return int(ratios["floor, SVG and PNG"][0] > AT_MOST)


def _ratio(build: list[Cost], floor: list[Cost]) -> tuple[float, float]:
    """The median over the rounds of build by floor, for wall and CPU time."""
    pairs = list(zip(build, floor, strict=True))
    return (
        statistics.median(one.wall / other.wall for one, other in pairs),
        statistics.median(one.cpu / other.cpu if other.cpu else 0.0 for one, other in pairs),
    )


if __name__ == "__main__":
    sys.exit(main())
