from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from tests.acceptance.conftest import ROOT

FORMATS = ("docx", "pptx", "html", "csv")


def _build(out: Path, cwd: Path, **environment: str) -> dict[str, str]:
    pack, formats = str(ROOT / "config" / "pack.yaml"), ",".join(FORMATS)
    command = [sys.executable, "-m", "scrutiny_pack", "build", pack, "--out", str(out), "--formats", formats, "--quiet"]
    run = subprocess.run(command, cwd=cwd, env=os.environ | environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(out.iterdir())}


def test_the_same_build_gives_the_same_bytes(tmp_path: Path) -> None:
    """Another working directory, hash seed, time zone and locale change no byte of any file."""
    elsewhere = tmp_path / "another folder"
    elsewhere.mkdir()
    first = _build(tmp_path / "one", ROOT, PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C.UTF-8")
    second = _build(tmp_path / "two", elsewhere, PYTHONHASHSEED="4711", TZ="Pacific/Kiritimati", LC_ALL="de_DE.UTF-8", LANG="de_DE.UTF-8")
    assert [name.partition(".")[2] for name in sorted(first)] == sorted((*FORMATS, "evidence.json"))
    assert first == second
