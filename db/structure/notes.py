"""Footnotes: where they stand on the page, and which place in the text points to each.

The notes of a page stand below a rule; those of a text without pages may stand at its end. An
indicator is a small number in the main text, a lower-case letter in annexes and tables, or
asterisks for titles; in English it follows punctuation (UN Editorial Manual, Footnotes). Drawn from
a page it stands in the line, glued to the word. May import db.model and its sister modules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db.structure.drafts import NoteDraft
from db.structure.headings import is_notes_heading
from db.structure.recognise import annex_label
from db.structure.repairs import NOTE_REFERENCE, Edit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.model import Line
    from db.structure.words import Vocabulary

RULE = re.compile(r"[_\u2014\u2015\u2500]{5,}|-{8,}|[_]{3}(?:\s?[_]{3})+")
_LABEL = re.compile(
    r"(\*{1,3}|\d{1,3}|[a-z]{1,2}|[¹²³⁰⁴-⁹]{1,3})(?:[.)/]?\s+|(?<=[¹²³⁰⁴-⁹\d*]))(?=\S)"
)
_BARE_LABEL = re.compile(r"(\*{1,3}|\d{1,3})/?\s+(?=\S)")
_BARE_FIRST = re.compile(r"(?:(?:1|a|¹)[.)/]?|\[\^?1\]:?)\s*(?=[^\W\d_]|[“\"(«])")
_BRACKETED = re.compile(r"\[\^?(\d{1,3})\]:?\s*(?=\S)")
_STAR = re.compile(r"(\*{1,3})\s+(?=\S)")
_ENDED = re.compile(r"[.!?;][”’\"»)\]]*$")
_MARKED = 0.95  # how sure a label in brackets or behind a caret is
_BEFORE_CARET = r"(?:(?<=[^\W\d_]{3})|(?<=[.,;:!?”’\"»)\]]))"  # else it may be a power
_FIRST_LABELS = ("a", "1", "*")
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

_RAISE = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CLOSING = re.compile(r"[.,;:!?…”’\"»)\]]$")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"])(?:[A-Za-z]\.)+$|[\w/]\.\w+[.,]?$|\b(?:No|Nos|art|arts|paras?|pp?|vol|chap)\.$",
    re.IGNORECASE,
)
_NUMBER_BEFORE = re.compile(r"(?<![\d/])\d{1,3}[.,:]$")
_COUNTS_SOMETHING = re.compile(
    r"\s+(?:of|per|out|votes?|million|billion|to|and \d|or \d|\("
    r"|January|February|March|April|May|June|July|August|September|October|November|December)|[-–/:]\d|[.,]\d"
)
_NUMBERED_THINGS = frozenset(
    [
        "paragraph",
        "paragraphs",
        "para",
        "paras",
        "article",
        "articles",
        "chapter",
        "chapters",
        "item",
        "items",
        "part",
        "parts",
        "section",
        "sections",
        "annex",
        "rule",
        "rules",
        "page",
        "pages",
        "resolution",
        "resolutions",
        "decision",
        "decisions",
        "no",
        "nos",
        "number",
        "than",
        "of",
        "to",
        "the",
        "and",
        "or",
        "from",
        "in",
        "on",
        "at",
        "by",
        "with",
        "for",
        "least",
        "most",
        "about",
        "some",
        "over",
        "nearly",
        "only",
    ]
)
_WORD_BEFORE = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*$")


@dataclass(frozen=True, slots=True)
class Split:
    """The lines of a document without its notes, and the notes."""

    body: list[Line]
    notes: list[NoteDraft]
    at_end: bool = False  # they stand after the whole text, not on the page of their indicators


def split_notes(lines: Sequence[Line]) -> Split:
    """Take the notes of each page, and notes at the very end, from the running text."""
    body: list[Line] = []
    notes: list[NoteDraft] = []
    paged = bool(lines) and lines[-1].page > 1
    at, at_end = 0, not paged
    while at < len(lines):
        line = lines[at]
        following = lines[at + 1] if at + 1 < len(lines) else None
        at += 1
        if _is_star_note(lines, at - 1):
            found = _labelled(line, _LABEL)
            if found:
                notes.append(NoteDraft(found[0], [found[1]], line.page))
        elif is_notes_heading(line.text) and following and _BARE_FIRST.match(following.text):
            body.append(line)
            at, at_end = _take_endnotes(lines, at, notes), True
        elif not RULE.fullmatch(line.text):
            body.append(line)
        elif following is not None and _opens_zone(following, notes):
            at = _take_zone(lines, at, notes, whole_page=paged)
    if notes:
        return Split(body, notes, at_end=at_end)
    body, notes = _notes_at_end(body)
    return Split(body, notes, at_end=True)


def _is_star_note(lines: Sequence[Line], at: int) -> bool:
    """Whether a paragraph of its own that begins with an asterisk is a note, not a list's item."""
    line = lines[at]
    match = _STAR.match(line.text)
    if match is None or line.gap == 0 or (at + 1 < len(lines) and lines[at + 1].gap == 0):
        return False
    near = [*lines[max(0, at - 2) : at], *lines[at + 1 : at + 3]]
    if any(_STAR.match(one.text) for one in near):
        return False
    pointed = re.compile(rf"[\w.,;)”’]{re.escape(match.group(1))}(?!\*)")
    return any(pointed.search(one.text) for one in lines[max(0, at - 60) : at])


