"""Words as the search index sees them before it stems: split, without case and diacritics.

Pure. May import nothing of ours; db.query and db.store share it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# FTS5's unicode61: letters, numbers and private characters make words; all else separates them.
_WORD = re.compile("(?:[^\\W_]|[\ue000-\uf8ff])+")


def words_of(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return _WORD.findall(fold(text))


def fold(text: str) -> str:
    """A text without case and diacritics."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFD", text.lower())
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return unicodedata.normalize("NFC", bare)  # Hangul: its syllables were taken apart too


def count_words(texts: Iterable[str]) -> Counter[str]:
    """In how many of the texts each word stands."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(set(words_of(text)))
    return counts
