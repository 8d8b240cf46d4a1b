"""What a document says of itself: title, kind, symbol, issuer, addressee, date, agenda items.

Read from the masthead (the lines before the title), the title, and a letter's own request to be
circulated. What is not said stays None. May import db.model and its sister modules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.model import DocumentKind, Facts
from db.structure import languages, recognise
from db.structure.symbols import leading_symbol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LONGEST_INCIPIT = 80  # characters
_ITEM = r"\d{1,3}(?:\s\([a-z]\))*"
_ITEMS = rf"(?P<items>{_ITEM}(?:(?:,\s|\sand\s|,\sand\s|\sto\s)(?:{_ITEM}|\([a-z]\)))*)"
_AGENDA = re.compile(
    rf"(?:agenda\s+items?|items?)\s+{_ITEMS}"
    r"|(?:temas?|points?|пункт\w*|البند)\s+(?P<other>\d{1,3}(?:\s\([a-z]\))?)",
    re.IGNORECASE,
)
_UNDER_ITEM = re.compile(
    rf"(?:agenda\s+items?\s+{_ITEMS}|items?\s+(?P<other>{_ITEM}(?:(?:,\s|\sand\s){_ITEM})*)"
    r"(?:\s[^.]{0,60})?\sof\sthe\s(?:provisional\s|preliminary\s)?agenda)",
    re.IGNORECASE,
)
_ITEM_PARTS = re.compile(r"(?P<number>\d{1,3})?(?P<letters>(?:\s?\([a-z]\))*)")
_FROM_TO = re.compile(
    r"\bfrom\s+(?:the\s+)?(?P<sender>.+?)\s+addressed\s+to\s+(?:the\s+)?(?P<addressee>.+)"
)
_TO_FROM_ES = re.compile(
    r"dirigidas?\s+(?:al|a\s+la|a)\s+(?P<addressee>.+?)\s+por\s+(?:el|la|los|las)\s+(?P<sender>.+)"
)
_TO_FROM_FR = re.compile(
    r"adressées?\s+(?:au|à\s+la|à\s+l['’]|aux)\s*(?P<addressee>.+?)\s+par\s+(?:le\s+|la\s+|les\s+|l['’])(?P<sender>.+)"
)
_STATE = re.compile(
    r"\s(?:of|de\s+la|de\s+los|de|du|des)\s+(?:the\s+)?(?P<state>[A-ZÉÎ(].+?)"
    r"(?:\s+(?:to\s+the|ante\s+las|auprès\s+(?:de\s+l['’]|des\s))\s*"
    r"(?:United Nations|Naciones Unidas|(?:Organisation\s+des\s+)?Nations Unies).*)?$"
)
_MISSION = re.compile(
    r"(?:Missions?|Misión|Misiones|Permanent Representatives?|Representantes? Permanentes?"
    r"|Représentants?(?:es?)? permanents?(?:es?)?|Governments?)(?=\s)(?!.*(?:Mission|Misión)\s)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Parts:
    """The texts of a document from which its facts are read."""

    masthead: Sequence[str]  # lines
    title: str | None  # of the document as a whole, white space folded
    letter: Sequence[str]  # paragraphs of the letter itself, annexes aside
    originals: Sequence[str]  # "[Original: …]" lines of annexes
    first_words: str  # the beginning of the running text
    everything: str  # for telling the language


def read_facts(parts: Parts) -> Facts:
    """The facts of a document, from its parts."""
    title = parts.title or _incipit(parts.first_words)
    kind = _kind(parts)
    sender, addressee = _sender_and_addressee(title) if kind in _LETTERS else (None, None)
    named = (languages.original_language(line) for line in (*parts.masthead, *parts.originals))
    return Facts(
        title=title,
        kind=kind,
        symbol=_symbol(parts),
        issuer=sender,
        addressee=addressee,
        issued=_issued(parts, title, kind),
        agenda_items=_agenda_items(parts),
        language=languages.language_of(parts.everything),
        original_language=next((language for language in named if language), None),
    )


_LETTERS = (DocumentKind.LETTER, DocumentKind.NOTE_VERBALE)

_KINDS: tuple[tuple[re.Pattern[str], DocumentKind], ...] = (
    (re.compile(r"\bgeneral (?:comment|recommendation) no\b", re.I), DocumentKind.GENERAL_COMMENT),
    (re.compile(r"^(?:decision|décision|decisión|решение)\b", re.I), DocumentKind.DECISION),
    (
        re.compile(
            r"\b(?:reports?|rapports?|informes?|compilation|summary prepared)\b"
            r"|доклад|تقرير|報告|报告",
            re.I,
        ),
        DocumentKind.REPORT,
    ),
)


def _kind(parts: Parts) -> DocumentKind:
    title = parts.title
    if title is None:
        return DocumentKind.OTHER
    adopted = _adopted(parts.masthead)
    if adopted is not None:
        return adopted
    if recognise.is_letter_title(title):
        return DocumentKind.LETTER
    if recognise.is_note_verbale_title(title):
        return DocumentKind.NOTE_VERBALE
    if recognise.is_resolution_title(title):
        return DocumentKind.RESOLUTION
    return next((kind for pattern, kind in _KINDS if pattern.search(title)), DocumentKind.OTHER)


_ADOPTED: tuple[tuple[re.Pattern[str], DocumentKind], ...] = (
    (
        re.compile(r"(?:Resolution|Résolution|Resolución)s?\s+(?:adopt|aprob)"),
        DocumentKind.RESOLUTION,
    ),
    (re.compile(r"(?:Decision|Décision|Decisión)s?\s+(?:adopt|aprob)"), DocumentKind.DECISION),
)


def _adopted(masthead: Sequence[str]) -> DocumentKind | None:
    """What a masthead that says "Resolution adopted by …" makes of its document."""
    kinds = (kind for line in masthead for pattern, kind in _ADOPTED if pattern.match(line))
    return next(kinds, None)


def _symbol(parts: Parts) -> str | None:
    """The symbol in the masthead: at the start of a line of its own, or in square brackets."""
    for line in parts.masthead:
        symbol = leading_symbol(line)
        rest = line.strip().removeprefix("[")[len(symbol) :] if symbol else ""
        if symbol and (rest.strip(" ])*") == "" or languages.written_day(rest)):
            return symbol
    return None


def _issued(parts: Parts, title: str, kind: DocumentKind) -> str | None:
    """The day in the masthead; failing that, the day in the title of a letter or a resolution."""
    lines = [line for line in parts.masthead if len(line) < _LONGEST_INCIPIT]
    own = [line for line in lines if line[:1].isdecimal() or leading_symbol(line)]
    for line in (*own, *lines):
        day = languages.written_day(line)
        if day:
            return day
    if kind in _LETTERS or kind is DocumentKind.RESOLUTION:
        return languages.written_day(title)
    return None


def _sender_and_addressee(title: str) -> tuple[str | None, str | None]:
    """The State or office that a letter comes from, and whom it addresses."""
    for pattern in (_FROM_TO, _TO_FROM_ES, _TO_FROM_FR):
        match = pattern.search(title)
        if match:
            sender = match.group("sender").strip(" *")
            mission = _MISSION.search(sender)
            state = _STATE.search(sender, mission.end() if mission else 0)
            return (state.group("state") if state else sender), match.group("addressee").strip(" *")
    return None, None


def _agenda_items(parts: Parts) -> tuple[str, ...]:
    """Agenda items of the masthead and those under which a letter asks to be circulated."""
    found: list[str] = []
    for line in parts.masthead:
        match = _AGENDA.match(line)
        if match:
            found += _split_items(match.group("items") or match.group("other"))
    for paragraph in parts.letter:
        for match in _UNDER_ITEM.finditer(paragraph):
            found += _split_items(match.group("items") or match.group("other"))
    return tuple(dict.fromkeys(found))


def _split_items(text: str) -> Iterable[str]:
    """Items one by one: from "34 (a) and (b), 68 (c)" come "34 (a)", "34 (b)" and "68 (c)"."""
    number = ""
    for piece in re.split(r",\sand\s|,\s|\sand\s|\sto\s", text):
        match = _ITEM_PARTS.fullmatch(piece.strip())
        if match is None:
            continue
        number = match.group("number") or number
        letters = " ".join(re.findall(r"\([a-z]\)", match.group("letters")))
        yield f"{number} {letters}".strip()


def _incipit(text: str) -> str:
    """The first words of a document without a title, as a catalogue would give them."""
    line = " ".join(text.split())
    if len(line) <= _LONGEST_INCIPIT:
        return line
    return line[: line.rfind(" ", 0, _LONGEST_INCIPIT) + 1].rstrip(" ,;:") + " …"
