from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from db.model import Hit, HitKind
from gui.models.results import COMING, ResultsModel
from gui.paging import MOST_PAGES, PAGE, Page, Pages, Run
from tests.gui.panels.samples import answer

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
HITS = answer(copies=20).hits
MILLION = 1_000_000


def checked_model(pages: Pages) -> ResultsModel:
    model = ResultsModel()
    QAbstractItemModelTester(model, FATAL, model)
    model.set_pages(pages)
    return model


def grouped() -> Pages:
    """A note, three documents of 2, 120 and 3 passages; of the second one, two are known."""
    note = replace(HITS[0], kind=HitKind.NOTE)
    return Pages(
        (
            Run(1, title="Your notes", hits=(note,)),
            Run(2, "a", "First", HITS[:2]),
            Run(120, "b", "Second", HITS[:2]),
            Run(3, "c", "Third", HITS[:3]),
        )
    )


def words(model: ResultsModel) -> list[str]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


# ------------------------------------------------------------------ pages


def test_a_million_hits_are_numbers_until_they_are_fetched() -> None:
    pages = Pages((Run(MILLION, hits=HITS[:20]),))
    assert pages.total == MILLION
    assert pages.hit(19) is HITS[19]
    assert pages.hit(20) is None
    assert pages.missing(0, 19) is None
    assert pages.missing(0, 30) == Page(0, 0)
    assert pages.missing(999_990, 2_000_000) == Page(0, 19_999)
    assert pages.hit(MILLION) is pages.hit(-1) is None


def test_a_page_that_came_is_asked_for_once_even_when_it_is_short() -> None:
    pages = Pages((Run(MILLION),))
    pages.put(Page(0, 2), HITS[:10])
    assert pages.hit(2 * PAGE + 9) is HITS[9]
    assert pages.hit(2 * PAGE + 10) is None
    assert pages.missing(2 * PAGE, 3 * PAGE - 1) is None, "asking again would never end"
    assert pages.missing(2 * PAGE, 3 * PAGE) == Page(0, 3)


def test_what_a_page_holds_stands_before_what_was_known_at_first() -> None:
    pages = Pages((Run(60, hits=HITS[:2]),))
    pages.put(Page(0, 0), HITS[10:60])
    assert pages.hit(0) is HITS[10]
    assert [number for number, _ in pages.known()] == list(range(PAGE))


def test_old_pages_go_where_there_are_many() -> None:
    pages = Pages((Run(MILLION),))
    for number in range(MOST_PAGES + 5):
        pages.put(Page(0, number), HITS[:PAGE])
    assert pages.hit(0) is None
    assert pages.hit((MOST_PAGES + 4) * PAGE) is not None
    assert sum(1 for _ in pages.known()) == MOST_PAGES * PAGE


def test_numbers_run_through_all_documents() -> None:
    pages = grouped()
    assert pages.total == 126
    assert [pages.locate(number) for number in (0, 1, 2, 3, 122, 123)] == [
        *((0, 0), (1, 0), (1, 1), (2, 0), (2, 119), (3, 0)),
    ]
    assert pages.missing(0, 4) is None
    assert pages.missing(0, 5) == Page(2, 0)
    assert pages.numbers_of(Page(2, 2)) == range(103, 123)


def test_what_was_not_counted_yet_is_not_asked_for() -> None:
    pages = Pages((Run(30, "a", "First", HITS[:2], fetched=False),))
    assert pages.missing(0, 29) is None


# ------------------------------------------------------------------ rows


def test_a_list_without_headings_has_a_row_a_hit() -> None:
    model = checked_model(Pages((Run(0), Run(300, hits=HITS[:2]))))
    assert model.rowCount() == 300
    assert words(model)[1:3] == [HITS[1].snippet, COMING]
    assert [model.number(row) for row in (0, 299, 300, -1)] == [0, 299, -1, -1]
    assert model.hit(1) is HITS[1]
    assert model.heading(0) is None


def test_headings_stand_above_their_hits_and_rows_know_their_numbers() -> None:
    model = checked_model(grouped())
    assert model.rowCount() == 126 + 4
    headings = [row for row in range(130) if model.heading(row)]
    assert [(row, model.index(row, 0).data()) for row in headings] == [
        *((0, "Your notes"), (2, "First"), (5, "Second"), (126, "Third")),
    ]
    for number in range(126):
        assert model.number(model.row_of(number)) == number
    assert model.row_of(126) == model.row_of(-1) == -1
    assert model.heading(130) is None


def test_folding_leaves_the_heading_and_keeps_the_numbers() -> None:
    model = checked_model(grouped())
    model.fold(2, folded=True)
    assert model.rowCount() == 10
    assert words(model)[5:7] == ["Second", "Third"]
    assert model.row_of(50) == 5, "a hit out of sight is at its heading"
    assert model.number(7) == 123
    model.fold(2, folded=True)
    model.fold(2, folded=False)
    assert model.rowCount() == 130
    model.fold_all(folded=True)
    assert words(model) == ["Your notes", "First", "Second", "Third"]
    model.fold_all(folded=False)
    assert model.rowCount() == 130


def test_a_document_stays_folded_in_the_next_list() -> None:
    model = checked_model(grouped())
    model.fold(1, folded=True)
    pages = grouped()
    model.set_pages(Pages((pages.runs[3], pages.runs[1])))
    assert (model.is_folded(0), model.is_folded(1)) == (False, True)
    model.set_pages(Pages((Run(2, hits=HITS[:2]),)))
    model.fold(0, folded=True)
    assert model.rowCount() == 2, "nothing to fold without a heading"


def test_a_page_that_came_changes_its_rows_alone() -> None:
    model = checked_model(grouped())
    changed: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    model.pages.put(Page(2, 1), HITS[:50])
    model.show_page(Page(2, 1))
    assert changed == [(56, 105)]
    assert model.index(56, 0).data() == HITS[0].snippet
    model.fold(2, folded=True)
    changed.clear()
    model.show_page(Page(2, 1))
    assert changed == []


def spoken(model: ResultsModel, row: int) -> str:
    return model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_screen_reader_hears_where_what_and_every_badge() -> None:
    model = checked_model(grouped())
    assert spoken(model, 3).startswith(
        "Annex, Belarus and the universal periodic review, paragraph 10: … powers"
    )
    assert spoken(model, 2) == "First, 2 passages, unfolded"
    model.fold(1, folded=True)
    assert spoken(model, 2) == "First, 2 passages, folded"
    assert spoken(model, 100) == "Not fetched yet"
    block = HITS[0].place.block
    model.pages.bookmarked = frozenset({block})
    model.pages.dates = {block: ("May 2013", "2014")}
    model.fold(1, folded=False)
    assert spoken(model, 3).endswith("review process …, bookmarked, May 2013, 2014")
    heading: Hit = replace(HITS[0], kind=HitKind.HEADING)
    model.set_pages(Pages((Run(1, hits=(heading,)),)))
    assert "paragraph 10, heading: " in spoken(model, 0)
