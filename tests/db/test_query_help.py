"""What the help says one may type works on the document that is shipped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from db.query import Node, Note, Query, parse, text_of
from db.query.fields import HINTS
from db.query.wording import is_condition
from db.store.library import Library
from resources import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def _chapter() -> str:
    text = (ROOT / "help" / "help.md").read_text(encoding="utf-8")
    return text.partition("## Searching")[2].partition("\n## ")[0]


def _examples(lines: list[str]) -> list[str]:
    return [example for line in lines for example in re.findall(r"`([^`]+)`", line)]


_LINES = _chapter().splitlines()
IN_TABLES = _examples([line.split("|")[1] for line in _LINES if line.startswith("| `")])
IN_TEXT = _examples([line for line in _LINES if not line.startswith("|")])


def _finds_by_words(tree: Node | None) -> bool:
    return tree is not None and not is_condition(tree)


@pytest.fixture(scope="module")
def opened(imported_folder: Path) -> Iterator[Library]:
    with Library.open(imported_folder, read_only=True) as library:
        library.search.events()  # opens the notebook now, not in the first test
        yield library


@pytest.mark.parametrize("example", IN_TABLES + IN_TEXT)
def test_every_example_of_the_help_is_understood(example: str) -> None:
    query: Query = parse(example)
    notes: tuple[Note, ...] = query.notes
    if example != "-status:planned":  # alone it leaves nothing out of anything
        assert notes == ()
        assert query.tree is not None
        assert parse(text_of(query.tree)).tree == query.tree


def test_the_help_shows_every_field_there_is() -> None:
    shown = {field for example in IN_TABLES + IN_TEXT for field in re.findall(r"(\w+):", example)}
    assert set(HINTS) <= shown


@pytest.mark.parametrize(
    "example", [example for example in IN_TABLES if _finds_by_words(parse(example).tree)]
)
def test_every_example_with_words_finds_something(opened: Library, example: str) -> None:
    assert opened.search.search(parse(example)).total > 0


@pytest.mark.parametrize(
    "example", [example for example in IN_TABLES if not _finds_by_words(parse(example).tree)]
)
def test_every_example_of_conditions_alone_finds_something(opened: Library, example: str) -> None:
    assert opened.search.search(parse(example)).total > 0
