"""Five hundred damaged files of all formats into one library: each whole, or refused in a line.

Each goes the way of every file: ``import_file``, and for all but short plain text through the
sandbox and a process of its own.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from db.export.rows import block_row, document_row, event_row, footnote_rows, section_rows
from db.ingest.pipeline import import_file
from db.query import parse
from db.store.check import check
from db.store.library import Library
from tests.robustness.base_files import pdf_file, text_file, web_page, word_document
from tests.robustness.mutations import PLAIN, inside_zip

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.model import Document
    from tests.robustness.mutations import Mutation

EACH = 125
BASES = {
    "letter.txt": (text_file(), PLAIN),
    "report.pdf": (pdf_file(), PLAIN),
    "letter.docx": (word_document(), (inside_zip,)),
    "page.html": (web_page(), PLAIN),
}


@pytest.fixture(scope="module")
def one_library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("robust") / "library") as library:
        yield library


def damaged(base: bytes, mutations: tuple[Mutation, ...], chance: random.Random) -> bytes:
    """A file damaged once, or a few times over; of archives one in five as bytes, not by parts."""
    if mutations is not PLAIN and chance.random() < 0.2:
        mutations = PLAIN
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        base = chance.choice(mutations)(base, chance) or b" "
    return base


def read_all_of(library: Library, document: Document) -> None:
    """Read a document in every way there is, and find what it says."""
    content = library.documents.content(document.key)
    assert content.blocks
    assert content.sections
    sections = {section.id for section in content.sections}
    assert {block.section for block in content.blocks} <= sections
    document_row(document)
    section_rows(content)
    footnote_rows(content)
    blocks = {block.id: block for block in content.blocks}
    for block in content.blocks:
        block_row(block)
    events = library.events.of_document(document.key)
    for event in events:
        event_row(event)
        assert blocks[event.block].text[event.start : event.end] == event.wording
    counts = document.counts
    assert (counts.blocks, counts.events) == (len(content.blocks), len(events))
    assert library.documents.original(document.key)


@pytest.mark.parametrize("name", BASES)
def test_a_damaged_file_is_imported_whole_or_refused_in_one_line(
    one_library: Library, tmp_path: Path, name: str
) -> None:
    base, mutations = BASES[name]
    chance = random.Random(f"2014-09-29 {name}")
    path = tmp_path / name
    imported, refused = 0, list[str]()
    keys = {document.key for document in one_library.documents.list()}
    for _ in range(EACH):
        path.write_bytes(damaged(base, mutations, chance))
        report = import_file(one_library, path)
        if report.error is not None:
            refused.append(report.error)
        else:
            imported += 1
            keys.add(report.document or "")
            document = one_library.documents.get(report.document or "")
            assert document is not None
            read_all_of(one_library, document)
    assert {document.key for document in one_library.documents.list()} == keys
    assert imported >= EACH // 4
    assert refused
    assert all(reason and "\n" not in reason and len(reason) < 200 for reason in refused)
    assert one_library.search.search(parse("belarus OR government")).total > 0
    assert check(one_library).ok
