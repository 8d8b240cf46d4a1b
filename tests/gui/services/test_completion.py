"""Offers come from the worker: the newest question wins, and earlier searches are among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.completion import CompletionKind, Offers
from gui.services.completion import CompletionService

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from db.store.library import Library


@pytest.fixture
def service(qtbot: QtBot, library_folder: Path) -> Iterator[CompletionService]:
    service = CompletionService(library_folder)
    yield service
    service.stop()


def ask(qtbot: QtBot, service: CompletionService, *texts: str) -> list[Offers]:
    """Ask for all texts at once, and wait for the last."""
    answers: list[Offers] = []

    def take(answer: object) -> None:
        assert isinstance(answer, Offers)
        answers.append(answer)

    for text in texts:
        service.complete(text, len(text), take)
    qtbot.waitUntil(lambda: bool(answers) and answers[-1].text == texts[-1])
    return answers


def test_typing_fast_gets_offers_for_the_last_letter(
    qtbot: QtBot, service: CompletionService
) -> None:
    answers = ask(qtbot, service, "tr", "tra", "traf")
    assert answers[-1].completions[0].text == "trafficking"
    texts = [answer.text for answer in answers]
    assert texts == sorted(texts, key=len)


def test_what_was_not_taken_as_typed_comes_with_its_place(
    qtbot: QtBot, service: CompletionService
) -> None:
    (answer,) = ask(qtbot, service, "lang:xx rev")
    (note,) = answer.notes
    assert answer.text[note.start : note.end] == "xx"


def test_earlier_searches_stand_before_words(
    qtbot: QtBot, service: CompletionService, library: Library
) -> None:
    library.notebook.save_search("traffick*", "Trade in people")
    library.notebook.remember_search("trafficking minsk")
    kinds = [one.kind for one in ask(qtbot, service, "traf")[-1].completions]
    assert kinds == [CompletionKind.SAVED, CompletionKind.RECENT, CompletionKind.WORD]
    offers = ask(qtbot, service, "")[-1].completions
    assert [one.text for one in offers] == ["Trade in people", "trafficking minsk"]
    library.notebook.forget_recent()
    assert len(ask(qtbot, service, "")[-1].completions) == 1
