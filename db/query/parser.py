"""Tokens → the tree: the grammar of the language.

OR binds loosest, then AND (also unwritten), then NOT. A field takes the next word, phrase or
parenthesis. What has nothing to join is passed over and noted, but for the end of what is still
being typed. Never raises, and its depth is that of the parentheses, which the tokens bound. May
import db.query.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.query import fields, wording
from db.query.expression import NOTHING, expression_of, phrase_of
from db.query.fields import SCOPES, SEVERAL_WORDS
from db.query.rendering import nesting
from db.query.synonyms import Expander
from db.query.tokens import MAX_DEPTH, QUOTES, TokenKind, lex, near_of
from db.query.tree import MAX_TERMS, All, AnyOf, Note, Query, Scoped, Symbol, Term, wanted_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.query.tokens import Lexed, Token
    from db.query.tree import Node

_OPERATORS = (TokenKind.AND, TokenKind.OR, TokenKind.NOT)
_EMPTY = "parentheses without a word were"
_AROUND_VALUE = QUOTES | set("():：")


def parse(text: str, *, typing: bool = False, synonyms: bool = True, exact: bool = False) -> Query:
    """Read what the user typed; see db.query.parse."""
    lexed = lex(text, fields.NAMES, typing=typing, exact=exact)
    notes = list(lexed.notes)
    words = _with_words(lexed.tokens, notes, typing=typing)
    tokens = _first_terms(words, notes, len(lexed.text))
    parser = _Parser(tokens, lexed, notes, typing=typing)
    tree = parser.parse()
    notes.sort(key=lambda note: (note.start, note.end))
    if tree is None:
        said = wording.nothing(notes, parser.hint, blank=not lexed.text.strip())
        return Query(text, None, (), said, notes=tuple(notes), synonyms=synonyms, exact=exact)
    expander = Expander() if synonyms else None
    if expander:
        expanded = expander.expand(tree)
        if nesting(expanded) <= MAX_DEPTH:
            tree = expanded
        else:
            expander.also.clear()
    also = tuple(dict.fromkeys(expander.also)) if expander else ()
    positive = tuple(dict.fromkeys(term.text for term in wanted_terms(tree)))
    expression = expression_of(tree)
    return Query(
        text,
        None if expression == NOTHING else expression,
        positive,
        wording.understood(tree, notes, also),
        tree,
        phrase_of(tree),
        tuple(notes),
        also,
        synonyms=synonyms,
        exact=exact,
    )


def _with_words(tokens: Sequence[Token], notes: list[Note], *, typing: bool) -> list[Token]:
    """A query of operators alone looks for the words themselves."""
    if any(token.terms or token.kind is TokenKind.FIELD for token in tokens):
        return list(tokens)
    # A minus sign before nothing is no word.
    words = [token for token in tokens if token.kind in _OPERATORS and token.text != "-"]
    notes += [Note(word.start, word.end, f"{word.text} joins nothing here") for word in words]
    if tokens and not words and not typing:
        notes.append(Note(tokens[0].start, tokens[-1].end, f"{_EMPTY} passed over"))
    return [replace(word, kind=TokenKind.TERM, terms=(Term(word.text),)) for word in words]


def _first_terms(tokens: list[Token], notes: list[Note], end: int) -> list[Token]:
    kept: list[Token] = []
    left = MAX_TERMS
    for token in tokens:
        left -= len(token.terms)
        if left < 0:
            said = f"only the first {MAX_TERMS} words count"
            notes.append(Note(token.start, end, said))
            while kept and kept[-1].kind is TokenKind.FIELD:
                kept.pop()
            break
        kept.append(token)
    return kept


class _Parser:
    """Recursive descent over the tokens of one query."""

    def __init__(
        self, tokens: Sequence[Token], lexed: Lexed, notes: list[Note], *, typing: bool
    ) -> None:
        self.hint: str | None = None  # what may follow, where that is all there is to say
        self._tokens = tokens
        self._text = lexed.text
        self._unfinished = lexed.tokens[-1] if lexed.unfinished else None
        self._typing = typing
        self._notes = notes
        self._at = 0
        self._noted = -1  # where a part ended that is left out, and noted

    def parse(self) -> Node | None:
        """The whole query, or None where nothing is to look for."""
        found: list[Node] = []
        while self._at < len(self._tokens):
            node = self._any_of(None)
            if node is not None:
                found.append(node)
            self._at += 1  # a parenthesis that closes nothing
        return _all(found, [])

    def _peek(self) -> TokenKind | None:
        return self._tokens[self._at].kind if self._at < len(self._tokens) else None

    def _pass_over(self, token: Token | None) -> None:
        """Note an operator that has nothing on one of its sides, unless it is still being typed."""
        if token is not None and not (self._typing and self._at >= len(self._tokens)):
            self._pass_over_surely(token)

    def _pass_over_surely(self, token: Token) -> None:
        """Note an operator with nothing before it, which nothing that follows can change."""
        said = f"{token.text} joins nothing here: passed over"
        self._notes.append(Note(token.start, token.end, said))

    def _any_of(self, field: str | None) -> Node | None:
        parts: list[Node] = []
        joining: Token | None = None  # an OR whose other side has not come yet
        while True:
            part = self._all_of(field)
            if part is not None:
                parts.append(part)
            if part is not None or self._noted == self._at:
                joining = None
            if self._peek() is not TokenKind.OR:
                break
            self._at += 1
            self._pass_over(joining)
            joining = self._tokens[self._at - 1]
            if not parts:
                if self._noted != self._at - 1:
                    self._pass_over_surely(joining)
                joining = None
        self._pass_over(joining)
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts)) if parts else None

    def _all_of(self, field: str | None) -> Node | None:
        parts: list[Node] = []
        without: list[Node] = []
        negating: Token | None = None  # what negates what follows
        joining: Token | None = None  # an AND whose other side has not come yet
        first = self._at
        while (kind := self._peek()) not in (None, TokenKind.OR, TokenKind.CLOSE):
            token = self._tokens[self._at]
            self._at += 1
            if kind is TokenKind.AND:
                if negating is not None or not (parts or without):
                    self._pass_over_surely(token)
                else:
                    self._pass_over(joining)
                    joining = token
                continue
            if kind is TokenKind.NOT:
                self._pass_over(negating)
                negating = token
                continue
            nodes = self._unit(token, field)
            (parts if negating is None else without).extend(nodes)
            if nodes:
                joining = None
            else:
                self._pass_over(negating)
            negating = None
        self._pass_over(negating)
        self._pass_over(joining)
        if without and not parts and not any(map(wording.is_about_places, without)):
            left_out = " and ".join(wording.in_words(node) for node in without)
            start, end = self._tokens[first].start, self._tokens[self._at - 1].end
            said = f"there is nothing to leave {left_out} out of"
            self._notes.append(Note(start, end, said))
            self._noted = self._at
            return None
        return _all(parts, without)

    def _unit(self, token: Token, field: str | None) -> list[Node]:
        """What one token begins: nothing, one node, or the words of a value that is none."""
        if token.kind is TokenKind.FIELD:
            return self._field(token)
        if token.kind is TokenKind.OPEN:
            first = self._at
            node = self._any_of(field)
            if self._peek() is TokenKind.CLOSE:
                if self._at == first:
                    end = self._tokens[first].end
                    self._notes.append(Note(token.start, end, f"{_EMPTY} passed over"))
                self._at += 1
            return [] if node is None else [node]
        if token.kind is TokenKind.NEAR:
            if field is not None and field not in SCOPES:
                said = f"“{field}:” takes words, not NEAR: passed over"
                self._notes.append(Note(token.start, token.end, said))
            return [near_of(token)]
        if field is None or field in SCOPES:
            return [token.term]
        return self._condition(token, field)

    def _field(self, token: Token) -> list[Node]:
        following = self._tokens[self._at] if self._at < len(self._tokens) else None
        valued = (TokenKind.TERM, TokenKind.OPEN, TokenKind.NEAR)
        if following is None and self._typing:
            self.hint = fields.hint(token.text)
            return []
        if following is None or following.kind not in valued:
            said = f"nothing stands after “{token.text}:”: searched for the word"
            self._notes.append(Note(token.start, token.end, said))
            return [Term(token.text)]
        self._at += 1
        found = self._unit(following, token.text)
        scope = SCOPES.get(token.text)
        node = _all(found, [])
        # A condition has no words to look for anywhere, and an inner scope counts.
        if node is None and not (self._typing and self._at >= len(self._tokens)):
            said = f"nothing stands after “{token.text}:”: passed over"
            self._notes.append(Note(token.start, token.end, said))
        if scope is None or node is None:
            return found
        if wording.is_condition(node) or isinstance(node, Scoped):
            said = f"“{token.text}:” has no words of its own here: passed over"
            self._notes.append(Note(token.start, token.end, said))
            return found
        return [Scoped(scope, node)]

    def _condition(self, token: Token, field: str) -> list[Node]:
        """A value as a condition; where it is none, its words, and a note says so."""
        value = self._value(token)
        for count in range(SEVERAL_WORDS.get(field, 1), 1, -1):
            last = self._last_of(count)
            if last is not None:
                whole = self._value(token, last)
                try:
                    node = fields.read_condition(field, whole)
                except ValueError:
                    continue
                self._at += count - 1
                return [node]
        try:
            node = fields.read_condition(field, value)
            open_end = token is self._unfinished and isinstance(node, Symbol)
            return [replace(node, prefix=True) if open_end else node]
        except ValueError as error:
            if token is self._unfinished or (self._typing and self._is_last(token)):
                node = fields.read_unfinished(field, value)
                self.hint = fields.hint(field)
                return [] if node is None else [node]
            said = f"{error}: searched for the words"
            self._notes.append(Note(token.start, token.end, said))
            return [token.term]

    def _last_of(self, count: int) -> Token | None:
        """The last of ``count`` unquoted words from the one just taken, where there are so many."""
        words = self._tokens[self._at - 1 : self._at - 1 + count]
        plain = all(word.kind is TokenKind.TERM and not word.term.quoted for word in words)
        return words[-1] if len(words) == count and plain else None

    def _is_last(self, token: Token) -> bool:
        return self._at >= len(self._tokens) and token is self._tokens[-1]

    def _value(self, token: Token, last: Token | None = None) -> str:
        """A value as it was typed, with the signs that a word alone does without ("..2014")."""
        if token.term.quoted:
            return token.term.text + "*" * (token.term.prefix and token is not self._unfinished)
        start, end = token.start, (last or token).end
        while start and not self._ends_value(self._text[start - 1]):
            start -= 1
        while end < len(self._text) and not self._ends_value(self._text[end]):
            end += 1
        return " ".join(self._text[start:end].split()).strip(",;!?")

    def _ends_value(self, sign: str) -> bool:
        return sign.isspace() or sign in _AROUND_VALUE


def _all(parts: Sequence[Node], without: Sequence[Node]) -> Node | None:
    if not parts and not without:
        return None
    if len(parts) == 1 and not without:
        return parts[0]
    return All(tuple(parts), tuple(without))
