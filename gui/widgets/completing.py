"""When the list below the search box opens, what its keys do, and what is put into the box.

The line keeps the keyboard all the time. The list opens for what was typed, and for an empty box
that is asked (Down, or a click). While there are results, the arrows are theirs: Tab or Right takes
the first offer, Ctrl+Space or Alt+Down enters the list; where there are none, Down enters it. Once
the reader moves through the hits it stays away until the next letter. May import db.completion,
gui.models.completion, gui.widgets, gui.theme.tokens and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QMouseEvent

from gui.models.completion import REMOVABLE, spoken
from gui.theme.tokens import LIGHT
from gui.widgets.completion import CompletionPopup
from gui.widgets.text import utf16_offset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLineEdit, QWidget

    from db.completion import Completion
    from gui.theme.tokens import Tokens

_ARROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_SIDEWAYS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End)
_PAGES = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_OTHERS = _CTRL | _ALT | Qt.KeyboardModifier.MetaModifier


def enters_list(event: QKeyEvent) -> bool:
    """Ctrl+Space or Alt+Down: into the list, whatever the arrows mean."""
    space = event.key() == Qt.Key.Key_Space and event.modifiers() & _CTRL
    return bool(space or (event.key() == Qt.Key.Key_Down and event.modifiers() & _ALT))


class Completing(QObject):
    """Offers for a line, in a list as wide as the box that the line is in."""

    wanted = Signal(str, int)  # the text, and the cursor in code points
    taken = Signal(str)  # the text with an offer in it: it is in the line already
    removed = Signal(object)  # Completion: the reader wants it no more

    def __init__(self, line: QLineEdit, box: QWidget) -> None:
        super().__init__(box)
        self._line, self._box = line, box
        self._popup: CompletionPopup | None = None
        self._tokens = LIGHT
        self.has_results = False  # then the arrows move in these until the list is entered
        self._enter_soon = False  # the offers that come are to be walked
        self._asked: str | None = None  # the text that offers were asked for and may still come for

    @property
    def popup(self) -> CompletionPopup | None:
        """The list, once there was one."""
        return self._popup

    @property
    def is_open(self) -> bool:
        """Whether the list is to be seen."""
        return self._popup is not None and self._popup.isVisible()

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        self._tokens = tokens
        if self._popup is not None:
            self._popup.apply_theme(tokens)

    # ------------------------------------------------------------------ opening and closing

    def ask(self) -> None:
        """The reader typed: whoever knows offers should show some."""
        self._enter_soon = False
        text = self._line.text()
        self._asked = text
        self.wanted.emit(text, len(_from_utf16(text, self._line.cursorPosition())))

    def offer(self, text: str, offers: Sequence[Completion]) -> None:
        """Show offers that were asked for; too late for the text as it is, they are dropped."""
        if text != self._asked or text != self._line.text() or not self._line.hasFocus():
            return
        if not offers:
            if self._popup is not None:
                self._popup.hide()
            return
        popup = self._popup or self._make_popup()
        popup.show_rows(offers, self._box)
        self._hint()
        if self._enter_soon:
            self._enter_soon = False
            self._step(1)
            return
        way = "Ctrl+Space" if self._leaves_arrows(text) else "Down"
        self._say(f"{len(offers)} suggestion{'s' * (len(offers) != 1)}, {way} to choose")

    def close(self) -> None:
        """Take the list away, and offers that are still to come with it."""
        self._asked = None
        if self._popup is not None:
            self._popup.hide()

    def _make_popup(self) -> CompletionPopup:
        window = self._box.window()
        self._popup = CompletionPopup(window)
        self._popup.apply_theme(self._tokens)
        self._popup.chosen.connect(self.take)
        window.installEventFilter(self)
        return self._popup

    # ------------------------------------------------------------------ keys and mouse

    def take_key(self, event: QKeyEvent) -> bool:
        """Use a key of the line for the list; False where it means something else."""
        key, text = Qt.Key(event.key()), self._line.text()
        enters = enters_list(event)
        if not self.is_open or self._popup is None:
            if enters or (key == Qt.Key.Key_Down and not text):
                self.ask()
                self._enter_soon = enters
                return True
            if key in _ARROWS or key in _PAGES or key in _ENTER:
                self._asked = None  # the reader moves through the hits now
            return False
        if enters:
            self._step(0 if self._popup.current() else 1)
            return True
        return not event.modifiers() & _OTHERS and self._take_open_key(key, text, self._popup)

    def _take_open_key(self, key: Qt.Key, text: str, popup: CompletionPopup) -> bool:
        current = popup.current()
        if key in _ARROWS and (current is not None or not self._leaves_arrows(text)):
            self._step(_ARROWS[key])
        elif key in _ENTER and current is not None:
            self.take(current)
        elif key == Qt.Key.Key_Tab or (key == Qt.Key.Key_Right and self._at_end()):
            self.take(current or popup.model.offer(0))
        elif key == Qt.Key.Key_Escape:
            self.close()
        elif key == Qt.Key.Key_Delete and current is not None and current.kind in REMOVABLE:
            self.removed.emit(current)
            self.ask()
        else:
            if key in _ENTER or key in _PAGES or key in _SIDEWAYS or key in _ARROWS:
                self.close()
            return False
        return True

    def _leaves_arrows(self, text: str) -> bool:
        """Whether the arrows are those of the results."""
        return self.has_results and bool(text)

    def _at_end(self) -> bool:
        line = self._line
        return line.cursorPosition() == len(line.text()) > 0 and not line.hasSelectedText()

    def _step(self, by: int) -> None:
        if self._popup is not None:
            self._popup.step(by)
            current = self._popup.current()
            self._hint()
            self._say(spoken(current) if current else self._line.text())

    def _hint(self) -> None:
        """Say at the foot of the list what the keys do now."""
        if self._popup is None:
            return
        current = self._popup.current()
        if current is not None:
            removes = " · Delete removes" if current.kind in REMOVABLE else ""
            self._popup.set_hint(f"Enter takes it{removes} · Esc closes")
        elif self._leaves_arrows(self._line.text()):
            self._popup.set_hint("Tab takes the first · Ctrl+Space chooses · ↓ goes to the results")
        elif self._line.text():
            self._popup.set_hint("Tab takes the first · ↓ chooses")
        else:
            self._popup.set_hint("↓ chooses an earlier search")

    def take(self, offer: Completion) -> None:
        """Put an offer into the line, and close the list; a field goes on with its values."""
        text = self._line.text()
        before = text[: offer.start] + offer.insert
        whole = before + text[offer.end :]
        self.close()
        self._line.setText(whole)
        self._line.setCursorPosition(utf16_offset(whole, len(before)))
        self.taken.emit(whole)
        if offer.insert.endswith(":"):
            self.ask()

    def line_event(self, event: QEvent) -> None:
        """A click into an empty line asks; leaving the line closes."""
        if event.type() == QEvent.Type.FocusOut:
            self.close()
        elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            if self.is_open:
                self.close()
            elif not self._line.text() and event.button() == Qt.MouseButton.LeftButton:
                self.ask()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list stays where the box is."""
        if event.type() == QEvent.Type.Resize and self.is_open:
            self.close()
        return super().eventFilter(watched, event)

    def _say(self, words: str) -> None:
        """Tell a screen reader, which does not follow a list without the keyboard."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._line, words))


def _from_utf16(text: str, position: int) -> str:
    """The text before a position that Qt gave."""
    return text.encode("utf-16-le")[: 2 * position].decode("utf-16-le", "ignore")
