"""Copies and saves what a search found, on a thread of its own: searching goes on meanwhile.

May import db.export and db.store.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.cancel import CancelToken
from db.errors import Cancelled, KnownError
from gui.paging import PAGE
from gui.services.searcher import Searcher
from gui.services.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from db.export.results import Format
    from db.model import Hit
    from db.passages import Passage
    from db.request import SearchRequest
    from gui.paging import Run
    from gui.ports import AnswerSink

MOST_COPIED = 1_000  # passages


class ExportService(QObject):
    """One export at a time (gui.ports.ExportPort)."""

    failed = Signal(object)
    progressed = Signal(int)  # passages written

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker: Worker[Searcher] = Worker(lambda: Searcher(folder), "export", self)
        self._worker.failed.connect(self.failed)
        self._token = CancelToken()

    def copy(
        self,
        request: SearchRequest,
        runs: Sequence[Run],
        numbers: Sequence[int],
        deliver: AnswerSink,
        *,
        near: int | None = None,
    ) -> None:
        """Passages with their citations as text; ``deliver`` gets it."""
        from db.export.results import as_text

        token = self._token = CancelToken()

        def work(tool: Searcher, _token: CancelToken) -> str:
            tool.favour(near)
            return as_text(_passages(tool, request, runs, numbers[:MOST_COPIED], token))

        self._worker.submit(work, deliver)

    def save(
        self,
        request: SearchRequest,
        runs: Sequence[Run],
        numbers: Sequence[int] | None,
        path: Path,
        form: Format,
        deliver: AnswerSink,
        *,
        near: int | None = None,
    ) -> None:
        """Write passages into a file, whole or not at all; ``deliver`` gets how many, or None.

        Args:
            request: what was asked.
            runs: the list that it gave.
            numbers: which of its hits; None for all.
            path: the file; one that is there is replaced.
            form: what it is written as.
            deliver: gets None where it was cancelled.
            near: the section that was read last when the list was made.
        """
        token = self._token = CancelToken()

        def work(tool: Searcher, _token: CancelToken) -> int | None:
            tool.favour(near)
            try:
                return self._write(
                    _passages(tool, request, runs, numbers, token), request.text, path, form
                )
            except Cancelled:
                return None

        self._worker.submit(work, deliver)

    def cancel(self) -> None:
        """Stop what is being written; nothing of it stays."""
        self._token.cancel()

    def stop(self) -> None:
        """End the thread."""
        self._token.cancel()
        self._worker.stop()

    def _write(self, passages: Iterator[Passage], query: str, path: Path, form: Format) -> int:
        from db.export.results import written

        count = 0

        def told() -> Iterator[Passage]:
            nonlocal count
            for passage in passages:
                yield passage
                count += 1
                if count % PAGE == 0:
                    self.progressed.emit(count)

        new = path.with_name(f".{path.name}.part")
        try:
            with open(new, "w", encoding="utf-8", newline="") as file:
                for piece in written(told(), form, query):
                    file.write(piece)
            os.replace(new, path)
        except OSError as error:
            raise KnownError(f"{path.name} could not be written: {error.strerror}.") from error
        finally:
            new.unlink(missing_ok=True)
        return count


def _passages(
    tool: Searcher,
    request: SearchRequest,
    runs: Sequence[Run],
    numbers: Sequence[int] | None,
    token: CancelToken,
) -> Iterator[Passage]:
    """The passages of a list, or some of them, page by page."""
    start = 0
    wanted = None if numbers is None else set(numbers)
    for run in runs:
        for offset in range(0, run.count, PAGE):
            token.check()
            here = range(start + offset, start + min(offset + PAGE, run.count))
            if wanted is not None and wanted.isdisjoint(here):
                continue
            hits = _hits(tool, request, run, offset, token)
            chosen = [
                hit for n, hit in zip(here, hits, strict=False) if wanted is None or n in wanted
            ]
            yield from tool.passages(chosen)
        start += run.count


def _hits(
    tool: Searcher, request: SearchRequest, run: Run, offset: int, token: CancelToken
) -> Sequence[Hit]:
    known = run.hits[offset : offset + PAGE]
    if len(known) == min(PAGE, run.count - offset) or not run.fetched:
        return known
    return tool.page(request, run.document, offset, token).hits
