"""Changes to the default pack's figures, as the agreed mutations name them: `moves3.local: 90/837`, `rereferrals.sn: missing`."""

from __future__ import annotations

from collections.abc import Callable

Rows = list[dict[str, str]]
AREAS = {"local": "E08000028", "sn": "E08000028/sn", "wm": "E12000005", "eng": "E92000001"}
PERIODS = {"m2207": "2022-07", "d2207": "2022-07-31", "d2107": "2021-07-31"}


def change_of(path: str, value: object) -> Callable[[str, Rows], Rows]:
    """A function that makes one change in the rows of each data file."""
    indicator, area, *period = path.split(".")
    code, wanted = AREAS[area], PERIODS[period[0]] if period else None

    def change(file: str, rows: Rows) -> Rows:
        if area == "sn":
            return _group(file, rows, indicator, str(value))
        changed = [_with(row, str(value)) if _is(row, indicator, code, wanted) else row for row in rows]
        return [row for row in changed if row is not None]

    return change


def statistic_of(path: str, value: object) -> tuple[str, str]:
    """The text of the pack YAML that says how a group's figure is made, and what stands there instead: `sn.statistic: median`."""
    key = path.partition(".")[0]
    named = {"sn": "neighbours: 2021, statistic: "}[key]
    return f"{named}mean", f"{named}{value}"


def _is(row: dict[str, str], indicator: str, code: str, period: str | None) -> bool:
    return row.get("indicator") == indicator and row.get("area") == code and period in (None, row.get("period"))


def _with(row: dict[str, str], value: str) -> dict[str, str] | None:
    if value == "missing":
        return None
    if "/" in value:
        numerator, denominator = value.split("/")
        return row | {"numerator": numerator, "denominator": denominator}
    if "value" not in row:  # a month of the series: counts that make the percentage
        return row | {"numerator": str(round(float(value) * 10)), "denominator": "1000"}
    return row | {"value": value}


def _group(file: str, rows: Rows, indicator: str, value: str) -> Rows:
    """The group's figure as given, in place of its members' figures."""
    kept = [row for row in rows if not (file in ("neighbour-values.csv", "published.csv") and _of_group(row, indicator))]
    if file == "published.csv" and value != "missing":
        given = {"indicator": indicator, "area": AREAS["sn"], "period": "year ending 2021-03", "value": value, "decimals": "1"}
        kept.append(given | {"statistic": "mean", "status": "published", "source": "Changed for a test", "source_date": "2021-10-28"})
    return kept


def _of_group(row: dict[str, str], indicator: str) -> bool:
    return row.get("indicator") == indicator and row.get("area") not in (AREAS["local"], AREAS["wm"], AREAS["eng"])
