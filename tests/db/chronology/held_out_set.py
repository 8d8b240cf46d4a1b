"""Reads the sentences written by hand, before the tagger saw them, with their dates marked.

The form of the files is explained in held_out/en.txt.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from db.chronology.events import find_events
from db.model import Event, EventKind, Extent, Status
from tests.db.chronology.builders import document_of

FOLDER = Path(__file__).parent / "held_out"
LANGUAGES = ("en", "fr", "es", "ru")
SETS = ("", "_second")
_MARK = re.compile(r"⟦(\??)([^=⟧]*)(?:=([^;⟧]*))?(?:; ([^⟧]*))?⟧")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A date that a reader sees in a sentence, and what would be a right answer."""

    start: int
    end: int
    wording: str
    edtf: tuple[str, ...]
    kind: tuple[str, ...]
    extent: tuple[str, ...]
    status: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document issued on a day."""

    issued: str
    text: str
    dates: tuple[Wanted, ...]


def read_sentences(language: str, part: str = "") -> list[Sentence]:
    """Read the sentences of one language, of the first set or of the second."""
    lines = (FOLDER / f"{language}{part}.txt").read_text("utf-8").splitlines()
    return [_read(line) for line in lines if line and not line.startswith("#")]


def _read(line: str) -> Sentence:
    issued, _, marked = line.partition(" ")
    text, at, dates = "", 0, list[Wanted]()
    for found in _MARK.finditer(marked):
        text += marked[at : found.start()]
        optional, wording, edtf, tail = found.groups()
        words = set((tail or "").split())
        dates.append(
            Wanted(
                start=len(text),
                end=len(text) + len(wording),
                wording=wording,
                edtf=tuple((edtf or "").split("|")),
                kind=_chosen(words, [k.value for k in EventKind], "activity"),
                extent=_chosen(words, [e.value for e in Extent], "within"),
                status=_chosen(words, [s.value for s in Status], "reported"),
                optional=bool(optional),
            )
        )
        text += wording
        at = found.end()
    return Sentence(issued, text + marked[at:], tuple(dates))


def _chosen(words: set[str], known: list[str], otherwise: str) -> tuple[str, ...]:
    return tuple(word for word in known if word in words) or (otherwise,)


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares of one language, and a line for each fault."""

    f1: float
    shares: dict[str, float]
    faults: list[str]
    wanted: int


def score(language: str, part: str = "") -> Scores:
    """Compare the events of every sentence with what a reader wrote down."""
    tally: Counter[str] = Counter()
    faults: list[str] = []
    for sentence in read_sentences(language, part):
        document = document_of(sentence.text, issued=sentence.issued, language=language)
        events = [event for event in find_events(document) if event.edtf is not None]
        faults += _compare(sentence, events, tally)
    precision = tally["matched"] / max(1, tally["found"])
    recall = tally["matched"] / max(1, tally["wanted"])
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    names = ("edtf", "kind", "extent", "status")
    shares = {name: tally[name] / max(1, tally["matched"]) for name in names}
    return Scores(f1, shares, faults, tally["wanted"])


def _compare(sentence: Sentence, events: list[Event], tally: Counter[str]) -> list[str]:
    faults: list[str] = []
    for date in sentence.dates:
        event = next((e for e in events if e.start < date.end and date.start < e.end), None)
        if event is not None:
            events.remove(event)
        if date.optional:
            continue
        tally["wanted"] += 1
        if event is None:
            faults.append(f"missing {date.wording}: {sentence.text}")
            continue
        tally["found"] += 1
        tally["matched"] += 1
        for name in ("edtf", "kind", "extent", "status"):
            given, right = getattr(event, name), getattr(date, name)
            tally[name] += given in right
            if given not in right:
                faults.append(f"{name} of {date.wording}: {given}, not {right}: {sentence.text}")
    tally["found"] += len(events)
    return faults + [f"extra {e.wording} ({e.edtf}): {sentence.text}" for e in events]
