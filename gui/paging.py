"""A list of hits that may be a million long, of which only some pages are known.

The list is made of runs: the reader's own notes, then one run of all passages or one for each
document. A hit's number counts from 0 through all runs, whether they are folded on the screen or
not. Imports db.model only; no Qt.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from db.model import Hit
    from gui.found import Dates

PAGE = 50  # hits that are fetched together
MOST_PAGES = 200  # that are kept


@dataclass(frozen=True, slots=True)
class Run:
    """Hits that stand together."""

    count: int
    document: str | None = None  # the key of the only document whose hits these are
    title: str = ""  # of the heading above it; "" for none
    hits: tuple[Hit, ...] = ()  # the first ones, where they are known already
    fetched: bool = True  # False: further hits cannot be asked for yet


@dataclass(frozen=True, slots=True)
class Page:
    """Hits of a run that are fetched together."""

    run: int
    number: int  # from 0

    @property
    def offset(self) -> int:
        """The first hit's place in its run."""
        return self.number * PAGE


class Pages:
    """What is known of a list of hits."""

    def __init__(self, runs: Sequence[Run] = ()) -> None:
        self.runs = tuple(runs)
        self._starts = [0, *accumulate(run.count for run in self.runs)]
        self._kept: dict[Page, tuple[Hit, ...]] = {}
        self.dates: dict[int, tuple[str, ...]] = {}
        self.bookmarked: frozenset[int] = frozenset()

    @property
    def total(self) -> int:
        """How many hits there are, known or not."""
        return self._starts[-1]

    def start_of(self, run: int) -> int:
        """The number of a run's first hit."""
        return self._starts[run]

    def starts(self) -> dict[str, int]:
        """The number of each document's first hit, where they stand by documents."""
        pairs = zip(self.runs, self._starts, strict=False)  # behind the last start is the end
        return {run.document: start for run, start in pairs if run.document and run.count}

    def locate(self, number: int) -> tuple[int, int]:
        """The run of a hit, and its place there."""
        run = bisect_right(self._starts, number) - 1
        return run, number - self._starts[run]

    def hit(self, number: int) -> Hit | None:
        """A hit; None while it is not known."""
        if not 0 <= number < self.total:
            return None
        run, at = self.locate(number)
        page = self._kept.get(Page(run, at // PAGE))
        if page is not None and at % PAGE < len(page):
            return page[at % PAGE]
        known = self.runs[run].hits
        return known[at] if at < len(known) else None

    def known(self) -> Iterator[tuple[int, Hit]]:
        """Every hit that is known, with its number."""
        pages: dict[int, dict[int, Hit]] = {}
        for page, kept in self._kept.items():
            first = self._starts[page.run] + page.offset
            pages.setdefault(page.run, {}).update(enumerate(kept, first))
        for run, held in enumerate(self.runs):
            if held.hits or run in pages:
                hits = dict(enumerate(held.hits, self._starts[run])) | pages.get(run, {})
                yield from sorted(hits.items())

    def missing(self, first: int, last: int) -> Page | None:
        """The first page to ask for so that these hits are known; None where all are, or came."""
        number = max(0, first)
        while number <= min(last, self.total - 1):
            run, at = self.locate(number)
            page = Page(run, at // PAGE)
            if self.runs[run].fetched and page not in self._kept and self.hit(number) is None:
                return page
            # On to the next page, or to the next run; what is known of a run is dense.
            here = self.runs[run]
            step = PAGE - at % PAGE if page in self._kept else 1
            number += min(step, here.count - at)
        return None

    def put(self, page: Page, hits: Sequence[Hit], dates: Dates = ()) -> None:
        """Keep a page that came, and let the oldest go where there are too many."""
        self._kept[page] = tuple(hits)
        self.dates.update(dates)
        while len(self._kept) > MOST_PAGES:
            del self._kept[next(iter(self._kept))]

    def numbers_of(self, page: Page) -> range:
        """The numbers of a page's hits."""
        first = self._starts[page.run] + page.offset
        return range(first, min(first + PAGE, self._starts[page.run + 1]))
