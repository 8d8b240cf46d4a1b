"""Corrections of a document of the library, through new imports, removal and return."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.corrections import FactCorrection, FactField, HeadingCorrection, RepairCorrection
from db.ingest import pipeline
from db.structure import corrections as laid
from tests.conftest import BUNDLED_DOCUMENT

if TYPE_CHECKING:
    from db.corrections import Correction
    from db.store.library import Library

KEY = "letter-2014-09-29-belarus"
REVIEW = "Belarus and the universal periodic review"


def said_of(library: Library) -> tuple[Correction, ...]:
    parsed = pipeline.read_again(library, KEY).parsed
    heading = next(
        b for b in parsed.blocks if b.text == "Belarus and the universal periodic review"
    )
    broken = next(
        (block, repair)
        for block in parsed.blocks
        for repair in block.repairs
        if repair.rule == "broken word"
    )
    return (
        FactCorrection(FactField.NAME, "The non-paper"),
        FactCorrection(FactField.ISSUED, "2014-10-29"),
        HeadingCorrection(laid.anchor_block(parsed, KEY, heading.id), title="The review"),
        RepairCorrection(laid.anchor_block(parsed, KEY, broken[0].id), broken[1]),
    )


def plain(said: Correction) -> Correction:
    """A correction without what is remembered of its file."""
    if isinstance(said, FactCorrection):
        return replace(said, was=None, title=None, source=None)
    return said


def assert_corrected(library: Library) -> None:
    content = library.documents.content(KEY)
    assert content.document.short_title == "The non-paper"
    assert content.document.facts.issued == "2014-10-29"
    titles = [section.title for section in content.sections]
    assert "The review" in titles
    assert REVIEW not in titles
    assert any("cr iticized" in block.text for block in content.blocks)


def test_corrections_are_laid_over_a_document_whenever_it_is_read(library: Library) -> None:
    said = said_of(library)
    library.corrections.replace(KEY, said)
    assert pipeline.import_again(library, KEY).ok
    assert_corrected(library)
    report = pipeline.import_file(library, BUNDLED_DOCUMENT, again=True)
    assert (report.ok, report.document, report.lost) == (True, KEY, ())
    assert_corrected(library)
    library.documents.remove(KEY)
    kept = library.corrections.of_document(KEY)
    assert [plain(one) for one in kept] == list(said)
    assert pipeline.import_file(library, BUNDLED_DOCUMENT).document == KEY
    assert_corrected(library)


def test_corrections_taken_back_give_the_document_as_extracted(library: Library) -> None:
    before = library.documents.content(KEY)
    library.corrections.replace(KEY, said_of(library))
    pipeline.import_again(library, KEY)
    library.corrections.replace(KEY, ())
    pipeline.import_again(library, KEY)
    after = library.documents.content(KEY)
    assert after.document.facts == before.document.facts
    assert [b.text for b in after.blocks] == [b.text for b in before.blocks]
    assert [s.title for s in after.sections] == [s.title for s in before.sections]


def test_a_correction_whose_passage_is_gone_is_told_and_kept(library: Library) -> None:
    anchor = laid.anchor_block(pipeline.read_again(library, KEY).parsed, KEY, 2)
    gone = HeadingCorrection(
        type(anchor)(KEY, "ffffffffffffffff", 0, 0, 9, "Words that stand nowhere in this letter")
    )
    library.corrections.replace(KEY, [gone])
    assert pipeline.import_again(library, KEY).lost == (gone,)
    assert library.corrections.of_document(KEY) == (gone,)


def test_a_later_date_of_issue_changes_what_was_planned(library: Library) -> None:
    def planned() -> set[str]:
        return {e.wording for e in library.events.of_document(KEY) if e.status == "planned"}

    assert "November-December 2014" in planned()
    library.corrections.say(KEY, FactCorrection(FactField.ISSUED, "2016-01-01"))
    pipeline.import_again(library, KEY)
    assert library.documents.content(KEY).document.facts.issued == "2016-01-01"
    assert "November-December 2014" not in planned()
