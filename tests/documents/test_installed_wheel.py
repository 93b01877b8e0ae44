from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT


def test_the_installed_wheel_builds_the_default_pack_anywhere(tmp_path: Path) -> None:
    """The wheel carries the default pack and three boards' templates: build works in an empty folder, with spaces in its path."""
    wheels, site, empty = tmp_path / "wheels", tmp_path / "site", tmp_path / "an empty folder"
    empty.mkdir()
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    _run([*pip, "wheel", str(ROOT), "--no-deps", "--no-build-isolation", "--wheel-dir", str(wheels)], tmp_path)
    _run([*pip, "install", "--no-deps", "--no-index", "--target", str(site), str(next(wheels.glob("*.whl")))], tmp_path)
    said = _run([sys.executable, "-m", "scrutiny_pack", "build"], empty, PYTHONPATH=str(site))
    assert "32 bullets" in said
    assert sorted(path.suffix for path in (empty / "output").iterdir()) == [".docx", ".json", ".pptx"]
    for board in ("corporate-parenting", "safeguarding-partnership", "leadership-team"):
        assert "bullets" in _run([sys.executable, "-m", "scrutiny_pack", "build", "--board", board], empty, PYTHONPATH=str(site))
    where = _run([sys.executable, "-c", "import scrutiny_pack; print(scrutiny_pack.__file__)"], empty, PYTHONPATH=str(site))
    assert str(site) in where


def _run(command: list[str], cwd: Path, **environment: str) -> str:
    done = subprocess.run(command, cwd=cwd, env=os.environ | environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
