"""The front of a document: its masthead, and the paragraph that is its title.

May import db.model and its sister modules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from db.structure import recognise
from db.structure.drafts import Draft
from db.structure.masthead import is_agenda_line, is_day_line, is_masthead_line
from db.structure.symbols import leading_symbol
from db.structure.typeset import opens_contents
from db.text import fold_spaces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.model import Line

_FARTHEST_LETTER = 40  # paragraphs; a masthead is shorter
_FARTHEST_RESOLUTION = 15
_FARTHEST_TITLE = 12
_FARTHEST_ZONE = 40
_LONGEST_TITLE = 300  # characters
_JOINS = re.compile(r"[,;]\s+(?:and|or|et|ou|y|e|o|и|или)$")
_COLUMNS = re.compile(r"(?<=\S)\s{3,}(?=\S)")
TITLE_NUMBER = re.compile(r"(\d{1,4}/\d{1,4}\.?)\s+(?=\S)")
BELOW = re.compile(
    r"(?:Note|Report|Letter|Memorandum|Statement|Submission)s?\s+(?:(?:submitted|prepared|presented"
    r")\s+)?(?:by|of|from)\b|Rapporteur|Chair|President"
    r"|Vice-|Submitted by|Prepared by|Draft\s|Addendum|Corrigendum|Revision|\[|Summary prepared"
    r"|Note d[ue]|Rapport d[ue]|Rectificatif|Additif|Nota d|Informe d|Corrección|Adición|Записка"
    r"|Доклад (?:Генерального|Специального|Верховного)|Добавление|Исправление|تقرير الأمين|مذكرة من"
    r"|إضافة|تصويب|秘书长的报告|秘书长的说明|增编|更正|.{0,400}: (?:draft (?:resolution|decision)"
    r"|projet de (?:résolution|décision)|proyecto de (?:resolución|decisión)"
    r"|проект (?:резолюции|решения))",
    re.IGNORECASE,
)
_CONSIDERED = re.compile(
    r"Consideration of reports|Examen des rapports|Examen de los informes|Рассмотрение докладов"
    r"|النظر في التقارير|审议缔约国",
    re.IGNORECASE,
)
_OBSERVED = re.compile(
    r"Concluding observations|Observations finales|Observaciones finales|Заключительные замечания"
    r"|الملاحظات الختامية|.{0,60}结论性意见",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"Introduct\w+|Introducción|Введение|Summary|Résumé|Resumen|Резюме|Background|Foreword|Preface"
    r"|Preamble|Overview|General(?:ities)?|Abbreviations|مقدمة|导言|引\s?言|摘要",
    re.IGNORECASE,
)
_RECORD = re.compile(r"/(?:PV|SR)\.\d")
_RECORD_TITLE = re.compile(
    r"Summary record|(?:Provisional )?verbatim record|Compte rendu|Acta (?:resumida|literal)"
    r"|Краткий отчет|Стенографический отчет|محضر",
    re.IGNORECASE,
)
_AGENDA = re.compile(
    r"Agenda|Ordre du jour|Orden del día|Повестка дня|جدول الأعمال|议程", re.IGNORECASE
)
_OPENED = re.compile(
    r"The meeting (?:was called to order|resumed)|La séance est|Se (?:declara|abre|reanuda)"
    r"|Заседание (?:открывается|возобновляется)|افتتحت|استؤنفت"
)
_LONGEST_LINE = 110  # characters; of a line that tells where, when and who presided
_GENERAL_COMMENT = re.compile(
    r"(?:General (?:comment|recommendation)|Observation générale|Observación general"
    r"|Recommandation générale|Recomendación general|Замечание общего порядка)"
    r"\s+(?:No\.|n[o°º]|Nº|№|núm\.)\s?\d{1,3}(?:\s\(\d{4}\))?\s?\*{0,2}",
    re.IGNORECASE,
)
_WHOSE = re.compile(
    r"(?:Note|Report) (?:by|of) the (?:Secretariat|Secretary-General)|Addendum|Corrigendum"
)
_MOST_LINES = 8  # of a paragraph at the front
_LONGEST_NAME = 45  # characters; of a country or a meeting below the title of a report on it
_REPORT_WORDS = (
    "report",
    "rapport",
    "informe",
    "доклад",
    "تقرير",
    "報告",
    "报告",
    "note by",
    "summary",
)


class FrontKind(Enum):
    """How a document opens."""

    LETTER = auto()  # a letter or a note verbale
    RESOLUTION = auto()
    RECORD = auto()  # of a meeting, verbatim or summary
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Front:
    """Where the parts of a document's front are among its paragraphs."""

    kind: FrontKind
    masthead: int  # so many paragraphs come before the title
    title: Draft | None
    below: int = 0  # so many come after the title and still belong to the masthead


