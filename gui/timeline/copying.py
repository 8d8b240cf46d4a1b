"""Rows of a table for the clipboard: as text for editors, as a table for spreadsheets and letters.

May import db.export.cells; no Qt.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from db.export.cells import one_line, safe_cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def as_lines(names: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Cells parted by tabs, one row a line, the names of the columns first; no formulas."""
    return "\n".join("\t".join(safe_cell(one_line(cell)) for cell in row) for row in (names, *rows))


def as_html(names: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table."""
    head = "".join(f"<th>{escape(name)}</th>" for name in names)
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(safe_cell(cell))}</td>' for cell in row)}</tr>" for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
