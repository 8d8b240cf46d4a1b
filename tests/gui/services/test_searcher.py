"""The search thread's own work: its steps, one by one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from db.cancel import CancelToken
from db.errors import Cancelled
from db.ingest.pipeline import import_file
from db.model import BookmarkTarget, HitKind, Place, Sort
from db.request import SearchRequest
from db.store.library import Library
from db.store.marks import add_bookmark
from gui.paging import PAGE
from gui.services.searcher import Searcher

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gui.found import Found

KEY = "letter-2014-09-29-belarus"
WELLS = 130


@pytest.fixture
def searcher(library_folder: Path, tmp_path: Path) -> Iterator[Searcher]:
    wells = tmp_path / "wells.txt"
    paragraphs = [f"Village {n} has a well, and a project of its own." for n in range(WELLS)]
    wells.write_text("Wells of the region\n\n" + "\n\n".join(paragraphs) + "\n", encoding="utf-8")
    with Library.open(library_folder) as library:
        assert import_file(library, wells).ok
    searcher = Searcher(library_folder)
    yield searcher
    searcher.close()


def first(searcher: Searcher, text: str, **asked: object) -> Found:
    request = SearchRequest(text, **asked)  # pyright: ignore[reportArgumentType] - as its fields are typed
    return searcher.first(request, None, CancelToken())


def test_all_pages_together_are_the_whole_list(searcher: Searcher) -> None:
    for sort in Sort:
        request = SearchRequest("well ", sort=sort)
        found = searcher.first(request, None, CancelToken())
        blocks = [hit.place.block for hit in found.answer.hits]
        assert len(blocks) == PAGE
        for offset in range(PAGE, found.answer.total, PAGE):
            page = searcher.page(request, None, offset, CancelToken())
            blocks += [hit.place.block for hit in page.hits]
        assert len(blocks) == len(set(blocks)) == found.answer.total


def test_documents_come_in_the_order_of_the_search(searcher: Searcher) -> None:
    def groups(sort: Sort) -> list[str]:
        counted = first(searcher, "project ", sort=sort).counted
        assert counted is not None
        assert sum(group.passages for group in counted.groups) == counted.total
        return [group.document for group in counted.groups]

    assert groups(Sort.DOCUMENT)[0] == KEY
    assert groups(Sort.DATE)[0] == KEY, "what has no date comes last"
    assert set(groups(Sort.RELEVANCE)) == {KEY, "wells"}


def test_the_pages_of_one_document_are_its_own(searcher: Searcher) -> None:
    request = SearchRequest("project ")
    searcher.first(request, None, CancelToken())
    page = searcher.page(request, "wells", PAGE, CancelToken())
    assert {hit.place.document for hit in page.hits} == {"wells"}
    assert len(page.hits) == PAGE


def test_in_one_document_headings_stand_before_the_rest(searcher: Searcher) -> None:
    hits = first(searcher, "united nations", document=KEY, sort=Sort.DOCUMENT).answer.hits
    kinds = [hit.kind is HitKind.HEADING for hit in hits]
    assert any(kinds)
    assert kinds == sorted(kinds, reverse=True)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("semin", "semin*"),
        ("seminar ", "seminar"),
        ("un", "un*"),  # no such word there
        ("of", "of"),
        ('"civil society"', '"civil society"'),
        ("civil soc", "civil soc*"),
        ("traffick*", "traffick*"),
        ("  ", ""),
    ],
)
def test_words_are_kept_as_they_were_taken(searcher: Searcher, typed: str, kept: str) -> None:
    found = first(searcher, typed, within=("rights",))
    assert found.kept == kept
    if kept:
        same = first(searcher, " ", within=(kept,)).answer.total
        assert same == first(searcher, typed).answer.total


def test_results_are_searched_level_by_level(searcher: Searcher) -> None:
    seminars = {hit.place.block for hit in first(searcher, "seminar ").answer.hits}
    inside = first(searcher, "europe ", within=("seminar",)).answer
    assert {hit.place.block for hit in inside.hits} < seminars
    assert first(searcher, "zzz ", within=("seminar", "europe")).answer.total == 0
    assert first(searcher, "", within=("seminar", "europe")).answer.total == inside.total


def test_every_hit_of_a_document_is_found_for_its_text(searcher: Searcher) -> None:
    request = SearchRequest("project ")
    searcher.first(request, None, CancelToken())
    inside = searcher.inside(request, "wells", CancelToken())
    assert len(inside.hits) == inside.total == WELLS
    blocks = [hit.place.block for hit in inside.hits]
    assert blocks == sorted(blocks)
    assert sum(count for _, count in inside.sections) == WELLS


def test_the_reasons_of_a_hit_far_down_are_found(searcher: Searcher) -> None:
    request = SearchRequest("project ")
    searcher.first(request, None, CancelToken())
    hit = searcher.page(request, "wells", 100, CancelToken()).hits[-1]
    why = searcher.why(request, hit, CancelToken())
    assert any("“project”" in reason for reason in why)
    gone = replace(hit, place=replace(hit.place, block=10_000_000))
    assert searcher.why(request, gone, CancelToken()) == ()
    note = replace(hit, kind=HitKind.NOTE)
    assert "your own note" in searcher.why(request, note, CancelToken())[0]


def test_what_is_bookmarked_or_read_lately_stands_a_little_higher(
    searcher: Searcher, library_folder: Path
) -> None:
    request = SearchRequest("well ")
    found = searcher.first(request, None, CancelToken())
    assert found.bookmarked == frozenset()
    last = searcher.page(request, None, 100, CancelToken()).hits[0]
    with Library.open(library_folder) as library:
        content = library.documents.content("wells")
        place = Place("wells", last.place.section, last.place.block)
        add_bookmark(library, content, BookmarkTarget.BLOCK, place)
    again = searcher.first(request, None, CancelToken())
    assert again.bookmarked == searcher.bookmarked() == {last.place.block}
    texts = [hit for hit in again.answer.hits if hit.kind is HitKind.TEXT]
    assert texts[0].place.block == last.place.block
    why = searcher.why(request, texts[0], CancelToken())
    assert any("bookmarked" in reason for reason in why)


def test_the_section_one_reads_comes_before_others_of_the_same_worth(
    searcher: Searcher, library_folder: Path
) -> None:
    with Library.open(library_folder, read_only=True) as library:
        wells = library.documents.content("wells").blocks[-1].section
    request = SearchRequest("project ")
    near = searcher.first(request, wells, CancelToken())
    assert near.answer.hits[0].place.document == "wells"
    assert any(
        "read lately" in reason
        for reason in searcher.why(request, near.answer.hits[0], CancelToken())
    )


def test_filters_narrow_every_step(searcher: Searcher) -> None:
    from db.request import Filters

    request = SearchRequest("project ", filters=Filters(documents=(KEY,)))
    found = searcher.first(request, None, CancelToken())
    assert {hit.place.document for hit in found.answer.hits} == {KEY}
    assert found.counted is not None
    assert [group.document for group in found.counted.groups] == [KEY]
    facets = searcher.facets(request, CancelToken())
    assert dict(facets.documents)["wells"] == WELLS, "what could be chosen besides"


def test_very_many_passages_are_counted_by_their_bits_and_agree(
    searcher: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = SearchRequest("project ")
    one_by_one = first(searcher, "project ").counted
    assert one_by_one is not None
    monkeypatch.setattr("gui.services.searcher.MOST_GROUPED", 10)
    counted = searcher.counted(request, CancelToken())
    assert (counted.total, counted.documents) == (one_by_one.total, 2)
    assert counted.groups == one_by_one.groups
    monkeypatch.setattr("gui.services.searcher.MOST_GROUPS", 1)
    counted = searcher.counted(request, CancelToken())
    assert (counted.documents, counted.groups) == (2, ()), "too many to tell apart"


def test_own_notes_take_no_passage_out_of_the_list(
    searcher: Searcher, library_folder: Path
) -> None:
    request = SearchRequest("well ", document="wells", sort=Sort.DOCUMENT)
    plain = searcher.first(request, None, CancelToken()).answer
    with Library.open(library_folder) as library:
        content = library.documents.content("wells")
        for hit in plain.hits[:3]:
            mark = add_bookmark(library, content, BookmarkTarget.BLOCK, hit.place)
            library.notebook.update(mark.id, note="a well to look at")
    answer = searcher.first(request, None, CancelToken()).answer
    kinds = [hit.kind is HitKind.NOTE for hit in answer.hits]
    assert kinds == [True] * 3 + [False] * len(plain.hits)
    assert answer.total == plain.total + 3
    held = len(plain.hits) // PAGE * PAGE
    page = searcher.page(request, None, held, CancelToken())
    assert [hit.place for hit in page.hits] == [hit.place for hit in answer.hits[3 + held :]]


def test_counts_add_up_in_documents_and_in_sections(searcher: Searcher) -> None:
    request = SearchRequest("project ")
    searcher.first(request, None, CancelToken())
    counted = searcher.counted(request, CancelToken())
    inside = searcher.inside(request, "wells", CancelToken())
    assert counted.total == sum(group.passages for group in counted.groups)
    assert counted.total == sum(count for _, count in counted.sections)
    assert dict(inside.sections).items() <= dict(counted.sections).items()
    alone = searcher.counted(replace(request, document="wells"), CancelToken())
    assert (alone.total, alone.sections, alone.groups) == (inside.total, inside.sections, ())


def test_what_is_far_down_the_list_is_explained_as_well(searcher: Searcher) -> None:
    request = SearchRequest("well ")
    searcher.first(request, None, CancelToken())
    page = searcher.page(request, "wells", WELLS - WELLS % PAGE, CancelToken())
    assert searcher.why(request, page.hits[-1], CancelToken())


def test_reading_ahead_changes_no_answer_and_stops_for_a_question(searcher: Searcher) -> None:
    before = first(searcher, "well ").answer
    searcher.warm_up(CancelToken())
    assert first(searcher, "well ").answer == before
    stopped = CancelToken()
    stopped.cancel()
    with pytest.raises(Cancelled):
        searcher.warm_up(stopped)


def test_every_document_has_the_name_it_has_in_contents(
    searcher: Searcher, library_folder: Path
) -> None:
    assert set(searcher.titles()) == {KEY, "wells"}
    with Library.open(library_folder) as library:
        library.documents.name("wells", "Wells of 2019")
    assert searcher.titles()["wells"] == "Wells of 2019"
