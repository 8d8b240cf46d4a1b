"""How a mark finds its words again after the document was imported anew, or by a better importer.

Tried in this order: the same block at the same offsets; the same block; the quote anywhere,
compared by letters and digits alone and told apart by the words around it; half of it; something
like it. Each step is less sure than the one before, and says so. Pure. May import db.model,
db.errors, db.text and db.words.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from db.errors import KnownError
from db.model import Anchor, AnchorState, Place
from db.text import squeeze
from db.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from db.model import Block

CONTEXT = 32  # code points kept before and after the quote
_TELLING = 16  # squeezed characters that are a passage of their own, whatever stands around them
_TELLING_CONTEXT = 8
_MOST_PLACES = 200  # of one quote that are compared
_HALF = 16  # squeezed characters below which half a quote says nothing
_LIKE = 0.6  # of a quote's characters found again in order
_FUZZY_BLOCKS, _FUZZY_QUOTE, _FUZZY_TEXT = 6, 400, 2_000  # bounds of the slow comparison

_Range = tuple[int, int]


def make(blocks: Sequence[Block], place: Place) -> Anchor:
    """Anchor a place to its words.

    Args:
        blocks: the document's.
        place: in them; one without a range means its whole block.

    Raises:
        KnownError: The place is not in these blocks.
    """
    by_id = {block.id: block for block in blocks}
    first, last = by_id.get(place.block), by_id.get(place.end_block or place.block)
    if first is None or last is None or last.ordinal < first.ordinal:
        raise KnownError("The passage is no longer in the document.")
    start = min(max(place.start, 0), len(first.text))
    end = min(max(place.end, 0), len(last.text))
    if first is last and start >= end:
        start, end = 0, len(first.text)
    inside = [block for block in blocks if first.ordinal <= block.ordinal <= last.ordinal]
    return Anchor(
        document=place.document,
        block_key=first.key,
        block_n=first.key_n,
        start=start,
        end=end,
        exact=_quote(inside, start, end),
        prefix=first.text[max(0, start - CONTEXT) : start],
        suffix=last.text[end : end + CONTEXT],
        end_block_key=None if first is last else last.key,
        end_block_n=0 if first is last else last.key_n,
    )


def resolve(anchor: Anchor, blocks: Sequence[Block]) -> tuple[AnchorState, Place | None]:
    """Find an anchor's words; for many anchors of one document keep one Finder."""
    return Finder(blocks).resolve(anchor)


