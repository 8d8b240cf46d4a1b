"""The reader's corrections on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.corrections import (
    Correction,
    FactCorrection,
    FactField,
    HeadingCorrection,
    RepairCorrection,
)
from db.model import Anchor, Repair
from db.store.library import Library

if TYPE_CHECKING:
    from pathlib import Path

ANCHOR = Anchor("a-1", "0123456789abcdef", 2, 0, 5, "words", "", "")
SAID: tuple[Correction, ...] = (
    FactCorrection(FactField.TITLE, "A title \udc80 of “its” own"),
    FactCorrection(FactField.SYMBOL, None),
    HeadingCorrection(ANCHOR, heading=False),
    HeadingCorrection(ANCHOR, level=3, title="Méthodes", merged=True),
    RepairCorrection(ANCHOR, Repair(7, "cr iticized", "criticized", "broken word")),
    RepairCorrection(ANCHOR, Repair(0, "\n", " ", "page join"), note="a"),
)


def test_corrections_come_back_as_they_were_said(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.corrections.replace("a-1", SAID)
        library.corrections.replace("b-2", SAID[:1])
    with Library.open(tmp_path) as library:
        assert library.corrections.of_document("a-1") == SAID
        library.corrections.replace("a-1", ())
        assert library.corrections.of_document("a-1") == ()
        assert library.corrections.of_document("b-2") == SAID[:1]


def test_one_fact_said_again_takes_the_place_of_what_was_said(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.corrections.replace("a-1", SAID)
        library.corrections.say("a-1", FactField.TITLE, "Another")
        said = library.corrections.of_document("a-1")
        assert FactCorrection(FactField.TITLE, "Another") in said
        assert len(said) == len(SAID)
        library.corrections.say("a-1", FactField.TITLE, None)
        assert library.corrections.of_document("a-1") == SAID[1:]
