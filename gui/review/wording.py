"""Corrections in words. No Qt; may import db.corrections only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.corrections import FactCorrection, HeadingCorrection

if TYPE_CHECKING:
    from db.corrections import Correction

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
    return f"The repair of “{said.repair.received}” in “{said.anchor.exact[:_WORDS]}”"