class Finder:
    """One document's blocks, ready to find many anchors in."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._by_key = {(block.key, block.key_n): n for n, block in enumerate(blocks)}
        self._texts = {block.id: block.text for block in blocks}

    def resolve(self, anchor: Anchor) -> tuple[AnchorState, Place | None]:
        """How surely the words were found, and where; LOST with None where they were not."""
        place = self._same_offsets(anchor)
        if place is not None:
            return AnchorState.OK, place
        place = self._same_block(anchor)
        if place is not None:
            return AnchorState.MOVED, place
        quote = _squeezed(anchor.exact)[0]
        if not quote:
            return AnchorState.LOST, None
        found = self._quote_anywhere(anchor, quote)
        if found is not None:
            return found
        place = self._half(anchor, quote) or self._something_like(anchor, quote)
        return (AnchorState.UNCERTAIN if place else AnchorState.LOST), place

    # -------------------------------------------------------------- the same block

    def _named(self, anchor: Anchor) -> tuple[int, int] | None:
        """The positions of the blocks that an anchor names, if both are there and in order."""
        first = self._by_key.get((anchor.block_key, anchor.block_n))
        if anchor.end_block_key is None:
            return None if first is None else (first, first)
        last = self._by_key.get((anchor.end_block_key, anchor.end_block_n))
        return None if first is None or last is None or last < first else (first, last)

    def _same_offsets(self, anchor: Anchor) -> Place | None:
        named = self._named(anchor)
        if named is None:
            return None
        first, last = named
        there = _quote(self._blocks[first : last + 1], anchor.start, anchor.end)
        if there != anchor.exact:
            return None
        return self._place(anchor, first, anchor.start, last, anchor.end)

    def _same_block(self, anchor: Anchor) -> Place | None:
        """The quote at other offsets of its own block, the nearest to where it was."""
        named = self._named(anchor)
        if named is None or named[0] != named[1] or not anchor.exact:
            return None
        text = self._blocks[named[0]].text
        places = list(_occurrences(text, anchor.exact))
        if not places:
            return None
        start = min(places, key=lambda at: abs(at - anchor.start))
        return self._place(anchor, named[0], start, named[0], start + len(anchor.exact))

    # -------------------------------------------------------------- anywhere

    @cached_property
    def _squeezed_blocks(self) -> tuple[str, list[int], list[list[int]]]:
        """The whole document's letters and digits; where each block begins; their offsets."""
        texts: list[str] = []
        begins: list[int] = []
        offsets: list[list[int]] = []
        at = 0
        for block in self._blocks:
            text, places = _squeezed(block.text)
            texts.append(text)
            begins.append(at)
            offsets.append(places)
            at += len(text)
        return "".join(texts), begins, offsets

    def _quote_anywhere(
        self, anchor: Anchor, quote: str
    ) -> tuple[AnchorState, Place | None] | None:
        text, _, _ = self._squeezed_blocks
        before, after = _squeezed(anchor.prefix)[0], _squeezed(anchor.suffix)[0]
        named = {block.id for block in self._blocks if block.key == anchor.block_key}
        ranked: list[tuple[tuple[bool, int, bool], Place]] = []
        for at in _occurrences(text, quote):
            place = self._place_of(anchor, (at, at + len(quote)))
            context = _common_end(before, text[max(0, at - 3 * CONTEXT) : at]) + _common_start(
                after, text[at + len(quote) : at + len(quote) + 3 * CONTEXT]
            )
            same = place.block in named
            ranked.append(((self._is_whole(place), context, same), place))
            if len(ranked) == _MOST_PLACES:
                break
        if not ranked:
            return None
        ranked.sort(key=lambda entry: entry[0], reverse=True)
        (whole, context, same), place = ranked[0]
        alone = len(ranked) == 1 or ranked[1][0] < ranked[0][0]
        telling = len(quote) >= _TELLING or context >= min(
            _TELLING_CONTEXT, len(before) + len(after)
        )
        sure = whole and alone and (telling or same)
        return (AnchorState.MOVED if sure else AnchorState.UNCERTAIN), place

    def _half(self, anchor: Anchor, quote: str) -> Place | None:
        """The first or the second half of the quote, where it stands in one place only."""
        text, _, _ = self._squeezed_blocks
        middle = len(quote) // 2
        for half in (quote[:middle], quote[middle:]):
            if len(half) >= _HALF and text.count(half) == 1:
                at = text.index(half)
                return self._place_of(anchor, (at, at + len(half)))
        return None

    def _something_like(self, anchor: Anchor, quote: str) -> Place | None:
        """The stretch of a block that holds most of the quote's letters in their order."""
        from difflib import SequenceMatcher  # needed only by a mark that is nearly lost

        text, begins, offsets = self._squeezed_blocks
        wanted = set(words_of(anchor.exact))
        shared = [(len(wanted & set(words_of(b.text))), -n) for n, b in enumerate(self._blocks)]
        best: tuple[float, _Range] = (_LIKE, (0, 0))
        short = quote[:_FUZZY_QUOTE]
        for common, minus_n in sorted(shared, reverse=True)[:_FUZZY_BLOCKS]:
            begin = begins[-minus_n]
            length = min(len(offsets[-minus_n]), _FUZZY_TEXT)
            if not common or not length:
                continue
            there = text[begin : begin + length]
            matcher = SequenceMatcher(None, short, there, autojunk=False)
            pieces = [piece for piece in matcher.get_matching_blocks() if piece.size >= 3]
            part = sum(piece.size for piece in pieces) / len(short)
            if pieces and part > best[0]:
                end = pieces[-1].b + pieces[-1].size
                best = (part, (begin + pieces[0].b, begin + end))
        return self._place_of(anchor, best[1]) if best[1][1] else None

    # -------------------------------------------------------------- places

    def _place_of(self, anchor: Anchor, found: _Range) -> Place:
        """A range of squeezed characters as a place, with the quote's own outer punctuation."""
        _, begins, offsets = self._squeezed_blocks
        first = bisect_right(begins, found[0]) - 1
        last = bisect_right(begins, found[1] - 1) - 1
        start = offsets[first][found[0] - begins[first]]
        end = offsets[last][found[1] - 1 - begins[last]] + 1
        lead, tail = _outer_signs(anchor.exact)
        if lead and self._blocks[first].text[:start].endswith(lead):
            start -= len(lead)
        if tail and self._blocks[last].text.startswith(tail, end):
            end += len(tail)
        return self._place(anchor, first, start, last, end)

    def _place(self, anchor: Anchor, first: int, start: int, last: int, end: int) -> Place:
        block = self._blocks[first]
        end_block = None if first == last else self._blocks[last].id
        return Place(anchor.document, block.section, block.id, start, end, end_block)

    def _is_whole(self, place: Place) -> bool:
        """Whether a place begins and ends between words."""
        first, last = self._texts[place.block], self._texts[place.end_block or place.block]
        return not (_inside_word(first, place.start) or _inside_word(last, place.end))


def _quote(blocks: Sequence[Block], start: int, end: int) -> str:
    """The text from ``start`` of the first block to ``end`` of the last."""
    if len(blocks) == 1:
        return blocks[0].text[start:end]
    middle = [block.text for block in blocks[1:-1]]
    return "\n".join([blocks[0].text[start:], *middle, blocks[-1].text[:end]])


def _squeezed(text: str) -> tuple[str, list[int]]:
    """A text's letters and digits, and for each of them the offset it came from."""
    signs: list[str] = []
    offsets: list[int] = []
    known: dict[str, str] = {}
    for at, sign in enumerate(text):
        plain = known.get(sign)
        if plain is None:
            plain = known[sign] = squeeze(sign)
        for letter in plain:  # "ß" is two
            signs.append(letter)
            offsets.append(at)
    return "".join(signs), offsets


def _occurrences(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _common_start(one: str, other: str) -> int:
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length


def _common_end(one: str, other: str) -> int:
    return _common_start(one[::-1], other[::-1])


def _outer_signs(quote: str) -> tuple[str, str]:
    """The signs before the first letter or digit of a quote and after the last."""
    inside = [at for at, sign in enumerate(quote) if squeeze(sign)]
    return quote[: inside[0]], quote[inside[-1] + 1 :]


def _inside_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
