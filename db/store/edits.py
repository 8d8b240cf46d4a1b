"""How far two spellings are apart. Pure; db.store may import it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def one_edit_away(word: str, letters: str = LETTERS) -> set[str]:
    """Every string one deletion, swap, substitution or insertion away."""

    def edits() -> Iterator[str]:
        for at in range(len(word) + 1):
            before, after = word[:at], word[at:]
            if after:
                yield before + after[1:]
            if len(after) > 1:
                yield before + after[1] + after[0] + after[2:]
            for letter in letters:
                if after:
                    yield before + letter + after[1:]
                yield before + letter + after

    return set(edits()) - {word, ""}


def within_two_edits(word: str, other: str) -> bool:
    """Whether two words are at most two edits apart (a swap of neighbours is one)."""
    if abs(len(word) - len(other)) > 2:
        return False
    ours, theirs = set(word), set(other)  # an edit takes one letter away and brings one at most
    if len(ours - theirs) > 2 or len(theirs - ours) > 2:
        return False
    older: list[int] = []
    old = list(range(len(other) + 1))
    for row, letter in enumerate(word, start=1):
        new = [row]
        for column, second in enumerate(other, start=1):
            best = min(old[column] + 1, new[-1] + 1, old[column - 1] + (letter != second))
            if row > 1 and column > 1 and letter == other[column - 2] and second == word[row - 2]:
                best = min(best, older[column - 2] + 1)
            new.append(best)
        if min(new) > 2:
            return False
        older, old = old, new
    return old[-1] <= 2
