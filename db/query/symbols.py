"""Symbols in any spelling: ``A/RES/60/251``, ``a res 60 251``, ``resolution 60/251``.

A symbol and the words for it find each other. Which organ adopted "resolution 60/251" is told by
its number, as the organs number theirs: the General Assembly and the Human Rights Council by
session, the Economic and Social Council by year, the Security Council without a break. Where two
fit, both are looked for. Works on folded words; may import db.words only.
"""

from __future__ import annotations

import re

from db.words import words_of

Words = tuple[str, ...]

_RESOLUTION = frozenset(
    {"resolution", "resolutions", "res", "resolucion", "резолюция", "резолюции", "резолюцию"}
)
_DECISION = frozenset({"decision", "decisions", "dec"})
_ORGANS = frozenset(
    [
        *("a", "s", "e", "t", "st", "dp", "cat", "ccpr", "cedaw", "cerd", "ced", "cmw", "crc"),
        *("crpd", "spt", "hri", "td", "unep", "dc", "cd", "npt", "ece", "icef"),
    ]
)
_TAGS = frozenset(
    [
        *("res", "dec", "hrc", "c", "cn", "ac", "sc", "wg", "conf", "pv", "sr", "sp", "l", "inf"),
        *("ngo", "add", "rev", "corr", "ev", "es", "sub"),
    ]
)
_DOTTED = frozenset(
    [
        *("c", "cn", "ac", "sc", "wg", "conf", "pv", "sr", "l", "add", "rev", "corr", "sub"),
    ]
)  # with a number after them
_SPECIAL = frozenset({"s", "es"})  # special and emergency special sessions: ES-10
_SPECIAL_NUMBER = re.compile(r"E?S-\d+/\d+", re.IGNORECASE)
_CAPITALIZED = re.compile(r"\b(?:ADD|REV|CORR|SUB)(?=\.)")
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
_SESSIONS = range(31, 100)  # of the General Assembly, since it numbers by them (1976)
_COUNCIL_SESSIONS = range(1, 100)  # of the Human Rights Council
_YEARS = range(1946, 2100)
_COUNCIL = re.compile(r"S/RES/(\d{1,4})")

FIRST_WORDS = _RESOLUTION | _DECISION | _ORGANS
LONGEST = 12


def alternatives(words: Words, typed: str) -> tuple[str, ...]:
    """What else the symbol that exactly these words spell is called, symbols first.

    Args:
        words: folded.
        typed: the same as typed; ``S 2013 211`` is a symbol in capitals only.
    """
    if len(words) < 2 or words[0] not in FIRST_WORDS or not any(w.isdecimal() for w in words):
        return ()
    if words[0] in _RESOLUTION:
        named = () if words[0] == "resolution" else _in_words(("res", *words[1:]))
        return (*_of_resolution(words[1:]), *([named] if named else []))
    if words[0] in _DECISION:
        return _of_decision(words[1:])
    symbol = _symbol(words, typed)
    if symbol is None:
        return ()
    named = _in_words(words)
    # The head of an older resolution is "1 (1946) Resolution of …", without any symbol.
    head = f"{words[2]} ({words[3]})" if words[:2] == ("s", "res") and len(words) == 4 else None
    others = (symbol, named, head)
    return tuple(name for name in others if name and not (name == symbol == typed))


_JOINT = re.compile(r"(?<=[\d)])\s*[-–—\u2011]\s*(?=[A-Za-z]{1,5}/)")


def parts_of(symbol: str) -> tuple[str, ...]:
    """The symbols that a joint one is made of: ``A/67/824–S/2013/211`` has two."""
    return tuple(_JOINT.split(symbol))


def canonical(text: str) -> str | None:
    """The symbol that a text spells, as documents print it; None where it spells none."""
    typed = " ".join(text.split())
    parts = parts_of(typed)
    if len(parts) > 1:
        return "–".join(canonical(part) or part for part in parts)
    words = tuple(words_of(typed))
    if not words:
        return None
    if words[0] in _RESOLUTION | _DECISION:
        return next(iter(alternatives(words, typed)), None)
    if all(word.isdecimal() for word in words) and len(words) == 2 and "/" in typed:
        return next(iter(_of_resolution(words)), None)
    if _SPECIAL_NUMBER.fullmatch(typed):
        return next(iter(_of_resolution(words)), None)
    if "/" in typed and words[0] in _ORGANS:
        as_printed = _CAPITALIZED.sub(lambda tag: tag[0].capitalize(), typed.upper())
        return _symbol(words, typed.upper()) or as_printed
    return _symbol(words, typed.upper())


def spellings_of(symbol: str) -> tuple[str, ...]:
    """What a document may print for a symbol: resolutions of the Security Council have a year."""
    if not _COUNCIL.fullmatch(symbol):
        return ()
    return tuple(f"{symbol}{space}({year})" for year in _YEARS for space in (" ", ""))


