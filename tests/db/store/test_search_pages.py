"""Any page of the list, the counts beside it, and queries that only leave something out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.cancel import CancelToken
from db.errors import Cancelled
from db.model import Sort
from db.query import parse
from db.store import ranking, sealing, search
from tests.db.store.samples import add, letter, plain

if TYPE_CHECKING:
    from db.store.library import Library

TEXTS = [f"rights {'and more ' * (n % 9)}{'rights ' * (n % 4)}human {n}" for n in range(60)]


def codes(library: Library, text: str, **more: object) -> list[tuple[int, str | None]]:
    answer = library.search.search(parse(text), **more)  # pyright: ignore[reportArgumentType]
    return [(hit.place.block, hit.place.footnote) for hit in answer.hits]


@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize("query", ["rights", "human rights", '"human 1" OR rights', "lang:en"])
@pytest.mark.parametrize("head", [1_000, 12])
def test_the_pages_put_together_are_the_whole_list(
    library: Library, monkeypatch: pytest.MonkeyPatch, sort: Sort, query: str, head: int
) -> None:
    """Also beyond those that are ranked by everything."""
    monkeypatch.setattr(ranking, "HEAD", head)
    add(library, plain(*TEXTS[:40]), "one")
    sealing.seal(library.connection)
    add(library, letter(), "letter")
    add(library, plain(*TEXTS[40:]), "two")
    total = library.search.search(parse(query)).total
    pages = [
        hit
        for offset in range(0, total + 5, 7)
        for hit in codes(library, query, sort=sort, offset=offset, limit=7)
    ]
    assert total > 50
    assert len(set(pages)) == len(pages) == total
    assert codes(library, query, sort=sort, limit=200) == pages
    assert codes(library, query, sort=sort, offset=total) == []


@pytest.mark.parametrize("plainly", [True, False])
def test_a_deep_page_goes_on_by_falling_score(
    library: Library, monkeypatch: pytest.MonkeyPatch, *, plainly: bool
) -> None:
    add(library, plain(*(TEXTS * 3)), "one")
    query = parse("human rights")
    whole = library.search.search(query, limit=180, plain=plainly).hits
    monkeypatch.setattr(ranking, "HEAD", 50)
    library.search.search(parse("other"))
    add(library, plain("a change"), "two")
    deep = library.search.search(query, offset=50, limit=180, plain=plainly).hits
    scores = [round(hit.score, 3) for hit in deep]
    assert len(deep) == 130
    assert scores == sorted(scores, reverse=True)
    if plainly:
        expected = [round(hit.score, 1) for hit in whole[50:]]
        assert [round(score, 1) for score in scores] == pytest.approx(expected, abs=0.11)


@pytest.mark.parametrize("few", [0, 5_000])
def test_counts_agree_with_the_hits(
    library: Library, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(search, "_COUNTED", few)
    add(library, letter(), "one")
    sealing.seal(library.connection)
    add(library, letter(), "two")
    for text in ("rights", "available OR rights", "NOT doc:two", "lang:en"):
        query = parse(text)
        hits = library.search.search(query, limit=100).hits
        counts = library.search.count(query)
        assert counts.total == len(hits)
        assert dict(counts.documents) == {
            key: sum(hit.place.document == key for hit in hits) for key, _ in counts.documents
        }
        assert sum(passages for _, passages in counts.sections) == len(hits)
        only = library.search.count(query, sections_of="one").sections
        assert set(only) == {
            (hit.place.section, sum(h.place.section == hit.place.section for h in hits))
            for hit in hits
            if hit.place.document == "one"
        }
    assert library.search.count(parse("")).total == 0
    assert library.search.count(parse("rights"), document="one").documents == (("one", 3),)


def test_a_section_that_others_interrupt_is_counted_right(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "_COUNTED", 0)
    add(library, plain("rights one", "rights two", "rights three"), "one")
    connection = library.connection
    connection.execute("INSERT INTO sections SELECT 99, document, parent, 1, level, kind, number, "
                       "title, short_title FROM sections WHERE id = 1")  # fmt: skip
    connection.execute("UPDATE blocks SET section = 99 WHERE id = 2")
    assert library.search.count(parse("rights")).sections == ((1, 2), (99, 1))


def test_what_is_only_left_out_leaves_everything_else(library: Library) -> None:
    add(library, plain("one", "two"), "first")
    add(library, plain("three", "two"), "second")
    assert codes(library, "NOT doc:second") == [(1, None), (2, None)]
    assert codes(library, "-lang:fr -two") == [(1, None), (3, None)]
    assert codes(library, "(NOT doc:first) two") == [(4, None)]
    assert codes(library, "lang:en") == [(1, None), (2, None), (3, None), (4, None)]
    assert codes(library, "-lang:en") == []
    assert "nothing to leave" in parse("-two").understood
    assert parse("-lang:fr").understood == "passages not in French"
    assert parse("-(lang:fr OR year:2013)").tree is not None


def test_typing_on_towards_the_only_word_gives_the_same_answer(library: Library) -> None:
    add(library, plain("a universal review", "a treaty"))
    found = [library.search.search(parse(t, typing=True)).hits for t in ("univ", "univers")]
    assert found[0] is found[1]
    assert library.search.search(parse("unix", typing=True)).total == 0
    assert library.search.search(parse("heading:univ", typing=True)).total == 0
    assert library.search.search(parse("event:univ OR univ", typing=True)).total == 1


def test_tidying_goes_on_step_by_step_and_can_be_stopped(library: Library) -> None:
    for number in range(4):
        add(library, plain(f"zebra {number}", "rights"), f"d{number}")
        sealing.seal(library.connection)
    stopped = CancelToken()
    stopped.cancel()
    with pytest.raises(Cancelled):
        library.search.tidy(stopped)
    assert library.connection.execute("SELECT count(*) FROM search_segments").fetchone() == (4,)
    token = CancelToken()
    while library.search.tidy(token):
        pass
    assert library.connection.execute("SELECT count(*) FROM search_segments").fetchone() == (1,)
    assert sealing.is_sound(library.connection)
    assert library.search.search(parse("zebra")).total == 4
    library.search.warm_up(token)
    library.search.warm_up()
