"""Documents: what is stored is what is read, whole or not at all."""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from db.errors import KnownError
from db.model import Counts, Facts, Footnote, FootnoteRef, Origin, ParsedDocument, Section
from tests.db.store.samples import ORIGINAL, SEMINAR, add, add_whole, events, letter, plain

if TYPE_CHECKING:
    from db.store.library import Library

_TABLES = (
    *("documents", "originals", "sections", "blocks", "footnotes", "footnote_refs", "repairs"),
    *("page_breaks", "events", "mentions", "symbols", "words"),
)


def _rows(library: Library) -> dict[str, list[tuple[object, ...]]]:
    return {t: library.connection.execute(f"SELECT * FROM {t}").fetchall() for t in _TABLES}


def test_a_document_comes_back_as_it_was_parsed(library: Library) -> None:
    parsed = letter()
    stored = add_whole(library)
    content = library.documents.content("letter")
    assert content.document == stored
    assert (content.sections, content.blocks, content.footnotes) == (
        parsed.sections,
        parsed.blocks,
        parsed.footnotes,
    )
    assert stored.facts == parsed.facts
    assert stored.counts == Counts(sections=3, blocks=6, footnotes=2, events=2, repairs=2)
    assert library.documents.blocks("letter") == parsed.blocks


def test_a_list_of_names_says_what_the_documents_say(library: Library) -> None:
    add_whole(library)
    expected = [(d.key, d.facts.title, d.short_title) for d in library.documents.list()]
    assert list(map(tuple, library.documents.names())) == expected
    assert len(expected) == 1


def test_the_file_itself_is_kept_compressed(library: Library) -> None:
    add(library)
    assert library.documents.original("letter") == ORIGINAL
    (kept,) = library.connection.execute("SELECT compressed FROM originals").fetchone()
    assert len(kept) < len(ORIGINAL)
    assert zlib.decompress(kept) == ORIGINAL


def test_ids_of_two_documents_do_not_mix(library: Library) -> None:
    add_whole(library, "first")
    add_whole(library, "second")
    first, second = (library.documents.content(key) for key in ("first", "second"))
    assert [b.id for b in second.blocks] == list(range(7, 13))
    assert {b.section for b in second.blocks} == {s.id for s in second.sections}
    assert second.sections[2].parent == second.sections[1].id
    assert [b.text for b in first.blocks] == [b.text for b in second.blocks]
    assert second.blocks[3].repairs == first.blocks[3].repairs != ()
    assert second.footnotes[0].repairs == first.footnotes[0].repairs != ()
    assert [d.key for d in library.documents.list()] == ["first", "second"]
    assert library.connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_importing_again_replaces_a_document_and_keeps_its_key_and_rank(library: Library) -> None:
    add_whole(library, "first")
    add_whole(library, "second")
    add(library, plain("Another text altogether."), "first")
    assert [d.key for d in library.documents.list()] == ["first", "second"]
    assert [b.text for b in library.documents.content("first").blocks] == [
        "Another text altogether."
    ]
    assert library.events.of_document("first") == ()
    assert len(library.events.of_document("second")) == 2
    assert library.connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_removing_a_document_leaves_nothing_of_it(library: Library) -> None:
    before = _rows(library)
    add_whole(library)
    assert library.documents.remove("letter")
    assert _rows(library) == before
    assert not library.documents.remove("letter")
    assert library.documents.get("letter") is None


def test_a_document_that_was_removed_can_be_put_back_in_its_place(library: Library) -> None:
    for key in ("first", "second", "third"):
        add_whole(library, key)
    places = {key: library.documents.ordinal(key) for key in ("first", "second")}
    for key in places:
        library.documents.remove(key)
    assert library.documents.ordinal("first") is None
    for key, ordinal in places.items():
        add(library, plain("Another text."), key, ordinal=ordinal)
    assert [d.key for d in library.documents.list()] == ["first", "second", "third"]


def test_where_its_place_is_taken_it_comes_last(library: Library) -> None:
    add_whole(library, "first")
    add(library, plain("Another text."), "second", ordinal=library.documents.ordinal("first"))
    assert [d.key for d in library.documents.list()] == ["first", "second"]