def _take_endnotes(lines: Sequence[Line], at: int, notes: list[NoteDraft]) -> int:
    """Read the notes below their heading, to the end or to an annex."""
    first = len(notes)
    while at < len(lines) and annex_label(lines[at].text) is None:
        found = _labelled(lines[at], _LABEL)
        if found and (len(notes) == first or found[0] == next_label(notes[-1].label)):
            notes.append(NoteDraft(found[0], [found[1]], lines[at].page))
        elif not RULE.fullmatch(lines[at].text):
            notes[-1].lines.append(lines[at])
        at += 1
    return at


def next_label(label: str) -> str:
    """The label that follows in a series: "a" → "b", "z" → "aa", "3" → "4", "*" → "**"."""
    if label.isdecimal():
        return str(int(label) + 1)
    if label.startswith("*"):
        return label + "*"
    if label[-1] == "z":
        return "a" * (len(label) + 1)
    return label[:-1] + chr(ord(label[-1]) + 1)


def _opens_zone(line: Line, notes: list[NoteDraft]) -> bool:
    """Whether a line below a rule begins a note, or goes on with one of the page before."""
    if _labelled(line, _LABEL):
        return True
    return bool(notes) and not _ENDED.search(notes[-1].lines[-1].text)


def _take_zone(lines: Sequence[Line], at: int, notes: list[NoteDraft], *, whole_page: bool) -> int:
    """Read notes from ``at`` on; returns where the running text goes on."""
    page, first = lines[at].page, True
    while at < len(lines) and lines[at].page == page:
        line = lines[at]
        found = _labelled(line, _LABEL)
        if found and _is_next(found[0], line, notes, first=first):
            notes.append(NoteDraft(found[0], [found[1]], line.page))
        elif not notes or (line.gap > 0 and not whole_page):
            break
        else:
            notes[-1].lines.append(line)
        first = False
        at += 1
    return at


def _is_next(label: str, line: Line, notes: list[NoteDraft], *, first: bool) -> bool:
    """Whether what looks like a label is one, and not the first word of a line that goes on."""
    if not notes:
        return len(label) == 1 or label.isdecimal()
    before = notes[-1].lines[-1]
    ended = _ENDED.search(before.text) is not None or line.indent > before.indent
    if label == next_label(notes[-1].label):
        return ended
    restarts = label in _FIRST_LABELS and (first or notes[-1].label.startswith("*"))
    return _ENDED.search(before.text) is not None and (restarts or (first and label.isdecimal()))


def _labelled(line: Line, pattern: re.Pattern[str]) -> tuple[str, Line] | None:
    """A note's label and its first line without it, or None."""
    match = _BRACKETED.match(line.text) or pattern.match(line.text)
    if match is None:
        return None
    label = match.group(1).translate(SUPERSCRIPTS)
    return label, replace(line, text=line.text[match.end() :])


def _notes_at_end(lines: list[Line]) -> tuple[list[Line], list[NoteDraft]]:
    """Notes that stand after the text, without a rule: numbered in order, all pointed to above."""
    start = next((at for at in range(len(lines) - 1, 0, -1) if lines[at].gap > 0), None)
    if start is None or (_STAR.match(lines[start].text) and _STAR.match(lines[start - 1].text)):
        return lines, []
    start = _first_of_series(lines, start)
    notes: list[NoteDraft] = []
    for line in lines[start:]:
        found = _labelled(line, _BARE_LABEL)
        if found and (not notes or found[0] == next_label(notes[-1].label)):
            notes.append(NoteDraft(found[0], [found[1]], line.page))
        elif notes:
            notes[-1].lines.append(line)
        else:
            return lines, []
    above = " ".join(line.text for line in lines[:start]) + " "
    pointed = all(re.search(rf"\S ?{re.escape(note.label)}(?=[\s.,;/\]])", above) for note in notes)
    return (lines[:start], notes) if pointed else (lines, [])


