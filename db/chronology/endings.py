"""Where a caption can end: not on a word that needs others, nor inside a name or a quotation.

May import db.chronology only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.chronology.languages.words import Words

_PAIRS = (("“", "”"), ("(", ")"), ("«", "»"), ("[", "]"))


_YEAR = re.compile(r"[ ,]*(?:del? |of )?(?:1[5-9]|20)\d\d\b")  # no date is cut in two


@dataclass(frozen=True, slots=True)
class Endings:
    """What a language's captions cannot end on."""

    small: frozenset[str]
    dangling: re.Pattern[str]
    open_end: re.Pattern[str]  # a participle or verb that goes on
    next_name: re.Pattern[str]  # a name goes on: "of the Child"

    def is_whole(self, caption: str, rest: str) -> bool:
        """Say whether a caption can end before the rest of its sentence.

        Not on a small word, not inside a quotation, and not inside a name ("the Committee on
        Economic, Social and Cultural Rights").
        """
        last = caption.rsplit(" ", 1)[-1]
        in_name = (
            last[:1].isupper()
            and not rest.startswith("; ")
            and self.next_name.match(rest) is not None
        )
        return (
            not in_name
            and _YEAR.match(rest) is None
            and not self.dangles(caption)
            and self.open_end.search(caption) is None
            and is_closed(caption)
        )

    def dangles(self, caption: str) -> bool:
        """Say whether a caption ends on a word that needs another."""
        last = re.split(r"[\s’']", caption)[-1].strip('“”«»",;:()').lower()
        return last in self.small or self.dangling.search(caption) is not None


def endings_for(words: Words) -> Endings:
    """Build the endings of a language."""
    return Endings(
        small=frozenset(words.small),
        dangling=re.compile(rf"(?:^|[\s(])(?:{words.dangling_re})$"),
        open_end=re.compile(rf"(?:{words.open_end_re})$"),
        next_name=re.compile(
            rf"[ ,;:]*(?:(?:{words.phrase_re}|{words.of or words.and_}|{words.and_}) )?"
            rf"(?:(?:{words.name_articles_re}) ?)?"
            r"(?:\d{4}[-–]\d{4} )?[A-ZÀ-ÞА-ЯЁ]"
        ),
    )


def closed(caption: str) -> str:
    """Leave out the marks that have no partner: a sentence may end inside a quotation."""
    if is_closed(caption):
        return caption
    for opened, shut in _PAIRS:
        while caption.count(opened) > caption.count(shut):
            caption = _without(caption, caption.rfind(opened))
        while caption.count(opened) < caption.count(shut):
            caption = _without(caption, caption.find(shut))
    if caption.count('"') % 2:
        caption = _without(caption, caption.rfind('"'))
    return caption


def _without(caption: str, at: int) -> str:
    return caption[:at] + caption[at + 1 :]


def is_closed(caption: str) -> bool:
    """Say whether every bracket and quotation of a caption is closed."""
    closed = all(caption.count(opened) == caption.count(shut) for opened, shut in _PAIRS)
    if caption.rfind("‘") > caption.rfind("’"):
        return False
    return closed and caption.count('"') % 2 == 0
