"""From a document to its chronology: every dated statement, and the undated ones that matter.

May import db.edtf, db.model and db.chronology only.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from db.chronology.extent import extent_of
from db.chronology.headline import headline_of
from db.chronology.kinds import kind_of
from db.chronology.patterns import patterns_for
from db.chronology.sentences import Sentences
from db.chronology.status import status_of
from db.chronology.tagger import find_dates
from db.chronology.undated import find_undated
from db.edtf import bounds, is_approximate, parse, precision
from db.model import BlockKind, Event, EventKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.chronology.tagger import DateSpan
    from db.model import Block, Facts, Mention, ParsedDocument

_TOLD = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


def find_events(document: ParsedDocument, mentions: tuple[Mention, ...] = ()) -> tuple[Event, ...]:
    """Find the events of a document.

    Args:
        document: The parsed document; its own date makes the statuses.
        mentions: The bodies named in it; an event names those of its sentence.

    Returns:
        The events in document order, ids from 1; section and block are the document's local ids.
    """
    if patterns_for(document.facts.language) is None:
        return ()
    by_block: defaultdict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_block[mention.block].append(mention)
    reader = _Reader(document.facts)
    events: list[Event] = []
    for block in document.blocks:
        events += reader.events_of(block, by_block.get(block.id, ()), len(events) + 1)
    return tuple(events)


def events_in(block: Block, facts: Facts, mentions: Iterable[Mention] = ()) -> tuple[Event, ...]:
    """Find the events of one block of a document, however it was stored; ids from 1."""
    if patterns_for(facts.language) is None:
        return ()
    return tuple(_Reader(facts).events_of(block, mentions, 1))


class _Reader:
    """Reads one block after the other with the document's facts at hand."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._language = facts.language
        self._reference = _reference(facts.issued)
        patterns = patterns_for(facts.language)
        self._short = patterns.short if patterns else None
        self._and = patterns.words.and_ if patterns else "and"

    def events_of(self, block: Block, mentions: Iterable[Mention], first_id: int) -> list[Event]:
        """Find the events of one block, numbered from ``first_id``."""
        spans = find_dates(block.text, self._reference, self._language)
        if not spans and block.kind not in _TOLD:
            return []
        sentences = Sentences(block.text, self._short)
        found: list[Event] = []
        for span in spans:
            event = self._dated(block, span, sentences)
            found.append(_as_before(event, found[-1], block.text, self._and) if found else event)
        if block.kind in _TOLD:
            found += self._undated(block, found, sentences)
        found.sort(key=lambda event: event.start)
        named = sorted(mentions, key=lambda mention: mention.start)
        return [
            _finished(event, number, sentences, named, self._language)
            for number, event in enumerate(found, first_id)
        ]

    def _dated(self, block: Block, span: DateSpan, sentences: Sentences) -> Event:
        index = sentences.index(span.start)
        begin, end = sentences.bounds(index)
        end = max(end, span.end)
        sentence = block.text[begin:end]
        kind = kind_of(
            block.text, span, (begin, end), block.kind, self._facts.issued, self._language
        )
        extent = extent_of(span)
        status = status_of(
            block.text, span, sentences, kind, extent, self._reference, self._language
        )
        lo, hi = bounds(span.value)
        return Event(
            id=0,
            section=block.section,
            block=block.id,
            start=span.start,
            end=span.end,
            wording=span.wording,
            edtf=span.edtf,
            lo=lo,
            hi=hi,
            precision=precision(span.value),
            approximate=is_approximate(span.value),
            kind=kind,
            extent=extent,
            status=status,
            headline="",
            sentence=sentence,
            rule=span.rule,
        )

    def _undated(self, block: Block, dated: list[Event], sentences: Sentences) -> list[Event]:
        """Find undated events in the sentences before the block's first dated activity."""
        starts = [event.start for event in dated if event.kind is not EventKind.CITATION]
        until = sentences.index(min(starts)) if starts else len(sentences)
        found: list[Event] = []
        for index in range(until):
            begin, end = sentences.bounds(index)
            sentence = block.text[begin:end]
            undated = find_undated(sentence, self._facts.issuer, self._language)
            if undated is None:
                continue
            start, stop = begin + undated.start, begin + undated.end
            found.append(
                Event(
                    id=0,
                    section=block.section,
                    block=block.id,
                    start=start,
                    end=stop,
                    wording=block.text[start:stop],
                    edtf=None,
                    lo=None,
                    hi=None,
                    precision=None,
                    approximate=False,
                    kind=EventKind.ACTIVITY,
                    extent=None,
                    status=undated.status,
                    headline="",
                    sentence=sentence,
                    rule=undated.rule,
                )
            )
        return found


def _as_before(event: Event, before: Event, text: str, and_: str) -> Event:
    """Let the second of two cited dates be cited: "letters dated 9 January and 10 May 2006"."""
    joined = text[before.end : event.start] in (f" {and_} ", ", ", f", {and_} ", f") {and_} (")
    if joined and before.kind is EventKind.CITATION and event.kind is EventKind.ACTIVITY:
        return replace(event, kind=EventKind.CITATION)
    return event


def _finished(
    event: Event, number: int, sentences: Sentences, mentions: list[Mention], language: str
) -> Event:
    """Give an event its number, its headline and the bodies named in its sentence, each once."""
    begin, end = sentences.bounds(sentences.index(event.start))
    at = bisect_left(mentions, begin, key=lambda mention: mention.start)
    until = bisect_left(mentions, end, key=lambda mention: mention.start)
    names = [(named.start - begin, named.end - begin, named.body) for named in mentions[at:until]]
    start = stop = 0
    if event.edtf is not None:
        start, stop = event.start - begin, event.end - begin
    return replace(
        event,
        id=number,
        headline=headline_of(event.sentence, start, stop, names, language),
        bodies=tuple(dict.fromkeys(named.body for named in mentions[at:until])),
    )


def _reference(issued: str | None) -> int | None:
    """Give the last day of the document's own date, yyyymmdd."""
    if issued is None:
        return None
    try:
        return bounds(parse(issued))[1]
    except ValueError:
        return None
