"""Exporting and printing the timeline: what, where to, how far it is, and what came of it.

What only an export needs is imported when one is asked for. May import Qt, db.export,
gui.controllers, gui.ports, gui.dialogs and gui.timeline.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import groupby
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QApplication

from db.errors import KnownError
from gui.dialogs.documents import ask_where, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QProgressDialog, QWidget

    from db.cancel import CancelToken
    from db.export.entries import Entry
    from db.model import Document, DocumentContent, Event
    from gui.dialogs.timeline_export import Choice, Scope
    from gui.ports import FilePort
    from gui.timeline.picture import Subject

SHOWN_AFTER = 500  # ms
_EVERY = 500  # events between two reports


class Contents(Protocol):
    """A library that documents are read from."""

    def content(self, key: str) -> DocumentContent | None:
        """A document whole; None when it is not there."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


@dataclass(frozen=True, slots=True)
class Exportable:
    """What there is to export: the documents on the timeline, and what it shows of them."""

    documents: tuple[Document, ...]
    library: Callable[[], Contents]  # opened, read and closed on the thread that writes
    events: tuple[Event, ...]
    shown: tuple[Event, ...]
    selected: tuple[Event, ...]
    chart: Subject  # as it is on the screen, without title and source

    @property
    def name(self) -> str:
        """How a file of it is called, without its ending."""
        one = len(self.documents) == 1
        return f"{self.documents[0].key}-timeline" if one else "timeline"

    @property
    def title(self) -> str:
        """What it is called on paper."""
        one = len(self.documents) == 1
        return self.documents[0].facts.title if one else "Timeline"

    def entries(self, events: tuple[Event, ...]) -> tuple[Entry, ...]:
        """Events with their documents, for titles and sources; nothing else is read for it."""
        from db.export.entries import Entry

        named = {document.key: document for document in self.documents}
        only = self.documents[0] if len(self.documents) == 1 else None
        found = ((event, named.get(event.document, only)) for event in events)
        return tuple(Entry(event, one, (), "") for event, one in found if one is not None)


