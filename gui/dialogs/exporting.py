"""Copying and saving results: where to, as what, how far it is, and what came of it.

May import Qt, db.export, gui.controllers and gui.ports.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QWidget

from db.export.results import Format
from gui.paging import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.controllers.searching import Searching
    from gui.ports import ExportPort

SHOWN_AFTER = 500  # ms
_FILTERS = {
    Format.CSV: "Table (*.csv)",
    Format.JSON: "Data (*.json)",
    Format.MARKDOWN: "Text with citations (*.md)",
}


class Exporting(QObject):
    """The story of one export."""

    said = Signal(str)

    def __init__(self, export: ExportPort, window: QWidget) -> None:
        super().__init__(window)
        self._export, self._window = export, window
        self._progress: QProgressDialog | None = None

    def copy(self, searching: Searching, numbers: Sequence[int]) -> None:
        """Put hits with their citations on the clipboard."""
        if numbers:
            request, runs = searching.request, searching.pages.runs
            self._export.copy(request, runs, numbers, self._copied, near=searching.near)

    def _copied(self, text: object) -> None:
        if isinstance(text, str):
            QGuiApplication.clipboard().setText(text)
            count = text.count("\n\n") + 1 if text else 0
            self.said.emit(f"Copied {count:,} passage{'s' * (count != 1)} with citation")

    def ask(self, searching: Searching, numbers: Sequence[int] | None) -> None:
        """Ask for a file, and write all results or some of them into it."""
        what = "all results" if numbers is None else f"{len(numbers):,} results"
        dialog = QFileDialog(self._window, f"Export {what}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(_FILTERS.values()))
        dialog.setDefaultSuffix(Format.CSV.value)
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix(_format_of(chosen).value)
        )
        dialog.selectFile("results")

        def save() -> None:
            path = Path(dialog.selectedFiles()[0])
            form = next(
                (form for form in Format if path.suffix.lower() == f".{form.value}"),
                _format_of(dialog.selectedNameFilter()),
            )
            self.save(searching, numbers, path, form)

        dialog.accepted.connect(save)
        dialog.open()

    def save(
        self, searching: Searching, numbers: Sequence[int] | None, path: Path, form: Format
    ) -> None:
        """Write hits into a file, telling how far it is when it takes long."""
        total = searching.pages.total if numbers is None else len(numbers)
        progress = QProgressDialog("Writing the results …", "Cancel", 0, total, self._window)
        progress.setWindowTitle("Export")
        progress.setWindowModality(Qt.WindowModality.WindowModal)
        progress.setMinimumDuration(SHOWN_AFTER)
        progress.setAutoReset(False)
        progress.setAutoClose(False)
        progress.canceled.connect(self._export.cancel)
        progress.setValue(0)
        self._progress = progress
        self._export.save(
            searching.request,
            _runs(searching),
            numbers,
            path,
            form,
            lambda count: self._saved(path, count),
            near=searching.near,
        )

    def tell(self, count: int) -> None:
        """So many passages are written."""
        if self._progress is not None:
            self._progress.setValue(min(count, self._progress.maximum() - 1))

    def rest(self) -> None:
        """Nothing is being written any more."""
        if self._progress is not None:
            self._progress.canceled.disconnect(self._export.cancel)
            self._progress.close()
            self._progress.deleteLater()
            self._progress = None

    def _saved(self, path: Path, count: object) -> None:
        self.rest()
        if isinstance(count, int):
            self.said.emit(f"Wrote {count:,} passage{'s' * (count != 1)} to {path.name}")
        else:
            self.said.emit("Nothing was written")


def _runs(searching: Searching) -> tuple[Run, ...]:
    """The list as it is; until it was counted, as it will be without documents apart."""
    runs = searching.pages.runs
    if all(run.fetched for run in runs):
        return runs
    held = [run for run in runs if run.fetched]  # own notes
    passages = searching.answer.total - sum(run.count for run in held)
    return (*held, Run(passages, searching.request.document))


def _format_of(chosen: str) -> Format:
    return next((form for form, name in _FILTERS.items() if name == chosen), Format.CSV)
