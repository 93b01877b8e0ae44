"""Write the table of layers in docs/design.md, from the contract in pyproject.toml and what each module says. --check only compares."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "scrutiny_pack"
PAGE = ROOT / "docs" / "design.md"
PART = re.compile(r"(<!-- made by tools/list_layers\.py -->\n).*?(<!-- end -->)", re.DOTALL)


def main() -> int:
    """Write the table, or with --check return 1 if it is not what the source says."""
    before = PAGE.read_text(encoding="utf-8")
    after = filled(before)
    if "--check" not in sys.argv:
        PAGE.write_text(after, encoding="utf-8", newline="\n")
        return 0
    if before == after:
        return 0
    print("docs/design.md is not what the source says; run: python tools/list_layers.py")
    return 1


def filled(page: str) -> str:
    """`page` with the table between its two comments made anew."""
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"][0]
    rows = [f"| `{module}` | {_about(module)} |" for layer in contract["layers"] for module in layer.split(" : ")]
    table = "\n".join(["\n| Layer | What it says of itself |", "|---|---|", *rows]) + "\n\n"
    return PART.sub(lambda part: f"{part[1]}{table}{part[2]}", page)


def _about(module: str) -> str:
    folder = PACKAGE / module
    path = folder / "__init__.py" if folder.is_dir() else PACKAGE / f"{module}.py"
    about = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(about.partition("\n\n")[0].split()).replace("|", "\\|")


if __name__ == "__main__":
    sys.exit(main())
