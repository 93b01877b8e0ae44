"""Charts need no screen and leave nothing in memory (G10, G11)."""

from __future__ import annotations

import gc
import os
import subprocess
import sys

from matplotlib.figure import Figure

from scrutiny_pack.charts.draw import draw
from tests.source_code import ROOT
from tests.unit.charts.sample_charts import CHARTS

CODE = """
import sys
from scrutiny_pack.charts.draw import draw
from tests.unit.charts.sample_charts import CHARTS
print(len(draw(next(iter(CHARTS.values()))).png) > 1000, "matplotlib.pyplot" in sys.modules, "tkinter" in sys.modules)
"""


def test_no_screen_is_asked_for() -> None:
    """Whatever backend the machine is set to, and without a display: nothing that would open a window is even loaded (G10)."""
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment |= {"MPLBACKEND": "TkAgg", "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    done = subprocess.run([sys.executable, "-c", CODE], env=environment, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["True", "False", "False"], done.stderr


def test_a_drawn_chart_is_let_go() -> None:
    """However many are drawn, none is kept: nothing that a hundred charts could fill the memory with (G11)."""
    gc.collect()
    before = sum(isinstance(each, Figure) for each in gc.get_objects())
    for drawn in list(CHARTS.values())[:6]:
        draw(drawn)
    gc.collect()
    assert sum(isinstance(each, Figure) for each in gc.get_objects()) <= before
