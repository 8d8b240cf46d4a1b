"""Bodies and instruments by name, as far as a search needs them: which is meant, and its others.

Reads the gazetteers that are shipped, not db.structure's class: that one finds names in running
text and costs a large expression. May import db.words and resources.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from db.words import words_of
from resources import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

Words = tuple[str, ...]

MOST = 4  # alternatives of one name
_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]*)?")
# Words of the six languages that are acronyms in capitals only; so are all of two letters.
_ORDINARY = frozenset({"who", "cat", "las", "cis", "ced"})


@dataclass(frozen=True, slots=True)
class Naming:
    """One way to name a body."""

    short: str
    text: str
    words: Words
    acronym: bool


class Bodies:
    """Every name of every body."""

    def __init__(self, namings: dict[str, tuple[Naming, ...]]) -> None:
        self._of_body = namings
        self._by_words: dict[Words, Naming] = {}
        for names in namings.values():
            for naming in names:
                self._by_words.setdefault(naming.words, naming)
        self.first_words = frozenset(words[0] for words in self._by_words)
        self.longest = max(map(len, self._by_words), default=0)

    def named(self, text: str) -> str | None:
        """The short name of the body that a text names, whatever its case; or None."""
        naming = self._by_words.get(tuple(words_of(text)))
        return naming.short if naming else None

    def beginning(self, text: str) -> str | None:
        """The short name of the one body with a name that begins so; None where several do."""
        found = {
            naming.short
            for names in self._of_body.values()
            for naming in names
            if " ".join(naming.words).startswith(" ".join(words_of(text)))
        }
        return found.pop() if len(found) == 1 else None

    def namings(self) -> Mapping[str, tuple[Naming, ...]]:
        """By its short name, each body's names: the full one first."""
        return self._of_body

    def alternatives(self, words: Words, typed: str) -> tuple[str, ...]:
        """What else the body named by exactly these words is called; empty where none is named.

        Names that hold the typed words, or a shorter alternative, would find nothing more.
        """
        naming = self._by_words.get(words)
        if naming is None or (naming.acronym and not _is_meant(naming, typed)):
            return ()
        others = [
            other
            for other in self._of_body[naming.short]
            if not _holds(other.words, words) and (other.acronym or " " in other.text)
        ]
        kept: dict[Words, str] = {}
        for other in sorted(others, key=lambda other: len(other.words)):
            if not any(_holds(other.words, shorter) for shorter in kept):
                kept[other.words] = other.text
        return tuple(kept.values())[:MOST]


@cache
def shipped() -> Bodies:
    """The gazetteer in resources/bodies.json."""
    return _read("bodies")


@cache
def instruments() -> Bodies:
    """Treaties, declarations and other terms with acronyms, in resources/instruments.json.

    They are no bodies: nobody is found by them with ``body:``. Some share an acronym with one, as
    the Committee against Torture with its Convention.
    """
    return _read("instruments")


def _read(name: str) -> Bodies:
    data = json.loads((ROOT / f"{name}.json").read_text(encoding="utf-8"))
    return Bodies(
        {
            item["short"]: tuple(
                Naming(
                    item["short"],
                    text,
                    tuple(words_of(text)),
                    acronym=_ACRONYM.fullmatch(text) is not None,
                )
                for text in dict.fromkeys([item["name"], *item["aliases"], item["short"]])
            )
            for item in data[name]
        }
    )


def _is_meant(naming: Naming, typed: str) -> bool:
    """Whether an acronym was typed as one: "who" is seldom the World Health Organization."""
    if not typed.islower():
        return True
    return len(typed) > 2 and typed not in _ORDINARY


def _holds(words: Words, part: Words) -> bool:
    """Whether the words hold others, side by side and in order."""
    length = len(part)
    return any(words[at : at + length] == part for at in range(len(words) - length + 1))
