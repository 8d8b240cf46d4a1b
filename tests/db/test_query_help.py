"""What the help says one may type works on the document that is shipped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from db.query import Note, Query, parse, text_of
from db.query.fields import HINTS
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


README = _examples(
    re.findall(r"(?ms)^2\. Type.*?^3\. ", (ROOT.parent / "README.md").read_text(encoding="utf-8"))
)
OF_FIELDS = [found for hint in HINTS.values() for found in re.findall(r"\b\w+:\S+", hint)]
EXAMPLES = list(dict.fromkeys((*IN_TABLES, *IN_TEXT, *README, *OF_FIELDS)))


@pytest.fixture(scope="module")
def opened(imported_folder: Path) -> Iterator[Library]:
    with Library.open(imported_folder, read_only=True) as library:
        library.search.events()  # opens the notebook now, not in the first test
        yield library


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_is_understood(example: str) -> None:
    query: Query = parse(example)
    notes: tuple[Note, ...] = query.notes
    assert notes == ()
    assert query.tree is not None
    assert parse(text_of(query.tree)).tree == query.tree


def test_the_help_shows_every_field_there_is() -> None:
    shown = {field for example in IN_TABLES + IN_TEXT for field in re.findall(r"(\w+):", example)}
    assert set(HINTS) <= shown


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_finds_something_in_the_document_that_is_shipped(
    opened: Library, example: str
) -> None:
    """In a new library, without a note or another document."""
    assert opened.search.search(parse(example)).total > 0


def test_there_are_examples_everywhere() -> None:
    assert min(len(IN_TABLES), len(IN_TEXT), len(README), len(OF_FIELDS)) >= 7


@pytest.mark.parametrize(
    "key",
    [
        *("Ctrl+F", "Ctrl+Shift+F", "Up and Down", "Page Up and Page Down", "Enter opens"),
        *("Ctrl+Enter", "Shift+Enter", "F3 and Shift+F3", "Esc", "Tab or Right", "Ctrl+Space"),
        *("Alt+Down", "Delete removes", "Ctrl+Shift+S", "Ctrl+D", "Ctrl+I", "Ctrl+Shift+R"),
    ],
)
def test_every_key_of_the_search_box_is_in_the_help(key: str) -> None:
    assert key in " ".join(_chapter().split())
