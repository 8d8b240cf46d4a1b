"""Segments put together, and documents taken out of them, answer as before."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from db.cancel import CancelToken
from db.errors import Cancelled
from db.ingest.pipeline import import_file
from db.query import parse
from db.store import levels, sealing
from db.store.check import check
from db.store.connection import transaction
from db.store.inverted import Inverted, Passage
from db.store.library import Library
from db.store.schema import LIBRARY
from db.store.sealing import FRESH
from db.words import words_of

if TYPE_CHECKING:
    from pathlib import Path

QUERIES = ("seminar", "paragraph", "human rights", "letter*", '"human rights"', "zebra")


def answers(library: Library) -> list[tuple[str, ...]]:
    return [
        tuple(sorted(hit.snippet for hit in library.search.search(parse(query), limit=100).hits))
        for query in QUERIES
    ]


def test_tidied_segments_answer_as_before_and_are_sound(library: Library, tmp_path: Path) -> None:
    keys: list[str] = []
    for number in range(6):
        path = tmp_path / f"letter-{number}.txt"
        path.write_text(f"   A letter of zebra {number}.\n\n   A paragraph on human rights.\n")
        report = import_file(library, path)
        assert report.document is not None
        keys.append(report.document)
    before = answers(library)
    library.search.tidy()
    assert answers(library) == before
    assert check(library).ok
    library.documents.remove(keys[2])
    assert len(library.search.search(parse("zebra")).hits) == 5
    assert check(library).ok
    library.search.tidy()
    assert len(library.search.search(parse("zebra")).hits) == 5
    assert check(library).ok


def test_the_best_of_many_passages_are_the_same_however_they_are_asked_for(
    library: Library, tmp_path: Path
) -> None:
    lines = "".join(
        f"   Universal periodic review {n} of the United Nations by the Secretary-General.\n\n"
        for n in range(700)
    )
    path = tmp_path / "long.txt"
    path.write_text("   A long letter.\n\n" + lines)
    report = import_file(library, path)
    for query in ("UPR", '"united nations"', "secretary-g", "NEAR(united nations, 3)", "review 7*"):
        asked = parse(query, typing=query == "secretary-g")
        answer = library.search.search(asked, document=report.document, explain=True)
        assert answer.total >= len(answer.hits) > 0
        assert all(hit.why for hit in answer.hits)
        facets = library.search.facets(asked, document=report.document)
        assert facets.documents == ((report.document, facets.total),)
    assert "universal" in library.search.completions("univ")


class _Patient(CancelToken):
    """Somebody who stops the work after it looked so many times."""

    def __init__(self, looks: int) -> None:
        super().__init__()
        self.looks = looks

    def check(self) -> None:
        self.looks -= 1
        if not self.looks:
            self.cancel()
        super().check()


def write_villages(path: Path, name: str, passages: int) -> Path:
    path.write_text("Wells\n\n" + "".join(f"{name} {n} has a well.\n\n" for n in range(passages)))
    return path


def segments(library: Library) -> int:
    return library.connection.execute("SELECT count(*) FROM search_segments").fetchone()[0]


def test_a_step_that_is_stopped_leaves_the_index_as_it_was(
    library: Library, tmp_path: Path
) -> None:
    for name in ("Village", "Town"):
        assert import_file(library, write_villages(tmp_path / f"{name}.txt", name, FRESH)).ok
    before = segments(library)
    assert before > 1
    counting = _Patient(-1)
    with suppress(Cancelled), transaction(library.connection):
        sealing.tidy(library.connection, counting)
        raise Cancelled  # so that it is undone
    looks = -1 - counting.looks
    assert looks > 3 * FRESH, "it may be stopped at every passage and every word"
    for moment in (1, looks // 3, looks // 2, looks - 1):
        with pytest.raises(Cancelled):
            library.search.tidy(_Patient(moment))
        assert segments(library) == before
    assert not library.search.tidy(_Patient(-1))
    assert segments(library) < before
    assert check(library).ok
    assert library.search.search(parse("village")).total == FRESH


def test_every_list_is_read_as_it_was_written() -> None:
    """Words of one beginning, some frequent, some twice in a passage: all kinds of lists."""
    words = [f"con{ending}" for ending in ("vention", "vene", "cern", "flict", "sent", "tract", "")]
    texts = [
        " ".join(words[n % 7 :] + words[: n % 3] + [f"con{n}", f"rare{n % 200}"] * (n % 2 + 1))
        for n in range(3_000)
    ]
    index = Inverted(Passage(2 * n, heading=False, text=text) for n, text in enumerate(texts))
    lists = dict(index.lists())
    assert {"con*", "convention", "rare7"} <= lists.keys()
    for word, data in lists.items():
        own = index.of_beginning(word[:-1]) if word.endswith("*") else index.of_word(word)
        assert levels.unpack(data).all() == own.all(), word


CONS = ("vention", "vene", "cern", "flict", "sent", "tract", "fer")


def write_cons(path: Path) -> Path:
    """Frequent words of one beginning that never stand in a passage twice."""
    passages = (f"A con{CONS[n % len(CONS)]} of {n}.\n\n" for n in range(FRESH + 99))
    path.write_text("Words\n\n" + "".join(passages))
    return path


def damage(library: Library) -> int:
    """Write lists of beginnings as they once were written: with more levels than they have."""
    rows = library.connection.execute(
        "SELECT id, data FROM search_lists WHERE word LIKE '%*' AND length(data) > 99"
    ).fetchall()
    with transaction(library.connection):
        for id_, data in rows:
            library.connection.execute(
                "UPDATE search_lists SET data = ? WHERE id = ?",
                (bytes((min(levels.MOST, data[0] + 3),)) + data[1:], id_),
            )
    return len(rows)


def forget_the_migration(library: Library) -> None:
    library.connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'search_list_counts'")
    library.connection.execute(f"PRAGMA user_version = {LIBRARY.version - 1}")


def found(library: Library, text: str) -> int:
    return library.search.search(parse(text, synonyms=False)).total


def test_an_older_library_with_lists_that_cannot_be_read_mends_them_when_it_is_opened(
    folder: Path, tmp_path: Path
) -> None:
    with Library.open(folder) as library:
        assert import_file(library, write_cons(tmp_path / "cons.txt")).ok
        assert damage(library)
        report = check(library)
        assert not report.ok, "a list that cannot be read is told, and nothing is raised"
        forget_the_migration(library)
    with Library.open(folder) as library:
        assert found(library, "con*") == FRESH + 99
        assert check(library).ok


def test_an_older_library_with_lists_that_nothing_explains_makes_them_anew(
    folder: Path, tmp_path: Path
) -> None:
    with Library.open(folder) as library:
        assert import_file(library, write_cons(tmp_path / "cons.txt")).ok
        library.connection.execute("UPDATE search_lists SET data = x'0901' WHERE word = 'con*'")
        assert not check(library).ok
        forget_the_migration(library)
    with Library.open(folder) as library:
        assert found(library, "con*") == FRESH + 99
        assert check(library).ok


def test_lists_that_cannot_be_read_are_found_and_made_anew_after_a_second_import(
    library: Library, tmp_path: Path
) -> None:
    path = write_cons(tmp_path / "cons.txt")
    other = write_villages(tmp_path / "other.txt", "Convent", 60)
    assert import_file(library, other).ok
    assert import_file(library, path).ok
    assert import_file(library, other, again=True).ok  # part of a segment is gone now
    assert check(library).ok
    assert damage(library)
    assert not check(library).ok
    assert check(library, repair=True).ok
    assert found(library, "con*") == FRESH + 99 + 60


def test_lists_that_say_something_else_are_found(library: Library, tmp_path: Path) -> None:
    assert import_file(library, write_cons(tmp_path / "cons.txt")).ok
    library.connection.execute(
        "UPDATE search_lists SET data = (SELECT data FROM search_lists WHERE word = 'convene') "
        "WHERE word = 'con*'"
    )
    assert not check(library).ok


def test_every_word_and_beginning_is_counted_as_its_definition_counts(
    library: Library, tmp_path: Path
) -> None:
    path = write_cons(tmp_path / "cons.txt")
    other = write_villages(tmp_path / "other.txt", "Convent", 60)
    for file, again in ((other, False), (path, False), (other, True), (path, True)):
        assert import_file(library, file, again=again).ok
        passages = [
            set(words_of(text)) for (text,) in library.connection.execute("SELECT text FROM blocks")
        ]
        words = {word for own in passages for word in own if not word.isdecimal()}
        for word in words:
            query = parse(word, synonyms=False, exact=True)
            expected = sum(word in own for own in passages)
            assert library.search.search(query, limit=1).total == expected, word
            for end in range(2, len(word) + 1):
                beginning = word[:end]
                expected = sum(any(w.startswith(beginning) for w in own) for own in passages)
                query = parse(f"{beginning}*", synonyms=False, exact=True)
                assert library.search.search(query, limit=1).total == expected, beginning
