"""The card beside the cursor: an event with the words it rests on, and who says so.

It looks like a tool tip and goes away like one. May import db.model, gui.theme.tokens,
gui.widgets.text, gui.timeline.phrases and Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QWidget

from db.model import Status
from gui.theme.tokens import LIGHT, SIZE_BODY, SIZE_LABEL, SPACE_1, SPACE_2, SPACE_3
from gui.timeline.phrases import dated, edited_words, link_words, marked, said_by, status_words
from gui.widgets.text import WrappedText, scaled, scaled_font

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from db.model import Event
    from gui.theme.tokens import Tokens
    from gui.timeline.sources import Sources

_WIDTH = 320
_SENTENCE_LINES = 4
_AWAY = 12  # from what it tells of


class EventCard(QWidget):
    """A window of its own, so that it may reach out of the panel."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("eventCard")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._tokens = LIGHT
        self._event: Event | None = None
        self._document: tuple[int, int] | None = None
        self._issuer: str | None = None
        self._sources: Sources | None = None
        self._texts: list[tuple[WrappedText, str, int]] = []  # text, colour's name, y

    def set_source(
        self,
        document: tuple[int, int] | None,
        issuer: str | None,
        sources: Sources | None = None,
    ) -> None:
        """Whose statements these are, and as of when; of several documents, each its own."""
        self._document, self._issuer, self._sources = document, issuer, sources

    def apply_theme(self, tokens: Tokens) -> None:
        """Take on a theme's colours."""
        self._tokens = tokens
        self.update()

    def show_event(self, event: Event, anchor: QRect) -> None:
        """Show an event above (or else below) a rectangle of the screen."""
        if event is not self._event or not self.isVisible():
            self._event = event
            self._fill(event)
        self.move(self._position(anchor))
        self.show()
        self.update()

    def text(self) -> str:
        """Everything on the card, a line each."""
        return "\n".join(text.text for text, _, _ in self._texts)

    # ------------------------------------------------------------------ inside

    def _fill(self, event: Event) -> None:
        base = self.font()
        width = scaled(_WIDTH, base)
        inner = width - 2 * scaled(SPACE_3, base)
        body = scaled_font(base, SIZE_LABEL)
        head = scaled_font(base, SIZE_BODY, QFont.Weight.DemiBold)
        colour = {Status.PLANNED: "planned", Status.ONGOING: "ongoing"}
        rows: list[tuple[str, QFont, str, int, int]] = [
            (event.headline or event.wording, head, "text", 3, 0),
            (dated(event), body, "text", 2, SPACE_1),
        ]
        if event.edtf is not None:
            rows.append((f"written as “{event.wording}”", body, "muted", 2, 0))
        rows.append((event.sentence, body, "text", _SENTENCE_LINES, SPACE_2))
        status = colour.get(event.status, "text") if event.status else "text"
        document, said = self._document, said_by(self._issuer)
        source = self._sources.by_key.get(event.document) if self._sources else None
        if source is not None:
            document, said = source.issued, said_by(source.issuer, source.name)
        rows.append((status_words(event, document), body, status, 2, SPACE_2))
        rows.append((said, body, "muted", 2, 0))
        if event.bodies:
            rows.append((", ".join(event.bodies), body, "muted", 2, 0))
        if edited := edited_words(event):
            rows.append((marked(event, edited.capitalize()), body, "accent", 2, SPACE_1))
        if event.mine is not None:
            if event.mine.note:
                rows.append((event.mine.note, body, "text", 2, 0))
            rows += [
                (f"⇄ {link_words(link)}: {link.headline}", body, "text", 2, 0)
                for link in event.mine.links
            ]
        self._texts = []
        y = scaled(SPACE_2 + 2, base)
        for words, font, name, lines, above in rows:
            if words:
                text = WrappedText(words, font, inner, lines)
                y += scaled(above, base)
                self._texts.append((text, name, y))
                y += text.height
        self.resize(width, y + scaled(SPACE_2 + 2, base))

    def _position(self, anchor: QRect) -> QPoint:
        room = self.screen().availableGeometry()
        x = min(anchor.center().x() - self.width() // 2, room.right() - self.width() - _AWAY)
        y = anchor.top() - self.height() - _AWAY
        if y < room.top():
            y = min(anchor.bottom() + _AWAY, room.bottom() - self.height())
        return QPoint(max(room.left() + _AWAY, x), y)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A surface with a hairline, and the words."""
        painter, tokens = QPainter(self), self._tokens
        painter.fillRect(self.rect(), QColor(tokens.page))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.muted), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
        x = scaled(SPACE_3, self.font())
        for text, name, y in self._texts:
            text.draw(painter, x, y, getattr(tokens, name))
