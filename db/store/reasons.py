"""Why a hit stands where it stands, in short reasons that are true of the passage itself.

What was found is read from the passage: the typed word or the form of it that stands there, or the
other name that it was found by. May import db.model, db.query, db.words, db.store.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.model import HitKind
from db.query import added_terms
from db.store import marking
from db.store.best import occurrences_of
from db.store.ranking import EXACT, HEADING, PHRASE, TYPED, marks_of_word
from db.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.store.best import Ranked
    from db.store.ranking import Ranking, Searched

_STEPS = {
    PHRASE: "the exact phrase",
    EXACT: "the words as typed",
    TYPED: "what was typed, not an alternative",
}
_PLACES = {HitKind.HEADING: "in a heading", HitKind.FOOTNOTE: "in a footnote"}


class Asked:
    """A search whose hits are explained."""

    def __init__(self, searched: Searched, ranker: Ranking, passages: int) -> None:
        self._searched = searched
        self._ranker = ranker
        self._passages = passages
        typed = {one.means: one.typed for one in searched.query.also}
        tree = searched.query.tree
        self._others = {
            term.text: typed.get(term.text, "")
            for term in (added_terms(tree) if tree is not None else ())
        }

    def why(self, one: Ranked, kind: HitKind, favoured: float) -> tuple[str, ...]:
        """The reasons of one hit; ``favoured`` is what was added for its block."""
        steps = self._ranker.steps(self._searched, one)
        reasons = [_STEPS[step] for step in steps if step != HEADING]
        if kind in _PLACES:
            reasons.append(_PLACES[kind])
        text = self._ranker.rows([one.code])[one.code].text
        reasons += self._words(one, text)
        if EXACT not in steps and TYPED not in steps:
            reasons += self._other_names(text)
        if one.minus_score == 0.0:  # in reading order or by date: nothing was weighed
            return tuple(reasons)
        rest = -one.minus_score - sum(steps)
        if 0 < favoured <= rest:
            reasons.append(f"bookmarked or read lately: +{favoured:g}")
            rest -= favoured
        return (*reasons, f"rarity and nearness: {max(rest, 0.0):.2f}")

    def _words(self, one: Ranked, text: str) -> Iterator[str]:
        """The typed words that stand in it, as they stand there."""
        words = self._searched.words
        counts = occurrences_of([weight for _, weight in words], one)
        for (word, weight), count in zip(words, counts, strict=True):
            if not count:
                continue
            spans = marking.spans_of(text, marks_of_word(word))
            found = [fold(text[start:end]) for start, end in spans]
            own = not found or word.typed in found
            named = f"“{word.typed}”" if own else f"“{found[0]}” for “{word.typed}”"
            passages = f"in {weight.passages:,} of {self._passages:,} passages"
            yield f"{named} {_times(count)}, {passages}"

    def _other_names(self, text: str) -> Iterator[str]:
        """The other names that stand in it."""
        for name, typed in self._others.items():
            count = len(marking.spans_of(text, [marking.wanted(name)]))
            if count:
                yield f"“{name}” {_times(count)}, another name of “{typed}”"


def _times(count: int) -> str:
    return "once" if count == 1 else "twice" if count == 2 else f"{count} times"
