"""The text of a query → words, phrases, fields, parentheses and operators, each with its place.

Every sign may be typed: what has no meaning where it stands is passed over, and what is broken is
taken as words and noted. Words are kept so that the same word written again gives the same token.
May import db.query.tree and db.words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from enum import Enum, auto

from db.query.tree import MAX_CHARACTERS, Near, Note, Term
from db.words import words_of

MAX_DEPTH = 12  # of parentheses
NEAR_BY = 10  # words, where none are given
MAX_DISTANCE = 1_000

# What closes each quotation mark, the likeliest first: “English”, „русские“, «français», 「中文」.
_CLOSERS = {
    '"': '"',
    "“": "”",
    "„": "“”",
    "‟": "”",
    "”": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "＂": "＂",
    "‚": "‘’",
}
QUOTES = frozenset("".join([*_CLOSERS, *_CLOSERS.values()])) - set("‘’")
_SINGLE = {"‘": "’", "'": "'"}  # also apostrophes: only where they stand around words
_IN_CLASS = re.escape("".join(sorted(QUOTES)))
# "1325(2000)" is one word, "a)" is not; the marks of Chinese clauses end words as spaces do.
_WORD = re.compile(rf"(?:[^\s(){_IN_CLASS}、，。；：？！]|(?<=[^\W_])\([^\s(){_IN_CLASS}]*\))+")
_OPERATORS = ("AND", "OR", "NOT")
_OPERATOR = re.compile(rf"(AND|OR|NOT)(?=[\s(){_IN_CLASS}]|$)")
_SOFT = "\xad"  # a soft hyphen: it cannot be seen, so a word is read without it
_FIELD = re.compile(rf"([A-Za-z]{_SOFT}*(?:[A-Za-z]{_SOFT}*){{1,11}})[:：]")
_NEAR = re.compile(r"NEAR\(", re.IGNORECASE)
_DISTANCE = re.compile(r"[,，;]\s*([0-9]+)\s*$")
# "Minister's" is a form of "Minister"; in quotation marks it is taken as it stands.
_POSSESSIVE = re.compile(r"(?<=\w)['’ʼ]s$", re.IGNORECASE)
_GOES_ON = frozenset("-/.'’_")  # after these a word that is being typed is not finished
# Signs that turn the direction of a line, or are not there: they would garble what is said of it.
_UNSEEN = dict.fromkeys(
    map(
        ord, "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
    ),
    " ",
)


class TokenKind(Enum):
    """What a token is."""

    TERM = auto()
    NEAR = auto()
    FIELD = auto()
    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the typed text; ``start`` and ``end`` are code points of it."""

    kind: TokenKind
    start: int
    end: int
    text: str = ""  # of a field its name, of an operator the word or sign itself
    terms: tuple[Term, ...] = ()  # of a term itself, of NEAR its parts
    distance: int = NEAR_BY

    @property
    def term(self) -> Term:
        """The term of a token that is one."""
        return self.terms[0]


@dataclass(frozen=True, slots=True)
class Lexed:
    """The tokens of a text and what was passed over in it."""

    text: str  # cleaned; as long as what was typed, or cut
    tokens: tuple[Token, ...]
    notes: tuple[Note, ...]
    unfinished: bool  # the last token is still being typed


def lex(text: str, fields: frozenset[str], *, typing: bool = False, exact: bool = False) -> Lexed:
    """Split what was typed.

    Args:
        text: anything.
        fields: the names that may stand before a colon.
        typing: the end is still being typed: nothing there is an error.
        exact: terms are wanted without their other forms.
    """
    cleaned = clean(text)
    notes: list[Note] = []
    if len(cleaned.rstrip()) > MAX_CHARACTERS:
        said = f"only the first {MAX_CHARACTERS:,} characters count"
        notes.append(Note(MAX_CHARACTERS, len(text), said))
    cleaned = cleaned[:MAX_CHARACTERS]
    lexer = _Lexer(cleaned, 0, len(cleaned), fields, typing=typing, exact=exact)
    tokens = lexer.run()
    unfinished = typing and bool(tokens) and set(cleaned[tokens[-1].end :]) <= _GOES_ON
    if unfinished and tokens[-1].kind is TokenKind.TERM:
        last = tokens[-1]
        closed = last.term.quoted and cleaned[last.end - 1] in QUOTES and last.end - last.start > 1
        if not closed or lexer.open_quote:
            tokens[-1] = replace(last, terms=(replace(last.term, prefix=True),))
    return Lexed(cleaned, tuple(tokens), (*notes, *lexer.notes), unfinished)


def clean(text: str) -> str:
    """Without what no text holds (control characters, lone surrogates); places stay the same."""
    cut = text[: MAX_CHARACTERS + 1_000].translate(_UNSEEN)
    if cut.isprintable():
        return cut
    return "".join(
        " " if unicodedata.category(sign) in ("Cc", "Cs", "Cn", "Zl", "Zp") else sign
        for sign in cut
    )


