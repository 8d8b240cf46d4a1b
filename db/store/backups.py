"""Rotating copies of the notebook. May import db.store.schema."""

from __future__ import annotations

import filecmp
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from db.errors import KnownError
from db.store.connection import worded
from db.store.schema import BACKUPS, copy_database

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

KEPT = 10


def back_up(connection: sqlite3.Connection, path: Path) -> Path | None:
    """Copy a file beside itself into ``backups``, and keep the newest ten.

    Returns:
        The new copy, or None where it would be the same as the newest one.

    Raises:
        KnownError: The copy cannot be written.
    """
    folder = path.parent / BACKUPS
    pattern = f"{path.stem}-[0-9]*Z.db"
    now = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    target = folder / f"{path.stem}-{now}.db"
    try:
        with worded(path):
            copy_database(connection, target)
        *older, newest = sorted(folder.glob(pattern))
        if older and filecmp.cmp(older[-1], newest, shallow=False):
            target.unlink()
            return None
        for copy in [*older, newest][:-KEPT]:
            copy.unlink()
    except OSError as error:
        raise KnownError(f"The notebook could not be backed up: {error.strerror}.") from error
    return target
