"""The `inspect` step: all that is wrong with a document of ours, found in its bytes before anybody else sees them.

An error must never be published, whoever made the mistake. A warning is about the user's own words, or about a template. Words and
shapes are judged where we wrote them; of what the board's template brought along, only what can harm.
"""

from __future__ import annotations

from collections.abc import Callable

from scrutiny_pack.errors import Problem, ProblemList
from scrutiny_pack.pack import Pack
from scrutiny_pack.quality.figures_table import check_figures
from scrutiny_pack.quality.identifiers import check_identifiers
from scrutiny_pack.quality.leftover_words import check_words
from scrutiny_pack.quality.leftovers import check_leftovers
from scrutiny_pack.quality.opened import Opened, open_document
from scrutiny_pack.quality.package import check_package
from scrutiny_pack.quality.slide_accessibility import check_deck
from scrutiny_pack.quality.tagged_pdf import check_pdf
from scrutiny_pack.quality.web_page import check_web_page
from scrutiny_pack.quality.word_accessibility import check_report


def inspect_word(data: bytes, pack: Pack) -> tuple[Problem, ...]:
    """What is wrong with the report `data` of `pack`: errors first, then warnings; nothing when it can be published."""
    return _inspected(data, f"{pack.file_stem}.docx", pack, check_report)


def inspect_powerpoint(data: bytes, pack: Pack) -> tuple[Problem, ...]:
    """What is wrong with the slide deck `data` of `pack`: errors first, then warnings; nothing when it can be published."""
    return _inspected(data, f"{pack.file_stem}.pptx", pack, check_deck)


def inspect_web_page(data: bytes, pack: Pack) -> tuple[Problem, ...]:
    """What is wrong with the web page `data` of `pack`: errors first, then warnings; nothing when it can be published."""
    problems = ProblemList()
    check_web_page(data, f"{pack.file_stem}.html", pack, problems)
    return (*problems.errors, *problems.warnings)


def inspect_figures(data: bytes, pack: Pack) -> tuple[Problem, ...]:
    """What is wrong with the table of figures `data` of `pack`: errors first, then warnings; nothing when it can be published."""
    problems = ProblemList()
    check_figures(data, f"{pack.file_stem}.csv", pack, problems)
    return (*problems.errors, *problems.warnings)


def inspect_pdf(data: bytes, pack: Pack) -> tuple[Problem, ...]:
    """What is wrong with the PDF `data` of `pack`'s report: errors first, then warnings; nothing when it can be published."""
    problems = ProblemList()
    check_pdf(data, f"{pack.file_stem}.pdf", pack, problems)
    return (*problems.errors, *problems.warnings)


INSPECTORS = {
    "docx": inspect_word, "pptx": inspect_powerpoint, "html": inspect_web_page, "csv": inspect_figures, "pdf": inspect_pdf,
}  # fmt: skip
"""The inspection of each format that can be written."""


def _inspected(data: bytes, file: str, pack: Pack, check: Callable[[Opened, Pack, ProblemList], None]) -> tuple[Problem, ...]:
    problems = ProblemList()
    opened = open_document(data, file, problems)
    check_package(opened, problems)
    if opened.main in opened.roots:
        check_identifiers(opened, problems)
        check(opened, pack, problems)
        check_leftovers(opened, pack, problems)
        check_words(opened, pack, problems)
    return (*problems.errors, *problems.warnings)
