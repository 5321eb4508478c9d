"""How much of a file is read at most. Every limit keeps time or memory bounded."""

from __future__ import annotations

from optimizer.io.archive import Limits

MB = 2**20

MAX_BOOK = 100 * MB
"""Of a zipped workbook: a million rows of eight columns take about 50 MB."""

MAX_OLD_BOOK = 32 * MB
"""Of a .xls, which is held in memory as a whole: 65,536 rows of twenty columns take about 15 MB."""

MAX_TEXT = 500 * MB
"""Of a text file, which is streamed: a million rows of 200 letters take 200 MB."""

MAX_PARTS = 2000
"""Of a zipped workbook: one of 250 sheets with comments and pictures has about 1,000."""

MAX_UNPACKED = 2048 * MB
"""Of all sheets of a workbook; they are streamed. A million rows of 25 columns unpack to 1 GB."""

MAX_TAGS = 120_000_000
"""Of all sheets: five a cell, so about 24 million cells, read in about a minute."""

MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384
"""What a sheet has at most; a file that claims more was not written by a spreadsheet program."""

MAX_SLOTS = 400_000_000
"""Of one sheet: places from column A to the last filled cell of each row, empty ones included.
A million rows that each hold one cell far to the right would take hours to look through."""

WINDOW_SLOTS = 4_000_000
"""Of one window: then it ends early, so that a window of wide rows takes some 40 MB at most."""

MAX_STRINGS = 4_000_000
MAX_STRINGS_SIZE = 256 * MB
"""Of the shared strings of a workbook, which are held in memory: at most about 1 GB of them."""

MAX_MERGES = 200_000
"""Of one sheet: beyond that merged cells are layout, not headings, and only cost memory."""

MAX_PART = 64 * MB
"""Of one part that is held in memory: the list of sheets, styles."""


BOOK = Limits(MAX_UNPACKED, MAX_TAGS, MAX_PARTS, "far more data than a price list has")
