from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from tests.acceptance.conftest import ROOT

ENDINGS = ("docx", "pptx", "evidence.json")


def _build(out: Path, cwd: Path, **environment: str) -> dict[str, str]:
    command = [sys.executable, "-m", "scrutiny_pack", "build", str(ROOT / "config" / "pack.yaml"), "--out", str(out), "--quiet"]
    run = subprocess.run(command, cwd=cwd, env=os.environ | environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(out.iterdir())}


def test_the_same_build_gives_the_same_bytes(tmp_path: Path) -> None:
    """Another working directory, hash seed, time zone and locale change no byte of the three files."""
    elsewhere = tmp_path / "another folder"
    elsewhere.mkdir()
    first = _build(tmp_path / "one", ROOT, PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C.UTF-8")
    second = _build(tmp_path / "two", elsewhere, PYTHONHASHSEED="4711", TZ="Pacific/Kiritimati", LC_ALL="de_DE.UTF-8", LANG="de_DE.UTF-8")
    assert [name.partition(".")[2] for name in sorted(first)] == sorted(ENDINGS)
    assert first == second
