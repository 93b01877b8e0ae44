"""What a release has that the alias table does not know: the columns that could not be placed, and the YAML lines that would place them."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping, Sequence

from scrutiny_pack.data.ees_measures import EesFile, labels_meaning
from scrutiny_pack.data.ees_names import MeasureSource, folded_column, folded_label, matches
from scrutiny_pack.data.values import quoted
from scrutiny_pack.errors import Place, ProblemList

_WITH_DECIMALS = ("_rate", "_pct", "rate", "percentage")

LIKE_ENOUGH = 0.3
"""How like our name, or the name in another release, a column's is to be suggested for it."""


def tell_unplaced(file: EesFile, sources: Mapping[str, MeasureSource], problems: ProblemList) -> list[str]:
    """Those of the measures in `sources` that can be read; for the others one message says what is not known, and how to say what it is.

    Where a figure can be worked out from its counts, but a column that is not known may hold it, this is a warning.
    """
    columns = _missing_columns(file, sources)
    labels = _missing_labels(file, sources)
    readable = [key for key, source in sources.items() if _is_readable(file, source, labels)]
    unknown_labels = {column: _unknown_labels(file, column) for column in labels.values()}
    unplaced = [file.rows.header[place] for place in file.columns.unplaced]
    if not unplaced and not any(unknown_labels.values()) and (file.columns.recognised or not columns):
        return readable
    if not columns and not labels:
        return readable
    lines = _suggested(file, columns, unplaced) | {
        label: _nearest(_words_for(file, label, column), unknown_labels[column]) for label, column in labels.items()
    }
    what, fix = _wording(file, {**dict.fromkeys(columns, ""), **labels}, unplaced, unknown_labels, lines)
    tell = problems.warn if len(readable) == len(sources) else problems.error
    tell("unknown-columns", Place(file.shown_as, row=1), what, fix)
    return readable


def _missing_columns(file: EesFile, sources: Mapping[str, MeasureSource]) -> list[str]:
    """Our names of the columns that are wanted and have no place."""
    needed = [column for source in sources.values() for column in source.columns]
    return [column for column in dict.fromkeys(needed) if column not in file.columns.positions]


def _missing_labels(file: EesFile, sources: Mapping[str, MeasureSource]) -> dict[str, str]:
    """Our names of the labels that are wanted and stand nowhere, and the column of each."""
    needed = {label: column for source in sources.values() for column, label in {**source.of_all, **source.where}.items()}
    needed |= {label: column for source in sources.values() for column, label in source.of_all.items()}
    return {
        label: column for label, column in needed.items() if column in file.columns.positions and not labels_meaning(file, column, label)
    }


def _is_readable(file: EesFile, source: MeasureSource, missing: Collection[str]) -> bool:
    placed = file.columns.positions
    if any(column not in placed or label in missing for column, label in source.where.items()):
        return False
    if source.value in placed:
        return True
    counts = [source.numerator, *source.parts] if source.kind == "rate" else [source.numerator, *source.parts, source.denominator]
    return source.kind != "count" and all(column in placed for column in filter(None, counts))


def _unknown_labels(file: EesFile, column: str) -> list[str]:
    known = [pattern for patterns in file.names.tables[file.columns.table].labels.get(column, {}).values() for pattern in patterns]
    return [text for text in sorted(file.labels(column)) if not matches(known, folded_label(text))]


def _suggested(file: EesFile, columns: Sequence[str], unplaced: Sequence[str]) -> dict[str, str]:
    """For each of our names the column that is most likely meant, each column for one of them only."""
    fine = {column for column in unplaced if _has_decimals(file, column)}
    pairs = [
        (_likeness(_words_for(file, name), column), name, column)
        for name in columns
        for column in unplaced
        if not fine or name.endswith(_WITH_DECIMALS) == (column in fine)
    ]
    chosen: dict[str, str] = {}
    for likeness, name, column in sorted(pairs, reverse=True):
        if likeness >= LIKE_ENOUGH and name not in chosen and column not in chosen.values():
            chosen[name] = column
    return {name: chosen.get(name, "") for name in columns}


def _has_decimals(file: EesFile, column: str) -> bool:
    """Whether a column's figures have decimals, and so are no counts."""
    texts = file.rows.texts(list(file.rows.header).index(column))[1]
    return any("." in text and text.replace(".", "", 1).isdecimal() for text in texts)


def _words_for(file: EesFile, name: str, column: str = "") -> list[str]:
    """Our name, and the patterns of it as far as they are plain words."""
    table = file.names.tables[file.columns.table]
    patterns = table.labels[column][name] if column else table.columns.get(name, [])
    return [name, *("".join(character if character.isalnum() or character == " " else "_" for character in text) for text in patterns)]


def _likeness(words: Sequence[str], written: str) -> float:
    folded = folded_column(written)
    return max(difflib.SequenceMatcher(None, folded_column(word), folded).ratio() for word in words)


def _nearest(words: Sequence[str], labels: Sequence[str]) -> str:
    return max(labels, key=lambda label: _likeness(words, label), default="")


def _wording(
    file: EesFile,
    missing: Mapping[str, str],
    unplaced: Sequence[str],
    labels: Mapping[str, Sequence[str]],
    lines: Mapping[str, str],
) -> tuple[str, str]:
    """What is not known, and the lines for the pack's YAML."""
    table = file.names.tables[file.columns.table]
    about = f"this {'is' if file.columns.recognised else 'looks like'} DfE's table of {table.name}, with names that are not known"
    parts = [f"not known are the columns {', '.join(map(quoted, unplaced))}" if unplaced else "no column is left over"]
    parts += [f"and in {column} the labels {', '.join(map(quoted, found))}" for column, found in labels.items() if found]
    what = f"{about}: {' '.join(parts)}; not found are {', '.join(missing)}"
    mapped = ", ".join(f"{name}: {_in_yaml(text or 'its name in the file')}" for name, text in lines.items())
    return what, f"check these names and write them beside the file in the pack: columns: {{{mapped}}}"


def _in_yaml(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
