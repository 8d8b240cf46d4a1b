"""Notes and their references where the format knows type: raised labels and small print.

A note begins with its label, raised or after a rule, in type smaller than the text, at the foot of
its page; endnotes stand under their heading to the end. A reference is a raised label. May import
db.model and its sister modules.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from db.structure import recognise
from db.structure.drafts import NoteDraft
from db.structure.headings import is_notes_heading
from db.structure.notes import RULE, Split, Spot, next_label
from db.structure.repairs import NOTE_REFERENCE, Edit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.model import Line
    from db.structure.compose import Composed
    from db.structure.typeset import Type

_ASTERISKS = re.compile(r"(\*{1,4}|[†‡]{1,2})\s*(?=[^\s*†‡])")
_BARE = re.compile(r"(\d{1,3}|[a-z])[.)/]?\s+(?=\S)")
_TOKEN = re.compile(r"\*{1,4}|[†‡§]|\d{1,3}|[a-z]{1,2}|[ivxl]{1,6}")
_NUMBERS = re.compile(r"[1-9]\d{0,2}(?:\s?[,;]\s?[1-9]\d{0,2})+")
_SMALLER = 0.4  # points: what notes are set smaller than text
_UNIT = re.compile(r"(?<![^\W_])[kcdm]?m$")  # square and cubic metres


def split_typeset(lines: Sequence[Line], kind: Type) -> Split:
    """Take the notes of each page, endnotes, and notes that the format itself names."""
    if any(line.note is not None for line in lines):
        return _split_named(lines)
    body: list[Line] = []
    notes: list[NoteDraft] = []
    at = 0
    ended = False
    while at < len(lines):
        line = lines[at]
        if is_notes_heading(line.text) and _opens_endnotes(lines, at + 1):
            body.append(line)
            at, ended = _take_endnotes(lines, at + 1, notes), True
        elif _opens_foot(lines, at, kind, notes):
            at = _take_foot(lines, at, notes)
        else:
            if not RULE.fullmatch(line.text):
                body.append(line)
            at += 1
    if not notes:
        body, notes = _take_tail(body)
        ended = bool(notes)
    return Split(body, notes, at_end=ended)


def _take_tail(lines: list[Line]) -> tuple[list[Line], list[NoteDraft]]:
    """Notes that end a text without a heading: a series of raised labels, all raised above too."""
    starts: list[int] = []
    label = ""
    for at in range(len(lines) - 1, 0, -1):
        found = _raised_label(lines[at])
        if found is None:
            continue
        if label and next_label(found[0]) != label and not found[0].startswith("*"):
            break
        starts.insert(0, at)
        label = found[0]
        if label.startswith("*"):
            break
    labels = {found[0] for at in starts if (found := _raised_label(lines[at]))}
    if not starts or not (labels & {"1", "a", "i"}):
        return lines, []
    above = {
        line.text[start:end].strip(" .)/")
        for line in lines[: starts[0]]
        for start, end in line.superscripts
        if start > 0
    }
    if not labels <= above:
        return lines, []
    notes: list[NoteDraft] = []
    for line in lines[starts[0] :]:
        found = _raised_label(line)
        if found is not None:
            notes.append(NoteDraft(found[0], [found[1]], line.page))
        else:
            notes[-1].lines.append(line)
    return lines[: starts[0]], notes


def _split_named(lines: Sequence[Line]) -> Split:
    body: list[Line] = []
    notes: list[NoteDraft] = []
    before: str | None = None
    for line in lines:
        if line.note is None:
            body.append(line)
        elif notes and line.note == before:
            notes[-1].lines.append(line)
        else:
            notes.append(NoteDraft(line.note, [line], line.page))
        before = line.note
    return Split(body, notes, at_end=True)


# ------------------------------------------------------------------ labels


def _raised_label(line: Line) -> tuple[str, Line] | None:
    """The raised label at a line's start, and the line without it."""
    if not line.superscripts or line.superscripts[0][0] != 0:
        return None
    end = line.superscripts[0][1]
    label = line.text[:end].strip(" .)/")
    if not _TOKEN.fullmatch(label) or not line.text[end:].strip():
        return None
    return label, _without(line, end)


def _without(line: Line, end: int) -> Line:
    rest = line.text[end:].lstrip(" \t")
    shift = len(line.text) - len(rest)
    raised = tuple((one - shift, two - shift) for one, two in line.superscripts if one >= shift)
    return replace(line, text=rest, superscripts=raised)


def _plain_label(line: Line, pattern: re.Pattern[str]) -> tuple[str, Line] | None:
    match = pattern.match(line.text)
    return (match.group(1), _without(line, match.end())) if match else None


def _follows(label: str, notes: Sequence[NoteDraft]) -> bool:
    """Whether a label is the next in the series, or begins one."""
    if label.startswith("*") or label in ("1", "a", "†", "‡"):
        return True
    usual = [note.label for note in notes if not note.label.startswith("*")]
    if not usual:
        return label.isdecimal() and int(label) <= 3
    if label == next_label(usual[-1]):
        return True
    return label.isdecimal() and usual[-1].isdecimal() and 0 < int(label) - int(usual[-1]) <= 3


# ------------------------------------------------------------------ at the foot of a page


