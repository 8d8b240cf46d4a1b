"""The style sheet and palette of a theme. Plain functions of Tokens and a text scale."""

from __future__ import annotations

from string import Template

from PySide6.QtGui import QColor, QPalette

from gui.theme import tokens as sizes
from gui.theme.tokens import Tokens
from resources import CHEVRON

_SHEET = Template("""
QMainWindow { background: $window; }
QDialog { background: $panel; }
QMainWindow::separator { background: $hairline; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: $accent; }
QWidget#toolBar { background: $panel; border-bottom: 1px solid $hairline; }
QDockWidget, QDockWidget > QWidget, QWidget#panelRoom > QWidget > QWidget { background: $panel; }
QStatusBar { background: $panel; color: $muted; border-top: 1px solid $hairline; }
QStatusBar::item { border: none; }
QToolTip { background: $panel; color: $text; border: 1px solid $hairline; padding: 4px 6px; }

QTabBar { background: $panel; qproperty-drawBase: 0; }
QTabBar::tab {
  background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent;
  padding: 8px 2px 6px 2px; margin: 2px 0 0 14px; font-weight: 600;
}
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:hover:!selected { color: $text; }
QTabBar::tab:focus { color: $accent; border-bottom: 2px solid $ring; }

QToolButton {
  background: transparent; color: $text; border: 2px solid transparent; border-radius: ${radius}px;
  padding: 4px 8px;
}
QToolButton:hover { background: $hover; }
QToolButton:pressed { background: $pressed; }
QToolButton:checked { color: $accent; }
QToolButton:focus { border: 2px solid $ring; }
QToolButton:disabled { color: $hairline; }
QToolButton::menu-indicator { image: none; width: 0; }

QPushButton {
  background: $panel; color: $text; border: 1px solid $hairline; border-radius: ${radius}px;
  padding: 5px 12px;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $pressed; }
QPushButton:focus { border: 2px solid $ring; padding: 4px 11px; }
QPushButton:default { border-color: $accent; color: $accent; }
QPushButton:disabled { color: $hairline; }

QLineEdit, QPlainTextEdit {
  background: $page; color: $text; border: 1px solid $hairline; border-radius: ${radius}px;
  padding: 4px 8px; selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid $ring; padding: 3px 7px; }

QComboBox {
  background: $page; color: $text; border: 1px solid $hairline; border-radius: ${radius}px;
  padding: 4px 8px; selection-background-color: $accent; selection-color: $on_accent;
}
QComboBox:focus { border: 2px solid $ring; padding: 3px 7px; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url("$chevron"); width: 12px; height: 8px; }

QTreeView, QListView, QTableView {
  background: $panel; color: $text; border: none; outline: none;
  selection-background-color: $accent_surface; selection-color: $text;
}
QTableView { gridline-color: $hairline; alternate-background-color: $hover; }
QHeaderView { background: $panel; }
QHeaderView::section {
  background: $panel; color: $muted; border: none; border-bottom: 1px solid $hairline;
  padding: 4px 8px; font-weight: 600;
}

QTextBrowser {
  background: $page; color: $text; border: none;
  selection-background-color: $accent; selection-color: $on_accent;
}
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QMessageBox { messagebox-text-interaction-flags: 5; }

QMenu { background: $panel; color: $text; border: 1px solid $hairline; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_surface; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $hairline; margin: 4px 8px; }

QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $pressed; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def style_sheet(tokens: Tokens) -> str:
    """The application's style sheet in these colours."""
    names = {name: getattr(tokens, name) for name in Tokens.__dataclass_fields__}
    return _SHEET.substitute(names, radius=sizes.RADIUS, chevron=CHEVRON.as_posix())


def palette(tokens: Tokens) -> QPalette:
    """The palette for what the style sheet does not reach (and for disabled text)."""
    made = QPalette()
    role = QPalette.ColorRole
    for names, colour in (
        ((role.Window, role.Button), tokens.window),
        ((role.Base,), tokens.page),
        ((role.AlternateBase, role.ToolTipBase), tokens.panel),
        ((role.Text, role.WindowText, role.ButtonText, role.ToolTipText), tokens.text),
        ((role.PlaceholderText,), tokens.muted),
        ((role.Highlight, role.Link, role.Accent), tokens.accent),
        ((role.HighlightedText,), tokens.on_accent),
        ((role.LinkVisited,), tokens.accent),
        ((role.Mid, role.Midlight, role.Dark, role.Light), tokens.hairline),
    ):
        for name in names:
            made.setColor(name, QColor(colour))
    for name in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.muted))
    return made
