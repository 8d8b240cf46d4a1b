"""A vocabulary: how often a word occurs in the speech of the United Nations.

Read once, when text has to be mended, never on the way to the first paint. May import resources
and db.errors only.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import BugError
from resources import words

if TYPE_CHECKING:
    from collections.abc import Mapping

FREQUENT = 10  # occurrences from which a word is safe to mend into


class Vocabulary:
    """Word counts, asked without regard to case and to the kind of apostrophe."""

    __slots__ = ("_counts",)

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts

    @classmethod
    def shipped(cls) -> Vocabulary:
        """The English vocabulary that comes with the program."""
        return cls.load(Path(words.__file__).parent / "english.txt")

    @classmethod
    def load(cls, path: Path) -> Vocabulary:
        """A vocabulary from a file in the form of resources/words/english.txt."""
        return cls.parse(path.read_text("utf-8"))

    @classmethod
    def parse(cls, text: str) -> Vocabulary:
        """A vocabulary from lines of a count, a tab, and the words that have it.

        Raises:
            BugError: a line has another form.
        """
        counts: dict[str, int] = {}
        for line in text.splitlines():
            count, tab, entries = line.partition("\t")
            if not tab or not count.isdecimal():
                raise BugError(f"not a line of a vocabulary: {line[:40]!r}")
            counts.update(dict.fromkeys(entries.split(" "), int(count)))
        return cls(counts)

    def count(self, word: str) -> int:
        """How often a word occurs; 0 when it is not known."""
        plain = word.casefold().replace("’", "'")
        return self._counts.get(plain) or self._counts.get(plain.removesuffix("'s"), 0)

    def is_word(self, word: str) -> bool:
        """Whether a word is known; each part of a compound with hyphens must be."""
        if "-" not in word:
            return self.count(word) > 0
        return all(self.count(part) > 0 for part in word.split("-"))

    def is_frequent(self, word: str) -> bool:
        """Whether a word is known well enough to mend two fragments into it."""
        return self.count(word) >= FREQUENT
