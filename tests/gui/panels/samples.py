"""A document, hits, events and bookmarks as the panels are given them, for these tests only."""

from __future__ import annotations

from db.model import (
    Anchor,
    AnchorState,
    Bookmark,
    BookmarkTarget,
    Counts,
    Document,
    DocumentKind,
    DocumentName,
    Event,
    EventKind,
    Extent,
    Facts,
    Hit,
    HitKind,
    Place,
    Precision,
    SearchAnswer,
    Section,
    SectionKind,
    Source,
    Status,
)

KEY = "letter"
LETTER_TITLE = (
    "Letter dated 29 September 2014 from the Permanent Representative of Belarus to the United "
    "Nations addressed to the Secretary-General"
)
ANNEX_TITLE = (
    "Belarus and human rights: general views and cooperation with United Nations human rights "
    "mechanisms from 2012 to 2014"
)
OFFICE_TITLE = "Belarus and the Office of the United Nations High Commissioner for Human Rights"


def document(key: str = KEY, title: str = LETTER_TITLE, short: str | None = None) -> Document:
    facts = Facts(title, DocumentKind.LETTER, issuer="Belarus", issued="2014-09-29")
    source = Source("letter.txt", "0" * 64, "text/plain")
    counts = Counts(sections=6, blocks=31, footnotes=3, events=21, repairs=4)
    return Document(key, facts, source, counts, "2026-01-01T00:00:00Z", 1, short)


DOCUMENT = document(short="Belarus: letter of 29 September 2014")
OTHER = document("note", "Note verbale dated 3 May 2012")


def names(*documents: Document) -> tuple[DocumentName, ...]:
    return tuple(DocumentName(d.key, d.facts.title, d.short_title) for d in documents)


SECTIONS = (
    Section(1, None, 0, 1, SectionKind.LETTER, None, LETTER_TITLE, "Letter"),
    Section(2, None, 1, 1, SectionKind.ANNEX, "Annex", ANNEX_TITLE, "Annex"),
    Section(3, 2, 2, 2, SectionKind.SECTION, None, None),
    Section(4, 2, 3, 2, SectionKind.SECTION, None, "Belarus and the universal periodic review",
            "Universal periodic review"),
    Section(5, 2, 4, 2, SectionKind.SECTION, None, "Belarus and the United Nations treaty bodies",
            "Treaty bodies"),
    Section(6, 2, 5, 2, SectionKind.SECTION, None, OFFICE_TITLE,
            "Office of the High Commissioner"),
)  # fmt: skip

_SNIPPETS = (
    (
        *(4, "10"),
        (
            "… powers, academia, civil society organizations and business in preparation for the "
            "second cycle of the universal periodic review process …"
        ),
    ),
    (
        *(4, "10"),
        (
            "… international organizations and civil society participated in a discussion on "
            "progress …"
        ),
    ),
    (4, "10", "… OHCHR, international organizations, civil society and international experts …"),
    (6, "17", "… was held in Minsk for government bodies and civil society."),
    (
        *(6, "18"),
        (
            "… representatives of government bodies and civil society took part in three regional "
            "events on human rights issues, in the course of which the participants were informed "
            "of progress made in the sphere of human rights …"
        ),
    ),
)


def hit(number: int, section: int, paragraph: str, snippet: str) -> Hit:
    title = next(s.title for s in SECTIONS if s.id == section) or ""
    at = snippet.index("civil society")
    span = (at, at + len("civil society"))
    place = Place(KEY, section, 100 + number, *span)
    crumb = ("Annex", title, f"¶ {paragraph}")
    return Hit(place, HitKind.TEXT, crumb, snippet, (span,), (span,), 1.0, number)


def answer(copies: int = 1) -> SearchAnswer:
    rows = _SNIPPETS * copies
    hits = tuple(hit(n, *row) for n, row in enumerate(rows))
    return SearchAnswer("civil society", "civil and society", len(hits), hits, (), ((4, 3), (6, 2)))


def nothing(
    query: str = "traficking", suggestions: tuple[str, ...] = ("trafficking",)
) -> SearchAnswer:
    return SearchAnswer(query, query, 0, (), suggestions)


def bookmark(
    number: int,
    title: str,
    *,
    exact: str = "Belarus is continuing its efforts to implement the recommendations and has fully "
    "or partially fulfilled over two thirds of them.",
    note: str = "",
    state: AnchorState = AnchorState.OK,
    section: int = 4,
) -> Bookmark:
    anchor = Anchor(KEY, f"key{number}", 0, 0, len(exact), exact)
    lost = state is AnchorState.LOST
    place = None if lost else Place(KEY, section, 100 + number, 0, len(exact))
    return Bookmark(
        number, anchor, BookmarkTarget.BLOCK, title, note, "amber", (),
        "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z", state, place,
    )  # fmt: skip


BOOKMARKS = (
    bookmark(1, "Two thirds fulfilled", note="Compare with the stakeholders' summary."),
    bookmark(2, "General views", exact="General views", section=3),
    bookmark(3, "Counter-trafficking seminar of May 2013, the first of its kind in this context",
             state=AnchorState.UNCERTAIN, section=6),
    bookmark(4, "A passage that went", state=AnchorState.LOST, note="Ask the mission."),
)  # fmt: skip
BREADCRUMBS = {
    1: ("Annex", "Belarus and the universal periodic review", "¶ 9"),
    2: ("Annex",),
    3: ("Annex", OFFICE_TITLE, "¶ 16"),
    4: (),
}

SENTENCE = (
    "Second round (December 2013): OHCHR, international organizations, civil society and "
    "international experts participated in a discussion of technical aspects of preparing for the "
    "second cycle of the review process and international experience"
)
EVENT = Event(
    7, 4, 110, 14, 27, "December 2013", "2013-12", 20131201, 20131231, Precision.MONTH,
    approximate=False, kind=EventKind.ACTIVITY, extent=Extent.WITHIN, status=Status.REPORTED,
    headline="Second round of national consultations", sentence=SENTENCE, bodies=("OHCHR",),
    document=KEY,
)  # fmt: skip
PLANNED = Event(
    8, 4, 111, 0, 11, "spring 2015", "2015-21", 20150301, 20150531, Precision.SEASON,
    approximate=False, kind=EventKind.ACTIVITY, extent=Extent.WITHIN, status=Status.PLANNED,
    headline="Second cycle of the review", sentence="… for Belarus (spring 2015).", document=KEY,
)  # fmt: skip
UNDATED = Event(
    9, 6, 130, 11, 22, "is planning", None, None, None, None,
    approximate=False, kind=EventKind.ACTIVITY, extent=None, status=Status.PLANNED,
    headline="Joint events with OHCHR", sentence="Belarus is planning to continue …", document=KEY,
)  # fmt: skip
