"""What a document says of itself: title, kind, symbol, issuer, addressee, date, agenda items.

Read from the masthead (the lines before the title), the title, and a letter's own request to be
circulated. What is not said stays None. May import db.model and its sister modules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from db.model import DocumentKind, Facts
from db.structure import languages, masthead, recognise
from db.structure.russian_names import nominative
from db.structure.symbols import leading_symbol

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_INCIPIT = 80  # characters
_SPAN = re.compile(r"\d{1,2}\s?[-–−]\s?\d{1,2}\s|[^\W\d_]\s?[-–−]\s?\d{1,2}\s+(?:de\s+)?[^\W\d_]+")
_JOINT = re.compile(r"(?<=\d)\s+[-–]\s+(?=[A-Z]{1,4}/)")  # "A/47/277 - S/24111" is one symbol
_CUT = re.compile(r"(?:,|\b(?:and|et|y|и))$")  # agenda items that go on in the next line
_FROM_TO = re.compile(
    r"\bfrom\s+(?:the\s+)?(?P<sender>.+?)\s+addressed\s+to\s+(?:the\s+)?(?P<addressee>.+)"
)
_TO_FROM_ES = re.compile(
    r"dirigidas?\s+(?:al|a\s+la|a)\s+(?P<addressee>.+?)\s+por\s+(?:el|la|los|las)\s+(?P<sender>.+)"
)
_TO_FROM_FR = re.compile(
    r"adressées?\s+(?:au|à\s+la|à\s+l['’]|aux)\s*(?P<addressee>.+?)\s+par\s+(?:le\s+|la\s+|les\s+|l['’])(?P<sender>.+)"
)
_TO_FROM_RU = re.compile(
    r"Письм\S+\s+(?P<sender>.+?)\s+от\s+\d.{0,40}?\s+на\s+имя\s+(?P<addressee>.+)"
)
_TO_FROM_AR = re.compile(r"موجهت?ا?ن?ة?\s+إلى\s+(?P<addressee>.+?)\s+من\s+(?P<sender>.+)")
_TO_FROM_ZH = re.compile(
    r"日(?P<sender>.+?)(?:给|致|給)(?P<addressee>.+?)的(?:同文)?(?:信|普通照会)"
)
_STATE_RU = re.compile(
    r"представител\S+\s+(?P<state>.+?)\s+при\s+Организации|Представительства\s+(?P<mission>.+?)\s+при\s+Организации"
)
_STATE_AR = re.compile(r"(?:الدائم|بالأعمال)ة?\s+ل(?P<state>.+?)\s+لدى\s+الأمم")
_STATE_ZH = re.compile(r"(?P<state>.+?)常驻联合国(?:副?代表|代表团)")
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
    language = languages.language_of(parts.everything)
    if sender is not None and language == "ru":
        sender = nominative(sender, parts.everything)
    lines = (*parts.masthead, *parts.originals)
    named = (
        languages.original_language(f"{line} {after}" if line.endswith((":", "：")) else line)
        for line, after in zip_longest(lines, lines[1:], fillvalue="")
    )
    return Facts(
        title=title,
        kind=kind,
        symbol=_symbol(parts),
        issuer=sender,
        addressee=addressee,
        issued=_issued(parts, title, kind),
        agenda_items=_agenda_items(parts),
        language=language,
        original_language=next((language for language in named if language), None),
        session=masthead.session_of(parts.masthead),
    )


_LETTERS = (DocumentKind.LETTER, DocumentKind.NOTE_VERBALE)

_KINDS: tuple[tuple[re.Pattern[str], DocumentKind], ...] = (
    (
        re.compile(
            r"\bgeneral (?:comment|recommendation) no\b|\b(?:observation|recommandation) générale n"
            r"|\b(?:observación|recomendación) general n|замечание общего порядка"
            r"|общая рекомендация|التعليق العام|التوصية العامة|一般性(?:意见|建议)",
            re.I,
        ),
        DocumentKind.GENERAL_COMMENT,
    ),
    (
        re.compile(r"^(?:decision|décision|decisión|решение)\b|^第\S+号决定", re.I),
        DocumentKind.DECISION,
    ),
    (
        # What a body says of a report, or asks about it, is none.
        re.compile(
            r"^(?:concluding observations|list of (?:issues|themes)|replies|observations finales"
            r"|liste de points|observaciones finales|lista de cuestiones|заключительные замечания"
            r"|consideration of reports|examen (?:des rapports|de los informes)"
            r"|рассмотрение докладов|summary record|compte rendu analytique|acta resumida"
            r"|краткий отчет|перечень вопросов)\b"
            r"|^الملاحظات الختامية|^النظر في التقارير|^محضر موجز|结论性意见|^审议缔约国",
            re.I,
        ),
        DocumentKind.OTHER,
    ),
    (
        re.compile(
            r"\b(?:reports?|rapports?|informes?|compilation|summary prepared|recopilación"
            r"|résumé établi|resumen preparado)\b"
            r"|доклад|подборка|تقرير|報告|报告",
            re.I,
        ),
        DocumentKind.REPORT,
    ),
)
_BELOW_KINDS: tuple[tuple[re.Pattern[str], DocumentKind], ...] = (
    (
        re.compile(
            r"(?:.*:\s)?(?:revised\s)?(?:draft|projet de|proyecto de|проект)\s"
            r"(?:resolution|résolution|resolución|резолюции)",
            re.I,
        ),
        DocumentKind.RESOLUTION,
    ),
    (
        re.compile(
            r"(?:.*:\s)?(?:revised\s)?(?:draft|projet de|proyecto de|проект)\s"
            r"(?:decision|décision|decisión|решения)",
            re.I,
        ),
        DocumentKind.DECISION,
    ),
    (
        re.compile(
            r"(?:reports? (?:of|by|submitted)|rapports? d|informes? d|доклад|تقرير)"
            r"|.*(?:报告|報告)$",
            re.I,
        ),
        DocumentKind.REPORT,
    ),
)
_NOTE = re.compile(r"note (?:by|du|de la|verbale)|nota d|записка|مذكرة|.*说明$", re.I)
_TRANSMITS = re.compile(
    r"transmit.{0,200}\breport|transmettre.{0,200}\brapport|transmitir.{0,200}\binforme"
    r"|препровод.{0,200}доклад|(?:转交|转递).{0,100}报告",
    re.I | re.S,
)


def _kind(parts: Parts) -> DocumentKind:
    title = parts.title
    if title is None:
        return DocumentKind.OTHER
    if recognise.is_letter_title(title):
        return DocumentKind.LETTER
    if recognise.is_note_verbale_title(title):
        return DocumentKind.NOTE_VERBALE
    adopted = next(filter(None, map(recognise.adopted, parts.masthead)), None)
    if adopted is not None:
        return adopted
    if recognise.is_resolution_title(title):
        return DocumentKind.RESOLUTION
    kind = next((kind for pattern, kind in _KINDS if pattern.search(title)), None)
    return kind or _kind_below(parts)


def _kind_below(parts: Parts) -> DocumentKind:
    """The kind that a line beside the title tells: "Report of the Secretary-General"."""
    for line in (parts.title or "", *parts.masthead):
        for pattern, kind in _BELOW_KINDS:
            if pattern.match(line):
                return kind
        if _NOTE.match(line) and _TRANSMITS.search(parts.first_words):
            return DocumentKind.REPORT
    return DocumentKind.OTHER


def _symbol(parts: Parts) -> str | None:
    """The symbol in the masthead: at the start of a line of its own, or in square brackets."""
    for printed in parts.masthead:
        line = _JOINT.sub("-", printed)
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
        if _SPAN.search(line):
            continue  # the days of a session
        day = languages.written_day(line)
        if day:
            return day
    if kind in (*_LETTERS, DocumentKind.RESOLUTION) or recognise.is_meeting(title):
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
    for pattern, states in (
        (_TO_FROM_RU, _STATE_RU), (_TO_FROM_AR, _STATE_AR), (_TO_FROM_ZH, _STATE_ZH),
    ):  # fmt: skip
        match = pattern.search(title)
        if match:
            state = states.search(match.group("sender"))
            sender = next(filter(None, state.groups())) if state else match.group("sender")
            return sender.strip(" *"), match.group("addressee").strip(" *")
    return None, None


def _agenda_items(parts: Parts) -> tuple[str, ...]:
    """Agenda items of the masthead and those under which a letter asks to be circulated."""
    found: list[str] = []
    for at, line in enumerate(parts.masthead):
        after = parts.masthead[at + 1] if at + 1 < len(parts.masthead) else ""
        cut = _CUT.search(line) is not None and after[:1].isdecimal()
        found += masthead.items_named(f"{line} {after}" if cut else line)
    for paragraph in parts.letter:
        found += masthead.items_asked_for(paragraph)
    return tuple(dict.fromkeys(found))


def _incipit(text: str) -> str:
    """The first words of a document without a title, as a catalogue would give them."""
    line = " ".join(text.split())
    if len(line) <= _LONGEST_INCIPIT:
        return line
    return line[: line.rfind(" ", 0, _LONGEST_INCIPIT) + 1].rstrip(" ,;:") + " …"
