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

from db.model import Status

_ACTS = (
    *("submitted", "ratified", "acceded to", "signed", "presented", "deposited", "adhered to"),
    *("withdrew", "joined", "extended", "issued", "notified", "enacted", "denounced", "acceded"),
)
_LINKED = r"(?:prepared|drafted|drew up|adopted|compiled|signed)(?:,? and (?:{acts}))"
_SUBJECT = r"(?:(?:[Tt]he )?(?:Government|State [Pp]arty|Republic|State|Ministry)(?: of [A-Z]\w+)*)"


@dataclass(frozen=True, slots=True)
class Undated:
    """The words that tell the status, with offsets in the sentence."""

    start: int
    end: int
    status: Status
    rule: str


@cache
def _constructions(issuer: str | None) -> re.Pattern[str]:
    names = _SUBJECT if not issuer else f"(?:{re.escape(issuer)}|{_SUBJECT})"
    acts = "|".join(re.escape(act) for act in _ACTS)
    linked = _LINKED.format(acts=acts)
    adverb = r"(?:\w+ly |also |still |now |currently )?"
    return re.compile(
        rf"(?:^|[,;:] |\band )(?P<subject>{names}) {adverb}(?:"
        rf"(?P<reported>{linked}|(?:{acts}))\b"
        rf"|(?P<planned>(?:is|are) {adverb}(?:planning|preparing|intending) to \w+|"
        rf"(?:plans|intends) to \w+)\b"
        rf"|(?P<ongoing>(?:is|are) {adverb}continuing(?: its (?:efforts|work))?)\b)"
    )


def find_undated(sentence: str, issuer: str | None) -> Undated | None:
    """Find the words that make a sentence without a date an event; None when there are none.

    Args:
        sentence: A sentence without a date of its own.
        issuer: The State that speaks, as the document names it; its subject in the text.
    """
    found = _constructions(issuer).search(sentence)
    if found is None:
        return None
    for status in Status:
        if found[status.value] is not None:
            return Undated(*found.span(status.value), status, f"undated {status.value}")
    return None
