"""Dates as both documents print them."""

from __future__ import annotations

import datetime

from babel import Locale
from babel.dates import format_date


def long_date(date: datetime.date, language: str) -> str:
    """`date` in words, in the pack's language: 10 October 2022."""
    return format_date(date, "d MMMM yyyy", Locale.parse(language, sep="-"))