def find_front(drafts: Sequence[Draft]) -> Front:
    """The masthead and the title of a document."""
    record = _find_record(drafts)
    if record is not None:
        return record
    for at, draft in enumerate(drafts[:_FARTHEST_LETTER]):
        text = draft.text
        if recognise.annex_label(text):
            break
        if recognise.is_letter_title(text) or recognise.is_note_verbale_title(text):
            return Front(FrontKind.LETTER, at, draft)
    for at, draft in enumerate(drafts[:_FARTHEST_RESOLUTION]):
        if recognise.is_resolution_title(draft.text) and len(draft.text) <= _LONGEST_TITLE:
            number = TITLE_NUMBER.match(draft.first.text)
            if number:
                draft.marker, draft.skip = number.group(1), number.end()
            return Front(FrontKind.RESOLUTION, at, draft)
    return _find_other(drafts)


def _find_record(drafts: Sequence[Draft]) -> Front | None:
    """The front of a meeting's record, whose title is the meeting; its day stands below that."""
    first = [line.text for draft in drafts[:_FARTHEST_TITLE] for line in draft.lines]
    if not any(_RECORD.search(leading_symbol(text) or "") for text in first):
        return None
    for at, draft in enumerate(drafts[:_FARTHEST_RESOLUTION]):
        text = draft.text
        if recognise.is_meeting(text) or _RECORD_TITLE.match(text):
            below = 0
            for one in drafts[at + 1 :][:_FARTHEST_TITLE]:
                if not _tells_of_meeting(one.text):
                    break
                below += 1
            return Front(FrontKind.RECORD, at, draft, below)
    return None


def _tells_of_meeting(text: str) -> bool:
    """Whether a line below a meeting tells its day, its place, or who presided."""
    return (
        len(fold_spaces(text)) <= _LONGEST_LINE
        and not opens_contents(text)
        and not recognise.ends_sentence(text)
        and not is_agenda_line(text)
        and _AGENDA.fullmatch(text) is None
        and _OPENED.match(text) is None
    )


def split_columns(lines: Sequence[Line]) -> list[Line]:
    """The lines of a text, with the columns of its masthead one below the other.

    "United Nations      A/HRC/28/G/3" is two lines where one of them is a masthead's.
    """
    found: list[Line] = []
    for at, line in enumerate(lines):
        pieces = _COLUMNS.split(line.text) if at < _FARTHEST_TITLE * 2 else [line.text]
        if len(pieces) > 1 and any(is_masthead_line(piece) for piece in pieces):
            found += (
                replace(line, text=piece, gap=line.gap if n == 0 else 1)
                for n, piece in enumerate(pieces)
            )
        else:
            found.append(line)
    return found


def split_front(drafts: Sequence[Draft]) -> list[Draft]:
    """The paragraphs with a masthead's lines, or "Note by the Secretariat", each by itself."""
    found: list[Draft] = []
    for at, draft in enumerate(drafts):
        lines = draft.lines
        mixed = at < _FARTHEST_TITLE and 1 < len(lines) <= _MOST_LINES
        if not mixed or recognise.is_letter_title(draft.text) or recognise.adopted(draft.text):
            found.append(draft)
            continue
        for n, line in enumerate(lines):
            after = lines[n + 1].text if n + 1 < len(lines) else ""
            parted = _stands_by_itself(line) and not after[:1].islower()
            below = n > 0 and _stands_by_itself(lines[n - 1]) and not line.text[:1].islower()
            if n == 0 or parted or below:
                found.append(Draft([line]))
            else:
                found[-1].lines.append(line)
    return found


def _stands_by_itself(line: Line) -> bool:
    """Whether a line is a masthead's by its words; a day alone may go on with a title."""
    told = is_masthead_line(line.text) and not is_day_line(line.text)
    return told or recognise.is_meeting(line.text) or _WHOSE.fullmatch(line.text) is not None


def split_masthead(drafts: Sequence[Draft], front: Front) -> list[Draft]:
    """The paragraphs before the title, line by line."""
    return [Draft([line]) for draft in drafts[: front.masthead] for line in draft.lines]


def _find_other(drafts: Sequence[Draft]) -> Front:
    """The front of a document that is neither a letter nor a resolution.

    The title stands below the masthead, and above whose report or note it is; that of a draft
    resolution stands below those who submit it. Without a masthead the title is a first paragraph
    that can be nothing else.
    """
    zone: list[Draft] = []
    for at, draft in enumerate(drafts[:_FARTHEST_ZONE]):
        if not _is_front_line(draft) or _opens_preamble(draft) or _is_cut(drafts, at):
            break
        if len(zone) - sum(map(_is_masthead, zone)) > _FARTHEST_TITLE:
            break
        zone.append(draft)
    if not zone or len(zone) == len(drafts):
        return Front(FrontKind.OTHER, 0, None)
    titles = [at for at, draft in enumerate(zone) if not _is_masthead(draft)]
    if not titles:
        return Front(FrontKind.OTHER, len(zone), None)
    at = _title_among(zone, titles, drafted=_opens_preamble(drafts[len(zone)]))
    last = max((n for n, draft in enumerate(zone) if _stands_below(draft)), default=at)
    return Front(FrontKind.OTHER, at, zone[at], max(0, last - at))


