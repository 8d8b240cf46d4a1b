"""The nearest values of a field that occur in the library: symbols, languages, bodies, statuses.

May import db.query, db.words and db.store.edits.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.query import gazetteer
from db.query.fields import LANGUAGES, SEVERAL_WORDS
from db.store.edits import LETTERS, one_edit_away, within_two_edits
from db.words import fold, words_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

_FIELD = re.compile(
    r"""(?<![\w-])(body|lang|language|status|symbol)[:：]("[^"]*"|[^\s()"]+)""", re.IGNORECASE
)
_MORE = re.compile(r"\s+[^\s()\":]+(?=[\s()\"]|$)")
_OF_SYMBOLS = LETTERS + "0123456789/.()-"
_MOST = 3  # of one value


def texts(connection: sqlite3.Connection, text: str) -> Iterator[str]:
    """The text with a value replaced by the nearest ones that there are, field by field."""
    for found in _FIELD.finditer(text):
        name = found[1].casefold()
        known = _values(connection, name)
        for end in _ends(text, name, found.end()):
            value = fold(text[found.start(2) : end].strip('"').strip())
            if name != "symbol":
                value = " ".join(words_of(value))
            for near in _nearest(value, known, name)[:_MOST]:
                shown = near if " " not in near else f'"{near}"'
                yield text[: found.start(2)] + shown + text[end:]


def _ends(text: str, name: str, end: int) -> list[int]:
    """Where the value may end: the longest first, where it may have several words."""
    ends = [end]
    while len(ends) < SEVERAL_WORDS.get(name, 1) and text[end - 1] != '"':
        more = _MORE.match(text, end)
        if more is None:
            break
        end = more.end()
        ends.append(end)
    return ends[::-1]


def _nearest(value: str, known: dict[str, str], name: str) -> list[str]:
    """What to type for the nearest of the values; a beginning of a value is near to it."""
    if not value or value in known:
        return []
    if name == "symbol":
        edits = one_edit_away(value, _OF_SYMBOLS)
        return sorted({typed for other, typed in known.items() if other in edits})
    near = [other for other in known if len(value) > 2 and other.startswith(value)]
    near += [other for other in known if other[0] == value[0] and within_two_edits(value, other)]
    few = len(value) < 4  # two edits of three letters leave next to nothing
    return list(dict.fromkeys(known[o] for o in near if not few or o in one_edit_away(value)))


def _values(connection: sqlite3.Connection, name: str) -> dict[str, str]:
    """Every value of the library as it is compared (folded), and as it is typed."""
    if name == "symbol":
        query = (
            "SELECT symbol FROM symbols UNION SELECT symbol FROM documents WHERE symbol IS NOT NULL"
        )
        return {fold(symbol): symbol for (symbol,) in connection.execute(query)}
    if name == "status":
        query = "SELECT DISTINCT status FROM events WHERE status IS NOT NULL"
        return {status: status for (status,) in connection.execute(query)}
    if name == "body":
        namings = gazetteer.shipped().namings()
        rows = connection.execute("SELECT DISTINCT body FROM mentions")
        return {
            " ".join(naming.words): naming.text
            for (short,) in rows
            for naming in namings.get(short, ())
        }
    rows = connection.execute("SELECT DISTINCT language FROM documents")
    codes = [code for (code,) in rows if code in LANGUAGES]
    return {code: code for code in codes} | {fold(LANGUAGES[code]): code for code in codes}