class TimelineExporting(QObject):
    """The story of one export."""

    said = Signal(str)
    failed = Signal(object)  # an error that nobody expected

    def __init__(
        self, files: FilePort, exportable: Callable[[], Exportable | None], window: QWidget
    ) -> None:
        super().__init__(window)
        self._files, self._exportable, self._window = files, exportable, window
        self._choice: Choice | None = None  # the one before
        self._progress: QProgressDialog | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SHOWN_AFTER)
        self._soon.timeout.connect(self._show_progress)
        self._total = self._done = 0

    def ask(self) -> None:
        """Ask what of the timeline is to be exported, then where to, then do it."""
        from gui.dialogs.timeline_export import Choice, Scope, TimelineExportDialog

        what = self._exportable()
        if what is None or not what.events:
            self.said.emit("There are no events to export")
            return
        events = {Scope.ALL: what.events, Scope.SHOWN: what.shown, Scope.SELECTED: what.selected}
        before = self._choice or Choice(citations=what.chart.citations)
        if len(what.selected) < 2 and before.scope is Scope.SELECTED:
            before = replace(before, scope=Scope.ALL)
        dialog = TimelineExportDialog(events, before, self._window)
        dialog.chosen.connect(lambda choice: self._ask_where(what, events, choice))
        dialog.open()

    def _ask_where(
        self, what: Exportable, events: dict[Scope, tuple[Event, ...]], choice: Choice
    ) -> None:
        self._choice = choice
        name = f"{what.name}{choice.form.suffix}"

        def save(path: Path) -> None:
            self._save(what, events[choice.scope], choice, path)

        # The dialog adds the ending, so that it asks before a file of that name is replaced.
        ask_where(self._window, name, save, title="Export timeline as", suffix=choice.form.suffix)

    def _save(
        self, what: Exportable, events: tuple[Event, ...], choice: Choice, path: Path
    ) -> None:
        from db.export.entries import chosen
        from gui.dialogs.timeline_export import PictureFormat, Scope, told

        kept = chosen(events, citations=choice.citations)
        self._total, self._done = len(kept), 0
        if isinstance(choice.form, PictureFormat):
            whole = choice.scope is Scope.ALL
            subject = _subject(what, kept, citations=choice.citations, whole=whole)
            work = _drawing(subject, QFont(QApplication.font()), choice.form, path)
            self._total = 0  # nobody knows how far a drawing is
        else:
            work = _writing(what, kept, choice, path)
        self._soon.start()
        line = f"Wrote {path.name}: {told(events, choice)}"
        self._files.write(work, lambda done: self._saved(line if done else "Nothing was written"))

    def _saved(self, line: str) -> None:
        self.rest()
        self.said.emit(line)

    # ------------------------------------------------------------------ how far it is

    def _show_progress(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QProgressDialog

        progress = QProgressDialog("Writing the timeline …", "Cancel", 0, self._total, self._window)
        progress.setWindowTitle("Export")
        progress.setWindowModality(Qt.WindowModality.WindowModal)
        progress.setAutoReset(False)
        progress.setAutoClose(False)
        progress.canceled.connect(self._files.cancel)
        progress.setValue(self._done)
        progress.show()
        self._progress = progress

    def tell(self, count: int) -> None:
        """So many events are written."""
        self._done = min(count, self._total)
        if self._progress is not None:
            self._progress.setValue(self._done)

    def rest(self) -> None:
        """Nothing is being written any more."""
        self._soon.stop()
        if self._progress is not None:
            self._progress.canceled.disconnect(self._files.cancel)
            self._progress.close()
            self._progress.deleteLater()
            self._progress = None

    def fail(self, error: object) -> None:
        """What went wrong, in one line."""
        self.rest()
        if isinstance(error, KnownError):
            say(self._window, str(error))
        else:
            self.failed.emit(error)

    # ------------------------------------------------------------------ printing

    def print_out(self) -> None:
        """Show what the printed chart will look like; it is printed from there."""
        what = self._exportable()
        if what is None or not what.chart.drawn():
            self.said.emit("There is nothing on the timeline to print")
            return
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QPageLayout
        from PySide6.QtPrintSupport import QPrintPreviewDialog

        dialog = QPrintPreviewDialog(self._window)
        printer = dialog.printer()  # its own, and it lives as long
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        printer.setDocName(what.title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle("Print timeline")
        dialog.resize(self._window.size() * 0.9)
        subject = _subject(what, what.events, citations=what.chart.citations, whole=False)
        dialog.paintRequested.connect(lambda to: self._print(subject, to))
        dialog.open()

    @staticmethod
    def _print(subject: Subject, printer: QPrinter) -> None:
        from gui.timeline.picture_files import print_pages

        print_pages(subject, QFont(QApplication.font()), printer)


def _subject(
    what: Exportable, events: tuple[Event, ...], *, citations: bool, whole: bool
) -> Subject:
    """The chart for paper: as it is on the screen, or (``whole``) with nothing left out."""
    from db.export.chronology import source_of, title_of
    from gui.timeline.marks import ALL_KINDS

    entries = what.entries(events)
    subject = replace(
        what.chart,
        title=title_of(entries),
        source=source_of(entries),
        events=events,
        citations=citations,
        kinds=ALL_KINDS if whole else what.chart.kinds,
        span=None if whole else what.chart.span,
    )
    drawn = frozenset(event.id for event in subject.drawn())
    lanes = (replace(lane, events=lane.events & drawn) for lane in subject.lanes)
    return replace(subject, lanes=tuple(lane for lane in lanes if lane.events))


def _writing(
    what: Exportable, events: tuple[Event, ...], choice: Choice, path: Path
) -> Callable[[CancelToken, Callable[[int], object]], None]:
    """Text, event by event."""
    from db.export.chronology import Format, written
    from db.export.writing import write_text

    form = Format(choice.form)

    def work(token: CancelToken, tell: Callable[[int], object]) -> None:
        def told() -> Iterator[str]:
            entries = _read(what, events, token)
            pieces = written(entries, form, datetime.now(UTC), token)
            for number, piece in enumerate(pieces):
                if number % _EVERY == 0:
                    tell(number)
                yield piece

        write_text(path, told())

    return work


def _read(what: Exportable, events: tuple[Event, ...], token: CancelToken) -> tuple[Entry, ...]:
    """Events with their passages, one document after the other."""
    from db.export.entries import entries_of

    found: list[Entry] = []
    with closing(what.library()) as library:
        for key, own in groupby(events, key=lambda event: event.document):
            token.check()
            content = library.content(key or what.documents[0].key)
            if content is not None:
                found += entries_of(content, own)
    return tuple(found)


def _drawing(
    subject: Subject, font: QFont, form: object, path: Path
) -> Callable[[CancelToken, Callable[[int], object]], None]:
    """A picture, whole."""
    from db.export.writing import whole_file
    from gui.dialogs.timeline_export import PictureFormat
    from gui.timeline.picture_files import write_png, write_svg

    font.setFamily(QFontInfo(font).family())
    write = write_png if form is PictureFormat.PNG else write_svg

    def work(token: CancelToken, _tell: Callable[[int], object]) -> None:
        with whole_file(path) as new:
            write(subject, font, new)
            token.check()

    return work
