"""Paragraphs to a tree of sections: the letter, its annexes, their headed parts.

A heading is known by what it says (a chapter's number, an annex's label) or by how it is set
(deeper than a paragraph's first line, without a full stop). Levels follow from the order in
which kinds of headings nest. May import db.model and its sister modules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.model import BlockKind, SectionKind
from db.structure import headings, languages, recognise, typeset
from db.structure.counted import numbered_headings
from db.structure.drafts import Draft, Outline, SectionDraft
from db.structure.masthead import is_body_name, is_day_line, is_masthead_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.structure.paragraphs import Layout
    from db.structure.typeset import Type

_LONGEST_HEADING = 220  # characters
_LONGEST_CAPITALS = 120
_LONGEST_SIGNATURE = 120
_LONGEST_PARTED = 90
# How kinds of headings nest: a smaller rank holds the greater ones.
_RANKS = {
    "chapter": 10, "roman": 20, "capitals": 30, "layout": 40, "capital": 50, "arabic": 60,
    "article": 70,
}  # fmt: skip


class OutlineBuilder:
    """Walks a document's paragraphs once, in order, and grows its tree."""

    def __init__(self, drafts: Sequence[Draft], layout: Layout, kind: Type | None = None) -> None:
        self.outline = Outline()
        self._type = kind
        self._ranks = headings.Ranks(_display(drafts, kind))
        self._contents = _contents(drafts)
        self._counted = numbered_headings(drafts) if kind is None else frozenset[int]()
        self._capital: str | None = None  # the number of the last heading with a capital
        self._title_rank: float | None = None  # of a resolution's own title
        self._drafts = drafts
        self._layout = layout
        self._part: int | None = None  # the letter, annex or enclosure that holds what follows
        self._current: int | None = None  # the section that takes the next block
        self._stack: list[tuple[float, int]] = []  # (rank, section) of the open headings
        self._wants_title = False
        self._in_signature = False
        self._in_letter = False
        self._in_resolution = False
        self._at_front = False  # only headings and masthead lines so far in this part
        self._at = 0  # which paragraph is being placed

    # ---------------------------------------------------------------- openings

    def open_part(
        self, kind: SectionKind, number: str | None = None, heading: Draft | None = None
    ) -> None:
        """Begin a letter, an annex, an enclosure, or the document as a whole."""
        parent = None
        if kind in (SectionKind.ENCLOSURE, SectionKind.APPENDIX):
            parent = self._last_part((SectionKind.ANNEX,))
        level = 1 if parent is None else self.outline.sections[parent].level + 1
        self._part = self._add(SectionDraft(kind, level, parent, number, heading))
        self._stack = []
        self._in_signature = False
        self._in_letter = kind is SectionKind.LETTER
        self._in_resolution = False
        self._wants_title = kind is not SectionKind.LETTER and number is not None
        self._at_front = True

    def open_front(self, heading: Draft) -> None:
        """Begin a document that is neither a letter nor a resolution; its headings stand beside."""
        self.open_part(SectionKind.SECTION, heading=heading)
        self._part = None

    def open_resolution(self, heading: Draft | None) -> None:
        """Begin a resolution: what follows is its preamble until the first numbered paragraph."""
        self.open_part(SectionKind.SECTION, number=None, heading=heading)
        self._in_resolution = True
        if heading is None:
            return
        self.outline.sections[-1].number = heading.marker
        if self._type is not None:
            self._title_rank = self._ranks.rank(heading, None)

    def _open_child(self, kind: SectionKind) -> None:
        """Begin an untitled part of the current part."""
        parent = self._part
        level = 1 if parent is None else self.outline.sections[parent].level + 1
        self._add(SectionDraft(kind, level, parent))

    def put(self, draft: Draft, kind: BlockKind) -> None:
        """Add a block to the current section."""
        if self._current is None:
            self._current = self._add(SectionDraft(SectionKind.SECTION, 1, None))
        draft.kind = kind
        draft.section = self._current
        self.outline.blocks.append(draft)

    def _add(self, section: SectionDraft) -> int:
        self.outline.sections.append(section)
        self._current = len(self.outline.sections) - 1
        return self._current

    def _last_part(self, kinds: tuple[SectionKind, ...]) -> int | None:
        sections = self.outline.sections
        return next(
            (at for at in reversed(range(len(sections))) if sections[at].kind in kinds), None
        )

    # ---------------------------------------------------------------- the walk

    def walk(self, start: int) -> Outline:
        """Place every paragraph from ``start`` on; those before must have been put already."""
        for at in range(start, len(self._drafts)):
            draft, self._at = self._drafts[at], at
            following = self._drafts[at + 1] if at + 1 < len(self._drafts) else None
            self._place(draft, following)
        _close_untitled(self.outline)
        return self.outline

    def _place(self, draft: Draft, following: Draft | None) -> None:
        text = draft.text
        annex = recognise.annex_label(text)
        if draft.first.cells or self._at in self._contents:
            self._put_row(draft)
        elif annex is not None:
            self.open_part(annex.kind, annex.number)
            self.put(draft, BlockKind.HEADING)
        elif self._is_remark(text) or (self._at_front and self._is_front(text)):
            self.put(draft, BlockKind.LETTERHEAD)
        elif recognise.is_signature(text):
            self._claim_office()
            self._in_signature = True
            self.put(draft, BlockKind.SIGNATURE)
        elif self._wants_title and self._is_part_title(draft, following):
            self._title_part(draft)
        elif self._in_signature and self._is_below_signature(draft):
            self.put(draft, BlockKind.SIGNATURE)
        elif not self._place_heading(draft, following):
            self._place_text(draft)

    def _put_row(self, draft: Draft) -> None:
        """Place a row of a table, or an entry of a table of contents."""
        self._in_signature = self._at_front = self._wants_title = False
        self.put(draft, BlockKind.TABLE_ROW)

    def _is_front(self, text: str) -> bool:
        """Whether a line below a title belongs to the masthead: a symbol, a day, a remark."""
        if self._in_resolution and recognise.tells_adoption(text):
            return True
        named = recognise.opens_resolution(text) or is_body_name(text)
        return is_masthead_line(text) and not named

    def _is_remark(self, text: str) -> bool:
        """Whether a line names the original language, or the day below that: "[10 May 2014]"."""
        if languages.is_original_line(text):
            return True
        blocks = self.outline.blocks
        below = bool(blocks) and blocks[-1].kind is BlockKind.LETTERHEAD
        return below and text.startswith("[") and is_day_line(text.strip("[]"))

    def _title_part(self, draft: Draft) -> None:
        if self._part is not None:
            self.outline.sections[self._part].heading = draft
        self._wants_title = False
        self.put(draft, BlockKind.HEADING)

    def _is_part_title(self, draft: Draft, following: Draft | None) -> bool:
        """Whether the first paragraph of an annex is its title."""
        text = draft.text
        if recognise.is_letter_title(text) or recognise.is_note_verbale_title(text):
            return True
        self._wants_title = False
        return (
            following is not None
            and len(text) <= _LONGEST_HEADING
            and not recognise.ends_clause(text)
            and recognise.marker(text) is None
            and recognise.heading_number(text) is None
            and not text[:1].islower()
        )

    def _claim_office(self) -> None:
        """Take the office above a signature for a part of it, as French letters have it."""
        blocks = self.outline.blocks
        if len(blocks) < 2 or blocks[-1].kind is not BlockKind.PARAGRAPH:
            return
        office = blocks[-1]
        ended = recognise.ends_sentence(office.text) or not recognise.ends_sentence(blocks[-2].text)
        if len(office.text) <= _LONGEST_SIGNATURE and not ended and office.marker is None:
            office.kind = BlockKind.SIGNATURE

    def _is_below_signature(self, draft: Draft) -> bool:
        """Whether a paragraph tells the signer's office."""
        text = draft.text
        return (
            len(text) <= _LONGEST_SIGNATURE
            and not recognise.ends_sentence(text)
            and recognise.marker(text) is None
            and (self._type is not None or self._heading(draft, None) is None)
            and not (self._type is not None and typeset.is_display(draft.lines, self._type))
        )

    def _place_text(self, draft: Draft) -> None:
        """Place a paragraph, a list item or a quotation."""
        self._in_signature = self._at_front = False
        if not self._stack:
            self._open_untitled()
        marker = _marker(draft)
        if self._in_resolution:
            self._open_resolution_part(numbered=marker is not None and not marker.item)
        if marker is not None and marker.length <= len(draft.first.text):
            draft.marker, draft.skip = marker.text, marker.length
            self.put(draft, BlockKind.LIST_ITEM if marker.item else BlockKind.PARAGRAPH)
        else:
            blocks = self.outline.blocks
            quoted = bool(blocks) and recognise.is_quotation(draft.text, blocks[-1].text)
            quoted = quoted or (draft.first.whole and draft.first.indent > 0)
            self.put(draft, BlockKind.QUOTATION if quoted else BlockKind.PARAGRAPH)

    def _open_resolution_part(self, *, numbered: bool) -> None:
        current = self._current
        at_title = current == self._part
        in_preamble = (
            current is not None and self.outline.sections[current].kind is SectionKind.PREAMBLE
        )
        if numbered and (at_title or in_preamble):
            self._open_child(SectionKind.OPERATIVE)
        elif at_title:
            self._open_child(SectionKind.PREAMBLE)

    def _open_untitled(self) -> None:
        """Text of an annex before its first heading gets a child of its own; see close_untitled."""
        part = self._part
        if part is None or self._in_letter or self._in_resolution or self._current != part:
            return
        if self.outline.sections[part].number is not None:
            self._add(
                SectionDraft(SectionKind.SECTION, self.outline.sections[part].level + 1, part)
            )

    # ---------------------------------------------------------------- headings

    def _place_heading(self, draft: Draft, following: Draft | None) -> bool:
        if draft.marker is not None and draft.skip:
            parted = "roman" if recognise.is_part_number(draft.marker) else "chapter"
            ranks = headings.RANKS if self._type is not None else _RANKS
            self._open_heading(draft, ranks[parted], draft.marker, 0)
            return True
        if self._type is None:
            found = self._heading(draft, following)
            if found is None:
                return False
            if headings.is_notes_heading(draft.text):
                self._stack, self._part = [], None
            self._open_heading(draft, _RANKS[found[0]], found[1], found[2])
            return True
        blocks = self.outline.blocks
        before = blocks[-1].text if blocks else ""
        if not typeset.is_heading(draft, before, following, self._type):
            return False
        self._place_typeset_heading(draft)
        return True

    def _place_typeset_heading(self, draft: Draft) -> None:
        """Open the section of a heading that is known by its type."""
        numbered = headings.number_of(draft.text, self._capital)
        if numbered is not None and numbered.form == "capital":
            self._capital = numbered.number
        rank = self._ranks.rank(draft, numbered)
        if headings.is_notes_heading(draft.text):
            self._stack, self._part, rank = [], None, 0.0
        elif self._title_rank is not None and numbered is None and rank <= self._title_rank:
            self._part, self._in_resolution = None, False  # it is set like the title: beside it
        if numbered is None:
            self._open_heading(draft, rank, draft.first.marker, 0)
        else:
            self._open_heading(draft, rank, numbered.number, numbered.length)

    def _open_heading(self, draft: Draft, rank: float, number: str | None, length: int) -> None:
        while self._stack and self._stack[-1][0] >= rank:
            self._stack.pop()
        parent = self._stack[-1][1] if self._stack else self._part
        level = 1 if parent is None else self.outline.sections[parent].level + 1
        endnotes = headings.is_notes_heading(draft.text)
        kind = SectionKind.ENDNOTES if endnotes else SectionKind.SECTION
        section = SectionDraft(kind, level, parent, number, draft)
        self._stack.append((rank, self._add(section)))
        if number and (length or number == draft.first.marker):
            draft.marker, draft.skip = number, min(length, len(draft.first.text))
        self._in_signature = self._wants_title = self._at_front = False
        self.put(draft, BlockKind.HEADING)

    def _heading(self, draft: Draft, following: Draft | None) -> tuple[str, str | None, int] | None:
        """A heading's style, number and the number's length, or None for any other paragraph."""
        text = draft.text
        if len(text) > _LONGEST_HEADING:
            return None
        ended = following is None or recognise.annex_label(following.text) is not None
        if ended and headings.is_notes_heading(text):
            return ("chapter", None, 0)
        chapter = recognise.chapter(text)
        if chapter and not recognise.ends_clause(text):
            number, length = chapter
            return ("chapter", number, length) if length < len(text) else ("chapter", None, 0)
        if recognise.is_article(text):
            return ("article", None, 0)
        if self._in_resolution and recognise.is_part_number(text):
            return ("roman", None, 0)
        if recognise.is_meeting(text):
            return None
        if typeset.opens_contents(text) or recognise.is_continued(text):
            return ("layout", None, 0)
        own = recognise.marker(text)
        if own is not None and self._at in self._counted:
            return ("arabic", own.text, own.length)
        if recognise.ends_clause(text) or own is not None:
            return None
        if text.startswith("[") or text[:1].islower():
            return None
        numbered = recognise.heading_number(text)
        if numbered:
            number, length, style = numbered
            return (style, number, length)
        if recognise.is_capitals(text) and len(text) <= _LONGEST_CAPITALS:
            return ("capitals", None, 0)
        if self._is_set_as_heading(draft, following):
            return ("layout", None, 0)
        return None

    def _is_set_as_heading(self, draft: Draft, following: Draft | None) -> bool:
        """Whether a paragraph is set deeper than a paragraph's first line, as headings are.

        The first line of a page counts only when it is set deeper still, or has space below it:
        text drawn from a page often has an extra space there.
        """
        layout, first = self._layout, draft.first
        if not layout.first_line_indent or layout.start <= layout.base:
            return following is not None and self._is_parted_as_heading(draft, following)
        top = self._at == 0 or self._drafts[self._at - 1].last.page != first.page
        spaced = following is not None and following.first.gap > 0
        deep = first.indent > layout.start + (1 if top and not spaced else 0)
        if deep and (top or first.gap > 0) and draft.last.indent <= first.indent:
            return True
        return (
            following is not None
            and (_leads(following) or first.indent <= layout.base)
            and self._is_parted_as_heading(draft, following)
        )

    def _is_parted_as_heading(self, draft: Draft, following: Draft) -> bool:
        """Whether a paragraph is a heading where indents tell nothing.

        One short line between blank lines, after a full stop or another heading, and before a
        paragraph that is longer.
        """
        layout, first = self._layout, draft.first
        blocks = self.outline.blocks
        if layout.solid or self._in_resolution or not blocks or len(draft.lines) > 1:
            return False
        leads = _leads(following)
        top = self._at > 0 and self._drafts[self._at - 1].last.page != first.page
        parted = (first.gap > 0 or top) and (following.first.gap > 0 or leads)
        after_stop = (
            blocks[-1].kind in (BlockKind.HEADING, BlockKind.LETTERHEAD)
            or recognise.ends_sentence(blocks[-1].text)
        ) and not blocks[-1].text.endswith((":", ";"))
        before_text = not following.text[:1].islower() and (
            recognise.ends_sentence(following.text)
            or recognise.marker(following.text) is not None
            or leads
        )
        short = len(first.text) <= min(_LONGEST_PARTED, layout.width)
        return (
            parted
            and after_stop
            and before_text
            and short
            and (leads or len(following.text) > len(first.text))
        )


