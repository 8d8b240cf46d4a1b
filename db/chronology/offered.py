"""What is offered for an event that the reader makes of selected words.

A date that stands in the selection is read as the tagger reads it, and the sentence gives the
headline; what the words do not say is left open. May import db.model and db.chronology.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.chronology.events import events_in
from db.chronology.headline import headline_of
from db.chronology.patterns import patterns_for
from db.chronology.sentences import Sentences
from db.model import Event, EventKind, Origin, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.model import Block, Facts, Mention

_HEADLINE = 90  # characters, of words in a language without rules


def offer_event(
    block: Block, start: int, end: int, facts: Facts, mentions: Sequence[Mention] = ()
) -> Event:
    """Offer an event for a range of a block's text.

    Args:
        block: the block.
        start: where the selection begins.
        end: where it ends, after ``start``.
        facts: the document's.
        mentions: the bodies named in the block.

    Returns:
        An event with id 0 at the selection; undated where no date stands in it.
    """
    inside = [
        event
        for event in events_in(block, facts, mentions)
        if event.edtf is not None and event.start < end and event.end > start
    ]
    if inside:
        kind = inside[0].kind
        return replace(
            inside[0],
            id=0,
            start=start,
            end=end,
            kind=EventKind.ACTIVITY if kind is EventKind.DOCUMENT else kind,
            status=inside[0].status or Status.REPORTED,
            origin=Origin.READER,
        )
    sentence, headline, bodies = _told(block, start, end, facts, mentions)
    return Event(
        id=0,
        section=block.section,
        block=block.id,
        start=start,
        end=end,
        wording=block.text[start:end],
        edtf=None,
        lo=None,
        hi=None,
        precision=None,
        approximate=False,
        kind=EventKind.ACTIVITY,
        extent=None,
        status=Status.REPORTED,
        headline=headline,
        sentence=sentence,
        bodies=bodies,
        origin=Origin.READER,
    )


def _told(
    block: Block, start: int, end: int, facts: Facts, mentions: Sequence[Mention]
) -> tuple[str, str, tuple[str, ...]]:
    """The sentence around the selection, a headline from it, and the bodies it names."""
    patterns = patterns_for(facts.language)
    if patterns is None:
        words = " ".join(block.text[start:end].split())
        cut = words if len(words) <= _HEADLINE else words[:_HEADLINE].rsplit(" ", 1)[0] + "…"
        return block.text[start:end], cut, ()
    sentences = Sentences(block.text, patterns.short)
    begin, stop = sentences.bounds(sentences.index(start))
    stop = max(stop, end)
    named = sorted(
        (one for one in mentions if begin <= one.start and one.end <= stop),
        key=lambda mention: mention.start,
    )
    names = [(one.start - begin, one.end - begin, one.body) for one in named]
    sentence = block.text[begin:stop]
    headline = headline_of(sentence, 0, 0, names, facts.language)
    return sentence, headline, tuple(dict.fromkeys(one.body for one in named))