def _opens_foot(lines: Sequence[Line], at: int, kind: Type, notes: Sequence[NoteDraft]) -> bool:
    """Whether the notes of a page begin here: small print with a label, or a rule above it."""
    line = lines[at]
    after_rule = at > 0 and RULE.fullmatch(lines[at - 1].text) is not None
    small = (line.size or 0) < kind.body - _SMALLER
    if not (small or after_rule or line.text.startswith(("*", "†", "‡"))):
        return False
    if RULE.fullmatch(line.text) or line.cells:
        return False
    rest = [one for one in lines[at : at + 80] if one.page == line.page]
    if not all((one.size or 0) < kind.body + _SMALLER for one in rest):
        return False
    if any(one.bold and one.size == kind.body for one in rest) and not after_rule:
        return False
    found = _raised_label(line)
    if found is not None:
        return (small or after_rule) and _follows(found[0], notes)
    stars = _plain_label(line, _ASTERISKS)
    if stars is not None:
        return small or after_rule or (line.gap > 1 and _is_pointed_to(lines, at, stars[0]))
    plain = _plain_label(line, _BARE)
    if plain is not None and small and (after_rule or _is_raised_above(lines, at, plain[0])):
        return _follows(plain[0], notes)
    # a note of the page before goes on
    ended = not notes or recognise.ends_sentence(notes[-1].lines[-1].text)
    return after_rule and small and not ended and notes[-1].page == line.page - 1


def _is_pointed_to(lines: Sequence[Line], at: int, label: str) -> bool:
    """Whether an asterisk stands after a word above on the same page."""
    pointed = re.compile(rf"\w[”’)\]]?{re.escape(label)}(?!\*)")
    page = lines[at].page
    return any(line.page == page and pointed.search(line.text) for line in lines[:at])


def _is_raised_above(lines: Sequence[Line], at: int, label: str) -> bool:
    """Whether a label stands raised above on the same page."""
    page = lines[at].page
    return any(
        line.text[start:end].strip(" .)/") == label
        for line in lines[:at]
        if line.page == page
        for start, end in line.superscripts
        if start > 0
    )


def _take_foot(lines: Sequence[Line], at: int, notes: list[NoteDraft]) -> int:
    page, size = lines[at].page, lines[at].size or 0
    raised = _raised_label(lines[at]) is not None
    while at < len(lines) and lines[at].page == page and (lines[at].size or 0) < size + _SMALLER:
        line = lines[at]
        found = _raised_label(line) or _plain_label(line, _ASTERISKS)
        if found is None and not raised:
            found = _plain_label(line, _BARE)
        if found is not None and _follows(found[0], notes):
            notes.append(NoteDraft(found[0], [found[1]], page))
        elif notes:
            notes[-1].lines.append(line)
        at += 1
    return at


# ------------------------------------------------------------------ endnotes


def _opens_endnotes(lines: Sequence[Line], at: int) -> bool:
    if at >= len(lines):
        return False
    found = _raised_label(lines[at]) or _plain_label(lines[at], _BARE)
    if found is not None and found[0].startswith("*"):
        return at + 1 == len(lines) or _opens_endnotes(lines, at + 1)
    return found is not None and found[0] in ("1", "i", "a")


def _take_endnotes(lines: Sequence[Line], at: int, notes: list[NoteDraft]) -> int:
    """Read endnotes up to the end, or to an annex or larger type."""
    size = lines[at].size or 0
    raised = _raised_label(lines[at]) is not None
    first = len(notes)
    while at < len(lines):
        line = lines[at]
        if (line.size or 0) > size + 1.4 or recognise.annex_label(line.text):
            break
        found = _raised_label(line) or _plain_label(line, _BARE)
        if raised and found is not None and not _raised_label(line):
            expected = found[0] == next_label(notes[-1].label)
            ended = recognise.ends_sentence(notes[-1].lines[-1].text)
            found = found if expected and ended else None
        if found is not None and (len(notes) == first or _follows(found[0], notes[first:])):
            notes.append(NoteDraft(found[0], [found[1]], line.page))
        elif len(notes) > first and not RULE.fullmatch(line.text):
            notes[-1].lines.append(line)
        at += 1
    return at


# ------------------------------------------------------------------ references


def raised_spots(composed: Composed, labels: set[str], *, exact: bool) -> list[Spot]:
    """The places of a received text where a raised label of a note stands.

    Raised letters that are no note's label (ordinals, powers) stay what they are. Several labels
    in one place are told apart: "3, 4"; one of them may be of a note that is not there.

    Args:
        composed: the text.
        labels: those of the notes.
        exact: whether the file itself says which raised letters are references.
    """
    spots: list[Spot] = []
    for start, end in composed.references if exact else composed.raised:
        text = composed.received[start:end]
        tokens = list(_TOKEN.finditer(text))
        known = [token for token in tokens if token.group() in labels]
        if not known or (len(known) != len(tokens) and not _NUMBERS.fullmatch(text.strip())):
            continue
        if _UNIT.search(composed.received[:start]) and text in ("2", "3"):
            continue
        before = start
        while before > 0 and composed.received[before - 1] in " \u00a0":
            before -= 1
        for token in tokens:
            last = token is tokens[-1]
            stop = end if last else start + token.end()
            spots.append(Spot(Edit(before, stop, "", NOTE_REFERENCE), token.group(), 1.0))
            before = stop
    return spots
