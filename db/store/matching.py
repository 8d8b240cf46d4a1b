"""Which passages a query's tree is true of: bits for each segment, joined as the tree says.

A word is its lists, a condition the bits of its rows; AND, OR and NOT are operations on integers.
Only words that must stand in order or close together are looked for in the text, where they are
few, or by FTS5, where they are many. May import db.query, db.words, db.store.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, product
from typing import TYPE_CHECKING

from db.query import All, AnyOf, Doc, DocumentIs, Language, Near, Scope, Scoped, Term, Within
from db.store import conditions, fts, marking
from db.store.edited import EVENTS
from db.store.forms import forms_of
from db.words import words_of, words_to_find

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from db.cancel import CancelToken
    from db.query import Filter, Node
    from db.store.levels import Levels
    from db.store.segments import Segment

Bits = tuple[int, ...]  # one integer for each segment
READ = 500  # passages whose text is read to see whether words stand together; more are for FTS5
_TOGETHER = 64  # pairs of words that FTS5 is asked for at once
_MANY = 50_000  # with all words of an alternative: "united" and "nations" hardly stand apart
_SHORTEST_WITH_FORMS = 3


@dataclass(frozen=True, slots=True)
class Word:
    """One word that is looked for: its forms in the library, and whether it may go on."""

    typed: str
    forms: tuple[str, ...]
    beginning: str | None = None

    def places(self, segments: Sequence[Segment]) -> tuple[Levels, ...]:
        """Where it stands in each segment."""
        return tuple(segment.of_words(self.forms, self.beginning) for segment in segments)


class Matcher:
    """Evaluates trees over the segments of one snapshot."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        segments: Sequence[Segment],
        forms: dict[str, tuple[str, ...]],
        phrases: dict[str, Bits],
        token: CancelToken | None = None,
        chosen: dict[Node, Bits] | None = None,
        events: str = EVENTS,
    ) -> None:
        self._connection = connection
        self._segments = segments
        self._forms = forms  # remembered over searches
        self._phrases = phrases  # likewise: what FTS5 found
        self._token = token
        self._chosen = {} if chosen is None else chosen  # likewise: where conditions hold
        self._events = events  # what stands for the table of events

    def all(self) -> Bits:
        """Every passage."""
        return tuple(segment.alive for segment in self._segments)

    def bits(self, node: Node) -> Bits:
        """The passages that a tree is true of."""
        if self._token is not None:
            self._token.check()
        if isinstance(node, Term):
            return self._term(node)
        if isinstance(node, All):
            found = self._each(self.bits(part) for part in node.parts)
            for part in node.without:
                found = tuple(a ^ (a & b) for a, b in zip(found, self.bits(part), strict=True))
            return found
        if isinstance(node, AnyOf):
            found: Bits = (0,) * len(self._segments)
            for part in node.parts:
                found = tuple(a | b for a, b in zip(found, self.bits(part), strict=True))
            return found
        if isinstance(node, Near):
            return self._near(node)
        if isinstance(node, Scoped):
            return self._scoped(node)
        if isinstance(node, Within):
            return self.bits(node.part)
        held = self._chosen.get(node)
        if held is None:
            held = self._chosen[node] = self._condition(node)
        return held

    def words(self, term: Term) -> list[Word]:
        """The words of a term; several stand one after the other."""
        typed = words_to_find(term.text)
        alone = len(typed) == 1
        words: list[Word] = []
        for n, word in enumerate(typed):
            last = n == len(typed) - 1
            widened = alone and not term.quoted and not term.exact
            beginning = word if last and (term.prefix or _is_sign(word)) else None
            forms = self._forms_of(word, begun=beginning is not None) if widened else (word,)
            if beginning is not None:
                forms = tuple(form for form in forms if not form.startswith(beginning))
            words.append(Word(word, forms, beginning))
        return words

    def of_documents(self, documents: Iterable[int]) -> Bits:
        """The passages of some documents, by their row ids."""
        found = [0] * len(self._segments)
        wanted = f"[{','.join(map(str, documents))}]"
        for notes, table in enumerate(("blocks", "footnotes")):
            bounds = self._connection.execute(
                f"SELECT (SELECT min(id) FROM {table} WHERE document = value), "
                f"(SELECT max(id) FROM {table} WHERE document = value) FROM json_each(?)",
                (wanted,),
            )
            for rows in _stretches(pair for pair in bounds if pair[0] is not None):
                for n, segment in enumerate(self._segments):
                    found[n] |= segment.of_rows(rows, notes=bool(notes))
        return tuple(found)

    def of_blocks(self, blocks: Sequence[int]) -> Bits:
        """Some blocks, and the notes they point to."""
        notes: list[int] = []
        held = set(blocks)
        if held:
            notes = [
                note
                for note, block in self._connection.execute("SELECT id, block FROM footnotes")
                if block in held
            ]
        return tuple(
            segment.of_rows(blocks) | (segment.of_rows(notes, notes=True) if notes else 0)
            for segment in self._segments
        )

    def together(self, words: Sequence[Word]) -> Bits:
        """The passages with all of the words."""
        return self._each(
            tuple(place.at_least(1) for place in word.places(self._segments)) for word in words
        )

    def _condition(self, node: Filter) -> Bits:
        """Where a condition holds: the same for every letter that is typed beside it."""
        if isinstance(node, Doc | DocumentIs | Language):
            return self.of_documents(conditions.documents_of(self._connection, node) or ())
        return self.of_blocks(conditions.blocks_of(self._connection, node, self._events))

    # -------------------------------------------------------------- words

    def _term(self, term: Term) -> Bits:
        words = self.words(term)
        if not words:
            return (0,) * len(self._segments)
        found = self.together(words)
        if len(words) == 1 and len(words_of(term.text)) <= 2:
            return found
        wanted = marking.wanted(term.text, beginning=term.prefix)
        total = sum(bits.bit_count() for bits in found)
        if total <= READ:
            return self._read(found, lambda text: marking.stands_in(text, wanted))
        if term.added and total > _MANY:
            return found
        typed = [word.typed for word in words]
        if term.prefix and not term.quoted:
            # Of "Secretary-G" FTS5 would read every word with a g: until the word is whole, it
            # may stand anywhere in the passage; where it follows, the passage ranks first.
            return self._by_index(found, fts.phrase(typed[:-1])) if typed[2:] else found
        return self._by_index(found, fts.phrase(typed, beginning=term.prefix))

    def _near(self, node: Near) -> Bits:
        parts = [self.words(part) for part in node.parts]
        found = self.together([word for words in parts for word in words])
        if sum(bits.bit_count() for bits in found) > READ:
            return self._near_by_index(node, parts, found)
        marks = [
            [marking.Wanted((form,)) for form in words[0].forms]
            + ([marking.wanted(part.text, beginning=True)] if part.prefix else [])
            if len(words) == 1
            else [marking.wanted(part.text, beginning=part.prefix)]
            for part, words in zip(node.parts, parts, strict=True)
        ]

        def close(text: str) -> bool:
            apart = marking.nearest(text, marks)
            return apart is not None and apart <= node.distance + len(marks) - 1

        return self._read(found, close)

    def _near_by_index(self, node: Near, parts: Sequence[Sequence[Word]], found: Bits) -> Bits:
        """The same by FTS5, which knows no alternatives: all forms of one with all of the others.

        Its distance is counted from the end of the first to the beginning of the last.
        """
        ways = [_ways(part, words) for part, words in zip(node.parts, parts, strict=True)]
        distance = max(0, node.distance + len(ways) - 2)
        asked = (f"NEAR({' '.join(way)}, {distance})" for way in product(*ways))
        close: Bits = (0,) * len(self._segments)
        while some := list(islice(asked, _TOGETHER)):
            own = self._by_index(found, " OR ".join(some))
            close = tuple(a | b for a, b in zip(close, own, strict=True))
        return close

    def _scoped(self, node: Scoped) -> Bits:
        if node.scope is Scope.EVENT:
            return self._of_events(node.part)
        if node.scope is Scope.NOTE:  # the reader's own notes are not in this file
            return (0,) * len(self._segments)
        found = self.bits(node.part)
        return tuple(
            bits & _scope(segment, node.scope)
            for bits, segment in zip(found, self._segments, strict=True)
        )

    def _of_events(self, part: Node) -> Bits:
        """The blocks whose dated statements say it."""
        rows = self._connection.execute(
            "SELECT block, coalesce(curated_headline, ''), headline, wording, sentence "
            f"FROM {self._events}"
        )
        return self.of_blocks(
            sorted({block for block, *texts in rows if self._says(" ".join(texts), part)})
        )

    def _says(self, text: str, node: Node) -> bool:
        """Whether a short text is true of words; conditions are not asked of it."""
        if self._token is not None:
            self._token.check()
        if isinstance(node, Term):
            words = self.words(node)
            marks = [marking.wanted(node.text, beginning=node.prefix)]
            if len(words) == 1:
                marks += [marking.Wanted((form,)) for form in words[0].forms]
            return any(marking.stands_in(text, mark) for mark in marks)
        if isinstance(node, AnyOf):
            return any(self._says(text, part) for part in node.parts)
        if isinstance(node, All):
            return all(self._says(text, part) for part in node.parts) and not any(
                self._says(text, part) for part in node.without
            )
        if isinstance(node, Near):
            return all(self._says(text, part) for part in node.parts)
        return isinstance(node, Scoped) and self._says(text, node.part)

    # -------------------------------------------------------------- in the text

    def _read(self, found: Bits, is_wanted: Callable[[str], bool]) -> Bits:
        """Those of the passages whose text is wanted."""
        from db.store.levels import from_slots, slots_of

        kept: list[int] = []
        for segment, bits in zip(self._segments, found, strict=True):
            slots: list[int] = []
            for slot in slots_of(bits):
                if self._token is not None:
                    self._token.check()
                if is_wanted(text_of(self._connection, segment.codes[slot])):
                    slots.append(slot)
            kept.append(from_slots(slots))
        return tuple(kept)

    def _by_index(self, found: Bits, expression: str) -> Bits:
        """Those of the passages that FTS5 finds."""
        there = self._phrases.get(expression)
        if there is None:
            blocks, notes = (
                [row for (row,) in fts.all_rowids(self._connection, index, expression)]
                for index in (fts.BLOCKS, fts.FOOTNOTES)
            )
            there = self._phrases[expression] = tuple(
                segment.of_rows(blocks) | (segment.of_rows(notes, notes=True) if notes else 0)
                for segment in self._segments
            )
        return tuple(bits & own for bits, own in zip(found, there, strict=True))

    def _forms_of(self, word: str, *, begun: bool) -> tuple[str, ...]:
        """The forms of a word; of the beginning of one only where it is a word itself."""
        key = f"{word}*" if begun else word
        forms = self._forms.get(key)
        if forms is None:
            short = len(word) < _SHORTEST_WITH_FORMS or not word.isalpha()
            forms = (word,) if short else forms_of(self._connection, word, known=begun)
            self._forms[key] = forms
        return forms

    def _each(self, parts: Iterable[Bits]) -> Bits:
        found: Bits | None = None
        for part in parts:
            if found is None:
                found = part
            else:
                found = tuple(a & b for a, b in zip(found, part, strict=True))
        return self.all() if found is None else found