class _Lexer:
    """Walks over a stretch of the text once."""

    def __init__(
        self, text: str, start: int, stop: int, fields: frozenset[str], *, typing: bool, exact: bool
    ) -> None:
        self.notes: list[Note] = []
        self.open_quote = False
        self._text = text
        self._at = start
        self._stop = stop
        self._fields = fields
        self._typing = typing
        self._exact = exact
        self._open: list[int] = []  # where the parentheses stand that are open
        self._too_deep = 0
        self._tokens: list[Token] = []
        self._never_closes: set[str] = set()

    def run(self) -> list[Token]:
        """Every token, in order."""
        while self._at < self._stop:
            sign = self._text[self._at]
            if sign in QUOTES:
                self._phrase()
            elif sign in "()":
                self._parenthesis(sign)
            elif sign in _SINGLE and (end := self._single_end(_SINGLE[sign])) is not None:
                self._quoted(self._at + 1, end, 1)
            elif sign == "-" and self._is_minus():
                self._add(TokenKind.NOT, self._at, self._at + 1, "-")
            elif _begins_word(sign):
                self._word()
            else:
                if sign == "-" and self._follows_field():
                    said = "a minus sign stands before a field, not after it: passed over"
                    self._note(self._at, self._at + 1, said)
                self._at += 1
        if self._open and not self._typing:
            self._note(self._open[0], self._open[0] + 1, "unclosed parenthesis: closed at the end")
        return self._tokens

    def _add(self, kind: TokenKind, start: int, end: int, text: str = "") -> None:
        self._tokens.append(Token(kind, start, end, text))
        self._at = end

    def _note(self, start: int, end: int, text: str) -> None:
        self.notes.append(Note(start, end, text))

    def _parenthesis(self, sign: str) -> None:
        at = self._at
        self._at += 1
        if sign == "(":
            if len(self._open) < MAX_DEPTH:
                self._open.append(at)
                self._add(TokenKind.OPEN, at, at + 1)
                return
            if not self._too_deep:
                self._note(at, at + 1, f"parentheses count {MAX_DEPTH} deep")
            self._too_deep += 1
        elif self._too_deep:
            self._too_deep -= 1
        elif self._open:
            self._open.pop()
            self._add(TokenKind.CLOSE, at, at + 1)
        else:
            self._note(at, at + 1, "a parenthesis that closes nothing was passed over")

    def _is_minus(self) -> bool:
        before = self._text[self._at - 1 : self._at]
        after = self._text[self._at + 1 : self._at + 2]
        starts = self._at == 0 or before.isspace() or before == "("
        return starts and _begins_unit(after)

    def _follows_field(self) -> bool:
        """Whether a minus sign here stands between a field and its words."""
        last = self._tokens[-1] if self._tokens else None
        named = last is not None and last.kind is TokenKind.FIELD and last.end == self._at
        return named and _begins_unit(self._text[self._at + 1 : self._at + 2])

    # -------------------------------------------------------------- phrases

    def _phrase(self) -> None:
        end = closing_quote(self._text, self._at, self._stop)
        if end is not None:
            self._quoted(self._at + 1, end, 1)
        elif self._typing:
            self.open_quote = True
            self._quoted(self._at + 1, self._stop, 0)
        else:
            said = "unclosed quotation mark: searched for the words"
            self._note(self._at, self._at + 1, said)
            self._at += 1

    def _single_end(self, closer: str) -> int | None:
        """Where a single quotation mark closes; None where this is an apostrophe."""
        if closer in self._never_closes or (self._at and self._text[self._at - 1].isalnum()):
            return None
        end = self._text.find(closer, self._at + 1, self._stop)
        while end >= 0:
            after = self._text[end + 1 : end + 2]
            if self._text[end - 1].isalnum() and not after.isalnum():
                return end
            end = self._text.find(closer, end + 1, self._stop)
        self._never_closes.add(closer)  # nor does any later one: no second look
        return None

    def _quoted(self, start: int, end: int, mark: int) -> None:
        inside = "".join(" " if sign in QUOTES else sign for sign in self._text[start:end])
        after = min(end + mark, self._stop)
        starred = self._text[after : min(after + 1, self._stop)] == "*"
        if words_of(inside):
            term = Term(" ".join(inside.split()), starred, quoted=True, exact=self._exact)
            token = Token(TokenKind.TERM, start - 1, after + starred, terms=(term,))
            self._tokens.append(token)
        elif mark:
            said = "quotation marks without a word were passed over"
            self._note(start - 1, after + starred, said)
        self._at = after + starred

    # -------------------------------------------------------------- words

    def _word(self) -> None:
        at = self._at
        if _NEAR.match(self._text, at, self._stop):
            self._near()
            return
        if operator := _OPERATOR.match(self._text, at, self._stop):
            self._add(TokenKind[operator[1]], at, operator.end(), operator[1])
            return
        if (field := _FIELD.match(self._text, at, self._stop)) and self._field(field):
            return
        found = _WORD.match(self._text, at, self._stop)
        end = found.end() if found else at + 1
        bare, prefix = bare_word(self._text[at:end])
        if bare in _OPERATORS and not prefix:
            self._add(TokenKind[bare], at, at + len(bare), bare)
        elif words_of(bare):
            term = Term(bare, prefix, exact=self._exact)
            stop = at + len(bare) + prefix if self._text[at:end].startswith(bare) else end
            self._tokens.append(Token(TokenKind.TERM, at, stop, terms=(term,)))
        self._at = end

    def _field(self, found: re.Match[str]) -> bool:
        """Take a field's name; or, of one that there is not, the word. False: it is no field."""
        written, end = found[1].replace(_SOFT, ""), found.end()
        name = written.lower()
        if name in self._fields:
            self._add(TokenKind.FIELD, found.start(), end, name)
            return True
        after = self._text[end : min(end + 1, self._stop)]
        if not after or after.isspace() or after == "/":
            return False
        said = f"there is no field “{written}:”: searched for the words"
        self._note(found.start(), end, said)
        if written in _OPERATORS:
            self._add(TokenKind[written], found.start(), end, written)
        else:
            term = Term(written, exact=self._exact)
            self._tokens.append(Token(TokenKind.TERM, found.start(), end - 1, terms=(term,)))
        self._at = end
        return True

    # -------------------------------------------------------------- NEAR

    def _near(self) -> None:
        start, inside = self._at, self._at + len("NEAR(")
        end = self._end_of_near(inside)
        closed = end < self._stop
        distance = _DISTANCE.search(self._text, inside, end)
        stop = distance.start() if distance else end
        inner = _Lexer(
            self._text,
            inside,
            stop,
            self._fields,
            typing=self._typing and not closed,
            exact=self._exact,
        )
        tokens = inner.run()
        terms = [term for token in tokens for term in token.terms]
        self.notes += inner.notes
        calm = self._typing and not closed
        if calm and terms and not distance and not set(self._text[tokens[-1].end :]) - _GOES_ON:
            terms[-1] = replace(terms[-1], prefix=True)
        if not closed and not calm:
            self._note(start, inside, "unclosed parenthesis after NEAR: closed at the end")
        if any(not token.terms for token in tokens):
            self._note(start, end + closed, "NEAR joins words and phrases only")
        if len(terms) < 2 and not calm:
            self._note(start, end + closed, "NEAR needs two words")
        if not terms and not calm:
            terms = [Term("NEAR", exact=self._exact)]
        kind = TokenKind.NEAR if len(terms) > 1 else TokenKind.TERM
        if terms:
            near = _bounded(distance[1]) if distance else NEAR_BY
            self._tokens.append(Token(kind, start, end + closed, "", tuple(terms), near))
        self._at = end + closed

    def _end_of_near(self, at: int) -> int:
        """Where the parenthesis of NEAR closes, or the end of the text."""
        depth = 0
        while at < self._stop:
            sign = self._text[at]
            if sign in QUOTES:
                at = closing_quote(self._text, at, self._stop) or at
            elif sign == "(":
                depth += 1
            elif sign == ")":
                if not depth:
                    return at
                depth -= 1
            at += 1
        return self._stop