def _leads(following: Draft) -> bool:
    """Whether what comes next has an official number, so that a heading may stand above it."""
    own = recognise.marker(following.text)
    official = own is not None and not own.item
    return official or recognise.heading_number(following.text) is not None


def _marker(draft: Draft) -> recognise.Marker | None:
    """The marker of a paragraph: in its text, or made by the format's own numbering."""
    own = draft.first.marker
    if own is None:
        return recognise.marker(draft.first.text)
    known = recognise.marker(f"{own} x")
    return recognise.Marker(own, 0, item=known is None or known.item, strict=True)


def _display(drafts: Sequence[Draft], kind: Type | None) -> list[Draft]:
    """The paragraphs that are set as headings, whatever stands around them."""
    if kind is None:
        return []
    return [
        draft
        for at, draft in enumerate(drafts)
        if draft.first.page > 1 or at > 0
        if typeset.is_heading(
            draft,
            drafts[at - 1].text if at else "",
            drafts[at + 1] if at + 1 < len(drafts) else None,
            kind,
        )
    ]


def _contents(drafts: Sequence[Draft]) -> range:
    """Where a table of contents stands: from its heading to its last row with leaders."""
    rows = [at for at, draft in enumerate(drafts) if typeset.is_contents_row(draft.first)]
    if not rows:
        return _listed(drafts)
    start = rows[0]
    for at in range(rows[0], max(-1, rows[0] - 8), -1):
        if typeset.opens_contents(drafts[at].text):
            start = at
            break
    end = rows[0]
    for row in rows:
        if row - end > 8:
            break
        end = row
    return range(start, end + 1)


