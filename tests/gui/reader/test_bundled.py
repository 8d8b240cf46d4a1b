"""The bundled document as it is really imported: every word, note and date is where it belongs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from db.chronology.events import find_events
from db.formats.text import read
from db.model import ParsedDocument, Place
from db.structure.parse import parse
from db.structure.words import Vocabulary
from tests.gui.reader.builder import KEY, content_of
from tests.gui.reader.helpers import middle, rect_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.reader.view import ReaderView

_FILE = Path(__file__).parents[3] / "resources/documents/belarus-letter-2014-09-29.txt"


@pytest.fixture(scope="module")
def parsed() -> ParsedDocument:
    return parse(read(_FILE.read_bytes()), Vocabulary.shipped())


@pytest.fixture
def imported(view: ReaderView, parsed: ParsedDocument) -> ReaderView:
    view.show_content(
        content_of(list(parsed.sections), list(parsed.blocks), list(parsed.footnotes))
    )
    return view


def test_every_block_can_be_opened_and_read_word_for_word(
    imported: ReaderView, parsed: ParsedDocument
) -> None:
    for block in parsed.blocks:
        end = len(block.text) - 1
        place = Place(KEY, block.section, block.id, 1, end)
        imported.open_place(place)
        assert imported.selected_text() == block.text[1:end]
        assert imported.selection_place() == place


def test_the_words_of_every_event_can_be_clicked(
    imported: ReaderView, parsed: ParsedDocument, qtbot: QtBot
) -> None:
    events = find_events(parsed)
    assert len(events) > 15
    imported.set_events(events)
    for event in events:
        place = Place(KEY, event.section, event.block, event.start, event.end)
        imported.open_place(place)
        assert imported.selected_text() == event.wording
        with qtbot.waitSignal(imported.eventActivated) as activated:
            qtbot.mouseClick(
                imported.viewport(), Qt.MouseButton.LeftButton, pos=middle(rect_of(imported, place))
            )
        assert activated.args == [event.id]


def test_every_note_opens_from_its_letter_by_keyboard(
    imported: ReaderView, parsed: ParsedDocument, qtbot: QtBot
) -> None:
    for note in parsed.footnotes:
        qtbot.keyClick(imported, Qt.Key.Key_Tab)
        qtbot.keyClick(imported, Qt.Key.Key_Return)
        card = imported.open_note
        assert card is not None
        assert card.text.text() == note.text
        qtbot.keyClick(card.text, Qt.Key.Key_Escape)
