"""Keystroke → the ranked 20 with their snippets, over a million passages, beside its peers.

The library is built at the first run (see tests.bench.million). Every state of the search box is
looked up once, in order, as a reader's own typing would; FTS5 gets a sample, as it takes seconds.
"""

from __future__ import annotations

import random
import sys
import time
from typing import TYPE_CHECKING

from db.model import Facts, ParsedDocument, Section, SectionKind, Source
from db.query import parse
from db.store.library import Library
from tests.bench import debates, million, peers
from tests.bench.harness import Result, Samples, Target, milliseconds
from tests.bench.typing import keystrokes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SAMPLE = 100  # states that FTS5 is asked
COMPARED = 60  # queries whose first 20 are compared with full bm25
IMPORTS = 20


def run() -> list[Result]:
    if not debates.ARCHIVE.exists():
        print(f"search_million is left out: there are no speeches at {debates.ARCHIVE}")
        return []
    print("building the library of a million passages, unless it is there …", file=sys.stderr)
    million.build()
    place = million.folder()
    built = million.built(place)
    results = [
        Result(
            "a passage indexed, everything built",
            Samples((built.seconds / built.passages * 1e6,), "µs"),
            Target(50, of="p50"),
        ),
        Result(
            "index and lists, for a byte of text", Samples((built.share,), "B"), Target(2, of="p50")
        ),
    ]
    with Library.open(place, read_only=True) as library:
        results += _typing(library, place)
        results.append(_agreement(library))
    return [*results, _opening(place), *_importing(place)]


def _typing(library: Library, place: Path) -> list[Result]:
    texts = [
        text
        for (text,) in library.connection.execute(
            "SELECT text FROM blocks WHERE id % 997 = 1 AND kind != 'heading'"
        )
    ]
    states = keystrokes(texts)

    def look(text: str) -> None:
        library.search.search(parse(text, typing=True), limit=20, count_sections=False)

    look("a")
    ours = Samples(tuple(milliseconds(lambda text=text: look(text)) for text in states))
    sample = random.Random(1).sample(states, SAMPLE)
    plain = peers.fts5(library.connection)
    theirs = _sampled(sample, plain)
    ours_sampled = _sampled(sample, look)
    name = "keystroke → ranked 20, of 1,000,000 passages"
    results = [
        Result(name, ours, Target(1, of="p50"), "FTS5 ORDER BY rank", theirs),
        Result(f"{name}: p99", ours, Target(10, of="p99")),
        Result(f"{name}: worst", ours, Target(30, of="worst")),
        Result(
            "its p99, 50 times, on the same sample",
            Samples((ours_sampled.p99 * 50,)),
            Target(1),
            "FTS5's p99",
            Samples((theirs.p99,)),
        ),
    ]
    peer = peers.tantivy(library.connection, place.with_name(f"{place.name}-tantivy"))
    if peer is None:
        print(peers.HOW_TO_COMPARE, file=sys.stderr)
    else:
        peer("a")
        beside = Samples(
            tuple(milliseconds(lambda text=text, peer=peer: peer(text)) for text in states)
        )
        results.append(Result(name, ours, Target(1.5), "tantivy", beside))
    return results


def _sampled(states: list[str], look: Callable[[str], object]) -> Samples:
    return Samples(tuple(milliseconds(lambda text=text: look(text)) for text in states))


def _agreement(library: Library) -> Result:
    """How many of FTS5's first 20 are missing among ours, on average; equal scores are equal."""
    texts = [
        text
        for (text,) in library.connection.execute("SELECT text FROM blocks WHERE id % 19997 = 1")
    ]
    chance = random.Random(2)
    missing: list[float] = []
    for state in chance.sample(keystrokes(texts, 600, seed=3), COMPARED):
        query = parse(state, typing=True, exact=True, synonyms=False)
        ours = library.search.search(query, limit=20, plain=True, count_sections=False)
        rows = library.connection.execute(
            "SELECT rowid, -rank FROM blocks_fts WHERE blocks_fts MATCH ? ORDER BY rank LIMIT 20",
            (query.expression or '""',),
        ).fetchall()
        least = rows[-1][1] if rows else 0.0
        found = {hit.place.block for hit in ours.hits}
        as_good = sum(1 for hit in ours.hits if hit.score > least - 1e-3)
        missed = sum(1 for row, score in rows if row not in found and score > least + 1e-3)
        missing.append(max(missed, min(20, len(rows)) - max(as_good, len(rows) - missed)))
    average = sum(missing) / len(missing)
    return Result(
        "of full bm25's first 20, missing on average", Samples((average,), ""), Target(2, of="p50")
    )


def _opening(place: Path) -> Result:
    def opened() -> None:
        Library.open(place, read_only=True).close()

    values = tuple(milliseconds(opened) for _ in range(20))
    return Result("opening the library", Samples(values), Target(30, of="p99"))


def _importing(place: Path) -> list[Result]:
    """A document of 80 passages stored and removed again, all lists kept in step."""
    stored: list[float] = []
    found: list[float] = []
    with Library.open(place) as library:
        for number in range(IMPORTS):
            document = _document(library, number)
            source = Source("new.txt", "0", "text/plain")
            stored.append(
                milliseconds(
                    lambda document=document, source=source, number=number: library.documents.add(
                        document,
                        key=f"new-{number}",
                        source=source,
                        original=b"",
                        importer_version=1,
                        imported_at=time.strftime("%Y-%m-%d"),
                    )
                )
            )
            query = parse(f"wordofdocument{number}")
            found.append(milliseconds(lambda query=query: library.search.search(query)))
        removed = [
            milliseconds(lambda number=number: library.documents.remove(f"new-{number}"))
            for number in range(IMPORTS)
        ]
    return [
        Result("a document of 80 passages stored", Samples(tuple(stored)), Target(200, of="worst")),
        Result("the first search after it", Samples(tuple(found)), Target(50, of="worst")),
        Result("a document removed", Samples(tuple(removed)), Target(200, of="worst")),
    ]


def _document(library: Library, number: int) -> ParsedDocument:
    from tests.db.store.samples import blocks_of

    rows = library.connection.execute(
        "SELECT text FROM blocks WHERE id % 12011 = ? LIMIT 80", (number + 1,)
    )
    texts = [f"{text} wordofdocument{number}" for (text,) in rows]
    section = Section(1, None, 0, 1, SectionKind.SECTION, None, "New")
    return ParsedDocument(Facts(f"New {number}"), (section,), blocks_of(texts), ())
