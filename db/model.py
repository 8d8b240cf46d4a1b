"""The plain data that crosses every boundary: between layers, threads and programs.

Frozen dataclasses and enums only; nothing here computes. May import nothing of ours; everything
may import it. Offsets always count Unicode code points in a block's *cleaned* text; ranges are
half open. Dates as integers are ``yyyymmdd``; ``None`` means that side is open.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class DocumentKind(StrEnum):
    """What sort of document this is."""

    LETTER = "letter"
    NOTE_VERBALE = "note verbale"
    REPORT = "report"
    RESOLUTION = "resolution"
    DECISION = "decision"
    GENERAL_COMMENT = "general comment"
    OTHER = "other"


class SectionKind(StrEnum):
    """What part of a document a section is."""

    LETTER = "letter"
    ANNEX = "annex"
    ENCLOSURE = "enclosure"
    APPENDIX = "appendix"
    PREAMBLE = "preamble"
    OPERATIVE = "operative"
    SECTION = "section"
    ENDNOTES = "endnotes"


class BlockKind(StrEnum):
    """What a block is on the page. Footnotes are not blocks: see Footnote."""

    LETTERHEAD = "letterhead"  # masthead lines, "[Original: Russian]": kept, not running text
    HEADING = "heading"  # a section's own title line(s), also those of letters and annexes
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    QUOTATION = "quotation"
    SIGNATURE = "signature"
    TABLE_ROW = "table row"


class EventKind(StrEnum):
    """What the date dates."""

    ACTIVITY = "activity"
    CITATION = "citation"
    PERIOD = "period"
    DOCUMENT = "document"


class Extent(StrEnum):
    """How an event fills its dates."""

    WITHIN = "within"
    THROUGHOUT = "throughout"
    FROM = "from"
    UNTIL = "until"
    EACH = "each"


class Status(StrEnum):
    """Reported, ongoing or planned as of the document's own date, never as of today."""

    REPORTED = "reported"
    ONGOING = "ongoing"
    PLANNED = "planned"


class Precision(StrEnum):
    """The finest unit in which a date is written."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"


class Origin(StrEnum):
    """Who says what an event's headline, bodies or dates are."""

    EXTRACTED = "extracted"
    CURATED = "curated"  # the overlay shipped in resources/documents
    EDITED = "edited"  # found in the text, and put right by the reader
    READER = "reader"


class AnchorState(StrEnum):
    """How surely an anchor was found again."""

    OK = "ok"
    MOVED = "moved"
    UNCERTAIN = "uncertain"
    LOST = "lost"


class BookmarkTarget(StrEnum):
    """What a bookmark marks."""

    SECTION = "section"
    BLOCK = "block"
    SELECTION = "selection"


class Sort(StrEnum):
    """In which order hits are listed."""

    RELEVANCE = "relevance"
    DOCUMENT = "document order"
    DATE = "date"  # the documents' own, the newest first; undated ones last


class HitKind(StrEnum):
    """Where a search found its words."""

    HEADING = "heading"
    TEXT = "text"
    FOOTNOTE = "footnote"
    NOTE = "note"  # the reader's own, from the notebook


# ------------------------------------------------------------------ lines on pages


@dataclass(frozen=True, slots=True)
class Line:
    """One physical line as a format reader saw it.

    ``indent`` counts leading white space characters, ``gap`` the blank lines before it on its page.
    """

    text: str  # without leading and trailing white space
    page: int  # 1-based
    indent: int = 0
    gap: int = 0
    trailing: int = 0  # trailing white space characters
    # What only a format with type or styles can tell; a reader that cannot leaves the defaults.
    size: float | None = None  # points, of most of its letters
    bold: bool = False  # all of its letters, a marker aside
    italic: bool = False
    centred: bool = False
    left: float | None = None  # points from the left edge of the page to the first letter
    right: float | None = None  # points from the left edge of the page to the end of the last
    top: float | None = None  # points from the top edge of the page to the line's base
    column: int = 0  # which column of its page, from 0
    furniture: bool = False  # repeated over pages at their head or foot: a running head
    superscripts: tuple[tuple[int, int], ...] = ()  # half-open ranges of ``text`` set raised
    references: tuple[tuple[int, int], ...] = ()  # those that the file itself ties to notes
    heading: int | None = None  # the level (1 = top, 0 = the title) of a heading's own style
    whole: bool = False  # a whole paragraph, as the format itself says: never joined to others
    marker: str | None = None  # "•", "(a)", "12.": made by the format's numbering, not in ``text``
    depth: int = 0  # of a list item, from 0
    cells: tuple[str, ...] = ()  # of a table's row; ``text`` is the cells joined by " | "
    note: str | None = None  # the label of the note whose text this is; label not in ``text``
    page_breaks: tuple[tuple[int, int], ...] = ()  # (offset, page): pages begun within a whole line


