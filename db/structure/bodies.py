"""The bodies of the United Nations and their neighbours, found by name in a document.

A name is found as the gazetteer in ``resources/bodies.json`` writes it: letter for letter,
but a name that it writes small ("universal periodic review") may begin a sentence. "The Council"
or "the Committee" alone is nobody: which one is meant is a guess. May import db.model and
db.errors only.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.errors import BugError
from db.model import Mention

if TYPE_CHECKING:
    from db.model import ParsedDocument

DEFAULT = Path(__file__).resolve().parent.parent.parent / "resources" / "bodies.json"
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Body:
    """A body: the short name that screens use, its full name and other names."""

    short: str
    name: str
    aliases: tuple[str, ...]
    kind: str


class Gazetteer:
    """Names of bodies, looked up all at once; the longest name wins."""

    def __init__(self, bodies: tuple[Body, ...]) -> None:
        self.bodies = bodies
        self._shorts: dict[str, str] = {}
        for body in bodies:
            for name in (body.name, *body.aliases):
                self._shorts.setdefault(_key(name), body.short)
        self._pattern = re.compile(_expression(bodies))

    @classmethod
    def load(cls, path: Path | None = None) -> Gazetteer:
        """Read the gazetteer that is shipped, or another one of the same form.

        Raises:
            BugError: When the file is not a gazetteer; the shipped one always is.
        """
        source = path or DEFAULT
        try:
            data: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
            if data["format"] != _FORMAT:
                raise BugError(f"{source.name} has form {data['format']}, not {_FORMAT}")
            bodies = tuple(
                Body(
                    item["short"],
                    item["name"],
                    # "elsewhere": its names in other languages than English
                    (*item["aliases"], *item.get("elsewhere", ())),
                    item["kind"],
                )
                for item in data["bodies"]
            )
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise BugError(f"{source.name} is not a list of bodies: {error}") from error
        return cls(bodies)

    def find(self, text: str) -> tuple[tuple[int, int, str], ...]:
        """Find the bodies named in a text: start, end and short name, in reading order."""
        return tuple(
            (*found.span(), self._shorts[_key(found.group())])
            for found in self._pattern.finditer(text)
        )

    def find_mentions(self, document: ParsedDocument) -> tuple[Mention, ...]:
        """Find the bodies named in a document's blocks."""
        return tuple(
            Mention(block.id, start, end, short)
            for block in document.blocks
            for start, end, short in self.find(block.text)
        )


def find_mentions(
    document: ParsedDocument, gazetteer: Gazetteer | None = None
) -> tuple[Mention, ...]:
    """Find the bodies named in a document's blocks, with the gazetteer that is shipped."""
    return (gazetteer or Gazetteer.load()).find_mentions(document)


def _key(name: str) -> str:
    """Fold what does not tell names apart: white space, the apostrophe, one leading capital."""
    folded = re.sub(r"\s+", " ", name).replace("'", "’")
    return folded[:1].upper() + folded[1:]


def _expression(bodies: tuple[Body, ...]) -> str:
    """Give one expression for all names, the longest first.

    The names stand in groups by their first letter: where a word begins with another letter, the
    engine passes over the whole group, which makes the search three times as quick.
    """
    names = {name for body in bodies for name in (body.name, *body.aliases)}
    groups: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        first = f"[{name[0].upper()}{name[0]}]" if name[0].islower() else re.escape(name[0])
        groups.setdefault(first, []).append(_rest(name[1:]))
    whole = "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in groups.items())
    # "A/HRC/27/15" and "CCPR/C/BLR/4" are symbols and name nobody
    return rf"(?<![\w-])(?<!\b[A-Z]/)(?:{whole})(?![\w-]|/[A-Z]{{1,2}}[./])"


def _rest(letters: str) -> str:
    """Escape a name; any white space and either apostrophe may stand for its own."""
    pieces = (re.escape(piece).replace("’", "['’]") for piece in re.split(r"\s", letters))
    return r"\s".join(pieces).replace("'['’]", "['’]")
