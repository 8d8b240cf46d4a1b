"""Files to import: short ones, and one that takes its time."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tests.db.formats.pdf_files import Sheet, lines_of_text, make_pdf

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE = 20_000  # ms, on a machine that is busy with other things


def write_speech(path: Path, words: str = "Geneva") -> Path:
    """A text file that is read in no time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"A statement\n\nIn May 2019 the seminar was held in {words}.\n")
    return path


def write_many_pages(path: Path) -> Path:
    """A PDF that takes seconds to read."""
    path.write_bytes(_many_pages())
    return path


@cache
def _many_pages(pages: int = 300) -> bytes:
    words = "The delegation stated that in 2013 the Government had taken measures to that end. "
    return make_pdf(
        [
            Sheet(
                [
                    text
                    for at in range(5)
                    for text in lines_of_text(f"{page * 5 + at}. {words * 8}", 113, 740 - 130 * at)
                ]
            )
            for page in range(pages)
        ]
    )
