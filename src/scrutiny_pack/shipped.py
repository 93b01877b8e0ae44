"""Where the default pack and the board templates stand: inside the installed package, or beside the source in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "shipped"
_CHECKOUT = _PACKAGE.parent.parent


def shipped_folder(name: str) -> Path:
    """The folder `config` or `templates` as shipped; read-only for the user where the package is installed."""
    installed = _INSTALLED / name
    return installed if installed.is_dir() else _CHECKOUT / name


def is_shipped(path: Path) -> bool:
    """Whether `path` lies inside the installed package, where nothing of the user's may be written; never in a checkout."""
    return _INSTALLED.is_dir() and path.resolve().is_relative_to(_INSTALLED.resolve())
