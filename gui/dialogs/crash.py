"""Shows what gui.crash found, in one calm dialog, in the GUI thread. May import gui.crash."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from gui.crash import Hooks, Report, fault_report

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.crash import CrashLog

    QtHandler = Callable[[QtMsgType, QMessageLogContext, str], object]

_QUIET = (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)
_LONGEST = 200_000  # characters of reports in one dialog


class CrashReporter(QObject):
    """Owns the hooks and the one dialog; made, installed and removed by gui.app."""

    reported = Signal(object)  # Report, from any thread

    def __init__(self, log: CrashLog, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log = log
        self._hooks = Hooks(log, self.reported.emit)
        self._qt_handler_before: QtHandler | None = None
        self._dialog: CrashDialog | None = None
        self.reported.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Watch exceptions and Qt's own warnings from now on."""
        self._hooks.install()
        self._qt_handler_before = qInstallMessageHandler(self._on_qt_message)

    def remove(self) -> None:
        """Put everything back as it was before ``install``, and close the dialog."""
        if self._dialog is not None:
            self._dialog.close()
        qInstallMessageHandler(self._qt_handler_before)
        self._hooks.remove()

    def report(self, error: BaseException) -> None:
        """Log and show what a worker thread handed over, as if it had been raised here."""
        self._hooks.handle(error)

    def offer_last_run(self, trace: str | None) -> None:
        """Show the trace that the last run left, if it did; call it after the first paint."""
        if trace:
            self.reported.emit(fault_report(trace))

    def _show(self, report: Report) -> None:
        if self._dialog is None:
            self._dialog = CrashDialog(QApplication.activeWindow())
            self._dialog.finished.connect(self._forget)
        self._dialog.add(report)
        self._dialog.show()

    def _forget(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _on_qt_message(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if kind not in _QUIET:
            where = f" ({context.category})" if context.category not in (None, "default") else ""
            self._log.write(
                f"Qt {kind.name.removeprefix('Qt').removesuffix('Msg')}{where}: {message}"
            )
        if self._qt_handler_before is not None:
            self._qt_handler_before(kind, context, message)
        elif kind not in _QUIET:
            sys.stderr.write(f"{message}\n")


class CrashDialog(QDialog):
    """One message, and under it a report that can be copied; later reports are added to it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Nonpaper")
        self.setObjectName("crashDialog")
        self._calm: list[str] = []
        self.headline = QLabel()
        self.headline.setWordWrap(True)
        self.headline.setTextFormat(Qt.TextFormat.PlainText)
        self.hint = QLabel(
            "Nothing has been sent. If you want to report it, copy this text; it may hold words"
            " of the document you were reading, so look it over first."
        )
        self.hint.setWordWrap(True)
        self.report = QPlainTextEdit()
        self.report.setReadOnly(True)
        self.report.setAccessibleName("Report")
        self.report.setTabChangesFocus(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy = self.buttons.addButton("&Copy report", QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.clicked.connect(self._copy)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        for widget in (self.headline, self.hint, self.report, self.buttons):
            layout.addWidget(widget)
        self._set_report_visible(visible=False)
        self.setMinimumWidth(480)

    def add(self, report: Report) -> None:
        """Show a report, beside what is already shown."""
        if report.calm:
            if report.headline not in self._calm:
                self._calm.append(report.headline)
        else:
            self._set_report_visible(visible=True)
            text = self.report.toPlainText()
            if len(text) < _LONGEST:
                self.report.setPlainText(f"{text}\n\n{report.text}" if text else report.text)
            if report.headline not in self._calm:
                self._calm.insert(0, report.headline)
        self.headline.setText("\n\n".join(self._calm))
        self.adjustSize()

    def _set_report_visible(self, *, visible: bool) -> None:
        for widget in (self.hint, self.report, self.copy):
            widget.setVisible(visible)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