def _first_of_series(lines: Sequence[Line], start: int) -> int:
    """Where the first note stands of a series whose last stands at ``start``, each set apart."""
    last = _labelled(lines[start], _BARE_LABEL)
    for at in range(start - 1, 0, -1):
        if last is None:
            break
        if lines[at].gap == 0:
            continue
        one = _labelled(lines[at], _BARE_LABEL)
        if one is None or next_label(one[0]) != last[0]:
            break
        start, last = at, one
    return start


# ------------------------------------------------------------------ references


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a received text that points to a note."""

    edit: Edit
    label: str
    confidence: float
    note: int | None = None  # index of the note it points to


def find_spot(
    received: str, label: str, words: Vocabulary | None, start: int, end: int
) -> Spot | None:
    """The likeliest place between two offsets of a received text that points to a label.

    Without a vocabulary of its language a letter glued to a word is never taken for a label. The
    edit takes the indicator, and a space before it, out of the text.
    """
    best: Spot | None = None
    raised = label.translate(_RAISE)
    forms = (label,) if raised == label else (f"{label}/", label, raised)
    for form in forms:
        if form not in received:
            continue
        after = r"(?!\*)" if form[0] == "*" else r"(?![^\W_])"
        pattern = re.compile(rf"(?<=\S)(\s?){re.escape(form)}{after}")
        for match in pattern.finditer(received, start, end):
            before = received[max(0, match.start() - 60) : match.start()]
            if match.group(1):
                confidence = _spaced(before, form, received[match.end() : match.end() + 20])
            else:
                confidence = _glued(before, form, words)
            if confidence > (best.confidence if best else 0.0):
                edit = Edit(match.start(), match.end(), "", NOTE_REFERENCE)
                best = Spot(edit, label, confidence)
    if label.isdecimal() and (best is None or best.confidence < _MARKED):
        best = _find_marked(received, label, start, end) or best
    return best


def _find_marked(received: str, label: str, start: int, end: int) -> Spot | None:
    """The place between two offsets where a label stands in brackets or behind a caret."""
    pattern = rf"(?:(?<=\S)\s?\[\^?{label}\]|{_BEFORE_CARET}\^\[?{label}\]?)(?!\w)"
    match = re.compile(pattern).search(received, start, end)
    if match is None:
        return None
    return Spot(Edit(match.start(), match.end(), "", NOTE_REFERENCE), label, _MARKED)


def is_marked(edit: Edit, received: str) -> bool:
    """Whether the label that an edit takes away stood in brackets or behind a caret."""
    return not {"[", "^"}.isdisjoint(received[edit.start : edit.end])


def _glued(before: str, form: str, words: Vocabulary | None) -> float:
    """How surely an indicator stands right after ``before``; 0 when it does not."""
    if not form[0].isascii() or form[0] == "*":
        return 1.0
    if form.endswith("/"):
        return 1.0 if _CLOSING.search(before) or _WORD_BEFORE.search(before) else 0.0
    if _CLOSING.search(before):
        number = _NUMBER_BEFORE.search(before) is not None  # "3.1", "para. 4.a"
        return 0.0 if number or _ABBREVIATION.search(before) else 1.0
    word = _WORD_BEFORE.search(before)
    if word is None or len(word.group()) < 3:
        return 0.0
    if words is None:  # a number is no letter of a word, whatever the language
        sure = form.isdecimal() and len(word.group()) > 3 and word.group().islower()
        return 0.85 if sure else 0.0
    whole_is_word = form.isalpha() and words.is_word(word.group() + form)
    return 0.9 if words.is_word(word.group()) and not whole_is_word else 0.0


def _spaced(before: str, form: str, after: str) -> float:
    """How surely a number that stands by itself is an indicator; a letter never is."""
    if form.endswith("/"):  # "24 April 1996, 1/": as older documents have it
        return 0.0 if before[-1:].isdecimal() else 0.9
    if not form.isdecimal() or _COUNTS_SOMETHING.match(after) or _ABBREVIATION.search(before):
        return 0.0
    if _CLOSING.search(before):
        return 0.8
    word = _WORD_BEFORE.search(before)
    named = word is None or word.group().casefold() in _NUMBERED_THINGS
    return 0.0 if named or len(form) < 2 else 0.6
