"""Passages that a search found, on paper."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING

from db.export.results import Format, as_text, written
from db.model import Counts, Document, DocumentKind, Facts, HitKind, Source
from db.passages import Passage, citation
from db.query import parse
from db.store.passages import passages_of
from db.store.search_notes import NoteSearch

if TYPE_CHECKING:
    from db.store.library import Library

LETTER = Document(
    "letter",
    Facts("Letter dated 29 September 2014", DocumentKind.LETTER, issued="2014-09-29"),
    Source("letter.txt", "0", "text/plain"),
    Counts(),
    "2026-01-01",
    1,
)
PASSAGE = Passage(
    LETTER, HitKind.TEXT, ("Annex", "Treaty bodies", "¶ 7"), 10, 'He said "*no*"', None, 7, 3
)


def with_facts(**facts: str) -> Passage:
    return replace(PASSAGE, document=replace(LETTER, facts=replace(LETTER.facts, **facts)))


# ------------------------------------------------------------------ citations


def test_a_citation_leaves_out_what_the_document_lacks_and_says_who_numbered() -> None:
    assert citation(PASSAGE) == (
        "“Letter dated 29 September 2014”, Annex, Treaty bodies, "
        "para. 7 (numbered by the reader), p. 3"
    )
    bare = replace(PASSAGE, breadcrumb=(), number=None, page=None)
    assert citation(bare) == "“Letter dated 29 September 2014”"


def test_a_symbol_stands_for_the_title_and_the_date_beside_it() -> None:
    assert citation(with_facts(symbol="A/69/406")).startswith("A/69/406, 29 September 2014, Annex")
    assert citation(with_facts(title="A report")).startswith("“A report”, 29 September 2014, Annex")


def test_a_number_of_the_documents_own_is_said_as_such() -> None:
    own = replace(PASSAGE, marker="12.", number=31)
    assert citation(own).endswith("Treaty bodies, para. 12, p. 3")
    assert (own.paragraph, replace(own, marker="(a)").paragraph) == ("12", None)
    note = replace(PASSAGE, breadcrumb=("Annex", "¶ 7", "note a"), note="a")
    assert citation(note).endswith("Annex, note a, p. 3")


# ------------------------------------------------------------------ files


def test_a_table_opens_with_every_cell_in_its_column() -> None:
    own = replace(PASSAGE, marker="12.", breadcrumb=("Annex", "¶ 7"))
    text = "".join(written([PASSAGE, own], Format.CSV, "no"))
    first, second = csv.DictReader(io.StringIO(text))
    assert first["text"] == 'He said "*no*"'
    assert first["section"] == "Annex › Treaty bodies"
    assert (first["paragraph"], first["numbered by the reader"]) == ("", "7")
    assert (second["paragraph"], second["numbered by the reader"]) == ("12", "")
    assert first["symbol"] == ""
    assert first["citation"] == citation(PASSAGE)


def test_data_says_nothing_where_there_is_nothing() -> None:
    value = json.loads("".join(written([PASSAGE, PASSAGE], Format.JSON, 'a "b"')))
    assert value["query"] == 'a "b"'
    assert len(value["passages"]) == 2
    row = value["passages"][0]
    assert (row["symbol"], row["note"], row["number"], row["page"]) == (None, None, 7, 3)
    assert json.loads("".join(written([], Format.JSON, "x")))["passages"] == []


def test_text_is_quoted_and_shown_as_it_is() -> None:
    two = replace(PASSAGE, text="one\ntwo")
    other = replace(two, document=replace(LETTER, key="other"))
    text = "".join(written([PASSAGE, two, other], Format.MARKDOWN, "no"))
    assert text.count("## Letter dated") == 2, "once a document"
    assert '> He said "\\*no\\*"' in text
    assert "> one\n> two\n" in text
    assert as_text([PASSAGE, two]).startswith('“He said "*no*"”\n“Letter dated')
    assert as_text([PASSAGE, two]).count("numbered by the reader") == 2


# ------------------------------------------------------------------ from the library


def test_passages_are_whole_and_know_their_pages(library: Library) -> None:
    hits = library.search.search(parse("seminar")).hits
    passages = passages_of(library, hits)
    assert len(passages) == len(hits) > 2
    for hit, passage in zip(hits, passages, strict=True):
        assert hit.snippet.strip("… .") in passage.text
        assert passage.document.facts.issued == "2014-09-29"
        assert passage.date == "29 September 2014"
    assert any(passage.page for passage in passages)


def test_a_footnote_is_cited_by_its_letter_and_a_passage_that_went_is_left_out(
    library: Library,
) -> None:
    (hit,) = library.search.search(parse("uprimplementation")).hits
    (passage,) = passages_of(library, (hit,))
    assert passage.note is not None
    assert f"note {passage.note}" in citation(passage)
    assert "para." not in citation(passage)
    gone = replace(hit, place=replace(hit.place, block=10_000_000))
    elsewhere = replace(hit, place=replace(hit.place, document="gone"))
    assert passages_of(library, (gone, elsewhere)) == ()
    unknown = replace(hit, place=replace(hit.place, footnote="zz"))
    assert passages_of(library, (unknown,))[0].text == hit.snippet


def test_an_own_note_is_what_the_reader_wrote(library: Library) -> None:
    from db.model import BookmarkTarget
    from db.store.marks import add_bookmark

    content = library.documents.content("letter-2014-09-29-belarus")
    place = library.search.search(parse("ombudsman")).hits[0].place
    add_bookmark(library, content, BookmarkTarget.BLOCK, place, title="T", note="zebra crossing")
    (hit,) = NoteSearch(library).find(parse("zebra"))
    (passage,) = passages_of(library, (hit,))
    assert (passage.kind, passage.text) == (HitKind.NOTE, "zebra crossing")


def test_dates_of_passages_are_words_in_the_order_of_the_text(library: Library) -> None:
    events = library.events.all()
    blocks = sorted({event.block for event in events})
    dates = library.events.dates_of(blocks)
    assert {"May 2013", "spring 2015"} <= {date for own in dates.values() for date in own}
    assert all(len(set(own)) == len(own) for own in dates.values())
    assert library.events.dates_of([]) == {}
