"""Which note a reference means: several notes of one label, endnotes, notes set in the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.model import SectionKind
from tests.db.structure.test_typeset import BODY, Page, page

if TYPE_CHECKING:
    from db.model import ParsedDocument
    from tests.db.structure.conftest import Reader

__all__ = ["page"]  # the fixture


def meant(document: ParsedDocument) -> list[tuple[str, str]]:
    """The last word before each reference, and how the note it means begins."""
    notes = {note.id: note.text for note in document.footnotes}
    return [
        (block.text[: ref.offset].split()[-1], notes[ref.note][:9])
        for block in document.blocks
        for ref in block.refs
        if ref.note is not None
    ]


def annex(page: Page, word: str) -> None:
    page.write("Annex", 14, bold=True, short=True)
    page.write(f"A list of {word}", 14, bold=True, short=True)
    page.paragraph(f"{BODY}.")
    page.write(f"It was {word}.a", short=True)
    page.raise_last("a")


def test_two_annexes_that_letter_anew_on_one_page_keep_their_notes_apart(page: Page) -> None:
    page.paragraph(f"{BODY}.")
    annex(page, "bread")
    annex(page, "cheese")
    for text in ("a Of bread.", "a Of cheese."):
        page.write(text, 8, short=True)
        page.raise_last("a")
        page.lines[-1] = page.lines[-1].__class__(text, 1, size=8, superscripts=((0, 1),))
    assert meant(page.parsed()) == [("bread.", "Of bread."), ("cheese.", "Of cheese")]


def test_a_power_is_no_reference(page: Page) -> None:
    page.write("An area of 400 km2 was cleared.2", short=True)
    line = page.lines[-1]
    page.lines[-1] = line.__class__(
        line.text, 1, size=10, left=113, right=400, superscripts=((17, 18), (31, 32))
    )
    page.paragraph(f"{BODY}.")
    for label in ("1", "2"):
        page.lines.append(
            line.__class__(f"{label} Note {label}.", 1, gap=1, size=8, superscripts=((0, 1),))
        )
    assert ("cleared.", "Note 2.") in meant(page.parsed())
    assert "400 km2 was" in page.parsed().blocks[0].text


def test_endnotes_of_a_text_stand_in_a_section_and_are_tied(parsed: Reader) -> None:
    document = parsed(
        "I. General remarks\n\n"
        "1. Article 6 protects the right to life.1 It is in resolution 16/23.2\n\n"
        "2. It is not absolute.3\n\n"
        "Notes\n\n1 Universal Declaration, preamble.\n\n2 Covenant, article 4.\n\n3 See below.\n"
    )
    assert document.sections[-1].kind is SectionKind.ENDNOTES
    assert [note.label for note in document.footnotes] == ["1", "2", "3"]
    assert meant(document) == [
        ("life.", "Universal"),
        ("16/23.", "Covenant,"),
        ("absolute.", "See below"),
    ]


def test_an_asterisk_below_the_text_is_a_note_and_a_list_stays_one(parsed: Reader) -> None:
    document = parsed(
        "Annex\n\nComments of the Government*\n\nThe Government rejects the report.\n\n"
        "* Reproduced as received.\n"
    )
    assert [(note.label, note.text) for note in document.footnotes] == [
        ("*", "Reproduced as received.")
    ]
    listed = parsed("Comments*\n\nThe aims are:\n\n* One of them.\n\n* Another of them.\n")
    assert listed.footnotes == ()


def test_a_number_glued_to_a_word_is_a_reference_in_french(parsed: Reader) -> None:
    document = parsed(
        "Le Gouvernement a pris des mesures à cette fin dans les régions1 du pays et remercie\n"
        "les États.\n\n________________\n1 Voir la résolution 68/1.\n"
    )
    assert meant(document) == [("régions", "Voir la r")]
