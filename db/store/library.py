"""Opens both files and hands out the stores. No logic: whoever wants some looks there.

May import db.store. On the path to the first paint.
"""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import KnownError
from db.store.documents import DocumentStore
from db.store.events import EventStore
from db.store.schema import LIBRARY, NOTEBOOK, open_reader, open_writer

if TYPE_CHECKING:
    import sqlite3
    from types import TracebackType

    from db.store.corrections import CorrectionStore
    from db.store.edited import EditedEvents
    from db.store.event_edits import EventEditStore
    from db.store.notebook import NotebookStore
    from db.store.search import SearchStore


class Library:
    """A folder with library.db and notebook.db, open in the thread that opened it."""

    def __init__(
        self, folder: Path, library: sqlite3.Connection, notebook: sqlite3.Connection | None
    ) -> None:
        self.folder = folder
        self.documents = DocumentStore(library)
        self.events = EventStore(library)
        self.connection = library
        self._notebook = notebook

    @classmethod
    def open(cls, folder: Path, *, read_only: bool = False) -> Library:
        """Open a folder; make it and its files where they are missing.

        Args:
            folder: where library.db and notebook.db are.
            read_only: for worker threads and for looking; nothing is made or migrated, and the
                notebook is opened only when it is asked for.

        Raises:
            KnownError: A file is missing (read-only), newer than this program, damaged, in use.
        """
        if read_only:
            return cls(folder, open_reader(folder, LIBRARY), None)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise KnownError(f"The folder {folder} cannot be made: {error.strerror}.") from error
        library = open_writer(folder, LIBRARY)
        try:
            return cls(folder, library, open_writer(folder, NOTEBOOK))
        except BaseException:
            library.close()
            raise

    def reader(self) -> Library:
        """The same folder, read-only, for the thread that calls this; close it there."""
        return Library.open(self.folder, read_only=True)

    @cached_property
    def search(self) -> SearchStore:
        """Finding passages."""
        from db.store.search import SearchStore  # not needed for the first paint

        return SearchStore(self.connection, self.edited)

    @cached_property
    def edited(self) -> EditedEvents:
        """The events as the reader corrected them, for searching."""
        from db.store.edited import EditedEvents  # not needed for the first paint

        return EditedEvents(self)

    @cached_property
    def notebook(self) -> NotebookStore:
        """What the reader made."""
        from db.store.notebook import NotebookStore  # not needed by search workers

        return NotebookStore(self.notebook_connection)

    @cached_property
    def corrections(self) -> CorrectionStore:
        """What the reader put right in documents."""
        from db.store.corrections import CorrectionStore  # not needed to read

        return CorrectionStore(self.notebook_connection)

    @cached_property
    def event_edits(self) -> EventEditStore:
        """What the reader said of events."""
        from db.store.event_edits import EventEditStore  # not needed by search workers

        return EventEditStore(self.notebook_connection)

    @property
    def notebook_connection(self) -> sqlite3.Connection:
        """The notebook's own connection."""
        if self._notebook is None:
            self._notebook = open_reader(self.folder, NOTEBOOK)
        return self._notebook

    def close(self) -> None:
        """Close both files; more than once does no harm."""
        self.connection.close()
        if self._notebook is not None:
            self._notebook.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def default_folder() -> Path:
    """Where the library is unless the reader says otherwise: NONPAPER_HOME, or the user's data."""
    chosen = os.environ.get("NONPAPER_HOME")
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_data_dir  # 10 ms, and only without NONPAPER_HOME

    return Path(user_data_dir("nonpaper", appauthor=False))
