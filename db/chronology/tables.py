"""Which languages have a table of words, by ISO 639-1. May import db.chronology.languages only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.chronology.languages.english import ENGLISH
from db.chronology.languages.french import FRENCH
from db.chronology.languages.russian import RUSSIAN
from db.chronology.languages.spanish import SPANISH

if TYPE_CHECKING:
    from db.chronology.languages.words import Words

_LANGUAGES = {words.language: words for words in (ENGLISH, FRENCH, SPANISH, RUSSIAN)}


def words_of(language: str) -> Words | None:
    """Give the words of a language (ISO 639-1), or None when it has no table."""
    return _LANGUAGES.get(language)