def _is_cut(drafts: Sequence[Draft], at: int) -> bool:
    """Whether a paragraph stops within a sentence that the next one goes on with: "…, and"."""
    after = drafts[at + 1].text if at + 1 < len(drafts) else ""
    return _JOINS.search(drafts[at].text) is not None and after[:1].islower()


def _opens_preamble(draft: Draft) -> bool:
    """Whether a paragraph names the organ that resolves, and not that of a masthead."""
    return draft.text.endswith((",", "،", "，")) and recognise.opens_resolution(draft.text)


def _title_among(zone: Sequence[Draft], titles: Sequence[int], *, drafted: bool) -> int:
    """Which of the lines that are not a masthead's is the title."""
    lowest = max((at for at, draft in enumerate(zone) if _is_organ_line(draft)), default=-1)
    able = [at for at in titles if at > lowest and titles[0] > 0] or list(titles)
    able = [at for at in able if not _is_item_title(zone, at)] or able
    below = [at for at in able if BELOW.match(zone[at].text)]
    plain = [at for at in able if at not in below]
    if drafted and plain:
        return plain[-1]
    above = [at for at in plain if below and titles[0] > 0 and at < below[0]]
    if above:
        return above[-1]
    named = (at for at in able if any(word in zone[at].text.lower() for word in _REPORT_WORDS))
    return next(named, able[0])


def join_title(drafts: Sequence[Draft], front: Front) -> tuple[list[Draft], Front]:
    """A title with its further paragraphs: what is observed, and on which country."""
    title = front.title
    if title is None or front.kind is not FrontKind.OTHER:
        return list(drafts), front
    start = end = front.masthead
    while end + 1 < len(drafts) and _goes_on_title(drafts, start, end + 1):
        end += 1
    if end == start:
        return list(drafts), front
    whole = Draft([line for draft in drafts[start : end + 1] for line in draft.lines])
    rest = [*drafts[:start], whole, *drafts[end + 1 :]]
    return rest, replace(front, title=whole, below=max(0, front.below - (end - start)))


def _goes_on_title(drafts: Sequence[Draft], start: int, at: int) -> bool:
    """Whether a paragraph below the title belongs to it."""
    above = " ".join(draft.text for draft in drafts[start:at])
    text = drafts[at].text
    if not _is_front_line(drafts[at]) or _is_masthead(drafts[at]) or BELOW.match(text):
        return False
    if _CONSIDERED.match(above) and _OBSERVED.match(text):
        return True
    if at == start + 1 and _GENERAL_COMMENT.fullmatch(above):
        return True
    after = drafts[at + 1] if at + 1 < len(drafts) else None
    told = _CONSIDERED.match(above) or any(word in above.lower() for word in _REPORT_WORDS)
    first = at == start + 1 or _OBSERVED.match(drafts[at - 1].text) is not None
    return (
        bool(told or _OBSERVED.match(above))
        and first
        and len(text) <= _LONGEST_NAME
        and not any(char.isdigit() for char in text)
        and _OPENING.fullmatch(text) is None
        and after is not None
        and (not _is_front_line(after) or after.first.page != drafts[at].last.page)
        and recognise.heading_number(after.text) is None
    )


def _is_masthead(draft: Draft) -> bool:
    return is_masthead_line(draft.text) or all(is_masthead_line(one.text) for one in draft.lines)


def _stands_below(draft: Draft) -> bool:
    return _is_masthead(draft) or BELOW.match(draft.text) is not None


def _is_organ_line(draft: Draft) -> bool:
    """Whether a paragraph is a masthead's that only stands above a title, as no day does."""
    return _is_masthead(draft) and not all(is_day_line(one.text) for one in draft.lines)


def _is_item_title(zone: Sequence[Draft], at: int) -> bool:
    """Whether a paragraph is the title of the agenda item named right above it."""
    return at > 0 and zone[at].first.gap == 0 and is_agenda_line(zone[at - 1].last.text)


def _is_front_line(draft: Draft) -> bool:
    text = draft.text
    return _is_masthead(draft) or (
        len(text) <= _LONGEST_TITLE
        and not recognise.ends_clause(text)
        and recognise.marker(text) is None
        and recognise.heading_number(text) is None
        and recognise.chapter(text) is None
        and recognise.annex_label(text) is None
        and not text[:1].islower()
        and not opens_contents(text)
    )
