"""References whose note is not there: marks of notes that the document does not hold.

A number that is set raised, or marked as a reference, tells the reader that there was a note; its
letters are no part of the sentence. Precision before recall: powers, units, formulas, ordinals and
fractions are text, and a mark that could be one of them must have its neighbour in the series
beside it. May import db.model and its sister modules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from itertools import chain
from typing import TYPE_CHECKING

from db.model import BlockKind
from db.structure.notes import SUPERSCRIPTS, Spot, is_marked
from db.structure.repairs import NOTE_REFERENCE, Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from db.structure.ties import Piece

_SPACES = " \u00a0"
_NUMBERS = r"[1-9]\d{0,2}(?:\s?[,;]\s?[1-9]\d{0,2})*"
_RAISED = re.compile(
    rf"\s*[\[(]?(?P<labels>{_NUMBERS}|[a-z]|\*{{1,4}}|[†‡§]{{1,3}})[\])]?(?=[.,;:]?\s*$)"
)
_LABEL = re.compile(r"\d+|[a-z]|[*†‡§]+")
_SIGNS = re.compile(r"[¹²³⁴-⁹][⁰¹²³⁴-⁹]{0,2}(?![⁰¹²³⁴-⁹])")
_MARKED = re.compile(r"\[\^?(?P<one>[1-9]\d{0,2})\]|\^\[?(?P<two>[1-9]\d{0,2})\]?")
_SENTENCE = '.,;:!?…”’"»]。，；：、！？」』》،؛؟'  # what an indicator follows
_DIGIT_ENDS = re.compile(r"\d[.,:’”\"']$")
_CITED = re.compile(r"(?:(?<!\d)(?:19|20)\d\d|\d/\d{1,4}|\))$")  # a year, "68/262", "(2000)"
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*$")
_OPERATION = re.compile(r"\([^()]*[+=×/^*<>±−][^()]*\)$")
_FORMULA = re.compile(r"[CHNOSPF]{2,}$")
_BEFORE_PUNCTUATION = re.compile(r"[^\W\d_A-Z]{4,}[.,;:!?…”’\"»]+$")
# What stands before a power. In capitals, too.
_MEASURED = frozenset(
    word
    for words in (
        "km dm cm mm nm hm ha ft in yd mi sq chi log exp sin cos tan lim max min sec mol pix meter",
        "metre meters metres mètre mètres metro metros kilometre kilometres kilometer kilometers",
        "kilomètre kilomètres kilómetro kilómetros centimetre centimetres centimeter centimeters",
        "centimètre centimètres centímetro centímetros foot feet inch inches yard yards mile miles",
        "км дм см мм метр метра метров километр километра километров",
    )
    for word in words.split()
)
_NEAR = 6  # marks before and after that tell of the same series
_GAP = 3  # how far two neighbours may be apart: marks between them were not seen


class _Hold(IntEnum):
    """How much must be known of its neighbours before a mark is taken for a reference."""

    SURE = 0  # nothing
    FIRST = 1  # nothing, if it begins a series
    BESIDE = 2  # one of the same series stands near it


@dataclass(slots=True)
class _Mark:
    """A place that points to a note, or may."""

    piece: int
    spot: Spot
    hold: _Hold
    kept: bool  # it is a reference
    known: bool  # it was one before


def lonely_spots(pieces: Sequence[Piece]) -> list[tuple[int, Spot]]:
    """The references without a note, each with the index of its piece.

    The pieces must have the references that were found; those are the neighbours that a mark is
    judged by. A mark may still have the label of a note, where that was referred to before.
    """
    marked = sum(
        is_marked(spot.edit, piece.composed.received) for piece in pieces for spot in piece.spots
    )
    marks: list[_Mark] = []
    for at, piece in enumerate(pieces):
        known = [_Mark(at, spot, _Hold.SURE, kept=True, known=True) for spot in piece.spots]
        found = [
            _Mark(at, spot, hold, kept=hold is _Hold.SURE, known=False)
            for spot, hold in _candidates(piece, marked=marked > 1)
        ]
        marks += sorted(chain(known, found), key=lambda mark: mark.spot.edit.start)
    _judge(marks)
    return [(mark.piece, mark.spot) for mark in marks if mark.kept and not mark.known]


# ------------------------------------------------------------------ one text


def _candidates(piece: Piece, *, marked: bool) -> Iterator[tuple[Spot, _Hold]]:
    """The marks of a text that are no references yet."""
    received = piece.composed.received
    row = piece.draft.kind is BlockKind.TABLE_ROW
    taken = [(spot.edit.start, spot.edit.end) for spot in piece.spots]
    for start, end in piece.composed.references:
        if _is_free(start, end, taken) and received[start:end].strip():
            taken.append((start, end))
            yield _spot(received, start, end, received[start:end].strip()), _Hold.SURE
    for start, end in piece.composed.raised:
        match = _RAISED.match(received, start, end)
        # "$" is the end of the range, for a pattern that is given one
        if match is not None and _is_free(start, end, taken):
            yield from _of_raised(received, match, row=row)
    for match in _SIGNS.finditer(received):
        label = match.group().translate(SUPERSCRIPTS)
        hold = _hold_of_number(received, match.start(), match.end(), row=row)
        if hold is not None and _is_free(match.start(), match.end(), taken):
            yield _spot(received, match.start(), match.end(), label), hold
    if not marked:
        return
    for match in _MARKED.finditer(received):
        hold = _hold_of_number(received, match.start(), match.end(), row=row)
        if hold is not None and _is_free(match.start(), match.end(), taken):
            label = match["one"] or match["two"]
            yield _spot(received, match.start(), match.end(), label), _Hold.BESIDE


def _is_free(start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    return not any(one < end and start < two for one, two in taken)


def _spot(received: str, start: int, end: int, label: str) -> Spot:
    """A reference without a note; it takes the spaces before it with it."""
    before = len(received[:start].rstrip(_SPACES))
    return Spot(Edit(before or start, end, "", NOTE_REFERENCE), label, 1.0)


def _of_raised(received: str, match: re.Match[str], *, row: bool) -> Iterator[tuple[Spot, _Hold]]:
    """The labels of raised letters: "3", "3, 4", "a", "*"."""
    labels = list(_LABEL.finditer(received, *match.span("labels")))
    start, end = match.span()
    if labels[0].group().isdecimal():
        hold = _hold_of_number(received, start, end, row=row)
    elif labels[0].group().isalpha():
        hold = _hold_of_letter(received, start, end)
    else:
        hold = _hold_of_star(received, start, end, row=row)
    if hold is None:
        return
    for label in labels:
        stop = end if label is labels[-1] else label.end()
        yield _spot(received, start, stop, label.group()), hold
        start = stop


def _hold_of_number(received: str, start: int, end: int, *, row: bool) -> _Hold | None:
    """How surely a raised number is a note's; None where it is something else."""
    before = received[:start].rstrip(_SPACES)
    after = received[end : end + 1]
    if not before or after in ("/", "⁄", "%", "°", "+") or (after.isalnum() and after < "\u3000"):
        return None
    glued = len(before) == start
    if before[-1] in _SENTENCE:
        sure = glued and not _DIGIT_ENDS.search(before)
        return _Hold.SURE if sure else _Hold.FIRST
    if before[-1] == "%":
        return _Hold.FIRST
    if _CITED.search(before):
        return None if row or _OPERATION.search(before) else _Hold.BESIDE
    return _Hold.FIRST if _is_plain_word(before) else None


