"""Originals as files again: saved where the reader says, or copied to be looked at elsewhere.

No Qt. May import db.errors.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
import tempfile
from pathlib import Path

from db.errors import KnownError

# What another program is told by a file's ending must be what the file is.
_ENDINGS = {
    "application/pdf": (".pdf",),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (".docx",),
    "text/html": (".html", ".htm", ".xhtml"),
    "application/xhtml+xml": (".xhtml", ".html", ".htm"),
    "text/plain": (".txt", ".text"),
}
_LONGEST = 120  # characters of a file's name


def file_name(name: str, media_type: str) -> str:
    """A name for a copy: without folders, and with the ending of what the file is."""
    plain = re.sub(r'[\x00-\x1f/\\:*?"<>|]+', "-", name).strip(". ") or "document"
    endings = _ENDINGS.get(media_type, (".txt",))
    stem, dot, ending = plain.rpartition(".")
    ending = (dot + ending).lower()
    if ending not in endings:
        stem, ending = plain, endings[0]
    return stem[:_LONGEST] + ending


def write(path: Path, data: bytes) -> None:
    """Write a file, whole or not at all.

    Raises:
        KnownError: It cannot be written.
    """
    made = path.with_name(f".nonpaper-{secrets.token_hex(8)}")
    try:
        with made.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        made.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            made.unlink()
        raise KnownError(f"{path} cannot be written: {error.strerror}.") from error


class Copies:
    """Read-only copies in a folder that nobody else can look into; gone when the program ends."""

    def __init__(self) -> None:
        self._folder: Path | None = None

    def make(self, name: str, media_type: str, data: bytes) -> Path:
        """Write a copy; every one has a folder of its own, so that it keeps its name.

        Raises:
            KnownError: It cannot be written.
        """
        try:
            if self._folder is None:
                self._folder = Path(tempfile.mkdtemp(prefix="nonpaper-"))
            path = Path(tempfile.mkdtemp(dir=self._folder)) / file_name(name, media_type)
            path.write_bytes(data)
            path.chmod(0o400)
        except OSError as error:
            raise KnownError(f"A copy cannot be written: {error.strerror}.") from error
        return path

    def remove(self) -> None:
        """Remove them all, where that can be done."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None
