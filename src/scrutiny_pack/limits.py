"""Bounds on what is read, each with its reason: a pack is a few hundred kilobytes, so anything far larger is a mistake or an attack."""

YAML_BYTES = 1024 * 1024
"""A config of 500 indicators is under 200 kB."""

YAML_DEPTH = 20
"""The deepest pack key stands at level 9."""

CSV_BYTES = 200 * 1024 * 1024
"""The largest published file is under 10 MB; a data file over this is a whole register."""

CSV_ROWS = 2_000_000
"""The whole of LAIT is 641,070 rows."""

FIELD_CHARACTERS = 10_000
"""The longest label in the published files is under 300 characters."""

TEXT_CHARACTERS = 5_000
"""One template, definition or paragraph of a pack."""

TEMPLATE_BYTES = 50 * 1024 * 1024
TEMPLATE_EXPANDED_BYTES = 200 * 1024 * 1024
TEMPLATE_RATIO = 200
"""Expanded size by packed size: real documents stay under 30."""

WORKBOOK_BYTES = 50 * 1024 * 1024
WORKBOOK_EXPANDED_BYTES = 100 * 1024 * 1024
WORKBOOK_RATIO = 100
"""Expanded size by packed size: sheets that people keep stay under 30."""
SHEET_ROWS = 20_000
SHEET_COLUMNS = 1_000
SHEET_CELLS = 100_000
"""Twenty years of months for four hundred rows is 96,000 cells."""

VALUE_AT_MOST = 10**12
"""No count of people, rate or sum of money in a pack is larger."""

STORE_BYTES = 16 * 1024 * 1024
"""An edit takes about a kilobyte: years of every bullet changed every month stay far under this."""

EDITED_BYTES = 50 * 1024 * 1024
EDITED_EXPANDED_BYTES = 200 * 1024 * 1024
"""An edited document that is read back; ours are under 1 MB."""

EVIDENCE_BYTES = 64 * 1024 * 1024
"""The evidence of the pack before; that of a pack of 500 bullets is under 10 MB."""
