"""Word reports and slide decks for council scrutiny committees, from a YAML pack and data files, every number traced to its cell."""

__version__ = "0.1.0"
