from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from db.model import Extent, Footnote, Origin, Place
from gui.panels.details import DetailsPanel
from gui.theme.tokens import LIGHT
from tests.gui.panels.samples import (
    BOOKMARKS,
    BREADCRUMBS,
    DOCUMENT,
    EVENT,
    KEY,
    PLANNED,
    SENTENCE,
    UNDATED,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


@pytest.fixture
def panel(show: Callable[..., object]) -> DetailsPanel:
    panel = DetailsPanel()
    panel.apply_theme(LIGHT)
    show(panel, 300, 700)
    return panel


def press(panel: DetailsPanel, qtbot: QtBot, text: str) -> None:
    button = next(b for b in panel.findChildren(QPushButton) if b.isVisible() and b.text() == text)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_card_says_what_who_when_and_in_which_words(panel: DetailsPanel) -> None:
    panel.show_event(EVENT, DOCUMENT, ("Annex", "Universal periodic review"))
    said = panel.card.text()
    for words in (
        "Second round of national consultations",
        "December 2013, some time within",
        "“December 2013”",
        "Reported, as of 29 September 2014",
        SENTENCE,
        "OHCHR",
        "As stated by Belarus in this document",
        "Annex › Universal periodic review",
        "Found in the text by Nonpaper",
    ):
        assert words in said


def test_a_card_never_says_more_than_is_known(panel: DetailsPanel) -> None:
    panel.show_event(UNDATED, None, ())
    said = panel.card.text()
    assert "None is given" in said
    assert "Planned, as of the document’s own date" in said
    assert "As stated in this document" in said
    assert "Bodies named" not in said
    assert "Where\n" not in said


def test_a_new_card_leaves_nothing_of_the_old_one(panel: DetailsPanel) -> None:
    panel.show_event(EVENT, DOCUMENT, ())
    panel.show_event(PLANNED, DOCUMENT, ())
    said = panel.card.text()
    assert "OHCHR" not in said
    assert "spring 2015 (March to May 2015), some time within" in said
    each = replace(PLANNED, edtf="{2015,2016}", extent=Extent.EACH, origin=Origin.CURATED)
    panel.show_event(each, DOCUMENT, ())
    assert "in each of 2015 and 2016\n" in panel.card.text()
    assert "written by an editor" in panel.card.text()


def test_every_text_of_a_card_can_be_selected(panel: DetailsPanel) -> None:
    panel.show_event(EVENT, DOCUMENT, BREADCRUMBS[1])
    flag = Qt.TextInteractionFlag.TextSelectableByKeyboard
    assert all(label.textInteractionFlags() & flag for label, _ in panel.card._texts)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label, _ in panel.card._texts)


def test_the_card_leads_to_the_passage(panel: DetailsPanel, qtbot: QtBot) -> None:
    panel.show_event(EVENT, DOCUMENT, ())
    with qtbot.waitSignal(panel.placeRequested) as caught:
        press(panel, qtbot, "Show the passage")
    assert caught.args == [Place(KEY, 4, 110, 14, 27)]


def test_a_footnote_is_shown_whole(panel: DetailsPanel, qtbot: QtBot) -> None:
    place = Place(KEY, 3, 105, 88, 88, footnote="a")
    panel.show_footnote(
        Footnote(1, "a", "Available from http://mfa.gov.by/…", 3), place, ("Annex",)
    )
    assert "Note a" in panel.card.text()
    assert "Available from http://mfa.gov.by/…" in panel.card.text()
    with qtbot.waitSignal(panel.placeRequested) as caught:
        press(panel, qtbot, "Show the passage")
    assert caught.args == [place]


def test_nothing_selected_says_what_could_be(panel: DetailsPanel) -> None:
    title, body = panel._empty.texts()
    assert panel._empty.isVisible()
    assert title == "Nothing selected"
    assert "timeline" in body
    panel.show_event(EVENT, DOCUMENT, ())
    assert not panel._empty.isVisible()


def test_a_note_is_saved_after_a_pause_as_one_types(panel: DetailsPanel, qtbot: QtBot) -> None:
    panel.edit_bookmark(BOOKMARKS[1], BREADCRUMBS[2])
    panel.focus_note()
    saved: list[tuple[object, ...]] = []
    panel.bookmarkEdited.connect(lambda *what: saved.append(what))
    qtbot.keyClicks(panel.editor.note, "Check")
    assert saved == [], "not at every letter"
    qtbot.waitUntil(lambda: bool(saved))
    assert saved == [(2, "General views", "Check")]


def test_leaving_a_field_saves_at_once(panel: DetailsPanel, qtbot: QtBot) -> None:
    panel.edit_bookmark(BOOKMARKS[1], ())
    panel.editor.title.setFocus()
    panel.editor.title.selectAll()
    qtbot.keyClicks(panel.editor.title, "Opening")
    with qtbot.waitSignal(panel.bookmarkEdited) as caught:
        qtbot.keyClick(panel.editor.title, Qt.Key.Key_Tab)
    assert caught.args == [2, "Opening", ""]