@dataclass(frozen=True, slots=True)
class SourceText:
    """What a format reader hands to the structure layer."""

    lines: tuple[Line, ...]
    pages: int
    media_type: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document says of itself. What it does not say is None, never guessed."""

    title: str
    kind: DocumentKind = DocumentKind.OTHER
    symbol: str | None = None
    issuer: str | None = None  # "Belarus"
    addressee: str | None = None  # "Secretary-General"
    issued: str | None = None  # EDTF
    agenda_items: tuple[str, ...] = ()  # "68 (c)"
    language: str = "en"  # ISO 639-1
    original_language: str | None = None  # ISO 639-1; an annex's own where only the annex has one
    session: str | None = None  # as written: "Twenty-seventh session"


@dataclass(frozen=True, slots=True)
class Section:
    """A node of the document's tree. Ids are local (reading order from 1) until stored."""

    id: int
    parent: int | None
    ordinal: int  # reading order in the document, from 0
    level: int  # 1 = top
    kind: SectionKind
    number: str | None  # "Annex", "I.", "A."
    title: str | None  # None for an untitled opening
    short_title: str | None = None  # curated, for narrow places


@dataclass(frozen=True, slots=True)
class Repair:
    """One recorded edit: ``cleaned`` stands at ``offset`` of the cleaned text for ``received``."""

    offset: int
    received: str
    cleaned: str
    rule: str


@dataclass(frozen=True, slots=True)
class FootnoteRef:
    """Where a block points to a note: before the code point at ``offset``."""

    offset: int
    label: str
    confidence: float = 1.0
    note: int | None = None  # id of the Footnote it points to; None where none is found


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A page of the original begins at ``offset`` of the block."""

    offset: int
    page: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-sized piece of text. Ids are local (reading order from 1) until stored."""

    id: int
    section: int
    ordinal: int  # reading order in the document, from 0
    kind: BlockKind
    text: str  # cleaned
    marker: str | None = None  # "•", "(a)", "12."
    number: int | None = None  # reader-assigned running number of paragraphs; None for others
    page: int | None = None  # page on which it begins
    key: str = ""  # hash of the letters and digits alone: survives re-import
    key_n: int = 0  # which of the blocks with this key, from 0
    repairs: tuple[Repair, ...] = ()
    refs: tuple[FootnoteRef, ...] = ()
    page_breaks: tuple[PageBreak, ...] = ()


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note at the foot of a page, or an endnote. Its repairs are recorded as a block's are."""

    id: int
    label: str
    text: str
    page: int | None = None
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A body named in a block."""

    block: int
    start: int
    end: int
    body: str  # the gazetteer's short name: "OHCHR"


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """What the structure layer makes of a file; ids are local."""

    facts: Facts
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    footnotes: tuple[Footnote, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One dated (or explicitly undated) statement, anchored to the exact words it was made from.

    ``start`` and ``end`` cover the words of the date; for an undated event those that tell its
    status. An undated event has no EDTF, no bounds, no precision and no extent.
    """

    id: int
    section: int
    block: int
    start: int
    end: int
    wording: str
    edtf: str | None
    lo: int | None
    hi: int | None
    precision: Precision | None
    approximate: bool
    kind: EventKind
    extent: Extent | None
    status: Status | None  # None for the document's own date
    headline: str
    sentence: str
    bodies: tuple[str, ...] = ()
    rule: str = ""  # which rule of the tagger found it
    confidence: float = 1.0
    origin: Origin = Origin.EXTRACTED
    document: str = ""  # the document's key, once stored
    label: str = ""  # a short name for the chart, where an editor wrote one
    mine: ReaderMark | None = None  # what the reader said of it


class EventLink(NamedTuple):
    """The other end of a link between two events."""

    id: int  # the link's own, in the notebook
    relation: str  # a db.event_fields.Relation
    anchor: Anchor
    headline: str  # as it was when the link was made


