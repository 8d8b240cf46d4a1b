"""Adds to a tree what else its words are called: bodies, treaties, symbols in any spelling.

Only side by side words that were typed without quotation marks are looked at, and only what is
looked for, never what is left out. May import db.query and db.words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.query import gazetteer, symbols
from db.query.tree import All, Also, AnyOf, Scoped, Term
from db.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.query.tree import Node


class Expander:
    """Walks over one tree and remembers what it added."""

    def __init__(self) -> None:
        self._named = (gazetteer.shipped(), gazetteer.instruments())
        self._longest = max(symbols.LONGEST, *(names.longest for names in self._named))
        self.also: list[Also] = []

    def expand(self, node: Node) -> Node:
        """The tree with its alternatives."""
        if isinstance(node, Term):
            return self._run([node])[0]
        if isinstance(node, AnyOf):
            return AnyOf(tuple(self.expand(part) for part in node.parts))
        if isinstance(node, Scoped):
            return Scoped(node.scope, self.expand(node.part))
        if isinstance(node, All):
            return self._expand_all(node)
        return node

    def _expand_all(self, node: All) -> Node:
        parts: list[Node] = []
        run: list[Term] = []
        for part in node.parts:
            if isinstance(part, Term):
                run.append(part)
                continue
            parts += self._run(run)
            run = []
            parts.append(self.expand(part))
        parts += self._run(run)
        if len(parts) == 1 and not node.without:
            return parts[0]
        return All(tuple(parts), node.without)

    def _run(self, run: Sequence[Term]) -> list[Node]:
        """Terms side by side; the longest name first, from the left."""
        words = [words_of(term.text) for term in run]
        parts: list[Node] = []
        at = 0
        while at < len(run):
            found = self._longest_name(run, words, at)
            if found is None:
                parts.append(run[at])
                at += 1
                continue
            end, others = found
            typed = run[at] if end == at + 1 else All(tuple(run[at:end]))
            added = (Term(text, quoted=True, exact=run[at].exact, added=True) for text in others)
            parts.append(AnyOf((typed, *added)))
            shown = " ".join(term.text for term in run[at:end])
            self.also += [Also(shown, text) for text in others]
            at = end
        return parts

    def _longest_name(
        self, run: Sequence[Term], words: Sequence[list[str]], at: int
    ) -> tuple[int, tuple[str, ...]] | None:
        first = words[at][0]
        begins = any(first in names.first_words for names in self._named)
        if not begins and first not in symbols.FIRST_WORDS:
            return None
        together: list[str] = []
        candidates: list[tuple[int, tuple[str, ...]]] = []
        for end in range(at + 1, len(run) + 1):
            together += words[end - 1]
            if run[end - 1].quoted or len(together) > self._longest:
                break
            candidates.append((end, tuple(together)))
            if run[end - 1].prefix:
                break
        for end, key in reversed(candidates):
            typed = " ".join(term.text for term in run[at:end])
            named = (text for names in self._named for text in names.alternatives(key, typed))
            others = tuple(dict.fromkeys(named)) or symbols.alternatives(key, typed)
            if others:
                return end, others
        return None