def text_of(connection: sqlite3.Connection, code: int) -> str:
    """The text of a passage."""
    table = "footnotes" if code & 1 else "blocks"
    (text,) = connection.execute(f"SELECT text FROM {table} WHERE id = ?", (code >> 1,)).fetchone()
    return text


def _stretches(bounds: Iterable[tuple[int, int]]) -> Iterator[range]:
    """First and last row ids of documents, those of neighbours put together."""
    first, end = 0, 0
    for start, last in sorted(bounds):
        if start != end:
            yield range(first, end)
            first = start
        end = last + 1
    yield range(first, end)


def _ways(part: Term, words: Sequence[Word]) -> list[str]:
    """A term of NEAR as FTS5 has it: a phrase, or each form of a word."""
    if len(words) > 1:
        return [fts.phrase([word.typed for word in words], beginning=part.prefix)]
    begun = [fts.phrase([word.beginning], beginning=True) for word in words if word.beginning]
    return [fts.phrase([form]) for word in words for form in word.forms] + begun


def _scope(segment: Segment, scope: Scope) -> int:
    if scope is Scope.HEADING:
        return segment.headings
    if scope is Scope.FOOTNOTE:
        return segment.notes
    rest = segment.alive & (segment.headings | segment.notes)
    return segment.alive ^ rest


def _is_sign(word: str) -> bool:
    """One sign of a script that is read by pairs is the beginning of a pair."""
    from db.words import is_paired

    return len(word) == 1 and is_paired(word)
