from hypothesis import given
from hypothesis import strategies as st

from db.model import Place
from gui.controllers.history import LIMIT, History


def place(block: int, start: int = 0) -> Place:
    return Place("letter", 1, block, start)


def test_back_and_forward_return_to_the_places_visited() -> None:
    history = History()
    for block in (1, 2, 3):
        history.visit(place(block))
    assert history.back() == place(2)
    assert history.back() == place(1)
    assert history.back() is None
    assert history.forward() == place(2)
    assert history.can_go_forward


def test_going_somewhere_new_forgets_what_lay_ahead() -> None:
    history = History()
    for block in (1, 2, 3):
        history.visit(place(block))
    history.back()
    history.visit(place(9))
    assert not history.can_go_forward
    assert history.back() == place(2)


def test_back_returns_to_where_the_reader_had_scrolled() -> None:
    history = History()
    history.visit(place(1))
    history.leave(place(7, 40))
    history.visit(place(20))
    assert history.back() == place(7, 40)


def test_the_same_passage_twice_in_a_row_counts_once() -> None:
    history = History()
    history.visit(place(1))
    history.visit(place(1))
    assert not history.can_go_back


@given(st.lists(st.integers(-2, 500)))
def test_no_walk_leaves_the_list_of_places(steps: list[int]) -> None:
    history = History()
    for step in steps:
        if step == -1:
            history.back()
        elif step == -2:
            history.forward()
        else:
            history.visit(place(step))
        assert len(history._places) <= LIMIT
        assert not history._places or 0 <= history._at < len(history._places)