def test_a_failed_import_leaves_the_library_untouched(library: Library) -> None:
    add_whole(library)
    before = _rows(library)
    wrong = (replace(events()[0], block=99),)
    with pytest.raises(KeyError):
        add(library, plain("Something else."), events=wrong)
    assert _rows(library) == before
    assert not library.connection.in_transaction
    assert library.documents.content("letter").blocks == letter().blocks


def test_a_document_without_text_is_refused(library: Library) -> None:
    with pytest.raises(KnownError, match=r"letter\.txt holds no text"):
        add(library, ParsedDocument(Facts("Empty"), (), (), ()))


def test_asking_for_a_document_that_is_not_there_says_so(library: Library) -> None:
    for ask in (library.documents.content, library.documents.original):
        with pytest.raises(KnownError, match="no document nothing"):
            ask("nothing")
    assert library.documents.blocks("nothing") == ()


def test_an_editors_names_stand_over_the_extractors_own_answer(library: Library) -> None:
    own = events()
    better = replace(
        own[0], headline="Seminar on counter-trafficking", bodies=("UNODC",), label="Seminar"
    )
    add(
        library,
        events=own,
        short_title="Non-paper",
        section_titles={3: "Seminars"},
        curated={1: better},
    )
    undated, dated = library.events.of_document("letter")
    assert (dated.headline, dated.bodies, dated.label, dated.origin) == (
        "Seminar on counter-trafficking",
        ("UNODC",),
        "Seminar",
        Origin.CURATED,
    )
    assert dated.document == "letter"
    assert replace(undated, id=2, document="") == own[1]
    extracted = library.events.extracted("letter")[1]
    assert replace(extracted, document="") == own[0]
    assert library.documents.content("letter").document.short_title == "Non-paper"
    assert [s.short_title for s in library.documents.content("letter").sections] == [
        None,
        None,
        "Seminars",
    ]


def test_the_events_of_all_documents_come_in_reading_order(library: Library) -> None:
    add_whole(library, "first")
    add_whole(library, "second")
    assert [(e.document, e.wording) for e in library.events.all()] == [
        ("first", "is set out"),
        ("first", "May 2013"),
        ("second", "is set out"),
        ("second", "May 2013"),
    ]
    assert library.events.all()[3].block == library.documents.content("second").blocks[5].id


def test_a_note_letter_used_in_two_annexes_means_the_note_it_is_tied_to(
    library: Library,
) -> None:
    parsed = plain("First annex points.", "Second annex points.")
    one, two = parsed.blocks
    again = replace(
        parsed,
        blocks=(
            replace(one, page=1, refs=(FootnoteRef(5, "a", note=1), FootnoteRef(6, "x"))),
            replace(two, page=1, refs=(FootnoteRef(5, "a", note=2),)),
        ),
        footnotes=(Footnote(1, "a", "First.", 1), Footnote(2, "a", "Second.", 1)),
    )
    add(library, again)
    refs = library.connection.execute("SELECT block, footnote FROM footnote_refs ORDER BY id")
    assert refs.fetchall() == [(1, 1), (1, None), (2, 2)]


def test_mentions_and_symbols_are_kept_with_their_offsets(library: Library) -> None:
    add_whole(library)
    (row,) = library.connection.execute('SELECT block, start, "end", symbol FROM symbols')
    assert row == (6, SEMINAR.index("A/RES"), SEMINAR.index("251") + 3, "A/RES/60/251")
    (mention,) = library.connection.execute('SELECT block, start, "end", body FROM mentions')
    assert mention == (6, 20, 30, "OHCHR")


def test_opening_a_document_takes_few_queries_however_long_it_is(library: Library) -> None:
    add(library, plain(*(f"Paragraph {n} about rights." for n in range(300))))
    seen: list[str] = []
    library.connection.set_trace_callback(seen.append)
    content = library.documents.content("letter")
    library.connection.set_trace_callback(None)
    assert len(content.blocks) == 300
    assert len(seen) <= 12


def test_a_short_title_of_the_structure_layer_is_kept_where_no_editor_wrote_one(
    library: Library,
) -> None:
    parsed = plain("Text.")
    section = replace(parsed.sections[0], short_title="Only")
    assert isinstance(section, Section)
    add(library, replace(parsed, sections=(section,)))
    assert library.documents.content("letter").sections[0].short_title == "Only"
