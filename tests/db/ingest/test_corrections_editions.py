"""Corrections meet another file that took their document's key: a translation, a newer edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.corrections import FactCorrection, FactField, HeadingCorrection
from db.ingest import pipeline
from db.store.library import Library
from db.structure import corrections as laid

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FIRST = """A/HRC/27/99

Report on the rights of the child

I. Introduction to the matter

The report was written in 2013 for the Council.
"""
NEWER = FIRST.replace("in 2013", "in 2014")
RUSSIAN = """A/HRC/27/99

Доклад о правах ребёнка

I. Введение

Доклад был написан в 2013 году для Совета.
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as library:
        yield library


def imported(library: Library, tmp_path: Path, text: str) -> pipeline.ImportReport:
    path = tmp_path / "paper.txt"
    path.write_text(text)
    report = pipeline.import_file(library, path)
    assert report.ok
    return report


def facts_of(library: Library, key: str) -> tuple[str, str | None, str | None]:
    document = library.documents.content(key).document
    return document.facts.title, document.facts.issued, document.short_title


def corrected(library: Library, tmp_path: Path) -> str:
    """The first file, with its date and its title put right, and a name."""
    key = imported(library, tmp_path, FIRST).document
    assert key is not None
    for field, value in (
        (FactField.TITLE, "Rights of the child"),
        (FactField.ISSUED, "2014-07-01"),
        (FactField.NAME, "The child report"),
    ):
        library.corrections.say(key, FactCorrection(field, value))
    assert pipeline.import_again(library, key).lost == ()
    assert facts_of(library, key) == ("Rights of the child", "2014-07-01", "The child report")
    return key


def test_a_translation_keeps_its_own_title_and_date(library: Library, tmp_path: Path) -> None:
    key = corrected(library, tmp_path)
    library.documents.remove(key)
    report = imported(library, tmp_path, RUSSIAN)
    assert report.document == key
    assert facts_of(library, key) == ("Доклад о правах ребёнка", None, None)
    assert {one.field for one in report.lost if isinstance(one, FactCorrection)} == {
        FactField.TITLE,
        FactField.ISSUED,
        FactField.NAME,
    }
    library.documents.remove(key)
    assert imported(library, tmp_path, FIRST).lost == ()
    assert facts_of(library, key) == ("Rights of the child", "2014-07-01", "The child report")


def test_a_newer_file_of_the_same_document_is_corrected_likewise(
    library: Library, tmp_path: Path
) -> None:
    key = corrected(library, tmp_path)
    library.documents.remove(key)
    assert imported(library, tmp_path, NEWER).lost == ()
    assert facts_of(library, key) == ("Rights of the child", "2014-07-01", "The child report")


def test_what_the_newer_file_says_otherwise_is_not_overwritten(
    library: Library, tmp_path: Path
) -> None:
    key = corrected(library, tmp_path)
    library.documents.remove(key)
    report = imported(
        library, tmp_path, FIRST.replace("A/HRC/27/99\n", "A/HRC/27/99\n3 May 2014\n")
    )
    assert facts_of(library, key) == ("Rights of the child", "2014-05-03", "The child report")
    (told,) = report.lost
    assert isinstance(told, FactCorrection)
    assert (told.field, told.value) == (FactField.ISSUED, "2014-07-01")
    assert told in library.corrections.of_document(key)


def test_what_was_said_of_two_files_with_one_key_holds_for_each(
    library: Library, tmp_path: Path
) -> None:
    key = corrected(library, tmp_path)
    library.documents.remove(key)
    imported(library, tmp_path, RUSSIAN)
    source = library.documents.content(key).document.source.sha256
    library.corrections.say(key, FactCorrection(FactField.TITLE, "Дети", source=source))
    pipeline.import_again(library, key)
    assert facts_of(library, key)[0] == "Дети"
    library.documents.remove(key)
    imported(library, tmp_path, FIRST)
    assert facts_of(library, key)[0] == "Rights of the child"
    assert library.corrections.fact(key, FactField.TITLE, source) == "Дети"


def test_a_heading_put_right_follows_its_words_to_a_newer_file(
    library: Library, tmp_path: Path
) -> None:
    key = imported(library, tmp_path, FIRST).document
    assert key is not None
    parsed = pipeline.read_again(library, key).parsed
    heading = next(block for block in parsed.blocks if "Introduction" in block.text)
    said = HeadingCorrection(laid.anchor_block(parsed, key, heading.id), title="The beginning")
    library.corrections.replace(key, [said])
    library.documents.remove(key)
    newer = NEWER.replace("the matter", "the matterr")
    assert imported(library, tmp_path, newer).lost == ()
    titles = [section.title for section in library.documents.content(key).sections]
    assert "The beginning" in titles
