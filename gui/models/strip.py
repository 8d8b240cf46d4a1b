"""Where the hits are, over a document or over the library, as spots of a strip.

May import db.model; no Qt.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from db.model import DocumentContent, Hit, Place


class Spot(NamedTuple):
    """Hits at one place of the strip; both ends between 0 and 1.

    There may be thousands, made anew for a search: their words are put together when asked for.
    """

    start: float
    end: float
    weight: float  # of the most that any spot has
    hit: int  # the number of the first one
    name: str
    passages: int | None = None  # that are told beside the name

    @property
    def text(self) -> str:
        """What it is, in words."""
        count = self.passages
        return self.name if count is None else f"{self.name}: {count:,} passage{'s' * (count != 1)}"


@dataclass(frozen=True, slots=True)
class Spots:
    """All of them from the left, what they are in words, and where parts begin."""

    spots: tuple[Spot, ...] = ()
    said: str = ""
    bounds: tuple[float, ...] = ()  # where top sections begin


class Ruler:
    """How far into a document each of its blocks begins; measured once for a document."""

    def __init__(self, content: DocumentContent) -> None:
        self.content = content
        self._starts: dict[int, int] = {}
        first: dict[int, int] = {}
        at = 0
        for block in content.blocks:
            self._starts[block.id] = at
            first.setdefault(block.section, at)
            at += len(block.text) + 1
        self._whole = max(1, at)
        tops = {section.id for section in content.sections if section.parent is None}
        starts = sorted(start for id_, start in first.items() if id_ in tops and start)
        self.bounds = tuple(start / self._whole for start in starts)

    def at(self, place: Place) -> float | None:
        """Where a place is, between 0 and 1; None where it is in another document."""
        start = self._starts.get(place.block)
        if start is None:
            return None
        inside = place.start if place.footnote is None else 0  # a note is where its letter is
        return (start + inside) / self._whole


def over_document(ruler: Ruler, numbered: Iterable[tuple[int, Hit]]) -> Spots:
    """A spot for each hit, where its text is among the text of the document."""
    hits = list(numbered)
    found = [
        Spot(at, at, 1.0, number, " › ".join(hit.breadcrumb))
        for number, hit in hits
        if (at := ruler.at(hit.place)) is not None
    ]
    return Spots(
        tuple(sorted(found, key=lambda spot: (spot.start, spot.hit))),
        _said(len(found), "the document", most_in([hit.breadcrumb for _, hit in hits])),
        ruler.bounds,
    )


def over_library(
    documents: Sequence[tuple[str, str]], counts: Mapping[str, int], numbers: Mapping[str, int]
) -> Spots:
    """A spot for each document with hits, among all documents; as high as it has many.

    Args:
        documents: key and name of every document, in the order of Contents.
        counts: passages of each document.
        numbers: of each document's first hit; without it one is shown, but cannot be gone to.
    """
    if not counts:
        return Spots()
    most, whole = max(counts.values()), max(1, len(documents))
    spots: list[Spot] = []
    for place, (key, name) in enumerate(documents):
        count = counts.get(key, 0)
        if count:
            hit, start, end = numbers.get(key, -1), place / whole, (place + 1) / whole
            spots.append(Spot(start, end, count / most, hit, name, count))
    names = dict(documents)
    best = max(counts, key=lambda key: counts[key], default="")
    over = f"{len(spots):,} document{'s' * (len(spots) != 1)}"
    where = names.get(best, "") if len(spots) > 1 else ""
    return Spots(tuple(spots), _said(sum(counts.values()), over, where))


def most_in(breadcrumbs: Sequence[tuple[str, ...]]) -> str:
    """The part of the document with most hits: a top section, or one below the only one."""
    level: list[str] = []
    for depth in (0, 1):
        level = [crumb[depth] for crumb in breadcrumbs if len(crumb) > depth]
        level = [name for name in level if not name.startswith("¶")]
        if len(set(level)) > 1:
            break
    return Counter(level).most_common(1)[0][0] if level else ""


def _said(count: int, over: str, most: str) -> str:
    """The words "17 hits over the document, most in Annex III"."""
    if not count:
        return ""
    said = f"{count:,} hit{'s' * (count != 1)} over {over}"
    return f"{said}, most in {most}" if most else said
