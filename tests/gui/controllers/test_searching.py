from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.model import HitKind
from db.store.library import Library
from gui.controllers.searching import Scope, Searching
from gui.services.search import SearchService

KEY = "letter-2014-09-29-belarus"


@pytest.fixture
def searching(qtbot: QtBot, library_folder: Path) -> Iterator[Searching]:
    service = SearchService(library_folder)
    controller = Searching(service)
    controller.set_document(KEY)
    yield controller
    service.stop()


def ask(qtbot: QtBot, searching: Searching, text: str) -> None:
    with qtbot.waitSignal(searching.answered):
        searching.edit(text)


def test_typing_fast_shows_only_the_last_answer(qtbot: QtBot, searching: Searching) -> None:
    answers = []
    searching.answered.connect(lambda answer: answers.append(answer.query))
    for length in range(1, len("seminar") + 1):
        searching.edit("seminar"[:length])
    qtbot.waitUntil(lambda: searching.answer.query == "seminar")
    assert answers[-1] == "seminar"
    assert answers == sorted(answers, key=len)


def test_enter_opens_the_first_hit_even_before_the_answer_has_come(
    qtbot: QtBot, searching: Searching
) -> None:
    searching.edit("ombudsman")
    with qtbot.waitSignal(searching.hitOpened) as opened:
        searching.open_current()
    assert opened.args[0] == searching.answer.hits[0].place


def test_hits_in_one_document_stand_in_reading_order_with_headings_first(
    qtbot: QtBot, searching: Searching
) -> None:
    ask(qtbot, searching, "united nations")
    hits = searching.answer.hits
    headings = [hit for hit in hits if hit.kind is HitKind.HEADING]
    assert headings
    assert list(hits[: len(headings)]) == headings
    blocks = [hit.place.block for hit in hits[len(headings) :]]
    assert blocks == sorted(blocks)


def test_f3_walks_every_place_of_every_hit_and_comes_round(
    qtbot: QtBot, searching: Searching
) -> None:
    ask(qtbot, searching, "seminar")
    opened = []
    searching.hitOpened.connect(lambda place: opened.append((place.block, place.start)))
    places = sum(len(hit.spans) for hit in searching.answer.hits)
    assert places > len(searching.answer.hits) > 2
    for _ in range(places + 1):
        searching.step(1)
    assert len(set(opened)) == places
    assert opened[-1] == opened[0]
    searching.step(-1)
    assert opened[-1] == opened[places - 1]


def test_words_side_by_side_are_one_place(qtbot: QtBot, searching: Searching) -> None:
    ask(qtbot, searching, "civil society")
    searching.open(0)
    place = searching.hits_in(KEY)[0][0].place
    assert place.end - place.start == len("civil society")


def test_shift_f3_before_any_hit_was_open_goes_to_the_last(
    qtbot: QtBot, searching: Searching
) -> None:
    ask(qtbot, searching, "seminar")
    searching.step(-1)
    assert searching.current == len(searching.answer.hits) - 1


def test_an_emptied_box_clears_hits_at_once(qtbot: QtBot, searching: Searching) -> None:
    ask(qtbot, searching, "seminar")
    with qtbot.waitSignal(searching.answered):
        searching.edit("  ")
    assert searching.answer.hits == ()
    assert searching.hits_in(KEY) == ((), None)


def test_the_scope_decides_which_documents_are_searched(
    qtbot: QtBot, searching: Searching, library_folder: Path, tmp_path: Path
) -> None:
    from db.ingest.pipeline import import_file

    other = tmp_path / "other.txt"
    other.write_text("Report on ombudsman institutions\n\nThe ombudsman was heard in 2019.\n")
    with Library.open(library_folder) as library:
        assert import_file(library, other).ok
    ask(qtbot, searching, "ombudsman")
    assert {hit.place.document for hit in searching.answer.hits} == {KEY}
    with qtbot.waitSignal(searching.answered):
        searching.set_scope(Scope.LIBRARY)
    assert len({hit.place.document for hit in searching.answer.hits}) == 2