def _listed(drafts: Sequence[Draft]) -> range:
    """Where contents without leaders stand: below their heading, titles that come again."""
    heading = next(
        (at for at, draft in enumerate(drafts) if typeset.opens_contents(draft.text)), None
    )
    if heading is None:
        return range(0)
    end = heading + 1
    while end < len(drafts) and any(_begins_as(one, drafts[end]) for one in drafts[end + 1 :]):
        end += 1
    return range(heading, end) if end > heading + 1 else range(0)


def _begins_as(draft: Draft, entry: Draft) -> bool:
    return draft.text.startswith(entry.text.removesuffix(")")) and len(entry.text) > 3


def _close_untitled(outline: Outline) -> None:
    """Give the blocks of an untitled opening back to its part where nothing headed follows it."""
    sections = outline.sections
    children: dict[int, list[int]] = {}
    for at, section in enumerate(sections):
        if section.parent is not None and section.kind is SectionKind.SECTION:
            children.setdefault(section.parent, []).append(at)
    alone = {
        found[0]: part
        for part, found in children.items()
        if len(found) == 1 and sections[found[0]].heading is None
    }
    if not alone:
        return
    kept = [at for at in range(len(sections)) if at not in alone]
    moved = {old: new for new, old in enumerate(kept)}
    for block in outline.blocks:
        block.section = moved[alone.get(block.section, block.section)]
    for at in kept:
        parent = sections[at].parent
        sections[at].parent = moved[parent] if parent is not None else None
    outline.sections = [sections[at] for at in kept]
