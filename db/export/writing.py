"""A file written whole or not at all, and what is said when it cannot be.

May import db.errors.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from db.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from pathlib import Path


@contextmanager
def whole_file(path: Path) -> Generator[Path]:
    """Give the name of a file to be written; when all went well it takes the place of ``path``.

    Raises:
        KnownError: The disk is full, or nothing may be written there; in one line.
    """
    new = path.with_name(f".{path.name}.part")
    try:
        yield new
        os.replace(new, path)
    except OSError as error:
        raise KnownError(f"{path.name} could not be written: {error.strerror}.") from error
    finally:
        with suppress(OSError):  # most often it is not there any more
            new.unlink()


def write_text(path: Path, pieces: Iterable[str]) -> None:
    """Write UTF-8, ends of lines as they are."""
    with whole_file(path) as new, open(new, "w", encoding="utf-8", newline="") as file:
        for piece in pieces:
            file.write(piece)
