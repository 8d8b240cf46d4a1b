"""Corrections in words, and words around a repair. No Qt; may import db.corrections, db.model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.corrections import FactCorrection, HeadingCorrection, TieCorrection

if TYPE_CHECKING:
    from db.corrections import Correction
    from db.model import Repair

_WORDS = 60  # characters of a passage


def in_words(said: Correction) -> str:
    """What a correction is about, and what it does."""
    if isinstance(said, FactCorrection):
        return f"{said.field.capitalize()} “{said.value or ''}”, said of another file"
    if isinstance(said, HeadingCorrection):
        changes = [
            "" if said.heading else "no heading",
            "goes on with the heading before" if said.merged else "",
            f"level {said.level}" if said.level is not None else "",
            f"called “{said.title}”" if said.title is not None else "",
        ]
        done = ", ".join(filter(None, changes))
        return f"The heading “{said.anchor.exact}”" + (f": {done}" if done else "")
    if isinstance(said, TieCorrection):
        return f"Note {said.label} behind “{said.anchor.exact[-_WORDS:]}”"
    return f"The repair of “{said.repair.received}” in “{said.anchor.exact[:_WORDS]}”"


def around(text: str, repair: Repair, length: int = 28) -> tuple[str, str]:
    """Some words before and after a repair."""
    end = repair.offset + len(repair.cleaned)
    before, after = text[max(0, repair.offset - length) : repair.offset], text[end : end + length]
    cut_before, cut_after = repair.offset > length, end + length < len(text)
    return ("…" if cut_before else "") + before, after + ("…" if cut_after else "")
