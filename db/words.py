"""Words as the search index sees them: split, without case, diacritics and variants of letters.

Finer than FTS5's unicode61, whose tokens ``folded_of`` completes: ligatures are taken apart, the
variants of Arabic letters are one, and Chinese and Japanese are read by pairs of characters. Pure.
May import nothing of ours; db.query and db.store share it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# FTS5's unicode61: letters, numbers and private characters make words; all else separates them.
_WORD = re.compile("(?:[^\\W_]|[\ue000-\uf8ff])+")
_FOREIGN = re.compile("[^\x00-\x7f]+")
_ASCII = bytes(ord(chr(n).lower()) if chr(n).isalnum() else ord(" ") for n in range(128)) + bytes(
    ord(" ") for _ in range(128)
)
_PAIRED = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_ALL_PAIRED = re.compile(f"[{_PAIRED}]+")
_RUN = re.compile(f"[{_PAIRED}]+|[^{_PAIRED}]+")
_ARABIC = "\u0610-\u061a\u0621-\u065f\u0660-\u0669\u0670-\u06d3\u06f0-\u06f9"
# What FTS5 leaves as it is, or splits a word at, and is folded here.
_BEYOND = re.compile(
    f"[{_PAIRED}{_ARABIC}æœßøłđıςÆŒẞØŁĐ\u0300-\u036f\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufeff\uff01-\uff5e]"
)
_WHOLE = re.compile(f"[{_PAIRED}{_ARABIC}\ufb50-\ufdff\ufe70-\ufeff]")
_COMPATIBLE = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufeff\uff01-\uff5e]")
_LETTERS = str.maketrans(
    {
        **dict(zip("øłđıς", "oldiσ", strict=True)),
        "æ": "ae",
        "œ": "oe",
        "ß": "ss",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ے": "ي",
        "ک": "ك",
        "ة": "ه",
        "ۀ": "ه",
        "ـ": None,  # tatweel only stretches a word
        **{chr(0x660 + n): str(n) for n in range(10)},
        **{chr(0x6F0 + n): str(n) for n in range(10)},
    }
)


def words_of(text: str) -> list[str]:
    """The folded words of a text, in order; pairs for scripts without spaces."""
    if not text.isascii():
        text = _FOREIGN.sub(_folded_run, text)
        if not text.isascii():
            return _paired(_WORD.findall(text.lower()))
    return text.encode().translate(_ASCII).decode().split()


def fold(text: str) -> str:
    """A text without case, diacritics and variants of letters."""
    if text.isascii():
        return text.lower()
    text = _COMPATIBLE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    apart = unicodedata.normalize("NFD", text.lower())
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    # Hangul: its syllables were taken apart too.
    return unicodedata.normalize("NFC", bare).translate(_LETTERS)


def folded_of(text: str) -> str | None:
    """What FTS5's own folding would miss, to be indexed beside the text; None for most texts."""
    if text.isascii() or not _BEYOND.search(text):
        return None
    if _WHOLE.search(text):
        return " ".join(words_of(text))
    words = [part for part in text.split() if _BEYOND.search(part)]
    return " ".join(words_of(" ".join(words))) or None


def is_paired(text: str) -> bool:
    """Whether a text is of a script without spaces, read by pairs of characters."""
    return _ALL_PAIRED.fullmatch(text) is not None


def count_words(texts: Iterable[str]) -> Counter[str]:
    """In how many of the texts each word stands."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(set(words_of(text)))
    return counts


@lru_cache(maxsize=65_536)
def _folded(run: str) -> str:
    """A run of signs beyond ASCII, folded, with a space for what separates words."""
    return "".join(
        sign if sign.isalnum() or "\ue000" <= sign <= "\uf8ff" else " " for sign in fold(run)
    )


def _folded_run(found: re.Match[str]) -> str:
    return _folded(found[0])


def _paired(words: list[str]) -> list[str]:
    """Words, with runs of a script without spaces as pairs and, at their end, one sign.

    The last sign alone makes every sign the beginning of a word: so one sign can be looked for.
    """
    read: list[str] = []
    for word in words:
        if word.isascii() or not _WHOLE.search(word):
            read.append(word)
            continue
        for run in _RUN.findall(word):
            read += [run[at : at + 2] for at in range(len(run))] if is_paired(run) else [run]
    return read


def words_to_find(text: str) -> list[str]:
    """The folded words of something typed: as in a text, but a run of pairs has no last sign."""
    words = words_of(text)
    if text.isascii():
        return words
    return [
        word
        for n, word in enumerate(words)
        if not (n and len(word) == 1 and is_paired(word) and words[n - 1][1:] == word)
    ]
