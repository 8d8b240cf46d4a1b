"""How long Contents blocks the window with ten thousand documents: filled, refreshed, filtered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtTest import QTest
from shiboken6 import delete

from db.model import DocumentName, Place
from gui.panels.contents import ContentsPanel
from tests.bench import texts
from tests.bench.harness import Result, Target, the_application
from tests.bench.pulse import Pulse

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = QSize(264, 700)
MOST = 16  # ms: one frame
A_WHILE = 700  # ms for what comes in slices


def run() -> list[Result]:
    application = the_application()  # kept alive to the end
    results = [result for count in (1_000, 10_000) for result in _with(count)]
    del application
    return results


def _with(count: int) -> list[Result]:
    content = texts.document(4_000)  # a hundred sections
    key, sections = content.document.key, content.sections
    names = [DocumentName(f"d-{n}", f"Report {n} of the Secretary-General") for n in range(count)]
    names[count // 2] = DocumentName(key, content.document.facts.title)
    panel, pulse = ContentsPanel(), Pulse()
    panel.resize(SIZE)
    panel.show()
    QTest.qWaitForWindowExposed(panel)

    def blocked(what: str, work: Callable[[], object]) -> Result:
        samples = pulse.during(
            lambda loop: (
                QTimer.singleShot(50, work),
                QTimer.singleShot(A_WHILE, loop.quit),
            )
        )
        return Result(f"Contents, {count:,}: {what}", samples, Target(MOST, of="worst"))

    more = [*names, DocumentName("new", "One more")]
    fewer = [name for name in more if name.key != "d-3"]
    results = [
        blocked("nothing", lambda: None),
        blocked("filled", lambda: panel.set_documents(names, key, sections)),
        blocked("followed", lambda: panel.set_current_place(Place(key, sections[50].id, 1))),
        blocked("the same again", lambda: panel.set_documents(list(names), key, sections)),
        blocked("one more", lambda: panel.set_documents(more, key, sections)),
        blocked("one fewer", lambda: panel.set_documents(fewer, key, sections)),
        blocked("filtered", lambda: panel.filter_box.setText("report 77")),
        blocked("not filtered", lambda: panel.filter_box.setText("")),
    ]
    panel.close()
    delete(panel)
    return results
