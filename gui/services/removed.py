"""Where the originals of removed documents wait for Undo: in files, as they may be large.

They are the program's own, in a folder beside the library that goes when the program ends; what a
killed one left goes with the next that works. May import gui.services.tasks.
"""

from __future__ import annotations

import os
import shutil
import time
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from gui.services.tasks import Removed

_NAME = "removed-"
_OLD = 24 * 60 * 60  # seconds: another program that runs on this library keeps its own so long


class RemovedOriginals:
    """By the key of the document; for one thread at a time."""

    def __init__(self, library: Path) -> None:
        self._library = library
        self.folder = library / f"{_NAME}{os.getpid()}"
        self._kept: dict[str, Removed] = {}

    def keep(self, key: str, removed: Removed) -> None:
        """Remember what was taken out, in place of what had its key before."""
        self.forget(key)
        self._kept[key] = removed

    def get(self, key: str) -> Removed | None:
        """What was taken out."""
        return self._kept.get(key)

    def forget(self, key: str) -> None:
        """It was brought back."""
        removed = self._kept.pop(key, None)
        if removed is not None and removed.original not in {
            other.original for other in self._kept.values()
        }:
            with suppress(OSError):
                removed.original.unlink()

    def sweep(self) -> None:
        """Remove what programs left that did not end well."""
        for folder in self._library.glob(f"{_NAME}*"):
            with suppress(OSError):
                if folder != self.folder and time.time() - folder.stat().st_mtime > _OLD:
                    shutil.rmtree(folder, ignore_errors=True)

    def clear(self) -> None:
        """The program ends: nothing can be brought back any more."""
        self._kept.clear()
        if self.folder.exists():
            shutil.rmtree(self.folder, ignore_errors=True)
