import threading
from collections.abc import Callable

from pytestqt.qtbot import QtBot

from db.cancel import CancelToken
from gui.services.worker import Worker


class Tool:
    def __init__(self) -> None:
        self.opened_in = threading.current_thread().name
        self.closed_in = ""

    def close(self) -> None:
        self.closed_in = threading.current_thread().name


def test_the_newest_request_wins_and_the_older_one_is_cancelled(qtbot: QtBot) -> None:
    worker: Worker[Tool] = Worker(Tool, "test", None)
    started, answers = threading.Event(), []

    def slow(_tool: Tool, token: CancelToken) -> str:
        started.set()
        while not token.cancelled:
            threading.Event().wait(0.001)
        return "stale"

    worker.submit(slow, answers.append)
    assert started.wait(5)
    worker.submit(lambda _tool, _token: "fresh", answers.append)
    qtbot.waitUntil(lambda: answers == ["fresh"])
    worker.stop()
    assert answers == ["fresh"]


def test_requests_that_waited_too_long_are_never_begun(qtbot: QtBot) -> None:
    worker: Worker[Tool] = Worker(Tool, "test", None)
    gate, begun, answers = threading.Event(), [], []

    def job(name: str) -> Callable[[Tool, CancelToken], str]:
        def work(_tool: Tool, _token: CancelToken) -> str:
            begun.append(name)
            gate.wait(5)
            return name

        return work

    worker.submit(job("first"), answers.append)
    qtbot.waitUntil(lambda: begun == ["first"])
    for name in ("second", "third", "fourth"):
        worker.submit(job(name), answers.append)
    gate.set()
    qtbot.waitUntil(lambda: answers == ["fourth"])
    worker.stop()
    assert begun == ["first", "fourth"]


def test_more_for_the_newest_request_comes_after_it_and_goes_with_it(qtbot: QtBot) -> None:
    worker: Worker[Tool] = Worker(Tool, "test", None)
    gate, answers = threading.Event(), []
    worker.submit(lambda _tool, _token: "first", answers.append)
    worker.follow(lambda _tool, _token: "more of the first", answers.append)
    qtbot.waitUntil(lambda: answers == ["first", "more of the first"])
    worker.submit(lambda _tool, _token: gate.wait(5), answers.append)
    worker.follow(lambda _tool, _token: "more of what nobody wants", answers.append)
    worker.submit(lambda _tool, _token: "second", answers.append)
    gate.set()
    qtbot.waitUntil(lambda: answers[-1] == "second")
    worker.stop()
    assert answers == ["first", "more of the first", "second"]


def test_a_failure_is_told_where_it_was_asked(qtbot: QtBot) -> None:
    worker: Worker[Tool] = Worker(Tool, "test", None)

    def fail(_tool: Tool, _token: CancelToken) -> None:
        raise ValueError("broken")

    with qtbot.waitSignal(worker.failed) as caught:
        worker.submit(fail, lambda _answer: None)
    worker.stop()
    assert isinstance(caught.args[0], ValueError)


def test_the_tool_lives_and_ends_on_the_thread(qtbot: QtBot) -> None:
    tools: list[Tool] = []

    def make() -> Tool:
        tools.append(Tool())
        return tools[-1]

    worker: Worker[Tool] = Worker(make, "its-own", None)
    answers: list[object] = []
    worker.submit(lambda _tool, _token: 1, answers.append)
    qtbot.waitUntil(lambda: answers == [1])
    worker.submit(lambda _tool, _token: 2, answers.append)
    qtbot.waitUntil(lambda: answers == [1, 2])
    worker.stop()
    assert [(tool.opened_in, tool.closed_in) for tool in tools] == [("its-own", "its-own")]
