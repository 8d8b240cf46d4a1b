from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.model import Counts
from gui.panels.statusbar import StatusBar
from tests.gui.panels.samples import BREADCRUMBS, DOCUMENT

if TYPE_CHECKING:
    from collections.abc import Callable


def test_it_says_where_who_and_how(show: Callable[..., object]) -> None:
    bar = StatusBar()
    bar.set_breadcrumb(BREADCRUMBS[1])
    bar.set_document(DOCUMENT)
    show(bar, 1_000, 30)
    assert bar.texts() == (
        "Annex › Belarus and the universal periodic review › ¶ 9",
        "as stated by Belarus, 29 September 2014",
        "cleaned text · 4 repairs",
        "Offline",
    )


def test_it_says_nothing_that_is_not_known() -> None:
    bar = StatusBar()
    assert bar.texts()[-1] == "Offline"
    assert "cleaned" not in "".join(bar.texts())
    facts = replace(DOCUMENT.facts, issuer=None)
    bar.set_document(replace(DOCUMENT, facts=facts, counts=Counts(repairs=1)))
    assert bar.texts()[1:3] == ("29 September 2014", "cleaned text · 1 repair")
    bar.set_received(received=True)
    assert bar.texts()[2] == "text as received"
    bar.deleteLater()


def test_the_paragraph_is_the_last_thing_to_go(show: Callable[..., object]) -> None:
    bar = StatusBar()
    bar.set_breadcrumb(BREADCRUMBS[1])
    bar.set_document(DOCUMENT)
    show(bar, 560, 30)
    shown = bar._breadcrumb.shown_text()
    assert "…" in shown
    assert shown.endswith("¶ 9")
    assert bar._breadcrumb.toolTip() == "Annex › Belarus and the universal periodic review › ¶ 9"
