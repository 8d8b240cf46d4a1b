"""A token that says "stop", carried by every request. May import only db.errors."""

from __future__ import annotations

from threading import Event

from db.errors import Cancelled


class CancelToken:
    """One request's own stop sign; it may be set from any thread, once."""

    __slots__ = ("_event",)

    def __init__(self) -> None:
        self._event = Event()

    def cancel(self) -> None:
        """Ask the work to stop."""
        self._event.set()

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked."""
        return self._event.is_set()

    def check(self) -> None:
        """Raise Cancelled when somebody asked; call it between steps of the work."""
        if self._event.is_set():
            raise Cancelled

    def progress_handler(self) -> int:
        """For ``sqlite3.Connection.set_progress_handler``: non-zero stops the query."""
        return 1 if self._event.is_set() else 0
