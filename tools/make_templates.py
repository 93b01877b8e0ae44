"""Make the templates of the shipped boards from their looks, the same bytes at each run. With --check only compare."""

from __future__ import annotations

import sys
from pathlib import Path

from look_corporate_parenting import LOOK as CORPORATE_PARENTING
from look_leadership_team import LOOK as LEADERSHIP_TEAM
from look_safeguarding_partnership import LOOK as SAFEGUARDING_PARTNERSHIP
from look_scrutiny import LOOK as SCRUTINY
from report_template import make_report
from slides_template import make_slides

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
LOOKS = (SCRUTINY, CORPORATE_PARENTING, SAFEGUARDING_PARTNERSHIP, LEADERSHIP_TEAM)


def main() -> int:
    """Write each board's two templates, or with --check return 1 if one of them is not what its look says."""
    differing = []
    for look in LOOKS:
        made = {f"report.{look.report.ending}": make_report(look), f"slides.{look.deck.ending}": make_slides(look)}
        for name, content in made.items():
            path = TEMPLATES / look.board / name
            if path.is_file() and path.read_bytes() == content:
                continue
            differing.append(f"{look.board}/{name}")
            if "--check" not in sys.argv:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
    if "--check" in sys.argv and differing:
        print(f"not what tools/look_*.py say: {', '.join(differing)}; run: python tools/make_templates.py")
        return 1
    print(f"written: {', '.join(differing)}" if differing else "nothing has changed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
