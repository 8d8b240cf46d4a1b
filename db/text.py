"""Small operations on text that every layer needs: squeezing, keys, undoing recorded repairs.

No layer of its own: may import only db.model; everything may import it.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.model import Block, Footnote, Repair

_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
_WHITE_SPACE = re.compile(r"\s+")


def squeeze(text: str) -> str:
    """Only the letters and digits of a text, NFKC and casefolded: what survives any layout."""
    return _NOT_ALPHANUMERIC.sub("", unicodedata.normalize("NFKC", text).casefold())


def fold_spaces(text: str) -> str:
    """The text with each run of white space as one space, and none at its ends."""
    return _WHITE_SPACE.sub(" ", text).strip()


def encodable(text: str) -> str:
    """The text of an argument or a file's name, fit to be stored and printed.

    What the locale could not decode came as lone surrogates (PEP 383): it is read as UTF-8, and
    bytes that are none become "�".
    """
    try:
        raw = text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # surrogates of another origin: Windows allows them in names
        raw = text.encode("utf-8", "replace")
    return raw.decode("utf-8", "replace")


def block_key(text: str) -> str:
    """A short hash of the squeezed text: the same for the same words, however they are set."""
    return hashlib.blake2b(squeeze(text).encode("utf-8"), digest_size=8).hexdigest()


def undo_repairs(text: str, repairs: Iterable[Repair]) -> str:
    """The text as received: every repair undone.

    Args:
        text: the cleaned text.
        repairs: its repairs, sorted by offset (in the cleaned text) and not overlapping.
    """
    parts: list[str] = []
    position = 0
    for repair in repairs:
        parts.append(text[position : repair.offset])
        parts.append(repair.received)
        position = repair.offset + len(repair.cleaned)
    parts.append(text[position:])
    return "".join(parts)


def received_text(block: Block | Footnote) -> str:
    """The text of a block or a note as received, its marker or label aside.

    A line end of the source is a space here, except where a repair undid it: there it is the
    newline that stood in the source.
    """
    return undo_repairs(block.text, block.repairs)
