"""Text made safe for where it goes: a cell of a table, a line of Markdown.

May import nothing of ours.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

BOM = "\ufeff"  # without it, Excel reads a CSV file in the machine's old encoding
# What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection").
_FORMULA = re.compile(r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~&])")
_SPACE = re.compile(r"\s+")


def safe_cell(value: object) -> str:
    """A cell that no spreadsheet runs: what looks like a formula gets an apostrophe before it.

    None is an empty cell, as is what is missing anywhere in an export.
    """
    text = "" if value is None else str(value)
    if _FORMULA.match(text.lstrip(" ")) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def csv_line(cells: Iterable[object]) -> str:
    """One line of a CSV file (RFC 4180), with its end."""
    line = io.StringIO()
    csv.writer(line).writerow([safe_cell(cell) for cell in cells])
    return line.getvalue()


def one_line(text: str) -> str:
    """The text without line breaks and tabs."""
    return _SPACE.sub(" ", text).strip()


def markdown(text: str) -> str:
    """Text that Markdown shows as it is, on one line: also in a cell of a table."""
    return _MARKDOWN.sub(r"\\\1", one_line(text))
