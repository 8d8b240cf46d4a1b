"""The first opening of a library, by the window or by the command line: it brings a document along.

Only a library that is made gets it, so it stays away once the reader has removed it. May import
everything in db; what reads documents is imported only when a library is made: no start waits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import KnownError
from db.store.library import Library
from db.store.schema import LIBRARY, NOTEBOOK

if TYPE_CHECKING:
    from pathlib import Path


def holds_library(folder: Path) -> bool:
    """Whether one of a library's two files is there: the other can be made beside it."""
    return any((folder / kind.file_name).exists() for kind in (LIBRARY, NOTEBOOK))


def open_or_make(folder: Path) -> Library:
    """Open a library; one that is made by this holds the bundled document.

    Raises:
        KnownError: It cannot be opened or made.
    """
    is_new = not (folder / LIBRARY.file_name).exists()
    library = Library.open(folder)
    if is_new:
        try:
            _bring(library)
        except BaseException:
            library.close()
            raise
    return library


def _bring(library: Library) -> None:
    from db.ingest.pipeline import import_file  # slow, and only ever once
    from resources import BUNDLED_DOCUMENT

    report = import_file(library, BUNDLED_DOCUMENT)
    if not report.ok:
        raise KnownError(f"The bundled document could not be read: {report.error}")
