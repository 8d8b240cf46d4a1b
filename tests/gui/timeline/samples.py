"""The events of the bundled letter, built by hand, and the lanes they go into."""

from __future__ import annotations

from db.edtf import bounds, parse, precision
from db.model import (
    Counts,
    Document,
    DocumentContent,
    DocumentKind,
    Event,
    EventKind,
    Extent,
    Facts,
    Section,
    SectionKind,
    Source,
    Status,
)
from gui.timeline.layout import Lane

ACTIVITY, PERIOD, DATE = EventKind.ACTIVITY, EventKind.PERIOD, EventKind.DOCUMENT
WITHIN, THROUGHOUT, EACH = Extent.WITHIN, Extent.THROUGHOUT, Extent.EACH
REPORTED, ONGOING, PLANNED = Status.REPORTED, Status.ONGOING, Status.PLANNED
ISSUED = (20140929, 20140929)


def event(
    number: int,
    section: int,
    edtf: str | None,
    kind: EventKind = ACTIVITY,
    extent: Extent | None = WITHIN,
    status: Status | None = REPORTED,
    label: str = "",
    headline: str = "",
    wording: str = "some words",
    bodies: tuple[str, ...] = (),
) -> Event:
    """One event; its bounds are those of its EDTF."""
    value = None if edtf is None else parse(edtf)
    low, high = (None, None) if value is None else bounds(value)
    return Event(
        id=number,
        section=section,
        block=number,
        start=0,
        end=len(wording),
        wording=wording,
        edtf=edtf,
        lo=low,
        hi=high,
        precision=None if value is None else precision(value),
        approximate=False,
        kind=kind,
        extent=extent if value is not None else None,
        status=status,
        headline=headline or f"{label} of the letter",
        sentence=f"A sentence with {wording} in it.",
        bodies=bodies,
        label=label,
    )


EVENTS = (
    event(1, 1, "2014-09-29", DATE, WITHIN, None, "Letter", wording="29 September 2014"),
    event(2, 1, "2012/2014", PERIOD, THROUGHOUT, ONGOING, "Non-paper"),
    event(3, 2, "2014-09-29", DATE, WITHIN, None, "Annex", wording="29 September 2014"),
    event(4, 2, "2012/2014", PERIOD, THROUGHOUT, ONGOING, "Period of the non-paper"),
    event(5, 4, "2010-05", label="First cycle"),
    event(6, 4, None, status=ONGOING, label="Implementation", wording="is continuing its efforts"),
    event(7, 4, "2012-02", label="Intermediate report"),
    event(8, 4, "2015-21", status=PLANNED, label="Second cycle", wording="spring 2015"),
    event(9, 4, "2012-02", label="First round"),
    event(
        10,
        4,
        "2013-12",
        label="Second round",
        headline="Second round of national consultations: preparing for the second cycle",
        wording="December 2013",
        bodies=("OHCHR", "UPR"),
    ),
    event(11, 4, "2014-03", label="Third round"),
    event(12, 4, "2014-11/2014-12", status=PLANNED, label="Fourth round"),
    event(13, 5, "2012/2014", PERIOD, THROUGHOUT, label="Reports submitted"),
    event(14, 5, "2013-11", label="CESCR"),
    event(15, 5, "2013-08", label="CERD"),
    event(16, 5, "{2015,2016}", ACTIVITY, EACH, PLANNED, "Reports to 3 committees"),
    event(17, 5, None, label="Common core document", wording="prepared and submitted"),
    event(18, 6, "2013-04/2013-06", ACTIVITY, THROUGHOUT, label="Technical assistance"),
    event(19, 6, "2013-05", label="Seminar: trafficking"),
    event(20, 6, "2013-06", label="Seminar: discrimination"),
    event(21, 6, "{2012,2013}", ACTIVITY, EACH, label="Three regional events"),
    event(22, 6, "2014", ACTIVITY, WITHIN, ONGOING, "Invitation"),
    event(23, 6, "2014-06", label="Seminar: institutions"),
    event(24, 6, "2014-09", label="Seminar: hatred online"),
    event(25, 6, None, status=PLANNED, label="Joint events", wording="is planning to continue"),
)
BY_ID = {made.id: made for made in EVENTS}


def _section(number: int, title: str | None, short: str | None, parent: int | None) -> Section:
    kind = SectionKind.SECTION if parent else SectionKind.LETTER
    return Section(number, parent, number - 1, 2 if parent else 1, kind, None, title, short)


SECTIONS = (
    _section(1, "Letter dated 29 September 2014", "Letter", None),
    _section(2, "Belarus and human rights", "Annex", None),
    _section(3, None, "General views", 2),
    _section(4, "Belarus and the universal periodic review", "Universal periodic review", 2),
    _section(5, "Belarus and the United Nations treaty bodies", "Treaty bodies", 2),
    _section(6, "Belarus and the Office", "Office of the High Commissioner", 2),
)
LANES = tuple(
    Lane(
        section.short_title or section.title or "",
        frozenset(made.id for made in EVENTS if made.section == section.id),
    )
    for section in SECTIONS
    if section.id != 3
)
CONTENT = DocumentContent(
    Document(
        "letter",
        Facts("Letter", DocumentKind.LETTER, issuer="Belarus", issued="2014-09-29"),
        Source("letter.txt", "0" * 64, "text/plain"),
        Counts(),
        "2026-01-01T00:00:00Z",
        1,
        "Belarus: letter of 29 September 2014",
    ),
    SECTIONS,
    (),
    (),
)
