"""Where notebook and library meet: bookmarks of the one found in the documents of the other.

May import db.model, db.anchors, db.breadcrumb and db.store.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.anchors import Finder, make
from db.breadcrumb import section_label
from db.errors import KnownError
from db.model import AnchorState, Bookmark, BookmarkTarget, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.model import Anchor, Block, DocumentContent
    from db.store.library import Library

_TITLE = 80  # characters of the words that become a title


def add_bookmark(
    library: Library,
    content: DocumentContent,
    target: BookmarkTarget,
    place: Place,
    *,
    title: str = "",
    note: str = "",
    colour: str = "",
    labels: Iterable[str] = (),
) -> Bookmark:
    """Bookmark a place; without a title it is named by its section or its first words.

    Raises:
        KnownError: The place is not in this content, or the notebook cannot be written.
    """
    anchor = make(content.blocks, place)
    made = library.notebook.add(
        anchor,
        target,
        title=title or default_title(content, target, place, anchor.exact),
        note=note,
        colour=colour,
        labels=labels,
    )
    return located([made], content.blocks)[0]


def default_title(
    content: DocumentContent, target: BookmarkTarget, place: Place, exact: str
) -> str:
    """A section's name, or the first words marked."""
    if target is BookmarkTarget.SECTION:
        section = next((s for s in content.sections if s.id == place.section), None)
        name = section_label(section) if section else ""
        if name:
            return name
    words = " ".join(exact.split())
    if len(words) <= _TITLE:
        return words
    return words[:_TITLE].rsplit(" ", 1)[0] + "…"


def bookmarks_of(library: Library, content: DocumentContent) -> tuple[Bookmark, ...]:
    """A document's bookmarks, each with its state and place in this content."""
    return located(library.notebook.list(content.document.key), content.blocks)


def all_bookmarks(library: Library) -> tuple[Bookmark, ...]:
    """Every bookmark; one whose document is not in the library has no place."""
    return tuple(
        bookmark
        for document, bookmarks in _by_document(library.notebook.list()).items()
        for bookmark in located(bookmarks, library.documents.blocks(document))
    )


def refresh_states(library: Library) -> tuple[Bookmark, ...]:
    """Find every bookmark again and keep how surely it was found: after an import."""
    bookmarks = all_bookmarks(library)
    library.notebook.set_states({bookmark.id: bookmark.state for bookmark in bookmarks})
    return bookmarks


def located(bookmarks: Sequence[Bookmark], blocks: Sequence[Block]) -> tuple[Bookmark, ...]:
    """Bookmarks with their states and places in a document; as they are where it has no blocks."""
    if not blocks:
        return tuple(bookmarks)
    finder = Finder(blocks)
    found: list[Bookmark] = []
    for bookmark in bookmarks:
        state, place = finder.resolve(bookmark.anchor)
        found.append(replace(bookmark, state=state, place=place))
    return tuple(found)


def place_of(anchor: Anchor, content: DocumentContent) -> Place | None:
    """Where an anchor (of the last place read) is now; None where it is lost."""
    state, place = Finder(content.blocks).resolve(anchor)
    return None if state is AnchorState.LOST else place


def find_target(
    content: DocumentContent,
    *,
    section: int | None = None,
    block: int | None = None,
    quote: str | None = None,
) -> tuple[BookmarkTarget, Place]:
    """What a bookmark is to mark, named by exactly one of the three.

    Raises:
        KnownError: There is no such section or block, or the quote is not in one place only.
    """
    key = content.document.key
    if section is not None:
        first = next((b for b in content.blocks if b.section == section), None)
        if first is None:
            raise KnownError(f"{key} has no section {section} with text.")
        return BookmarkTarget.SECTION, Place(key, section, first.id)
    if block is not None:
        named = next((b for b in content.blocks if b.id == block), None)
        if named is None:
            raise KnownError(f"{key} has no block {block}.")
        return BookmarkTarget.BLOCK, Place(key, named.section, named.id)
    return BookmarkTarget.SELECTION, _quoted(content, quote or "")


def _quoted(content: DocumentContent, quote: str) -> Place:
    found = [
        Place(content.document.key, block.section, block.id, at, at + len(quote))
        for block in content.blocks
        for at in range(len(block.text) if quote else 0)
        if block.text.startswith(quote, at)
    ]
    if len(found) != 1:
        times = "nowhere" if not found else f"in {len(found)} places"
        raise KnownError(f"The quotation stands {times}; it must stand in one place only.")
    return found[0]


def _by_document(bookmarks: Iterable[Bookmark]) -> dict[str, list[Bookmark]]:
    groups: dict[str, list[Bookmark]] = {}
    for bookmark in bookmarks:
        groups.setdefault(bookmark.anchor.document, []).append(bookmark)
    return groups
