"""The front of a document whose format knows type: masthead, title, what stands below the title.

The title is what is set largest after the masthead; a country's or a meeting's name set like it
belongs to it. May import db.model and its sister modules.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.structure import recognise
from db.structure.drafts import Draft
from db.structure.front import BELOW, TITLE_NUMBER, Front, FrontKind, find_front
from db.structure.masthead import is_masthead_line
from db.structure.typeset import is_contents_row, is_display, opens_contents

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.structure.typeset import Type

_SAME_SIZE = 0.7
_LONGEST_NAME = 45  # characters
_FARTHEST = 40  # drafts
_LOGO = re.compile(r"(?:united|nations|united\s+nations|nations\s+unies|naciones\s+unidas|[A-Z])")
_SUMMARY = re.compile(r"(?:Executive )?Summary|Résumé|Resumen|Резюме|موجز|摘要|提要", re.IGNORECASE)


def find_typeset_front(drafts: Sequence[Draft], kind: Type) -> tuple[list[Draft], Front]:
    """The document's paragraphs with its title as one of them, and where its front's parts are."""
    known = find_front(drafts)
    if known.kind in (FrontKind.LETTER, FrontKind.RECORD):
        return list(drafts), known
    zone = _zone(drafts, kind)
    top = max((_size(draft) for draft in zone if not _is_name(draft)), default=0.0)
    last = max(
        (
            at
            for at, draft in enumerate(zone)
            if _is_name(draft)
            or recognise.is_item_number(draft.text)
            or (_is_masthead(draft) and not _is_loudest(draft, top, kind))
        ),
        default=-1,
    )
    found = _title_range(zone, last + 1, kind)
    if found is None:
        return list(drafts), known
    start, end = found
    adopted = any(recognise.adopted(draft.text) for draft in zone[:start])
    title = Draft([line for draft in zone[start:end] for line in draft.lines])
    number = TITLE_NUMBER.match(title.first.text)
    if number:
        title.marker, title.skip = number.group(1), number.end()
    elif recognise.is_item_number(title.first.text) and len(title.lines) > 1:
        title.marker, title.skip = title.first.text, len(title.first.text)
    resolution = adopted or recognise.is_resolution_title(title.text)
    below = 0
    bare = len(zone) < len(drafts) and drafts[len(zone)].first.page != zone[0].first.page
    while end + below < len(zone) and (bare or BELOW.match(zone[end + below].text)):
        below += 1
    rest = [*drafts[:start], title, *drafts[end:]]
    front_kind = FrontKind.RESOLUTION if resolution else FrontKind.OTHER
    return rest, Front(front_kind, start, title, below)


def _zone(drafts: Sequence[Draft], kind: Type) -> list[Draft]:
    """The paragraphs of the first page before its running text."""
    zone: list[Draft] = []
    for draft in drafts[:_FARTHEST]:
        if draft.first.page != drafts[0].first.page or _is_text(draft, kind):
            break
        zone.append(draft)
    return zone


def _is_text(draft: Draft, kind: Type) -> bool:
    text = draft.text
    if opens_contents(text) or is_contents_row(draft.first) or draft.first.cells:
        return True
    if draft.first.heading or draft.first.marker is not None:
        return True  # a section's heading, or what its format numbers; the title's level is 0
    if recognise.opens_resolution(text) and not is_display(draft.lines, kind):
        small = _size(draft) <= kind.body + _SAME_SIZE
        return small and (draft.first.italic or text.endswith((",", "،", "，")))
    if recognise.annex_label(text) or _SUMMARY.fullmatch(text):
        return True
    marker = recognise.marker(text)
    if marker is not None and TITLE_NUMBER.match(text) is None and "/" not in marker.text:
        return not text.startswith("*")
    numbered = recognise.heading_number(text)
    if numbered is not None and is_display(draft.lines, kind):
        return True
    return len(draft.lines) >= 3 and recognise.ends_sentence(text)


def _size(draft: Draft) -> float:
    return draft.first.size or 0.0


def _is_name(draft: Draft) -> bool:
    """Whether a paragraph is the name of the organization or an organ, or the emblem's letter."""
    text = draft.text.strip()
    return (
        _LOGO.fullmatch(text.lower() if len(text) > 1 else text) is not None
        or recognise.opens_resolution(text)
        or recognise.adopted(text) is not None
        or all(is_masthead_line(line.text) for line in draft.lines)
    )


def _is_loudest(draft: Draft, top: float, kind: Type) -> bool:
    return draft.first.bold and _size(draft) == top > kind.body + _SAME_SIZE


def _is_masthead(draft: Draft) -> bool:
    return (
        _is_name(draft)
        or any(is_masthead_line(line.text) for line in draft.lines)
        or draft.text.startswith("[")
    )


def _title_range(zone: Sequence[Draft], first: int, kind: Type) -> tuple[int, int] | None:
    """Where the title is among the paragraphs before the text: first, and one after the last."""
    able = [
        at
        for at in range(first, len(zone))
        if is_display(zone[at].lines, kind)
        or recognise.is_capitals(zone[at].text)
        or TITLE_NUMBER.match(zone[at].text)
    ]
    if not able:
        return None
    styled = [at for at in able if zone[at].first.heading == 0]
    if styled:
        end = next((at for at in range(styled[0], len(zone)) if at not in styled), len(zone))
        return styled[0], end
    top = max(_size(zone[at]) for at in able)
    start = next(at for at in able if _size(zone[at]) >= top - _SAME_SIZE)
    end = start + 1
    while end in able and _goes_on_title(zone[start], zone, end, top):
        end += 1
    return start, end


def _goes_on_title(title: Draft, zone: Sequence[Draft], at: int, top: float) -> bool:
    """Whether what stands below the title belongs to it: a country's name, a second part."""
    draft = zone[at]
    if title.first.indent > 2 and draft.first.indent == 0:
        return False
    if abs(_size(draft) - top) <= _SAME_SIZE:
        return BELOW.match(draft.text) is None
    last = at + 1 == len(zone) or BELOW.match(zone[at + 1].text) is not None
    return last and len(draft.text) <= _LONGEST_NAME and BELOW.match(draft.text) is None
