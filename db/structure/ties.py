"""Which note each reference points to, and where the reference to each note stands.

A raised label is a reference wherever it stands; labels set in the line are looked for note by
note. Where several notes have one label, because each page or each annex begins anew, a reference
means one on its own page, and in each annex always the same. May import db.model and its sister
modules.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from db.model import BlockKind
from db.structure import notes
from db.structure.lonely import lonely_spots
from db.structure.typeset_notes import raised_spots

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.structure.compose import Composed
    from db.structure.drafts import Draft, NoteDraft
    from db.structure.notes import Spot
    from db.structure.words import Vocabulary

_SURE = 0.9  # of a label in the line, where the others are raised


@dataclass(slots=True)
class Piece:
    """A block on its way: its draft, its received text, its references."""

    draft: Draft
    composed: Composed
    part: int  # the letter or annex it belongs to
    spots: list[Spot] = field(default_factory=list["Spot"])


@dataclass(frozen=True, slots=True)
class Ties:
    """What a document's notes are tied in: its pieces, and what is known of its notes."""

    pieces: Sequence[Piece]
    drafts: Sequence[NoteDraft]
    words: Vocabulary | None
    at_end: bool  # the notes stand after the text, not on the page of their indicators

    def tie(self, *, typeset: bool) -> None:
        """Give each piece its references, each with the index of its note."""
        rest = range(len(self.drafts))
        chooser = _Chooser(self.drafts, at_end=self.at_end)
        if typeset:
            tied = self._tie_raised(chooser)
            untied = [at for at in rest if at not in tied]
            numbered = any(self.drafts[at].label.isalnum() for at in tied)
            self._tie_in_line(untied, 0.0 if not numbered else _SURE)
        else:
            self._tie_in_line(rest)
        for at, spot in lonely_spots(self.pieces):
            piece = self.pieces[at]
            piece.spots.append(replace(spot, note=chooser.choose(*_where(spot, piece))))

    def _tie_raised(self, chooser: _Chooser) -> set[int]:
        """Tie the labels that stand raised in the text; returns the notes that are pointed to."""
        labels = {draft.label for draft in self.drafts}
        exact = any(piece.composed.references for piece in self.pieces)
        found = [
            (piece, spot)
            for piece in self.pieces
            for spot in raised_spots(piece.composed, labels, exact=exact)
        ]
        for piece, spot in found:
            if piece.draft.kind is not BlockKind.TABLE_ROW:
                chooser.claim(spot.label, piece.composed.page_at(spot.edit.start))
        tied: set[int] = set()
        for piece, spot in found:
            row = piece.draft.kind is BlockKind.TABLE_ROW
            note = chooser.choose(*_where(spot, piece), far=row)
            piece.spots.append(replace(spot, note=note))
            if note is not None:
                tied.add(note)
        return tied

    def _tie_in_line(self, which: Iterable[int], least: float = 0.0) -> None:
        """Find the place that points to each note: on its page, after the note before it.

        Args:
            which: the notes, by index, in order.
            least: how sure a place must be. An asterisk always may stand in the line.
        """
        last: dict[int | None, tuple[int, int]] = {}
        taken = {
            (at, spot.edit.start) for at, piece in enumerate(self.pieces) for spot in piece.spots
        }
        for index in which:
            draft = self.drafts[index]
            page = None if self.at_end else draft.page
            before = last.get(page, (-1, -1))
            found: list[tuple[tuple[float, bool, int, int], int, Spot]] = []
            for at, piece in enumerate(self.pieces):
                spot = self._spot(piece, draft.label, page)
                if spot is None or (at, spot.edit.start) in taken:
                    continue
                if spot.confidence < least and draft.label.isalnum():
                    continue
                early = (at, spot.edit.start) < before
                found.append(((-spot.confidence, early, at, spot.edit.start), at, spot))
            if found:
                _, at, spot = min(found, key=lambda entry: entry[0])
                self.pieces[at].spots.append(replace(spot, note=index))
                last[page] = (at, spot.edit.start)
                taken.add(last[page])

    def _spot(self, piece: Piece, label: str, page: int | None) -> Spot | None:
        received = piece.composed.received
        span = (0, len(received)) if page is None else piece.composed.page_span(page)
        return notes.find_spot(received, label, self.words, *span) if span else None


def _where(spot: Spot, piece: Piece) -> tuple[str, int, int]:
    """A reference's label, its page, and the part it belongs to."""
    return spot.label, piece.composed.page_at(spot.edit.start), piece.part


class _Chooser:
    """Chooses the note that a label means where it stands; none where that one is not there."""

    def __init__(self, drafts: Sequence[NoteDraft], *, at_end: bool) -> None:
        self._drafts = drafts
        self._at_end = at_end
        self._alike: dict[str, list[int]] = defaultdict(list)
        self._bound: dict[tuple[int, str], int] = {}  # (part, label) → note
        self._taken: dict[int, int] = {}  # note → the part whose it is
        self._claimed: set[int] = set()  # notes with a reference on their own page
        for at, draft in enumerate(drafts):
            self._alike[draft.label].append(at)

    def claim(self, label: str, page: int) -> None:
        """Hear of a reference: the notes of its label on its own page, or the next, are meant."""
        self._claimed.update(
            at for at in self._alike.get(label, ()) if self._drafts[at].page in (page, page + 1)
        )

    def choose(self, label: str, page: int, part: int, *, far: bool = True) -> int | None:
        """The index of the note that a label on a page of a part means.

        Args:
            label: what stands in the text.
            page: where.
            part: of which letter or annex.
            far: whether it may mean a note pages later that has a reference of its own, as in a
                table with its notes below it.
        """
        able = self._alike.get(label)
        if not able or (not far and self._is_of_others(able, page)):
            return None
        if len(able) > 1:
            able = self._near(able, page)
        note = self._bound.get((part, label), -1)
        if note not in able:
            free = (at for at in able if self._taken.get(at, part) == part)
            note = next(free, able[-1])
        self._bound[part, label] = note
        self._taken.setdefault(note, part)
        return note

    def _is_of_others(self, able: Sequence[int], page: int) -> bool:
        """Whether all notes of a label belong to references on other pages.

        A number that begins anew on each page means a note on its own; one that runs through the
        document may be cited again after its note, but not before.
        """
        if self._at_end or not self._drafts[able[0]].label.isdecimal():
            return False
        pages = [self._drafts[at].page or 0 for at in able]
        if any(one in (page, page + 1) for one in pages):
            return False
        earlier = len(able) == 1 and pages[0] < page
        return not earlier and self._claimed.issuperset(able)

    def _near(self, able: list[int], page: int) -> list[int]:
        """Those on the page; failing that, on the next with any; failing that, the last before."""
        pages = [self._drafts[at].page or 0 for at in able]
        later = [one for one in pages if one >= page]
        nearest = max(pages) if not later else min(later)
        if self._at_end and later:
            return [at for at, one in zip(able, pages, strict=True) if one >= page]
        return [at for at, one in zip(able, pages, strict=True) if one == nearest]
