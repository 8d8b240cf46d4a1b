"""What a library holds, to be compared before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.store.library import Library


def content_of(library: Library) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of both files, those of the indexes too."""
    held: dict[str, list[tuple[object, ...]]] = {}
    for connection in (library.connection, library.notebook_connection):
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (name,) in names:
            rows = connection.execute(f'SELECT * FROM "{name}"').fetchall()
            held[name] = sorted(map(tuple, rows), key=repr)
    return held
