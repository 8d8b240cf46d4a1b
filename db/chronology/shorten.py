"""Cuts a caption where a clause or a complement ends, or with an ellipsis where none does.

May import db.chronology only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.chronology.caption_rules import rules_for
from db.chronology.endings import is_closed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.chronology.caption_rules import CaptionRules
    from db.chronology.endings import Endings

LONGEST = 90
TAIL = " ,;:–—-(“‘"
_SHORT = 45  # a caption is cut to less than this only where it must be
_SHORTEST = 28
_WORD = 24  # what tells a place stands after it
_INNER = 12  # a phrase of less says nothing without its own complement


def shorten(text: str, names: Sequence[str], language: str) -> str:
    """Cut a caption that is too long.

    Args:
        text: The caption.
        names: Names in it that are not cut.
        language: ISO 639-1.
    """
    if len(text) <= LONGEST:
        return text
    rules = rules_for(language)
    if rules is None:
        return cut_words(text, None)
    kept = [found.span() for name in names for found in re.finditer(re.escape(name), text)]
    places = _Places(text, kept, rules, _end_of_verb(text, rules))
    return places.best() or cut_words(text, rules.endings)


def _end_of_verb(text: str, rules: CaptionRules) -> int | None:
    """Give where the first verb ends; "The estimated requirements" has none yet."""
    article = rules.subject.match(text)
    first = text.find(" ", article.end()) if article else 0
    verb = rules.gerund.match(text) or rules.verb.search(text, max(0, first), LONGEST + 20)
    return verb.end() if verb else None


@dataclass(frozen=True, slots=True)
class _Places:
    """The places at which a text can be cut."""

    text: str
    kept: list[tuple[int, int]]
    rules: CaptionRules
    verb: int | None  # where the first verb ends

    def best(self) -> str | None:
        """Give the longest whole caption of the best kind, or None."""
        rules = self.rules
        for cut in rules.clauses:
            told = cut is not rules.clauses[0]  # a title and its date: "Protocol …; signed in 2011"
            if whole := self._latest(self._of((cut,), _SHORT), told=told):
                return whole
        inner = self._of((rules.phrase, rules.coordinate, rules.reduced), _SHORT)
        if whole := self._latest(inner, told=False):
            return whole
        shorter = self._of((*rules.clauses, rules.phrase), _SHORTEST)
        ends = [place for place in shorter if not rules.complement.match(self.text, place)]
        last = self._of((rules.coordinate, rules.reduced), _SHORTEST)
        return (
            self._latest(ends, told=True)
            or self._latest(self._genitives(), told=True)
            or self._latest(last, told=True)
        )

    def _genitives(self) -> list[int]:
        """Give where an "of" hangs on what hangs itself on another noun.

        "Received four reports of alleged violations of the Act" says enough without the Act;
        "noted the adoption of the Act" does not.
        """
        rules, least = self.rules, max(_SHORT, self.verb or 0)
        return [
            place
            for place in self._of((rules.genitive,), least)
            if (inner := list(self._phrases(place)))
            and place - max(inner) >= _INNER
            and "," not in self.text[self.verb or 0 : place]
            and (
                not rules.related.search(self.text[:place])
                or rules.described.search(self.text[:place])
            )
        ]

    def _phrases(self, place: int) -> Iterable[int]:
        """Give where phrases begin between the verb and a place."""
        for cut in (self.rules.phrase, self.rules.genitive):
            yield from (f.end() for f in cut.finditer(self.text, self.verb or 0, place))

    def _of(self, cuts: Iterable[re.Pattern[str]], least: int) -> list[int]:
        found = (f.start() for cut in cuts for f in cut.finditer(self.text, 0, LONGEST + _WORD))
        return sorted((place for place in found if least <= place <= LONGEST), reverse=True)

    def _latest(self, places: list[int], *, told: bool) -> str | None:
        return next((c for c in (self._caption(p, told=told) for p in places) if c), None)

    def _caption(self, place: int, *, told: bool) -> str | None:
        rules, caption = self.rules, self.text[:place].rstrip(TAIL)
        has_verb = self.verb is not None and self.verb <= place
        joined = any(cut.match(self.text, place) for cut in (rules.coordinate, rules.reduced))
        if not has_verb and (told or joined or rules.subject.match(self.text)):
            return None
        if joined and (
            rules.paired.search(caption)
            or rules.shared.match(self.text, place)
            or rules.adjective.search(caption)
        ):
            return None
        aside = rules.relative.search(caption)
        if aside and not rules.verb.search(
            caption, max(0, caption.rfind(rules.that, 0, aside.start())), aside.start()
        ):
            return None  # "the Act, which took effect in 1991"
        first, comma, rest = caption.partition(", ")
        named = comma and rules.subject.match(first) and not rules.verb.search(first)
        if named and rules.aside.match(rest) and not rules.finite.search(rest.partition(", ")[2]):
            return None  # "The Inspectorate, having detected an offence"
        if self.text.startswith(f",{rules.that}", place):
            return None  # "Noting with concern, that"
        clause = rules.subclause.split(caption)
        if len(clause) > 1 and not rules.verb.search(clause[-1]):
            return None  # "noted that the dialogue"
        opening, comma, rest = clause[-1].partition(", ")
        opens = comma and len(clause) > 1 and rules.opening.match(opening)
        if opens and not rules.finite.search(rest):
            return None  # "noted that under the Act, adopted in 1991"
        if rules.opening.match(caption) and "," not in caption:
            return None  # "Following expert consultations"
        if any(begin < place < end for begin, end in self.kept):
            return None
        return caption if rules.endings.is_whole(caption, self.text[place:]) else None


def cut_words(text: str, endings: Endings | None) -> str:
    """Cut at a word and say so with an ellipsis; a bracket or quotation that is cut goes whole."""
    if len(text) <= LONGEST:
        return text
    words = text[: LONGEST - 2].rsplit(" ", 1)[0].split(" ")
    least = len(words) // 2
    while endings and len(words) > least + 1 and endings.dangles(" ".join(words)):
        words.pop()
    caption = " ".join(words)
    if not is_closed(caption):
        opened = max(caption.rfind(mark) for mark in '“‘(«["')
        if opened >= _SHORT:
            caption = caption[:opened]
        else:  # what is left of the quotation is closed
            for mark, shut in (("“", "”"), ("«", "»"), ('"', '"')):
                if caption.count(mark) > caption.count(shut) or (mark == shut and '"' in caption):
                    return caption.rstrip(TAIL) + "…" + shut
    return caption.rstrip(TAIL) + "…"