@dataclass(frozen=True, slots=True)
class ReaderMark:
    """What the reader said of an event, apart from its values; kept in the notebook."""

    edit: int | None = None  # its id; None where the event is only linked
    fields: tuple[str, ...] = ()  # db.event_fields.EventField: what differs from the base
    base: Event | None = None  # as extracted; None for an event of the reader's own
    note: str = ""
    state: AnchorState = AnchorState.OK
    links: tuple[EventLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """The file a document was made from."""

    name: str
    sha256: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a document holds."""

    sections: int = 0
    blocks: int = 0
    footnotes: int = 0
    events: int = 0
    repairs: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the library."""

    key: str
    facts: Facts
    source: Source
    counts: Counts
    imported_at: str  # ISO 8601, UTC
    importer_version: int
    short_title: str | None = None  # curated


class DocumentName(NamedTuple):
    """What a list of very many documents shows of each."""

    key: str
    title: str
    short_title: str | None = None  # curated


@dataclass(frozen=True, slots=True)
class DocumentContent:
    """Everything a reader needs to show a document; ids are those of the library."""

    document: Document
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    footnotes: tuple[Footnote, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Everything that can be jumped to: a passage of a document.

    ``end_block`` is set only where a selection ends in a later block; ``end`` then counts there.
    """

    document: str
    section: int
    block: int
    start: int = 0
    end: int = 0
    end_block: int | None = None
    footnote: str | None = None  # the note's label, when the place is inside a note


@dataclass(frozen=True, slots=True)
class Anchor:
    """How a mark finds its text again without row ids.

    ``exact`` is the quoted text (blocks joined by a newline), ``prefix`` and ``suffix`` up to 32
    code points around it within its block. Offsets are those at the time it was made.
    """

    document: str
    block_key: str
    block_n: int
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    end_block_key: str | None = None
    end_block_n: int = 0


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A mark of the reader's, as kept in the notebook and as found in the library.

    ``place`` is None when its document is not in the library or its words are lost.
    """

    id: int
    anchor: Anchor
    target: BookmarkTarget
    title: str
    note: str
    colour: str
    labels: tuple[str, ...]
    created: str  # ISO 8601, UTC
    changed: str
    state: AnchorState = AnchorState.OK
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One passage that a search found."""

    place: Place  # start and end cover the first marked words
    kind: HitKind
    breadcrumb: tuple[str, ...]  # "Annex", "Belarus and the universal periodic review", "¶ 7"
    snippet: str  # cut from the cleaned text
    marks: tuple[tuple[int, int], ...]  # ranges of the snippet
    spans: tuple[tuple[int, int], ...]  # ranges of the block's (or the note's) cleaned text
    score: float  # higher is better
    order: int = 0  # reading order: documents as stored, their blocks, notes after their block
    why: tuple[str, ...] = ()  # what its score is made of, where it was asked for


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """What a search found, and what it took the words to mean."""

    query: str
    understood: str  # one line, "" for an empty query
    total: int  # passages, also those beyond the limit
    hits: tuple[Hit, ...]
    suggestions: tuple[str, ...] = ()
    section_counts: tuple[tuple[int, int], ...] = field(default=())  # (section id, passages)
    exact: bool = True  # False: ``total`` was not counted to the end; there are at least so many
    document_counts: tuple[tuple[str, int], ...] = field(default=())  # (key, passages)


@dataclass(frozen=True, slots=True)
class HitCounts:
    """How many passages a search found, and where; in reading order, what has none left out."""

    total: int
    documents: tuple[tuple[str, int], ...] = ()  # (key, passages)
    sections: tuple[tuple[int, int], ...] = ()  # (section id, passages of its own)


@dataclass(frozen=True, slots=True)
class Facets:
    """What the passages of a search have in common: (value, passages), the most first.

    A passage counts once for each value that is true of it; years are in order.
    """

    total: int
    documents: tuple[tuple[str, int], ...] = ()  # keys
    section_kinds: tuple[tuple[str, int], ...] = ()
    languages: tuple[tuple[str, int], ...] = ()
    years: tuple[tuple[int, int], ...] = ()
    bodies: tuple[tuple[str, int], ...] = ()
    statuses: tuple[tuple[str, int], ...] = ()
    sections: tuple[tuple[int, int], ...] = ()  # ids, in reading order