def _bounded(digits: str) -> int:
    """A distance as typed; no number of digits is too many."""
    bare = digits.lstrip("0")
    return MAX_DISTANCE if len(bare) > len(str(MAX_DISTANCE)) else min(int(bare or 0), MAX_DISTANCE)


def near_of(token: Token) -> Near:
    """What a NEAR token means."""
    return Near(token.terms, token.distance)


def closing_quote(text: str, at: int, stop: int) -> int | None:
    """Where the quotation mark at ``at`` closes; any other mark closes it where its own is not."""
    for closer in _CLOSERS.get(text[at], ""):
        end = text.find(closer, at + 1, stop)
        if end >= 0:
            return end
    for end in range(at + 1, stop):
        if text[end] in QUOTES:
            return end
    return None


def bare_word(word: str) -> tuple[str, bool]:
    """A word without the signs around it and its possessive, and whether a star ended it."""
    bare, prefix = word.replace(_SOFT, ""), False
    while True:
        end = len(bare)
        while end and not _ends_word(bare[end - 1]):
            end -= 1
        prefix = prefix or "*" in bare[end:]
        shorter = _POSSESSIVE.sub("", bare[:end])
        if shorter == bare:
            return bare, prefix
        bare = shorter


def _begins_unit(sign: str) -> bool:
    return bool(sign) and (_begins_word(sign) or sign == "(" or sign in QUOTES)


def _begins_word(sign: str) -> bool:
    return sign.isalnum() or "\ue000" <= sign <= "\uf8ff"


def _ends_word(sign: str) -> bool:
    return _begins_word(sign) or sign == ")" or unicodedata.category(sign)[0] == "M"
