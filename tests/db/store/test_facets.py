"""The count beside a value is the number of passages the list holds with it chosen."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.cancel import CancelToken
from db.errors import Cancelled
from db.ingest.pipeline import import_file
from db.model import Event, HitKind, Mention, Place, SectionKind, Sort, Status
from db.query import parse
from db.query.narrowing import narrowed, without
from db.request import Filters, SearchRequest
from db.store import sealing
from db.store.connection import transaction
from db.store.facet_notes import add_notes
from db.store.library import Library
from db.store.marks import add_bookmark, find_target
from db.store.search import SearchStore
from db.store.search_notes import NoteSearch
from db.store.values import ValueIndex
from resources import BUNDLED_DOCUMENT
from tests.db.store import samples

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from db.model import Facets, SearchAnswer

CORPUS = ("docx", "txt", "debates")
TEXTS = ("", "seminar", "human rights", "the", "sanctions OR review", "lang:en -annex", "no*")
FACETS = ("documents", "section_kinds", "languages", "bodies", "statuses", "years")


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Path:
    """The bundled document and some of the corpus."""
    folder = tmp_path_factory.mktemp("several") / "library"
    paths = [BUNDLED_DOCUMENT]
    for name in CORPUS:
        files = sorted(path for path in (shared / "corpus" / name).iterdir() if path.is_file())
        paths += [path for path in files if path.stat().st_size < 200_000][:3]
    with Library.open(folder) as library:
        reports = [import_file(library, path) for path in paths]
    assert sum(report.ok for report in reports) > 5, reports
    return folder


@pytest.fixture
def library(library_folder: Path) -> Iterator[Library]:
    """The bundled document."""
    with Library.open(library_folder) as opened:
        yield opened


@pytest.fixture
def many(several: Path) -> Iterator[Library]:
    with Library.open(several, read_only=True) as library:
        yield library


def chosen_alone(filters: Filters, facet: str, value: str | int) -> Filters:
    """Filters with one value, and no other, of one facet."""
    if facet == "years":
        return replace(filters, span=(int(value) * 10_000 + 101, int(value) * 10_000 + 1231))
    kinds = {"section_kinds": SectionKind, "statuses": Status}
    return replace(filters, **{facet: (kinds.get(facet, str)(value),)})


def listed(library: Library, request: SearchRequest) -> SearchAnswer:
    """The list itself, by a store that has counted nothing."""
    query = narrowed(parse(request.text), request)
    store = SearchStore(library.connection)
    return store.search(query, document=request.document, limit=100_000)


def counted(library: Library, request: SearchRequest) -> Facets:
    return library.search.facets(parse(request.text), document=request.document, request=request)


def assert_rule(library: Library, request: SearchRequest) -> int:
    facets = counted(library, request)
    checked = 0
    if request.text.strip() or request.filters or request.within:
        answer = listed(library, request)
        assert facets.total == answer.total == len(answer.hits)
        assert facets.sections == answer.section_counts
    for facet in FACETS:
        for value, count in getattr(facets, facet):
            alone = replace(request, filters=chosen_alone(request.filters, facet, value))
            assert count == listed(library, alone).total, (facet, value)
            checked += 1
    return checked


@pytest.mark.parametrize("text", TEXTS)
def test_every_count_is_what_the_list_holds(library: Library, text: str) -> None:
    assert assert_rule(library, SearchRequest(text)) > 5


def test_every_count_is_what_the_list_holds_in_real_documents(many: Library) -> None:
    whole = counted(many, SearchRequest(""))
    assert len(whole.documents) > 5
    assert len(whole.years) > 10
    for text in TEXTS[1:4]:
        assert assert_rule(many, SearchRequest(text)) > 12
    first = Filters(documents=(whole.documents[0][0], whole.documents[1][0]))
    assert assert_rule(many, SearchRequest("the", filters=first)) > 5
    assert assert_rule(many, SearchRequest("the", whole.documents[0][0])) > 5


FILTERS = st.builds(
    Filters,
    section_kinds=st.sampled_from([(), (SectionKind.ANNEX,), tuple(SectionKind)[:2]]),
    languages=st.sampled_from([(), ("en",), ("fr",)]),
    bodies=st.sampled_from([(), ("OHCHR",), ("OHCHR", "UPR")]),
    statuses=st.sampled_from([(), (Status.PLANNED,), (Status.REPORTED, Status.ONGOING)]),
    span=st.sampled_from([None, (20130101, 20131231), (20130501, 20140430), (19000101, 20500101)]),
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.sampled_from(TEXTS), filters=FILTERS, within=st.sampled_from([(), ("rights",)]))
def test_whatever_else_is_chosen(
    library: Library, text: str, filters: Filters, within: tuple[str, ...]
) -> None:
    assert_rule(library, SearchRequest(text, filters=filters, within=within))


# ------------------------------------------------------------------ open ends, notes


def dated(block: int, lo: int | None, hi: int | None, status: Status | None = None) -> Event:
    (event, _) = samples.events()
    return replace(event, id=block, block=block, edtf="x", lo=lo, hi=hi, status=status)


@pytest.fixture
def open_ends(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "open") as library:
        events = (
            dated(2, 20120301, None, Status.ONGOING),
            dated(3, None, 20100630),
            dated(4, 20141201, 20150228, Status.PLANNED),
            dated(4, 20110101, 20111231),
            dated(5, None, None),
            dated(6, 20130101, 20131231),
            dated(6, 20140101, 20141231),
            dated(6, 20120601, 20130131),
        )
        events = tuple(replace(event, id=n) for n, event in enumerate(events, 1))
        named = ((4, 1, 3, "OHCHR"), (4, 5, 8, "OHCHR"), (6, 0, 1, "UPR"))
        samples.add(
            library,
            events=events,
            mentions=tuple(Mention(*one) for one in named),
        )
        samples.add_whole(library, "second")
        yield library


def test_open_ends_count_no_further_than_what_is_stated(open_ends: Library) -> None:
    years = dict(counted(open_ends, SearchRequest("", "letter")).years)
    assert min(years) == 2010, "an open beginning goes back to the year that is named"
    assert years[2010] == 1
    assert years[2012] == 3
    assert years[2013] == 3, "ongoing since 2012; statements of one passage, once, and its note"
    assert years[2014] == 3 + 2, "the passage of winter 2014/15, and its note"
    assert years[2015] == 2, "what is ongoing in a letter of 2014 is not known to be so later"
    assert assert_rule(open_ends, SearchRequest("")) > 10


@pytest.mark.parametrize(
    ("issued", "years"),
    [
        ("2014-09-29", range(2008, 2015)),
        ("2011", range(2008, 2012)),
        ("2010-05", range(2008, 2011)),
        (None, [2008]),
        ("2001-02-03", [2008]),
    ],
)
def test_since_a_year_is_until_the_date_of_the_document(
    tmp_path: Path, issued: str | None, years: Sequence[int]
) -> None:
    with Library.open(tmp_path / "since") as library:
        parsed = samples.plain("Since 2008 a seminar.", "Until 2012 as well.")
        parsed = replace(parsed, facts=replace(parsed.facts, issued=issued))
        since = replace(dated(1, 20080401, None), section=1)
        samples.add(library, parsed, "since", events=(since,))
        assert counted(library, SearchRequest("seminar")).years == tuple((y, 1) for y in years)
        assert_rule(library, SearchRequest("seminar"))

        def found(typed: str) -> int:
            return library.search.search(parse(typed)).total

        assert all(found(f"seminar year:{year}") for year in years)
        assert not found(f"seminar year:{years[-1] + 1}")
        assert not found("seminar date:..2008-03")
        assert found("date:2014-10") == 0


def test_until_a_year_is_from_its_beginning(tmp_path: Path) -> None:
    with Library.open(tmp_path / "until") as library:
        until = replace(dated(1, None, 20120630), section=1)
        samples.add(library, samples.plain("Until 2012 a seminar."), events=(until,))
        assert counted(library, SearchRequest("seminar")).years == ((2012, 1),)
        for typed, total in (("2011", 0), ("2012-01", 1), ("2012-07", 0), ("..2012", 1)):
            assert library.search.search(parse(f"date:{typed}")).total == total


def test_a_note_follows_the_passage_that_points_to_it(open_ends: Library) -> None:
    request = SearchRequest("available", "letter")
    facets = counted(open_ends, request)
    assert facets.total == 1
    assert dict(facets.bodies) == {"OHCHR": 1}
    assert dict(facets.statuses) == {"planned": 1}
    assert dict(facets.section_kinds) == {"annex": 1}
    assert_rule(open_ends, request)


def test_passages_that_were_removed_are_not_counted(open_ends: Library) -> None:
    before = counted(open_ends, SearchRequest("seminar"))
    assert len(before.documents) == 2
    open_ends.documents.remove("letter")
    after = counted(open_ends, SearchRequest("seminar"))
    assert [key for key, _ in after.documents] == ["second"]
    assert_rule(open_ends, SearchRequest("seminar"))
    samples.add(open_ends, samples.plain("A seminar anew", "and another seminar"), "new")
    assert dict(counted(open_ends, SearchRequest("seminar")).documents)["new"] == 2
    assert_rule(open_ends, SearchRequest("seminar"))


def test_a_section_that_goes_on_after_another_is_counted_whole(open_ends: Library) -> None:
    parsed = samples.letter()
    moved = tuple(replace(block, section=1) if block.id == 5 else block for block in parsed.blocks)
    samples.add(open_ends, replace(parsed, blocks=moved), "broken")
    request = SearchRequest("", "broken")
    counts = dict(counted(open_ends, request).section_kinds)
    assert counts["letter"] == 3
    assert assert_rule(open_ends, request) > 1


def test_a_library_without_dates_has_no_years(tmp_path: Path) -> None:
    with Library.open(tmp_path / "plain") as library:
        samples.add(library, samples.plain("One passage", "and another"))
        assert counted(library, SearchRequest("passage")).years == ()


# ------------------------------------------------------------------ choosing


def test_other_values_of_a_facet_with_a_choice_keep_their_counts(library: Library) -> None:
    free = counted(library, SearchRequest("rights"))
    some = Filters(section_kinds=(SectionKind.ANNEX,))
    chosen = counted(library, SearchRequest("rights", filters=some))
    assert chosen.section_kinds == free.section_kinds
    assert chosen.total == dict(free.section_kinds)["annex"] < free.total
    assert chosen.bodies != free.bodies


def test_several_values_of_a_facet_mean_any_of_them(library: Library) -> None:
    kinds = (SectionKind.ANNEX, SectionKind.SECTION)
    request = SearchRequest("rights", filters=Filters(section_kinds=kinds))
    free = dict(counted(library, SearchRequest("rights")).section_kinds)
    assert listed(library, request).total == free["annex"] + free["section"]


def test_filters_without_words_list_passages_in_reading_order(library: Library) -> None:
    request = SearchRequest("", filters=Filters(statuses=(Status.PLANNED,)))
    answer = listed(library, request)
    blocks = [hit.place.block for hit in answer.hits]
    assert len(blocks) > 3
    assert blocks == sorted(blocks)
    assert counted(library, SearchRequest("")).total == 0, "nothing was asked"


def test_the_first_passages_as_one_reads_are_the_first_of_all(open_ends: Library) -> None:
    def first(limit: int) -> list[Place]:
        answer = open_ends.search.search(parse("lang:en"), limit=limit, sort=Sort.DOCUMENT)
        return [hit.place for hit in answer.hits]

    whole = first(1_000)
    assert [place.footnote for place in whole if place.document == "letter"].count("a") == 1
    at = next(n for n, place in enumerate(whole) if place.footnote == "a")
    assert whole[at - 1].block == whole[at].block, "a note follows its passage"
    for limit in range(1, len(whole) + 1):
        assert first(limit) == whole[:limit]


def test_what_is_chosen_neither_ranks_nor_is_marked(library: Library) -> None:
    plain = listed(library, SearchRequest("seminar"))
    within = listed(library, SearchRequest("seminar", within=("rights",)))
    assert 0 < within.total < plain.total
    for hit in within.hits:
        marked = {hit.snippet[start:end].casefold() for start, end in hit.marks}
        assert marked <= {"seminar", "seminars"}
    kept = {hit.place.block for hit in within.hits}
    assert [hit.place for hit in plain.hits if hit.place.block in kept] == [
        hit.place for hit in within.hits
    ]


def test_what_is_left_out_is_left_out_of_the_words_only(library: Library) -> None:
    request = SearchRequest("rights -seminar", within=("review",))
    assert 0 < listed(library, request).total < listed(library, SearchRequest("rights")).total
    assert listed(library, SearchRequest(",", filters=Filters(languages=("en",)))).total == 0
    assert counted(library, SearchRequest(",")).documents == ()


def test_a_choice_can_be_taken_back(library: Library) -> None:
    del library
    chosen = Filters(languages=("en",), span=(20130101, 20131231))
    request = SearchRequest("x", filters=chosen)
    assert without(request, "span").filters == Filters(languages=("en",))
    assert without(request, "languages").filters == Filters(span=chosen.span)


def test_counting_can_be_stopped(library: Library) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        library.search.facets(parse("rights"), token=token)


# ------------------------------------------------------------------ own notes


def test_own_notes_count_where_the_list_has_them(library: Library) -> None:
    hit = next(
        hit
        for hit in library.search.search(parse("seminar"), limit=100).hits
        if hit.kind is HitKind.TEXT
    )
    content = library.documents.content(hit.place.document)
    target, place = find_target(content, block=hit.place.block)
    add_bookmark(library, content, target, place, title="Title", note="Ask about zymurgy here")
    notes = NoteSearch(library)
    for request in (
        SearchRequest("zymurgy"),
        SearchRequest("zymurgy OR seminar"),
        SearchRequest("zymurgy", filters=Filters(languages=("en",), span=(19000101, 20501231))),
        SearchRequest("zymurgy", within=("zymurgy",)),
        SearchRequest("", filters=Filters(languages=("en",))),
    ):
        query = parse(request.text)
        facets = add_notes(counted(library, request), notes, library.connection, query, request)

        def whole(asked: SearchRequest) -> int:
            query = narrowed(parse(asked.text), asked)
            answer = library.search.search(query, limit=1_000)
            return notes.add_to(answer, query, limit=1_000).total

        assert facets.total == whole(request) > 0
        for facet in FACETS:
            for value, count in getattr(facets, facet):
                alone = replace(request, filters=chosen_alone(request.filters, facet, value))
                assert count == whole(alone), (request, facet, value)


def test_sections_are_known_whole_however_often_reading_them_was_stopped(library: Library) -> None:
    connection = library.connection
    whole = dict(ValueIndex(connection).sections())
    stopped = 0
    for steps in range(1, 200, 3):
        index, left = ValueIndex(connection), [steps]

        def tick(left: list[int] = left) -> bool:
            left[0] -= 1
            return left[0] < 0

        connection.set_progress_handler(tick, 1)
        try:
            index.sections()
        except sqlite3.OperationalError:
            stopped += 1
        finally:
            connection.set_progress_handler(None, 0)
        assert index.sections() == whole
    assert stopped > 10


def test_documents_that_were_read_again_are_counted(open_ends: Library) -> None:
    """They keep their row ids, and their passages get ids after those of later documents."""
    samples.add_whole(open_ends, "third")
    for key in ("letter", "second", "letter", "new"):
        samples.add_whole(open_ends, key)
        with transaction(open_ends.connection):
            sealing.seal(open_ends.connection)
        assert_rule(open_ends, SearchRequest("seminar"))
        assert assert_rule(open_ends, SearchRequest("")) > 10
    open_ends.documents.remove("letter")
    assert_rule(open_ends, SearchRequest("seminar"))
    samples.add_whole(open_ends, "letter")  # and taken back
    assert assert_rule(open_ends, SearchRequest("seminar")) > 5
