"""The boards that are shipped: what each prints of the default pack, and the words that are its own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Shipped:
    """One board as its readers meet it; its committee is named in no other board's documents."""

    sections: tuple[str, ...]
    committee: str
    meeting: str
    report: str
    slides: str


FRONT_DOOR = ("referrals", "rereferrals", "assessments")
PROTECTION = ("section47", "conferences", "plans", "protection")
CARE = ("care", "stability", "leavers")
EXCEPTED = ("assessments", "leavers", "conferences", "protection", "stability")
"""Where something breaches a rule, the most material first."""
BOARDS = {
    "scrutiny": Shipped(
        ("ofsted", *FRONT_DOOR, *PROTECTION, *CARE),
        "Children's Services and Education Scrutiny Board",
        "10 October 2022",
        "report.docx",
        "slides.pptx",
    ),
    "corporate-parenting": Shipped(CARE, "Corporate Parenting Board", "19 October 2022", "report.docx", "slides.pptx"),
    "safeguarding-partnership": Shipped(
        (*FRONT_DOOR, *PROTECTION), "Safeguarding Children Partnership", "3 November 2022", "report.dotx", "slides.potx"
    ),
    "leadership-team": Shipped(EXCEPTED, "Corporate Leadership Team", "13 September 2022", "report.docx", "slides.pptx"),
}
SHORT = ("safeguarding-partnership", "leadership-team")
"""Those whose report prints the short forms of the slides."""
