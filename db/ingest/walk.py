"""Which files a reader means who names files and folders. Knows names only: nothing is opened.

May import db.cancel.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from db.cancel import CancelToken

SUFFIXES = frozenset((".pdf", ".docx", ".html", ".htm", ".xhtml", ".txt", ".text"))
MOST = 2_000  # files of one folder


@dataclass(frozen=True, slots=True)
class Found:
    """The files of a folder. ``remark``: what the reader should know of how they were found."""

    files: tuple[Path, ...]
    remark: str = ""


def find_files(folder: Path, token: CancelToken | None = None, most: int = MOST) -> Found:
    """The documents in a folder and the folders below it, sorted by name, a folder's own first.

    Hidden files and folders are left out, and so is every link: it may lead anywhere.

    Args:
        folder: where to look.
        token: stops it.
        most: only so many are taken, and the remark says so.

    Raises:
        Cancelled: ``token`` was set.
    """
    troubles: list[OSError] = []
    files: list[Path] = []
    for path in _walk(folder, token, troubles):
        if len(files) == most:
            return Found(tuple(files), f"More than {most:,} files: only the first {most:,} count.")
        files.append(path)
    if not files and troubles:
        return Found((), f"The folder cannot be read: {troubles[0].strerror}.")
    if not files:
        return Found((), "The folder holds no text, PDF, Word or web files.")
    if troubles:
        return Found(tuple(files), f"{len(troubles)} folders in it cannot be read.")
    return Found(tuple(files))


def expand(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Files as they are and folders as their files, each with a remark on its folder, or ""."""
    for path in paths:
        if not path.is_dir():
            yield path, ""
            continue
        found = find_files(path)
        if found.remark:
            yield path, found.remark
        yield from ((file, "") for file in found.files)


def _walk(folder: Path, token: CancelToken | None, troubles: list[OSError]) -> Iterator[Path]:
    for place, folders, names in os.walk(folder, onerror=troubles.append):
        if token is not None:
            token.check()
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            wanted = not name.startswith(".") and path.suffix.lower() in SUFFIXES
            if wanted and path.is_file() and not path.is_symlink():
                yield path
