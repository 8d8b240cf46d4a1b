"""What the user typed → an FTS5 expression that is safe for every input.

Words are joined by *and*; ``"phrases"``, ``prefix*``, ``AND``, ``OR``, ``NOT``, ``-word`` and
parentheses mean what they say. Everything else is only text: each word reaches FTS5 between
double quotes, where nothing has a meaning, and FTS5's own tokenizer splits ``A/RES/60/251`` as it
did in the index. Pure. May import db.words only.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from db.query.tree import All, AnyOf, Node, Query, Term, wanted_terms
from db.words import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

MAX_CHARACTERS = 1_000
# "Minister's" is a form of "Minister"; in quotation marks it is taken as it stands.
_POSSESSIVE = re.compile(r"(?<=\w)['’ʼ]s$", re.IGNORECASE)
MAX_TERMS = 48  # FTS5 allows more; nobody reads more
MAX_DEPTH = 12  # of parentheses; FTS5's own parser gives up at about 50

_QUOTES = '"“”„«»'
_OPERATORS = ("AND", "OR", "NOT")


def parse(text: str, *, typing: bool = False) -> Query:
    """Read what the user typed. Never raises.

    Args:
        text: anything.
        typing: the last word is still being typed: take it as a prefix, unless white space, a
            quote or a parenthesis ends it.
    """
    cleaned = _cleaned(text)
    notes: list[str] = []
    if len(cleaned.rstrip()) > MAX_CHARACTERS:
        notes.append(f"only the first {MAX_CHARACTERS:,} characters count")
    cleaned = cleaned[:MAX_CHARACTERS]
    tokens = list(_tokens(cleaned))
    if typing and tokens and isinstance(tokens[-1], Term) and not cleaned[-1:].isspace():
        tokens[-1] = _being_typed(tokens[-1], closed=cleaned[-1] in _QUOTES)
    if not any(isinstance(token, Term) for token in tokens):
        tokens = _operators_as_words(tokens, notes)
    terms = [token for token in tokens if isinstance(token, Term)]
    if len(terms) > MAX_TERMS:
        notes.append(f"only the first {MAX_TERMS} words count")
        tokens = _first_terms(tokens)
    tree = _Parser(tokens, notes).parse()
    if tree is None:
        return Query(text, None, (), _nothing(cleaned, notes))
    understood = "; ".join([_in_words(tree), *notes])
    positive = tuple(dict.fromkeys(term.text for term in wanted_terms(tree)))
    return Query(text, expression_of(tree), positive, understood, tree, _phrase_of(tree))


# ------------------------------------------------------------------ to FTS5


def expression_of(node: Node, forms: Callable[[str], Sequence[str]] | None = None) -> str:
    """A tree as an FTS5 expression.

    Args:
        node: the tree.
        forms: for the last word of a prefix, more words that it should find. The index stems words,
            so ``universa*`` alone would not find "universal", whose stem is shorter.
    """
    if isinstance(node, Term):
        own = _quoted(node.text) + (" *" if node.prefix else "")
        *before, last = words_of(node.text)
        others = forms(last) if forms and node.prefix else ()
        whole = [_quoted(" ".join([*before, other])) for other in others]
        return f"({' OR '.join([own, *whole])})" if whole else own
    if isinstance(node, AnyOf):
        return f"({' OR '.join(expression_of(part, forms) for part in node.parts)})"
    wanted = " AND ".join(expression_of(part, forms) for part in node.parts)
    if not node.without:
        return f"({wanted})"
    unwanted = " OR ".join(expression_of(part) for part in node.without)
    return f"(({wanted}) NOT ({unwanted}))"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', " ") + '"'


def _phrase_of(tree: Node) -> str | None:
    """Two or more plain words as one phrase, so that they rank first where they stand together."""
    if not isinstance(tree, All) or len(tree.parts) < 2:
        return None
    plain = [part for part in tree.parts if isinstance(part, Term)]
    if len(plain) != len(tree.parts) or any(part.prefix for part in plain[:-1]):
        return None
    together = _quoted(" ".join(part.text for part in plain))
    return together + (" *" if plain[-1].prefix else "")


# ------------------------------------------------------------------ from text

_Token = Term | str  # a term, or one of "(", ")", "AND", "OR", "NOT"


def _cleaned(text: str) -> str:
    """Without what no text holds: control characters, lone surrogates, noncharacters."""
    return "".join(
        " " if unicodedata.category(sign) in ("Cc", "Cs", "Cn") else sign
        for sign in text[: MAX_CHARACTERS + 1_000]
    )


def _tokens(text: str) -> Iterator[_Token]:
    """Split into terms, parentheses and operators; signs that mean nothing here are dropped."""
    at, depth, ignored = 0, 0, 0
    while at < len(text):
        sign = text[at]
        if sign.isspace():
            at += 1
        elif sign in _QUOTES:
            end = _end_of_phrase(text, at + 1)
            starred = text[end + 1 : end + 2] == "*"
            yield from _term(text[at + 1 : end], prefix=starred, quoted=True)
            at = end + 1 + starred
        elif sign == "(":
            at += 1
            if depth < MAX_DEPTH:
                depth += 1
                yield "("
            else:
                ignored += 1
        elif sign == ")":
            at += 1
            if ignored:
                ignored -= 1
            elif depth:
                depth -= 1
                yield ")"
        elif sign == "-" and text[at + 1 : at + 2] not in ("", "-", *" \t)"):
            at += 1
            yield "NOT"
        else:
            end = _end_of_word(text, at)
            word = text[at:end]
            if word in _OPERATORS:
                yield word
            else:
                bare = _POSSESSIVE.sub("", word.rstrip("*"))
                yield from _term(bare, prefix=word.endswith("*"), quoted=False)
            at = end


def _term(text: str, *, prefix: bool, quoted: bool) -> Iterator[Term]:
    """The term, or nothing where it has neither letters nor digits."""
    words = words_of(text)
    if words:
        yield Term(" ".join(text.split()), prefix, quoted)


def _end_of_phrase(text: str, at: int) -> int:
    while at < len(text) and text[at] not in _QUOTES:
        at += 1
    return at


def _end_of_word(text: str, at: int) -> int:
    """Up to white space or a quote; ``1325(2000)`` is one word, ``a)`` is not."""
    inside = 0
    while at < len(text) and not text[at].isspace() and text[at] not in _QUOTES:
        if text[at] == "(":
            inside += 1
        elif text[at] == ")":
            if not inside:
                break
            inside -= 1
        at += 1
    return at


def _being_typed(term: Term, *, closed: bool) -> Term:
    return term if closed else Term(term.text, prefix=True, quoted=term.quoted)


def _operators_as_words(tokens: list[_Token], notes: list[str]) -> list[_Token]:
    """A query of operators alone looks for the words themselves."""
    words: list[_Token] = [
        Term(token) for token in tokens if isinstance(token, str) and token in _OPERATORS
    ]
    # A minus sign before nothing is no word.
    if len(words) == 1:
        notes.append(f"{words[0].text if isinstance(words[0], Term) else ''} joins nothing here")
    return words


def _first_terms(tokens: list[_Token]) -> list[_Token]:
    kept: list[_Token] = []
    left = MAX_TERMS
    for token in tokens:
        if isinstance(token, Term):
            left -= 1
        if left < 0:
            break
        kept.append(token)
    return kept


class _Parser:
    """Recursive descent: OR binds loosest, then AND (also unwritten), then NOT.

    An operator without something on both sides is passed over, as it is while one types.
    """

    def __init__(self, tokens: Sequence[_Token], notes: list[str]) -> None:
        self._tokens = tokens
        self._notes = notes
        self._at = 0

    def parse(self) -> Node | None:
        """The whole query, or None where nothing is to look for."""
        found: list[Node] = []
        while self._at < len(self._tokens):
            node = self._any_of()
            if node is not None:
                found.append(node)
            self._at += 1  # a parenthesis that closes nothing
        return _all(found, [])

    def _peek(self) -> _Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _any_of(self) -> Node | None:
        parts: list[Node] = []
        while True:
            part = self._all_of()
            if part is not None:
                parts.append(part)
            if self._peek() != "OR":
                break
            self._at += 1
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts)) if parts else None

    def _all_of(self) -> Node | None:
        parts: list[Node] = []
        without: list[Node] = []
        negated = False
        while (token := self._peek()) not in (None, "OR", ")"):
            self._at += 1
            if token == "AND":
                continue
            if token == "NOT":
                negated = True
                continue
            node = token if isinstance(token, Term) else self._group()
            if node is not None:
                (without if negated else parts).append(node)
            negated = False
        if without and not parts:
            left_out = " and ".join(_in_words(node) for node in without)
            self._notes.append(f"there is nothing to leave {left_out} out of")
            return None
        return _all(parts, without)

    def _group(self) -> Node | None:
        node = self._any_of()
        if self._peek() == ")":
            self._at += 1
        return node


def _all(parts: Sequence[Node], without: Sequence[Node]) -> Node | None:
    if not parts:
        return None
    if len(parts) == 1 and not without:
        return parts[0]
    return All(tuple(parts), tuple(without))


# ------------------------------------------------------------------ in words


def _in_words(node: Node) -> str:
    if isinstance(node, Term):
        if node.quoted:
            return f"the phrase “{node.text}{'…' if node.prefix else ''}”"
        return f"words that begin with “{node.text}”" if node.prefix else f"“{node.text}”"
    if isinstance(node, AnyOf):
        return " or ".join(_in_group(part) for part in node.parts)
    wanted = " and ".join(_in_group(part) for part in node.parts)
    if not node.without:
        return wanted
    return f"{wanted}, without {' and without '.join(_in_group(part) for part in node.without)}"


def _in_group(node: Node) -> str:
    return _in_words(node) if isinstance(node, Term) else f"({_in_words(node)})"


def _nothing(cleaned: str, notes: Sequence[str]) -> str:
    if not cleaned.strip():
        return ""
    return "Nothing to look for: " + ("; ".join(notes) or "type at least one letter or digit")
