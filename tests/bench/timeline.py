"""The timeline at size: frames of panning and zooming, the hit test, a document's events set.

A frame is laid out and painted in the widget, 1600 by 400 pixels, and taken in the time of its own
thread: what others do on the machine meanwhile is no frame of ours. Beside it stand the bare calls
of QPainter that draw the same, words and paths and all, noted once and made one after another.
"""

from __future__ import annotations

import gc
import time
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from shiboken6 import Shiboken

from db.model import Section, SectionKind
from gui.panels.timeline import TimelinePanel
from gui.theme.tokens import LIGHT
from gui.timeline.painter import ChartPainter, Look
from gui.timeline.view import TimelineView
from tests.bench.harness import Result, Samples, Target, the_application
from tests.gui.timeline.crowds import crowd
from tests.gui.timeline.samples import CONTENT, EVENTS, ISSUED, LANES

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    Seen = TypeVar("Seen", bound=QWidget)

WIDTH, HEIGHT = 1600, 400
SIZES = (10_000, 100_000, 1_000_000)
FRAMES = 300
WARM_UP = 60
IN_A_DOCUMENT = 12_000
_Call = tuple["Callable[..., object]", tuple[object, ...], dict[str, object]]


class Noting:
    """A painter that notes what it is asked to do, and does it."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter
        self.calls: list[tuple[str, tuple[object, ...], dict[str, object]]] = []

    def __getattr__(self, name: str) -> Callable[..., object]:
        def noted(*arguments: object, **named: object) -> object:
            self.calls.append((name, arguments, named))
            return getattr(self._painter, name)(*arguments, **named)

        return noted


def run() -> list[Result]:
    application = the_application()  # kept alive to the end
    results = [first_paint(), events_set()]
    for size in SIZES:
        results += frames(size)
        gc.collect()
    del application
    return results


def first_paint() -> Result:
    """The bundled letter's events in a chart that is seen for the first time."""
    taken: list[float] = []
    for _ in range(30):
        view = _shown(TimelineView())
        taken.append(_own(lambda view=view: _set_and_paint(view)))
        _finished(view)
    return Result("first paint of the letter's timeline", Samples(tuple(taken)), Target(5, "p50"))


def _set_and_paint(view: TimelineView) -> None:
    view.set_content(EVENTS, LANES, ISSUED, "Belarus")
    view.repaint()


def events_set() -> Result:
    """A document with very many events, in the panel."""
    events, lanes = crowd(IN_A_DOCUMENT)
    home = {number: at for at, lane in enumerate(lanes, 2) for number in lane.events}
    events = tuple(replace(event, section=home[event.id]) for event in events)
    sections = tuple(
        Section(at, None if at == 1 else 1, at, 1, SectionKind.SECTION, None, f"Part {at}", None)
        for at in range(1, len(lanes) + 2)
    )
    content = replace(CONTENT, sections=sections)
    panel = _shown(TimelinePanel())
    taken: list[float] = []
    for _ in range(20):
        panel.set_content(CONTENT, EVENTS)
        gc.collect()
        taken.append(_own(lambda: panel.set_content(content, events)))
    _finished(panel)
    what = f"panel: {IN_A_DOCUMENT:,} events set"
    return Result(what, Samples(tuple(taken)), Target(50, "p50"))


def frames(size: int) -> list[Result]:
    """Zooming in and out again and panning, at several zooms; and what the pointer hits."""
    events, lanes = crowd(size)
    view = _shown(TimelineView())
    view.set_content(events, lanes, ISSUED, None)
    gc.collect()
    gc.freeze()  # as in the program: what was read long ago is not looked at again
    moves = [*_moves(view)]
    for move in moves[:WARM_UP]:
        move()
        view.repaint()
    ours: list[float] = []
    bare: list[float] = []
    for move in moves[WARM_UP:]:
        ours.append(_own(lambda move=move: (move(), view.repaint())))
        bare.append(_bare(view))
    hits = _hits(view)
    gc.unfreeze()
    _finished(view)
    frame = Samples(tuple(ours))
    what = f"pan and zoom frame, {size:,} events"
    return [
        Result(what, frame, Target(2.5, "p99")),
        Result(what, frame, Target(2), "QPainter, bare", Samples(tuple(bare))),
        Result(f"hit test, {size:,} events", hits, Target(0.1, "p99")),
    ]


def _moves(view: TimelineView) -> list[Callable[[], None]]:
    """Forty notches in and out again about ever other places, and panning in between."""
    random = Random(7)
    made: list[Callable[[], None]] = []
    while len(made) < FRAMES + WARM_UP:
        x = random.uniform(300, 1500)
        made += [lambda x=x: view.zoom_about(1.25, x)] * random.randint(4, 26)
        by = random.choice((-14.0, 9.0, 25.0))
        made += [lambda by=by: view.pan_by(by)] * 20
        made += [lambda x=x: view.zoom_about(0.8, x)] * random.randint(4, 26)
    return made[: FRAMES + WARM_UP]


def _bare(view: TimelineView) -> float:
    """What the frame shows, by plain calls of QPainter: nothing set or drawn beforehand."""
    stage, image = view.stage, QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    noting = Noting(painter)
    look = Look(shift=stage.shift, scroll=stage.scroll)
    chart = ChartPainter(noting, LIGHT, stage.fonts, stage.areas, look)  # pyright: ignore[reportArgumentType] - it stands in for one
    chart.paint(stage.layout, stage.ticks())
    painter.end()
    painter = QPainter(image)
    calls: list[_Call] = [(getattr(painter, name), a, n) for name, a, n in noting.calls]
    started = time.thread_time()
    for call, arguments, named in calls:
        call(*arguments, **named)
    taken = (time.thread_time() - started) * 1000
    painter.end()
    return taken


def _hits(view: TimelineView) -> Samples:
    random = Random(5)
    places = [QPointF(random.uniform(0, WIDTH), random.uniform(0, HEIGHT)) for _ in range(2_000)]
    return Samples(tuple(_own(lambda at=at: view.stage.hit(at)) for at in places))


def _own(work: Callable[[], object]) -> float:
    """How long one call takes this thread, in milliseconds."""
    started = time.thread_time()
    work()
    return (time.thread_time() - started) * 1000


def _shown(widget: Seen) -> Seen:
    widget.resize(WIDTH, HEIGHT)
    widget.show()
    QTest.qWaitForWindowExposed(widget)
    widget.repaint()
    return widget


def _finished(widget: QWidget) -> None:
    widget.close()
    Shiboken.delete(widget)
