"""Statements of what a State did, goes on doing or plans, without a date.

Only what belongs on a chronology all the same: a State's act of reporting or of treaty law in the
past, or a construction that says it goes on or is planned, with the State (or its government) as
the subject. A sentence that follows a dated one tells more about it and is no event of its own.
May import db.model and db.chronology only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from db.chronology.tables import words_of
from db.model import Status


@dataclass(frozen=True, slots=True)
class Undated:
    """The words that tell the status, with offsets in the sentence."""

    start: int
    end: int
    status: Status
    rule: str


@cache
def _constructions(issuer: str | None, language: str) -> re.Pattern[str] | None:
    words = words_of(language)
    if words is None or not words.undated_re:
        return None
    names = words.subject_re
    if issuer:
        names = f"(?:(?:{words.subject_article_re})?{re.escape(issuer)}|{names})"
    return re.compile(words.undated_re.replace("{names}", names))


def find_undated(sentence: str, issuer: str | None, language: str = "en") -> Undated | None:
    """Find the words that make a sentence without a date an event; None when there are none.

    Args:
        sentence: A sentence without a date of its own.
        issuer: The State that speaks, as the document names it; its subject in the text.
        language: ISO 639-1; where no rule is sure, nothing is found.
    """
    constructions = _constructions(issuer, language)
    found = constructions.search(sentence) if constructions else None
    if found is None:
        return None
    for status in Status:
        if found[status.value] is not None:
            return Undated(*found.span(status.value), status, f"undated {status.value}")
    return None