def _is_plain_word(before: str) -> bool:
    """Whether a text ends in a word that has no power: neither a unit nor a formula."""
    word = _WORD.search(before)
    if word is None or (word.start() > 0 and before[word.start() - 1].isdigit()):
        return False
    text = word.group()
    if text.casefold() in _MEASURED or _FORMULA.fullmatch(text):
        return False
    return len(text) > 2 or (len(text) == 2 and text.isupper()) or text >= "\u3000"


def _hold_of_letter(received: str, start: int, end: int) -> _Hold | None:
    """How surely a raised letter is a note's: it may be the end of an abbreviation or an ordinal.

    Only a letter behind a sentence's own punctuation can begin a series.
    """
    before, after = received[:start], received[end : end + 1]
    if after.isalnum():
        return None
    if _BEFORE_PUNCTUATION.search(before):
        return _Hold.FIRST
    word = _WORD.search(before)
    plain = word is not None and len(word.group()) > 3 and word.group().islower()
    return _Hold.BESIDE if plain else None


def _hold_of_star(received: str, start: int, end: int, *, row: bool) -> _Hold | None:
    before, after = received[:start].rstrip(_SPACES), received[end : end + 1]
    if len(before) < 2 or after.isalnum() or (row and before[-1].isdigit()):
        return None
    letters = _WORD.search(before)
    return None if letters is not None and len(letters.group()) < 2 else _Hold.SURE


# ------------------------------------------------------------------ the series


def _judge(marks: Sequence[_Mark]) -> None:
    """Keep the marks that begin a series or have their neighbour in it near them."""
    for mark in marks:
        if mark.hold is _Hold.FIRST and mark.spot.label in ("1", "a"):
            mark.kept = True
    for kind in (str.isdecimal, str.isalpha):
        series = [mark for mark in marks if kind(mark.spot.label)]
        while _keep_beside(series):
            pass


def _keep_beside(series: Sequence[_Mark]) -> bool:
    """Keep what stands beside a reference of its series; whether anything was."""
    found = False
    before: list[int] = []
    for mark in series:
        found |= _keep_after(mark, before, -1)
    after: list[int] = []
    for mark in reversed(series):
        found |= _keep_after(mark, after, 1)
    return found


def _keep_after(mark: _Mark, near: list[int], step: int) -> bool:
    """Keep a mark whose neighbour is among the values passed; whether it is kept only now."""
    value = _value(mark.spot.label)
    reach = _GAP if mark.hold is _Hold.FIRST and value > _GAP else 1
    wanted = [value + step * by for by in range(1, reach + 1)]
    found = not mark.kept and not set(wanted).isdisjoint(near[-_NEAR:])
    mark.kept |= found
    if mark.kept:
        near.append(value)
    return found


def _value(label: str) -> int:
    return int(label) if label.isdecimal() else ord(label[-1])
