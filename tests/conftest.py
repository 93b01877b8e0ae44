"""What tests share: the tools and data outside the project that some of them need, and no quiet skipping of those in CI."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from hypothesis import settings

# Many tests start the program anew: where nothing may be kept of what was compiled, each of them compiles all of it again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
# How long an example takes depends on what else the machine does.
settings.register_profile("without_deadline", deadline=None)
settings.load_profile("without_deadline")

ROOT = Path(__file__).resolve().parent.parent
REAL_DATA = ROOT.parent / "shared" / "data"
OFFICE_TOOLS = ("soffice", "pdftotext", "pdftoppm")
CHROMIUM = "chromium"
NEVER_SKIPPED_IN_CI = ("libreoffice", "chromium", "real_data")
CONVERSION_SECONDS = 180


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what needs a tool or data that is not here."""
    missing = [tool for tool in OFFICE_TOOLS if not shutil.which(tool)]
    if item.get_closest_marker("libreoffice") and missing:
        pytest.skip(f"{', '.join(missing)} not found")
    if item.get_closest_marker("chromium") and not shutil.which(CHROMIUM):
        pytest.skip(f"{CHROMIUM} not found")
    if item.get_closest_marker("real_data") and not REAL_DATA.is_dir():
        pytest.skip("the folder of published data is not beside the project")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI, count a skipped test of pages or of real data as failed: there nobody would notice that it never ran."""
    report = yield
    marked = any(item.get_closest_marker(name) for name in NEVER_SKIPPED_IN_CI)
    if report.skipped and marked and not hasattr(report, "wasxfail") and os.environ.get("CI") == "true":
        report.outcome = "failed"
        report.longrepr = f"skipped, which CI does not allow for this test: {report.longrepr[2] if report.longrepr else ''}"
    return report


@pytest.fixture
def root() -> Path:
    """The project's own folder."""
    return ROOT


@pytest.fixture
def real_data() -> Path:
    """The folder of published data beside the project; for tests marked `real_data`."""
    return REAL_DATA


@pytest.fixture
def to_pdf(tmp_path: Path) -> Callable[[Path], Path]:
    """A function that turns a document into a PDF with LibreOffice and returns its path; for tests marked `libreoffice`.

    Each test has a profile of its own: with one between two, LibreOffice loses files. It ends with 0 even when it fails, so the file is
    what counts.
    """

    def convert(document: Path) -> Path:
        folder = tmp_path / "pdf"
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(document)]
        run = subprocess.run(command, capture_output=True, text=True, timeout=CONVERSION_SECONDS, check=False)
        made = folder / f"{document.stem}.pdf"
        assert made.is_file(), f"no PDF was made of {document.name}: {run.stdout}{run.stderr}"
        return made

    return convert