def number_of(symbol: str) -> str | None:
    """The number of a resolution of the Security Council; None for any other symbol."""
    found = _COUNCIL.fullmatch(symbol)
    return found[1] if found else None


def _of_resolution(rest: Words) -> tuple[str, ...]:
    numbers = [int(word) for word in rest if word.isdecimal() and len(word) <= 4]
    if len(numbers) == len(rest) == 2:
        first, second = numbers
        if second in _YEARS:
            return (f"S/RES/{first}",)
        if first in _YEARS:
            return (f"E/RES/{first}/{second}", f"E/CN.4/RES/{first}/{second}")
        found: list[str] = []
        if first in _SESSIONS:
            found.append(f"A/RES/{first}/{second}")
        if first in _COUNCIL_SESSIONS:
            found.append(f"A/HRC/RES/{first}/{second}")
        return tuple(found)
    if len(numbers) == len(rest) == 1:
        return (f"S/RES/{numbers[0]}",)
    if len(numbers) == len(rest) - 1 == 2 and rest[0] in _SPECIAL:
        number = f"{rest[0].upper()}-{numbers[0]}/{numbers[1]}"
        councils = () if rest[0] == "es" else (f"A/HRC/RES/{number}",)
        return (f"A/RES/{number}", *councils)
    session = rest[-1]
    if len(numbers) == 1 and rest[0].isdecimal() and _ROMAN.fullmatch(session):
        letter = rest[1].upper() if len(rest) == 3 else ""
        if len(rest) == 2 or (len(rest) == 3 and len(letter) == 1):
            return (f"A/RES/{rest[0]}({session.upper()}){letter}",)
    return ()


def _of_decision(rest: Words) -> tuple[str, ...]:
    if len(rest) != 2 or not all(word.isdecimal() and len(word) <= 4 for word in rest):
        return ()
    first, second = rest
    if int(first) in _YEARS:
        return (f"E/DEC/{first}/{second}",)
    organs = ("A/DEC", "A/HRC/DEC") if int(first) in _SESSIONS else ("A/HRC/DEC",)
    return tuple(f"{organ}/{first}/{second}" for organ in organs)


def _in_words(words: Words) -> str | None:
    """``resolution 60/251`` for the words of A/RES/60/251."""
    for kind, name in (("res", "resolution"), ("dec", "decision")):
        if kind in words:
            number = words[words.index(kind) + 1 :]
            if len(number) == 3 and number[0] in _SPECIAL and all(map(str.isdecimal, number[1:])):
                return f"{name} {number[0].upper()}-{number[1]}/{number[2]}"
            dated = len(number) == 2 and number[1].isdecimal() and int(number[1]) in _YEARS
            if number and number[0].isdecimal() and (words[0] == "s" or dated or number[1:] == ()):
                return f"{name} {number[0]}"
            if len(number) == 2 and number[0].isdecimal() and number[1].isdecimal():
                return f"{name} {number[0]}/{number[1]}"
            if len(number) == 2 and number[0].isdecimal() and _ROMAN.fullmatch(number[1]):
                return f"{name} {number[0]} ({number[1].upper()})"
    return None


def _symbol(words: Words, typed: str) -> str | None:
    """The words of a symbol put together: ``a hrc wg 6 7 svn 1`` → A/HRC/WG.6/7/SVN/1."""
    if not 3 <= len(words) <= LONGEST or words[0] not in _ORGANS:
        return None
    bare_number = words[1].isdecimal()
    special = words[1] in _SPECIAL and words[0] == "a"
    if not (words[1] in _TAGS or bare_number or special) or (
        bare_number and not typed[:1].isupper()
    ):
        return None
    if words[:2] == ("s", "res"):
        numbers = [word for word in words[2:] if word.isdecimal()]
        dated = len(words) == 4 and len(numbers) == 2 and int(numbers[1]) in _YEARS
        return f"S/RES/{numbers[0]}" if dated or len(words) == len(numbers) + 2 == 3 else None
    if words[:2] == ("a", "res") and len(words) == 4 and _ROMAN.fullmatch(words[3]):
        return f"A/RES/{words[2]}({words[3].upper()})" if words[2].isdecimal() else None
    text = words[0].upper()
    for n, word in enumerate(words[1:], 1):
        numbered = n + 1 < len(words) and words[n + 1].isdecimal()
        if not (word.isdecimal() or word in _TAGS or (word.isalpha() and len(word) <= 4)):
            return None
        if not word.isdecimal() and word not in ("hrc", "res", "dec") and not numbered:
            known = n + 1 < len(words) and words[n + 1] in _TAGS
            if not (known or (word in _TAGS and n + 1 < len(words))):
                return None
        before = words[n - 1]
        dotted = before in _DOTTED and (before != "c" or len(words[0]) == 1)
        joined = word.isdecimal() and dotted and n > 1
        shown = word.capitalize() if word in ("add", "rev", "corr", "sub") else word.upper()
        session = word.isdecimal() and before in _SPECIAL and n > 1
        text += ("-" if session else "." if joined else "/") + shown
    return text
