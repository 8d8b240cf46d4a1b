"""A long document: opened, jumped in, searched and scrolled, in the reader's own widget."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextBrowser, QTextEdit
from shiboken6 import Shiboken

from db.model import Place
from gui.reader.view import ReaderView
from tests.bench import texts
from tests.bench.harness import Result, Samples, Target, alternate, milliseconds, the_application

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.model import DocumentContent

SIZE = QSize(760, 700)
SHORT, LONG = 1_000, 20_000


def run() -> list[Result]:
    application = the_application()  # kept alive to the end
    short = texts.document(SHORT)
    results = [open_short(short), *jumps(short), highlight(short), scroll(short)]
    results.append(open_long(texts.document(LONG)))
    del application
    return results


def open_short(content: DocumentContent) -> Result:
    """To the first paint, beside the same text in a widget that knows nothing of documents."""
    text = "\n".join(block.text for block in content.blocks)

    def reader() -> float:
        view = _shown(ReaderView())
        return _finished(view, milliseconds(lambda: _painted(view, view.show_content, content)))

    def browser() -> float:
        view = _shown(QTextBrowser())
        return _finished(view, milliseconds(lambda: _painted(view, view.setPlainText, text)))

    ours, theirs = alternate(reader, browser, repeats=20)
    return Result("open 1,000 paragraphs", ours, Target(1.5), "bare QTextBrowser", theirs)


def open_long(content: DocumentContent) -> Result:
    def reader() -> float:
        view = _shown(ReaderView())
        return _finished(view, milliseconds(lambda: _painted(view, view.show_content, content)))

    ours = Samples(tuple(reader() for _ in range(5)))
    return Result("open 20,000 paragraphs", ours, Target(100, of="p50"))


def jumps(content: DocumentContent) -> list[Result]:
    """The first jump lays out everything above it; later ones find that done."""
    last = content.blocks[-1]
    end = Place(content.document.key, last.section, last.id, 0, len(last.text))
    start = Place(content.document.key, 1, content.blocks[0].id)
    first: list[float] = []
    later: list[float] = []
    for _ in range(10):
        view = _shown(ReaderView())
        view.show_content(content)
        view.viewport().repaint()
        first.append(milliseconds(lambda view=view: _painted(view, view.open_place, end)))
        _painted(view, view.open_place, start)
        later.append(milliseconds(lambda view=view: _painted(view, view.open_place, end)))
        _finished(view, 0)
    target = Target(50, of="p50")
    return [
        Result("jump to the end, 1,000 paragraphs", Samples(tuple(first)), target),
        Result("the same jump again", Samples(tuple(later)), target),
    ]


def highlight(content: DocumentContent) -> Result:
    found = texts.hits(content, 5_000)
    if len(found) < 5_000:
        raise RuntimeError("the document has too few words for 5,000 hits")
    view = _shown(ReaderView())
    view.show_content(content)
    view.viewport().repaint()
    taken: list[float] = []
    for turn in range(30):
        gc.collect()
        taken.append(milliseconds(lambda turn=turn: _painted(view, view.set_hits, found, turn)))
    _finished(view, 0)
    return Result("highlight 5,000 hits", Samples(tuple(taken)), Target(20, of="p50"))


def scroll(content: DocumentContent) -> Result:
    """One notch of the wheel after another, with hits in the text."""
    view = _shown(ReaderView())
    view.show_content(content)
    view.set_hits(texts.hits(content, 5_000), 0)
    bar = view.verticalScrollBar()
    taken = [
        milliseconds(lambda step=step: _painted(view, bar.setValue, 60 * step))
        for step in range(1, 300)
    ]
    _finished(view, 0)
    return Result("scroll step, 5,000 hits", Samples(tuple(taken)), Target(4, of="p99"))


def _shown(view: QTextEdit) -> QTextEdit:
    view.resize(SIZE)
    view.show()
    QTest.qWaitForWindowExposed(view)
    return view


def _painted(view: QTextEdit, work: Callable[..., object], *arguments: object) -> None:
    """Do something and paint at once what came of it."""
    work(*arguments)
    view.viewport().repaint()


def _finished(view: QTextEdit, taken: float) -> float:
    view.close()
    Shiboken.delete(view)
    return taken
