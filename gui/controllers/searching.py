"""One search from the typed letter to the marked words: asks, receives, walks the hits.

What is found comes in steps: the first hits, then what is counted, then the pages that the reader
scrolls to. A hit's number is its place in the whole list. May import db.model, db.request,
gui.found, gui.paging and gui.ports.
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from db.model import HitKind, Sort
from db.request import Filters, SearchRequest
from gui.found import MOST_GROUPED, NOTHING, Choices, Counted, Found, Inside, PageFound
from gui.paging import Page, Pages, Run

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.model import Hit, Place
    from gui.ports import SearchPort

EMPTY = NOTHING.answer
REST = 150  # ms without a letter, after which what takes longer is begun
NOTES_TITLE = "Your notes"


class Scope(Enum):
    """Where the search box looks."""

    DOCUMENT = auto()
    LIBRARY = auto()


class Searching(QObject):
    """The words in the search box, their hits, and which hit is current."""

    answered = Signal(object)  # SearchAnswer: the first hits
    counted = Signal(object)  # SearchAnswer: the same, counted to the end
    pageCame = Signal(object)  # Page
    marksChanged = Signal()  # the hits inside the open document, or what is bookmarked
    currentChanged = Signal(int)  # number of the hit, -1 for none
    hitOpened = Signal(object)  # Place
    scopeChanged = Signal(object)  # Scope
    choicesChanged = Signal(object)  # Choices
    filtersDropped = Signal(object)  # Filters: none are chosen in another document
    textChanged = Signal(str)  # the box should hold these words now

    def __init__(self, search: SearchPort, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._search = search
        self._document: str | None = None
        self._near: int | None = None  # the section that was read last
        self._asked_near: int | None = None
        self._text = ""
        self._before: list[tuple[str, str]] = []  # searches that this one looks in: typed, kept
        self._without_names = False  # in this search only
        self._then: Callable[[], None] | None = None  # what waits for hits that are not known
        self._waits_for: Page | None = None  # the page on its way
        self._inside = Inside("", (), 0)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._look_further)
        self._counted: Counted | None = None
        self.filters = Filters()
        self.choices = Choices()
        self.scope = Scope.DOCUMENT
        self.found: Found = NOTHING
        self.answer = EMPTY
        self.pages = Pages()
        self.current = -1
        self._at = 0  # which of the current hit's places is open

    # ------------------------------------------------------------------ what is asked

    @property
    def request(self) -> SearchRequest:
        """The whole question."""
        inside = self.scope is Scope.DOCUMENT and self._document is not None
        choices = self.choices
        return SearchRequest(
            self._text,
            self._document if inside else None,
            self.filters,
            tuple(kept for _, kept in self._before),
            choices.sort_inside if inside else choices.sort,
            choices.exact,
            choices.synonyms and not self._without_names,
        )

    @property
    def is_asking(self) -> bool:
        """Whether anything is looked for, words or not."""
        return bool(self._text.strip() or self._before or self.filters)

    @property
    def before(self) -> tuple[str, ...]:
        """The searches whose results are searched, the oldest first."""
        return tuple(kept for _, kept in self._before)

    @property
    def without_names(self) -> bool:
        """Whether other names are left out of this search alone."""
        return self._without_names

    @property
    def near(self) -> int | None:
        """The section that was read last when the search was asked."""
        return self._asked_near

    @property
    def counts(self) -> Counted | None:
        """What was counted, once it was."""
        return self._counted

    @property
    def inside(self) -> Inside:
        """The hits of the open document, as far as they are marked there."""
        return self._inside

    def set_document(self, key: str | None) -> None:
        """The document that is open now."""
        changed = key != self._document
        leaves = changed and self._document is not None and self.scope is Scope.DOCUMENT
        self._document = key
        dropped = leaves and self.filters != Filters()  # chosen among what the other one says
        if dropped:
            self.filters = Filters()
            self.filtersDropped.emit(self.filters)
        if changed and (dropped or self.is_asking):
            if self.scope is Scope.DOCUMENT:
                self._ask()
            else:
                self._look_inside()

    def set_place(self, section: int | None) -> None:
        """Where the reader is: what stands there ranks a little higher from the next search on."""
        self._near = section

    def set_scope(self, scope: Scope) -> None:
        """Look in the open document or in all."""
        if scope is not self.scope:
            self.scope = scope
            self.scopeChanged.emit(scope)
            if self.is_asking:
                self._ask()

    def choose(self, choices: Choices) -> None:
        """Search so from now on."""
        if choices == self.choices:
            return
        only_grouping = replace(choices, grouped=self.choices.grouped) == self.choices
        self.choices = choices
        self.choicesChanged.emit(choices)
        if only_grouping and self.is_asking:
            self._arrange()
            self.answered.emit(self.answer)
            self.currentChanged.emit(-1)
        else:
            self.refresh()

    def sort(self, sort: Sort) -> None:
        """List the hits in another order, here and in later searches of this scope."""
        name = "sort_inside" if self.request.document else "sort"
        self.choose(replace(self.choices, **{name: sort}))

    def edit(self, text: str) -> None:
        """The reader typed."""
        self._text = text
        if not text.strip():
            self._without_names = False
        self._ask()

    def leave_names_out(self, *, out: bool) -> None:
        """Look for other names too, or not, in this search alone."""
        if out != self._without_names:
            self._without_names = out
            self._ask()

    def set_filters(self, filters: Filters) -> None:
        """Keep only what these are true of."""
        if filters != self.filters:
            self.filters = filters
            self._ask()

    def refresh(self) -> None:
        """Ask again: the library holds something else now."""
        if self.is_asking:
            self._ask()

    # ------------------------------------------------------------------ results in results

    def search_within(self) -> None:
        """Look for more in what was found: the box is empty again, and the list stays."""
        if self._text.strip() and self.answer.query == self._text and self.answer.total:
            self._before.append((self._text, self.found.kept))
            self._text = ""
            self.textChanged.emit("")
            self._ask()

    def leave_within(self, level: int = -1) -> bool:
        """Go back to the search before; or drop one of several. Whether there was one."""
        if not self._before:
            return False
        last = level in (-1, len(self._before) - 1)
        typed, _ = self._before.pop(level)
        if last and not self._text.strip():
            self._text = typed
            self.textChanged.emit(typed)
        self._ask()
        return True

    # ------------------------------------------------------------------ walking

    def open_current(self) -> None:
        """Enter: open the current hit, or the first one as soon as it is known."""
        if self.answer.query != self._text:
            self._then = lambda: self.open(0)
        elif self.pages.total:
            self.open(max(self.current, 0))

    def open(self, number: int) -> None:
        """Open a hit of the list."""
        if 0 <= number < self.pages.total:
            self._with_hit(number, lambda _hit: self._open(number, 0))

    def step(self, by: int) -> None:
        """F3 and Shift+F3: open the next marked words, passage after passage, round the end."""
        total = self.pages.total
        if not total:
            return
        here = self.pages.hit(self.current)
        if here is not None and 0 <= self._at + by < len(_places(here)):
            self._open(self.current, self._at + by)
            return
        start = self.current if self.current >= 0 else (-1 if by > 0 else 0)
        number = (start + by) % total
        self._with_hit(
            number, lambda hit: self._open(number, 0 if by > 0 else len(_places(hit)) - 1)
        )

    def _with_hit(self, number: int, use: Callable[[Hit], None]) -> None:
        """Use a hit, now or when its page has come."""
        hit = self.pages.hit(number)
        if hit is not None:
            use(hit)
            return
        page = self.pages.missing(number, number)
        if page is not None:
            self._then = lambda: self._use(number, use)
            self._waits_for = None
            self.want(page)

    def _use(self, number: int, use: Callable[[Hit], None]) -> None:
        hit = self.pages.hit(number)
        if hit is not None:
            use(hit)

    def _open(self, number: int, at: int) -> None:
        hit = self.pages.hit(number)
        if hit is None:
            return
        self._at = at
        self.current = number
        self.currentChanged.emit(number)
        self.hitOpened.emit(_places(hit)[at])

    def set_current(self, number: int) -> None:
        """Move the mark in the list without opening."""
        if number != self.current:
            self.current, self._at = number, 0
            self.currentChanged.emit(number)

    def hits_in(self, key: str) -> tuple[tuple[Hit, ...], int | None]:
        """The hits in one document, and which of them is current."""
        if self._inside.document == key:
            hits = [*self._inside.hits]
        else:
            hits = [hit for _, hit in self.pages.known() if hit.place.document == key]
        current = self.pages.hit(self.current)
        if current is None or current.place.document != key:
            return tuple(hits), None
        same = [n for n, hit in enumerate(hits) if _is_same(hit, current)]
        at = same[0] if same else len(hits)
        hits[at : at + 1] = [replace(current, place=_places(current)[self._at])]
        return tuple(hits), at

    def blocks_found(self) -> set[int]:
        """The blocks of the hits that are known, in any document."""
        return {hit.place.block for _, hit in self.pages.known()}

    # ------------------------------------------------------------------ asking

    def _ask(self) -> None:
        self._then = self._waits_for = None
        self._rest.stop()
        if not self.is_asking:
            self._receive_found(replace(NOTHING, answer=replace(EMPTY, query=self._text)))
            return
        request = self.request
        self._asked_near = self._near
        self._search.ask(request, lambda found: self._receive(request, found), near=self._near)

    def _receive(self, request: SearchRequest, found: object) -> None:
        if isinstance(found, Found) and request == self.request:
            self._receive_found(found)

    def _receive_found(self, found: Found) -> None:
        self.found, self._counted = found, found.counted
        self._inside = Inside("", (), 0)
        self.answer = found.answer
        self._take_counts()
        self._arrange()
        self.answered.emit(self.answer)
        self.currentChanged.emit(-1)
        if self._counted is not None:
            self.counted.emit(self.answer)
        if not self._knows_inside() or (self._counted is None and found.answer.total):
            self._rest.start(REST)
        self._go_on()

    def _look_further(self) -> None:
        """What takes longer waits until nobody types: it would keep the next letter waiting."""
        if self.answer.total and self._counted is None:
            self._search.count(self.request, self._receive_counts)
        self._look_inside()

    def _receive_counts(self, counts: object) -> None:
        if not isinstance(counts, Counted):
            return
        self._counted = counts
        self._take_counts()
        kept = self.pages.hit(self.current)
        self._arrange()
        self.current = self._number_of(kept) if kept is not None else self.current
        self.counted.emit(self.answer)
        self.currentChanged.emit(self.current)

    def _take_counts(self) -> None:
        counts = self._counted
        if counts is not None:
            self.answer = replace(
                self.answer,
                total=counts.total + len(self._notes()),
                section_counts=counts.sections,
                document_counts=tuple((g.document, g.passages) for g in counts.groups),
                exact=True,
            )

    def _look_inside(self) -> None:
        """All hits of the open document are marked in its text, wherever the list is."""
        if not self._knows_inside() and self._document is not None:
            self._search.inside(self.request, self._document, self._receive_inside)

    def _knows_inside(self) -> bool:
        """Take the hits of the open document from the list, where it has all of them."""
        key, passages = self._document, self.answer.total - len(self._notes())
        known = [hit for _, hit in self.pages.known() if hit.kind is not HitKind.NOTE]
        if key is not None and len(known) < passages:
            return False
        hits = tuple(hit for hit in known if hit.place.document == key)
        self._receive_inside(Inside(key or "", hits, len(hits)))
        return True

    def _receive_inside(self, inside: object) -> None:
        if isinstance(inside, Inside) and inside.document == (self._document or ""):
            notes = [hit for hit in self._notes() if hit.place.document == inside.document]
            self._inside = replace(inside, hits=(*notes, *inside.hits))
            self.marksChanged.emit()
            if inside.sections and not self.answer.section_counts:
                self.answer = replace(self.answer, section_counts=inside.sections)
                self.counted.emit(self.answer)

    # ------------------------------------------------------------------ the list

    def _notes(self) -> tuple[Hit, ...]:
        return tuple(hit for hit in self.found.answer.hits if hit.kind is HitKind.NOTE)

    def _arrange(self) -> None:
        """Runs of hits: own notes, then all passages, or those of each document."""
        notes = self._notes()
        hits = self.found.answer.hits[len(notes) :]
        passages = self.answer.total - len(notes)
        counts = self._counted
        can = bool(counts.groups) if counts is not None else passages <= MOST_GROUPED
        grouped = can and self.choices.grouped and self.request.document is None
        runs: list[Run] = []
        if notes:
            runs.append(Run(len(notes), title=NOTES_TITLE if grouped else "", hits=notes))
        if not grouped:
            runs.append(Run(passages, self.request.document, hits=hits))
        elif counts is None:
            runs += self._first_groups(hits)
        else:
            held = _by_document(hits)
            runs += [
                Run(group.passages, group.document, group.title, held.get(group.document, ()))
                for group in counts.groups
            ]
        bookmarked = self.pages.bookmarked if not self.found.bookmarked else self.found.bookmarked
        self.pages = Pages(runs)
        self.pages.dates = dict(self.found.dates)
        self.pages.bookmarked = bookmarked
        self.current, self._at, self._waits_for = -1, 0, None

    def _first_groups(self, hits: tuple[Hit, ...]) -> list[Run]:
        """Until it was counted, documents have the passages that are known."""
        titles = dict(self.found.titles)
        return [
            Run(len(held), key, titles.get(key, key), held, fetched=False)
            for key, held in _by_document(hits).items()
        ]

    def _number_of(self, hit: Hit) -> int:
        return next((n for n, known in self.pages.known() if _is_same(known, hit)), -1)

    def want(self, page: Page) -> None:
        """Fetch a page, unless one is on its way: then the list will ask again."""
        if self._waits_for is not None:
            return
        self._waits_for = page
        pages, run = self.pages, self.pages.runs[page.run]
        self._search.page(
            self.request,
            run.document,
            page.offset,
            lambda found: self._receive_page(pages, page, found),
        )

    def _receive_page(self, pages: Pages, page: Page, found: object) -> None:
        if self._waits_for == page:
            self._waits_for = None
        if pages is self.pages and isinstance(found, PageFound):
            pages.put(page, found.hits, found.dates)
            self.pageCame.emit(page)
            self._go_on()

    def _go_on(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()

    # ------------------------------------------------------------------ about one hit

    def explain(self, hit: Hit, deliver: Callable[[tuple[str, ...]], None]) -> None:
        """Why a hit stands where it stands; nothing comes when something else was asked."""
        self._search.explain(self.request, hit, lambda why: deliver(tuple(map(str, _texts(why)))))

    def refresh_bookmarks(self) -> None:
        """Something was bookmarked, or is no more."""
        if self.pages.total:
            self._search.bookmarked(self._receive_bookmarked)

    def _receive_bookmarked(self, blocks: object) -> None:
        if isinstance(blocks, frozenset):
            self.pages.bookmarked = blocks
            self.marksChanged.emit()


def _texts(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def _is_same(one: Hit, other: Hit) -> bool:
    """Whether two hits are the same passage, or the same note of the reader's."""
    if (one.kind, one.place.block) != (other.kind, other.place.block):
        return False
    if one.kind is HitKind.NOTE:
        return one.snippet == other.snippet
    return one.place.footnote == other.place.footnote


def _by_document(hits: tuple[Hit, ...]) -> dict[str, tuple[Hit, ...]]:
    held: dict[str, list[Hit]] = {}
    for hit in hits:
        held.setdefault(hit.place.document, []).append(hit)
    return {key: tuple(own) for key, own in held.items()}


def _places(hit: Hit) -> list[Place]:
    """The places of a hit's marked words, one after the other; words side by side are one."""
    joined: list[tuple[int, int]] = []
    for start, end in hit.spans:
        if joined and start - joined[-1][1] <= 1:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return [replace(hit.place, start=start, end=end) for start, end in joined] or [hit.place]
