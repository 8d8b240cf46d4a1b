"""What the reader chose, typed: ``settings.json``. A value that makes no sense is the default.

Only gui.app and what it hands the values to use it. Imports gui.state_file and db.model; no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from db.model import Sort
from gui import state_file

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "settings.json"
TEXT_SIZE_LOW, TEXT_SIZE_NORMAL, TEXT_SIZE_HIGH = 10, 16, 48


class Theme(StrEnum):
    """Which colours the reader wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Settings:
    """The reader's choices; the defaults are what a new reader gets."""

    theme: Theme = Theme.SYSTEM
    text_size: int = TEXT_SIZE_NORMAL  # pixels, of the page
    serif: bool = True  # the page's face
    word_forms: bool = True  # "seminars" finds "seminar"
    other_names: bool = True  # "UPR" finds "universal periodic review"
    grouped: bool = True  # results by document
    sort: Sort = Sort.RELEVANCE  # of the results of all documents
    sort_inside: Sort = Sort.DOCUMENT  # of those of one document


def load(path: Path) -> Settings:
    """Read the settings; never raises."""
    kept = state_file.read(path)
    theme = kept.text("theme")
    normal = Settings()
    return Settings(
        theme=Theme(theme) if theme in frozenset(Theme) else normal.theme,
        text_size=kept.whole("text_size", normal.text_size, TEXT_SIZE_LOW, TEXT_SIZE_HIGH),
        serif=kept.flag("serif", default=normal.serif),
        word_forms=kept.flag("word_forms", default=normal.word_forms),
        other_names=kept.flag("other_names", default=normal.other_names),
        grouped=kept.flag("grouped", default=normal.grouped),
        sort=_sort(kept.text("sort"), normal.sort),
        sort_inside=_sort(kept.text("sort_inside"), normal.sort_inside),
    )


def _sort(text: str, usual: Sort) -> Sort:
    return Sort(text) if text in frozenset(Sort) else usual


def save(path: Path, settings: Settings) -> bool:
    """Write the settings, whole or not at all; whether they could be written."""
    return state_file.write(
        path,
        {
            "theme": settings.theme.value,
            "text_size": settings.text_size,
            "serif": settings.serif,
            "word_forms": settings.word_forms,
            "other_names": settings.other_names,
            "grouped": settings.grouped,
            "sort": settings.sort.value,
            "sort_inside": settings.sort_inside.value,
        },
    )
