"""What is the reader's own on a card: in words and by a sign, never by colour alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QPushButton

from db.event_fields import EventField, Relation
from db.model import Anchor, AnchorState, EventLink, Footnote, Origin, ReaderMark
from gui.panels.details import DetailsPanel
from gui.theme.tokens import LIGHT
from gui.timeline.card import EventCard
from gui.timeline.phrases import edited_words, marked, spoken
from tests.gui.panels.samples import DOCUMENT, EVENT

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

LINK = EventLink(
    4, Relation.PLANNED_IN, Anchor("report", "k", 0, 0, 4, "May"), "The round was planned"
)
EDITED = replace(
    EVENT,
    origin=Origin.EDITED,
    mine=ReaderMark(
        3, (EventField.DATE, EventField.NOTE), EVENT, "Compare 2015", AnchorState.OK, (LINK,)
    ),
)
OWN = replace(EVENT, id=-3, origin=Origin.READER, mine=ReaderMark(3))


@pytest.fixture
def panel(show: Callable[..., object]) -> DetailsPanel:
    panel = DetailsPanel()
    panel.apply_theme(LIGHT)
    show(panel, 300, 900)
    return panel


def button(panel: DetailsPanel, text: str) -> QPushButton:
    return next(b for b in panel.findChildren(QPushButton) if b.isVisible() and b.text() == text)


def test_an_edited_event_is_marked_with_a_sign_and_words(panel: DetailsPanel) -> None:
    panel.card.title_of = {"report": "The report of 2016"}.__getitem__
    panel.show_event(EDITED, DOCUMENT, ())
    said = panel.card.text()
    for words in (
        "✎ Edited by you: date, note",
        "Your note\nCompare 2015",
        "Planned in\nThe round was planned (The report of 2016)",
        "Found in the text by Nonpaper, and changed by you",
    ):
        assert words in said
    assert marked(EDITED, "x") == "✎ x"
    assert spoken(EDITED).endswith("edited by you: date, note")


def test_what_nobody_touched_has_no_sign(panel: DetailsPanel) -> None:
    panel.show_event(EVENT, DOCUMENT, ())
    assert "✎" not in panel.card.text()
    linked = replace(EVENT, mine=ReaderMark(links=(LINK,)))
    assert (edited_words(EVENT), edited_words(linked), marked(EVENT, "x")) == ("", "", "x")


def test_an_event_of_ones_own_is_removed_not_hidden(panel: DetailsPanel, qtbot: QtBot) -> None:
    panel.show_event(OWN, DOCUMENT, ())
    assert "✎ Made by you" in panel.card.text()
    with qtbot.waitSignal(panel.card.hideRequested) as asked:
        qtbot.mouseClick(button(panel, "Remove"), Qt.MouseButton.LeftButton)
    assert asked.args == [-3]


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (AnchorState.MOVED, "Its words stand elsewhere now"),
        (AnchorState.UNCERTAIN, "Its words have changed"),
    ],
)
def test_a_card_says_how_surely_its_words_were_found(
    panel: DetailsPanel, state: AnchorState, words: str
) -> None:
    panel.show_event(replace(OWN, mine=ReaderMark(3, state=state)), DOCUMENT, ())
    assert words in panel.card.text()


def test_an_edit_that_outlived_its_event_says_so(panel: DetailsPanel) -> None:
    panel.show_event(replace(OWN, origin=Origin.EDITED), DOCUMENT, ())
    assert "Nonpaper does not find this event any more" in panel.card.text()
    assert "✎ Edited by you" in panel.card.text()


def test_links_are_followed_and_taken_away_and_gone_with_the_next_card(
    panel: DetailsPanel, qtbot: QtBot
) -> None:
    panel.show_event(EDITED, DOCUMENT, ())
    with qtbot.waitSignal(panel.card.linkOpened) as opened:
        qtbot.mouseClick(button(panel, "Go there"), Qt.MouseButton.LeftButton)
    assert opened.args == [LINK]
    with qtbot.waitSignal(panel.card.unlinkRequested) as away:
        qtbot.mouseClick(button(panel, "Unlink"), Qt.MouseButton.LeftButton)
    assert away.args == [4]
    panel.show_footnote(Footnote(1, "a", "A note."), None, ())
    shown = {b.text() for b in panel.findChildren(QPushButton) if b.isVisible()}
    assert not shown & {"Go there", "Unlink", "Edit…", "Hide", "Link…"}


def test_the_card_beside_the_cursor_says_the_same(qtbot: QtBot) -> None:
    card = EventCard(panel := QPushButton())
    qtbot.addWidget(panel)
    card.show_event(EDITED, QRect(10, 10, 5, 5))
    for words in ("✎ Edited by you: date, note", "Compare 2015", "⇄ Planned in: The round was"):
        assert words in card.text()
    card.hide()
