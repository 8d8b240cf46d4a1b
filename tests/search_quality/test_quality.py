"""What a reader expects to find first, over the bundled letter and over real documents.

``queries.json`` holds queries as people type them and the words of the passage each is after, taken
from the documents before any search was run. A query that finds nothing may succeed through the
first spelling it is offered, as a reader would with one click. Run with ``-s`` to see the table.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from db.ingest.pipeline import import_file
from db.query import parse
from db.store.library import Library
from db.text import squeeze
from resources import BUNDLED_DOCUMENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from db.model import DocumentContent, Hit

ENOUGH = 0.9
FILES = (
    *(f"txt/un_charter_{language}.txt" for language in ("en", "fr", "es", "ru", "zh", "ar")),
    *("txt/S_RES_0242_1967_EN_GOLD.txt", "txt/S_RES_0435_1978_EN_GOLD.txt"),
    *("txt/ungd_BLR_69_2014.txt", "pdf/A_RES_73_3-EN.pdf"),
    *("pdf/svn_1st_g0916919.pdf", "pdf/svn_1st_g1012049.pdf"),
)
BUNDLED = "letter-2014-09-29-belarus"


class Wanted(NamedTuple):
    """A query and the passages any of which a reader is after."""

    kind: str
    query: str
    documents: tuple[str, ...]
    quotes: tuple[str, ...]
    inside: str | None  # the only document to search in, as with Ctrl+F


class Outcome(NamedTuple):
    wanted: Wanted
    rank: int | None  # from 1; None: not among the first ten
    first: str  # what came first


def _queries() -> tuple[Wanted, ...]:
    rows = json.loads((Path(__file__).parent / "queries.json").read_text(encoding="utf-8"))
    return tuple(
        Wanted(
            row["kind"],
            row["query"],
            tuple(row["documents"]),
            tuple(row["quotes"]),
            row.get("inside"),
        )
        for row in rows
    )


QUERIES = _queries()
OF_BUNDLED = tuple(wanted for wanted in QUERIES if wanted.documents == (BUNDLED,))
OF_OTHERS = tuple(wanted for wanted in QUERIES if wanted.documents != (BUNDLED,))


@pytest.fixture(scope="module")
def bundled(imported_folder: Path) -> Iterator[Library]:
    with Library.open(imported_folder, read_only=True) as library:
        library.search.events()  # opens the notebook now, not in the first test
        yield library


@pytest.fixture(scope="module")
def corpus(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The bundled letter beside the Charter in six languages, resolutions, reports, a speech."""
    folder = tmp_path_factory.mktemp("quality") / "library"
    with Library.open(folder) as library:
        for path in (BUNDLED_DOCUMENT, *(shared / "corpus" / name for name in FILES)):
            report = import_file(library, path)
            assert report.ok, report.error
    with Library.open(folder, read_only=True) as library:
        library.search.events()  # opens the notebook now, not in the first test
        yield library


class Asker:
    """Asks as a reader does, and reads what was found."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._contents: dict[str, DocumentContent] = {}

    def outcome(self, wanted: Wanted) -> Outcome:
        hits = self._hits(wanted)
        quotes = [squeeze(quote) for quote in wanted.quotes]
        for rank, hit in enumerate(hits, start=1):
            text = squeeze(self._text(hit))
            here = hit.place.document in wanted.documents
            if here and any(quote in text for quote in quotes):
                return Outcome(wanted, rank, self._text(hits[0]))
        return Outcome(wanted, None, self._text(hits[0]) if hits else "")

    def texts(self, document: str) -> Iterator[str]:
        content = self._content(document)
        for piece in (*content.blocks, *content.footnotes):
            yield squeeze(piece.text)

    def _hits(self, wanted: Wanted) -> Sequence[Hit]:
        search = self._library.search.search
        answer = search(parse(wanted.query), document=wanted.inside, limit=10)
        if not answer.total and answer.suggestions:
            answer = search(parse(answer.suggestions[0]), document=wanted.inside, limit=10)
        return answer.hits

    def _text(self, hit: Hit) -> str:
        content = self._content(hit.place.document)
        if hit.place.footnote is None:
            return next(block.text for block in content.blocks if block.id == hit.place.block)
        notes = [note.text for note in content.footnotes if note.label == hit.place.footnote]
        return " ".join(notes)

    def _content(self, document: str) -> DocumentContent:
        if document not in self._contents:
            self._contents[document] = self._library.documents.content(document)
        return self._contents[document]


def _table(outcomes: Sequence[Outcome]) -> str:
    """Success at 1 and at 10, in all and by kind, and what did not come first."""
    kinds: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        kinds[outcome.wanted.kind].append(outcome)
    lines = [f"{'':12} queries   at 1  at 10"]
    for kind, some in [("all", list(outcomes)), *sorted(kinds.items())]:
        lines.append(
            f"{kind:12} {len(some):7}  {_success(some, 1):5.2f}  {_success(some, 10):5.2f}"
        )
    lines += [
        f"  {outcome.rank or '-':>2}  [{outcome.wanted.kind}] {outcome.wanted.query}"
        f"  →  {outcome.first[:60]!r}"
        for outcome in outcomes
        if outcome.rank != 1
    ]
    return "\n".join(lines)


def _success(outcomes: Sequence[Outcome], within: int) -> float:
    return sum((outcome.rank or 99) <= within for outcome in outcomes) / len(outcomes)


def _check(library: Library, queries: Sequence[Wanted]) -> None:
    asker = Asker(library)
    outcomes = [asker.outcome(wanted) for wanted in queries]
    table = _table(outcomes)
    print(f"\n{table}")
    assert _success(outcomes, 1) >= ENOUGH, table


def test_the_set_is_large_enough_and_says_each_query_once() -> None:
    assert len(OF_BUNDLED) >= 60
    assert len(OF_OTHERS) >= 90
    assert len({(wanted.query, wanted.inside) for wanted in QUERIES}) == len(QUERIES)


def test_every_expected_passage_stands_in_the_bundled_document(bundled: Library) -> None:
    _check_quotes(bundled, OF_BUNDLED)


def test_every_expected_passage_stands_in_its_document(corpus: Library) -> None:
    _check_quotes(corpus, OF_OTHERS)


def _check_quotes(library: Library, queries: Sequence[Wanted]) -> None:
    asker = Asker(library)
    texts = {
        document: list(asker.texts(document))
        for document in {d for w in queries for d in w.documents}
    }
    assert [
        (wanted.query, quote)
        for wanted in queries
        for quote in wanted.quotes
        if not any(squeeze(quote) in text for d in wanted.documents for text in texts[d])
    ] == []


def test_what_a_reader_of_the_bundled_document_wants_comes_first(bundled: Library) -> None:
    _check(bundled, OF_BUNDLED)


def test_what_a_reader_of_a_library_wants_comes_first(corpus: Library) -> None:
    _check(corpus, OF_OTHERS)
