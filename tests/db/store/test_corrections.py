"""The reader's corrections on the disk."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

from db.corrections import (
    Correction,
    FactCorrection,
    FactField,
    HeadingCorrection,
    RepairCorrection,
    TieCorrection,
)
from db.model import (
    Anchor,
    Block,
    BlockKind,
    Facts,
    ParsedDocument,
    Repair,
    Section,
    SectionKind,
    Source,
)
from db.store.corrections import CorrectionStore
from db.store.library import Library
from db.store.schema import NOTEBOOK, open_writer

if TYPE_CHECKING:
    from pathlib import Path

ANCHOR = Anchor("a-1", "0123456789abcdef", 2, 0, 5, "words", "", "")
SAID: tuple[Correction, ...] = (
    FactCorrection(FactField.TITLE, "A title \udc80 of “its” own"),
    FactCorrection(FactField.SYMBOL, None),
    FactCorrection(FactField.ISSUED, "2014-09", "2014-08", "A title", "ab" * 32),
    HeadingCorrection(ANCHOR, heading=False),
    HeadingCorrection(ANCHOR, level=3, title="Méthodes", merged=True),
    RepairCorrection(ANCHOR, Repair(7, "cr iticized", "criticized", "broken word")),
    RepairCorrection(ANCHOR, Repair(0, "\n", " ", "page join"), note="a"),
    TieCorrection(ANCHOR, "b", Anchor("a-1", "fedcba9876543210", 0, 0, 8, "See “it”")),
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
        library.corrections.say("a-1", FactCorrection(FactField.TITLE, "Another"))
        said = library.corrections.of_document("a-1")
        assert FactCorrection(FactField.TITLE, "Another") in said
        assert len(said) == len(SAID)
        library.corrections.say("a-1", FactCorrection(FactField.TITLE, None))
        assert library.corrections.of_document("a-1") == SAID[1:]


def test_a_fact_of_one_file_leaves_what_was_said_of_another(tmp_path: Path) -> None:
    one = FactCorrection(FactField.NAME, "One", source="1" * 64)
    two = FactCorrection(FactField.NAME, "Two", source="2" * 64)
    with Library.open(tmp_path) as library:
        library.corrections.say("a-1", FactCorrection(FactField.NAME, "Of whichever"))
        library.corrections.say("a-1", one)
        assert library.corrections.of_document("a-1") == (one,)
        library.corrections.say("a-1", two)
        assert library.corrections.fact("a-1", FactField.NAME, "1" * 64) == "One"
        assert library.corrections.fact("a-1", FactField.NAME, "3" * 64) is None
        assert library.corrections.fact("a-1", FactField.TITLE, "1" * 64) is None
        library.corrections.say("a-1", replace(two, value=None))
        assert library.corrections.of_document("a-1") == (one,)


def make_old(folder: Path) -> None:
    """A notebook as it was before corrections knew their files."""
    notebook = sqlite3.connect(folder / "notebook.db")
    notebook.execute("ALTER TABLE corrections DROP COLUMN source")
    for key, kind in (("there", "fact"), ("gone", "fact")):
        notebook.execute(
            "INSERT INTO corrections (document, kind, changes, created, "
            "block_key, block_n, start, end, exact, prefix, suffix, end_block_n) "
            "VALUES (?, ?, ?, '2026-01-01', '', 0, 0, 0, '', '', '', 0)",
            (key, kind, '{"field": "title", "value": "As typed"}'),
        )
    notebook.execute("DELETE FROM _sqlite_migrations WHERE name = 'correction_sources'")
    notebook.execute(f"PRAGMA user_version = {NOTEBOOK.version - 1}")
    notebook.commit()
    notebook.close()


def test_an_older_notebook_takes_its_corrections_to_be_of_the_files_that_are_there(
    tmp_path: Path,
) -> None:
    with Library.open(tmp_path) as library:
        block = Block(1, 1, 0, BlockKind.PARAGRAPH, "Some words.", key="k")
        section = Section(1, None, 0, 1, SectionKind.SECTION, None, None)
        parsed = ParsedDocument(Facts("A title"), (section,), (block,), ())
        source = Source("a.txt", "ab" * 32, "text/plain")
        library.documents.add(
            parsed, key="there", source=source, original=b"", importer_version=1, imported_at=""
        )
    make_old(tmp_path)
    with Library.open(tmp_path) as library:
        (said,) = library.corrections.of_document("there")
        assert said == FactCorrection(FactField.TITLE, "As typed", source="ab" * 32)
        (said,) = library.corrections.of_document("gone")
        assert said == FactCorrection(FactField.TITLE, "As typed")


def test_an_older_notebook_without_its_library_loses_nothing(tmp_path: Path) -> None:
    Library.open(tmp_path).close()
    make_old(tmp_path)
    (tmp_path / "library.db").unlink()
    connection = open_writer(tmp_path, NOTEBOOK)
    kept = CorrectionStore(connection).of_document("there")
    assert kept == (FactCorrection(FactField.TITLE, "As typed"),)
    connection.close()
