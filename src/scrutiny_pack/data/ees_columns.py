"""Which table a published file is, and where each of its columns stands, found by the alias table whatever their order and case."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from scrutiny_pack.data.csv_files import did_you_mean
from scrutiny_pack.data.ees_names import EesNames, EesTable, folded_column, folded_label, is_all, matches
from scrutiny_pack.data.ees_rows import EesRows
from scrutiny_pack.data.values import quoted
from scrutiny_pack.errors import Place, ProblemList

IDENTIFIERS_NEEDED = ("time_period", "geographic_level", "country_code")
"""Without these a row has no area and no time; files of England alone have no codes of authorities."""

LONGEST_SYMBOL = 3
"""A shorter text is a symbol in place of a figure, and no label."""

LIKE_ENOUGH = 10
"""A file with less in common with every table is none of them: a count and a percentage stand in any."""


@dataclass(frozen=True)
class EesColumns:
    """The `table` that a file is (or, where it is not `recognised`, is most like) and the `positions` of its columns by our names.

    `unplaced` are the positions of columns that nothing is known of. `labels` are the user's own: our name, and theirs.
    """

    table: str
    recognised: bool
    positions: Mapping[str, int]
    unplaced: Sequence[int]
    labels: Mapping[str, str]


def is_published_table(header: Iterable[str], names: EesNames) -> bool:
    """Whether a header is that of a published table, known or not: it says of which area and time its rows are."""
    placed = _placed([folded_column(name) for name in header], names.identifiers, ())
    return {"time_period", "geographic_level"} <= placed.keys()


def place_columns(rows: EesRows, names: EesNames, own: Mapping[str, str], shown_as: str, problems: ProblemList) -> EesColumns | None:
    """Where the columns of a file stand; `own` are the user's names for columns and labels, by ours, which go before the alias table.

    `None` when no table is anything like it: then `problems` has a message.
    """
    folded = [folded_column(name) for name in rows.header]
    given = _given_columns(folded, rows.header, own, names, shown_as, problems)
    identifiers = _placed(folded, names.identifiers, given.values()) | {key: given[key] for key in given if key in names.identifiers}
    taken = {*identifiers.values(), *given.values()}

    def found(table: EesTable, columns: Collection[str]) -> dict[str, int]:
        wanted = {column: table.columns[column] for column in columns if column not in given}
        return _placed(folded, wanted, taken) | {column: given[column] for column in columns if column in given}

    whole = {key: table for key, table in names.tables.items() if len(found(table, table.needs)) == len(table.needs)}
    placed = {key: found(table, table.columns) for key, table in (whole or names.tables).items()}
    likeness = {key: len(columns) for key, columns in placed.items()}
    if not whole:
        texts = _labels_in(rows, taken)
        likeness = {key: _likeness(names.tables[key], columns, given, texts, folded) for key, columns in placed.items()}
    table = max(likeness, key=lambda key: likeness[key])
    if not whole and likeness[table] < LIKE_ENOUGH:
        _tell_unknown(rows.header, names, shown_as, problems)
        return None
    positions = identifiers | placed[table]
    known = (*names.names, *names.tables[table].not_read)
    unplaced = [place for place, name in enumerate(folded) if place not in positions.values() and not matches(known, name)]
    labels = {key: text for key, text in own.items() if key not in given}
    return EesColumns(table, bool(whole), positions, unplaced, labels)


def _placed(folded: Sequence[str], patterns: Mapping[str, Sequence[str]], taken: Collection[int]) -> dict[str, int]:
    """The position of each column that just one name matches; an earlier pattern decides before a later one."""
    found: dict[str, int] = {}
    for key, alternatives in patterns.items():
        for pattern in alternatives:
            places = [place for place, name in enumerate(folded) if is_all(pattern, name) and place not in taken]
            if len(places) == 1:
                found[key] = places[0]
            if places:
                break
    return found


def _given_columns(
    folded: Sequence[str], header: Sequence[str], own: Mapping[str, str], names: EesNames, shown_as: str, problems: ProblemList
) -> dict[str, int]:
    """The positions of the columns that the user named."""
    given: dict[str, int] = {}
    labels = {key for table in names.tables.values() for column in table.labels.values() for key in column}
    for key, name in own.items():
        if not names.is_known(key):
            known = {*names.identifiers, *labels, *(column for table in names.tables.values() for column in table.columns)}
            what = f"{quoted(key)} under columns is none of our names"
            problems.error("unknown-column", Place(shown_as), what, f"write one of our names before the colon.{did_you_mean(key, known)}")
        elif folded_column(name) in folded:
            given[key] = folded.index(folded_column(name))
        elif key not in labels:
            what = f"there is no column {quoted(name)}, which the pack says is {key}"
            fix = f"write the name as it stands in the header row.{did_you_mean(name, header)}"
            problems.error("missing-column", Place(shown_as, row=1), what, fix)
    return given


def _labels_in(rows: EesRows, taken: Collection[int]) -> set[str]:
    """The labels of the file, as patterns see them."""
    places = [place for place in range(len(rows.header)) if place not in taken]
    return {folded_label(text) for place in places for text in rows.texts(place)[1] if len(text) > LONGEST_SYMBOL and not text[0].isdigit()}


def _likeness(table: EesTable, found: Mapping[str, int], given: Collection[str], texts: Collection[str], folded: Sequence[str]) -> int:
    """How much of a table stands in a file: its category weighs more than what the user says, that more than a label or a column."""
    labels = [patterns for column in table.labels.values() for key, patterns in column.items() if key != "other"]
    of_labels = sum(any(matches(patterns, text) for text in texts) for patterns in labels)
    in_category = bool(table.category) and any(matches([table.category], text) for text in texts)
    of_user = sum(name in table.columns for name in given)
    ignored = [pattern for pattern in table.not_read if pattern != ".*"]
    return 20 * in_category + 10 * of_user + 5 * of_labels + 2 * len(found) + sum(matches(ignored, name) for name in folded)


def _tell_unknown(header: Sequence[str], names: EesNames, shown_as: str, problems: ProblemList) -> None:
    read = {source.table for sources in names.measures.values() for source in sources}
    what = f"this is a published table, and none that is known; its columns are {', '.join(map(quoted, header[:20]))}"
    known = "; ".join(table.name for key, table in names.tables.items() if key in read)
    fix = 'take it out of the pack, or write beside the file what its columns are, as in columns: {referrals_rate: "its name"}; '
    fix += f"read are {known}"
    problems.error("unknown-publication", Place(shown_as, row=1), what, fix)
