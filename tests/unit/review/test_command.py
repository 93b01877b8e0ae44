"""The command that opens the page: what it says, what it refuses before anything opens, and how it ends."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import webbrowser
from pathlib import Path

import httpx
import pytest

from scrutiny_pack import shipped
from scrutiny_pack.cli import run_command
from scrutiny_pack.review import serving
from tests.review_page import SMALL

SECONDS = 60


@pytest.mark.skipif(sys.platform == "win32", reason="a signal cannot be sent to one process there")
def test_it_says_where_it_is_and_ends_with_ctrl_c(tmp_path: Path) -> None:
    """A link on this machine that opens the page, and an end without a word of trouble."""
    shutil.copytree(SMALL, tmp_path / "pack")
    command = [sys.executable, "-m", "scrutiny_pack", "review", str(tmp_path / "pack"), "--no-open"]
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path, env=environment) as running:
        assert running.stdout is not None
        try:
            link = re.search(r"http://127\.0\.0\.1:\d+/enter\?token=\S{43}$", running.stdout.readline().strip())
            assert link
            answer = httpx.get(link.group(), follow_redirects=True, trust_env=False)
            assert "Key performance, July 2022" in answer.text
            running.send_signal(signal.SIGINT)
            said, trouble = running.communicate(timeout=SECONDS)
        finally:
            running.kill()
    assert running.returncode == 0
    assert trouble == ""
    assert said.endswith("The review page is closed. What was saved is saved.\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pack"]


def test_a_pack_inside_the_installed_program_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:  # type: ignore[no-untyped-def]
    """Nobody's words belong there; the message says how to copy it."""
    installed = tmp_path / "shipped"
    for name in ("config", "templates"):
        shutil.copytree(shipped.shipped_folder(name), installed / name)
    monkeypatch.setattr(shipped, "_INSTALLED", installed)
    assert run_command(["review", str(installed / "config"), "--no-open"]) == 2
    told = capsys.readouterr().err
    assert "error[pack-read-only]" in told
    assert "scrutiny-pack new DIR --from default" in told


def test_a_port_that_is_taken_is_told(tmp_path: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    """With what to do: leave the port out."""
    shutil.copytree(SMALL, tmp_path / "pack")
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = str(holder.getsockname()[1])
        assert run_command(["review", str(tmp_path / "pack"), "--no-open", "--port", port]) == 2
    told = capsys.readouterr().err
    assert "error[port-taken]" in told
    assert "Traceback" not in told


def test_the_browser_is_opened_with_the_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless --no-open asks for the link alone."""
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    monkeypatch.setattr(serving.threading.Thread, "start", lambda thread: thread.run())
    said: list[str] = []

    class Guarding:
        link = "http://127.0.0.1:1/enter?token=x"

    serving._ready(Guarding(), opening=True, say=said.append)  # type: ignore[arg-type]
    serving._ready(Guarding(), opening=False, say=said.append)  # type: ignore[arg-type]
    assert opened == [Guarding.link]
    assert said[0] == said[2] == f"The review page is open at {Guarding.link}"


def test_a_pack_that_cannot_be_read_is_told_before_anything_opens(tmp_path: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    """With all that is wrong in it, as by check."""
    shutil.copytree(SMALL, tmp_path / "pack")
    (tmp_path / "pack" / "pack.yaml").write_text("version: 1\n", encoding="utf-8")
    assert run_command(["review", str(tmp_path / "pack"), "--no-open"]) == 2
    assert "error[" in capsys.readouterr().err