def test_turning_to_another_bookmark_or_page_loses_nothing(
    panel: DetailsPanel, qtbot: QtBot
) -> None:
    saved: list[tuple[object, ...]] = []
    panel.bookmarkEdited.connect(lambda *what: saved.append(what))
    panel.edit_bookmark(BOOKMARKS[1], ())
    panel.editor.note.setFocus()
    qtbot.keyClicks(panel.editor.note, "one")
    panel.edit_bookmark(BOOKMARKS[2], ())
    assert saved == [(2, "General views", "one")]
    qtbot.keyClicks(panel.editor.note, "two")
    panel.show_event(EVENT, DOCUMENT, ())
    assert saved[1] == (3, BOOKMARKS[2].title, "two")
    assert len(saved) == 2


def test_looking_at_a_bookmark_saves_nothing(panel: DetailsPanel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panel.bookmarkEdited):
        panel.edit_bookmark(BOOKMARKS[0], ())
        panel.editor.title.setFocus()
        panel.editor.note.setFocus()
        panel.clear()


def test_an_emptied_title_stays_what_it_was(panel: DetailsPanel, qtbot: QtBot) -> None:
    panel.edit_bookmark(BOOKMARKS[1], ())
    panel.editor.title.setFocus()
    panel.editor.title.selectAll()
    qtbot.keyClick(panel.editor.title, Qt.Key.Key_Delete)
    qtbot.keyClicks(panel.editor.note, "x")
    with qtbot.waitSignal(panel.bookmarkEdited) as caught:
        panel.editor.save()
    assert caught.args == [2, "General views", "x"]


def test_undo_elsewhere_shows_here_but_never_over_what_is_being_typed(
    panel: DetailsPanel, qtbot: QtBot
) -> None:
    panel.edit_bookmark(BOOKMARKS[0], ())
    changed = replace(BOOKMARKS[0], title="Older title", note="Older note")
    panel.set_bookmarks((changed,))
    assert panel.editor.title.text() == "Older title"
    assert panel.editor.note.toPlainText() == "Older note"
    panel.editor.note.setFocus()
    qtbot.keyClicks(panel.editor.note, "!")
    typed = panel.editor.note.toPlainText()
    panel.set_bookmarks((replace(changed, note="From elsewhere"),))
    assert panel.editor.note.toPlainText() == typed


def test_a_pause_between_two_words_of_a_title_changes_nothing_under_the_hand(
    panel: DetailsPanel, qtbot: QtBot
) -> None:
    def keep(number: int, title: str, note: str) -> None:  # as the notebook answers
        panel.set_bookmarks((replace(BOOKMARKS[1], title=title, note=note),))

    panel.bookmarkEdited.connect(keep)
    panel.edit_bookmark(BOOKMARKS[1], ())
    panel.editor.title.setFocus()
    panel.editor.title.selectAll()
    qtbot.keyClicks(panel.editor.title, "Two ")
    panel.editor.save()
    qtbot.keyClicks(panel.editor.title, "thirds")
    assert panel.editor.title.text() == "Two thirds"


def test_the_editor_of_a_removed_bookmark_closes_and_saves_nothing(
    panel: DetailsPanel, qtbot: QtBot
) -> None:
    panel.edit_bookmark(BOOKMARKS[0], ())
    panel.editor.note.setFocus()
    qtbot.keyClicks(panel.editor.note, "!")
    with qtbot.assertNotEmitted(panel.bookmarkEdited):
        panel.set_bookmarks(BOOKMARKS[1:])
    assert panel._empty.isVisible()


def test_a_lost_bookmark_has_no_passage_to_show(panel: DetailsPanel, qtbot: QtBot) -> None:
    panel.edit_bookmark(BOOKMARKS[3], ())
    assert "Lost" in panel.editor._state.text()
    assert not panel.editor._show_button.isEnabled()
    with qtbot.waitSignal(panel.bookmarkRemoved) as caught:
        press(panel, qtbot, "Remove")
    assert caught.args == [4]


def test_the_card_is_copied_with_its_citation(qtbot: QtBot, panel: DetailsPanel) -> None:
    panel.show_event(EVENT, DOCUMENT, ("Annex",), "A/69/406, Annex, para. 7")
    assert "A/69/406, Annex, para. 7" in panel.card.text()
    panel.card.copy_button.setFocus()
    qtbot.keyClick(panel.card.copy_button, Qt.Key.Key_Space)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == EVENT.headline
    assert "Cite as: A/69/406, Annex, para. 7" in lines
    assert f"Sentence: {EVENT.sentence}" in lines
