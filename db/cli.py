"""The ``nonpaper`` subcommands: the same work without a window. No Qt.

``--json`` prints one JSON value on stdout; everything said to a person goes to stderr. Exit codes:
0 done, 1 some part failed (the report says which), 2 wrong use. May import everything in db.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from db.errors import KnownError
from db.export import rows
from db.ingest.report import ImportReport
from db.model import Sort
from db.printing import NotWritten, print_answer, print_bytes
from db.text import encodable

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.model import DocumentContent, Facets, SearchAnswer
    from db.query import Query
    from db.store.library import Library


class Folder:
    """Which library a call works on; ``--library`` may stand before or after the subcommand."""

    def __init__(self, path: Path | None) -> None:
        self.path = path

    def open(self, *, make: bool = False) -> Library:
        """Open the library; the user's own is made where there is none, another by ``make`` only.

        Raises:
            KnownError: There is none at the folder that was named, or it cannot be opened.
        """
        from db.ingest.first import holds_library, open_or_make
        from db.store.library import default_folder

        if self.path is not None and not make and not holds_library(self.path):
            raise KnownError(f"there is no library at {self.path}")
        return open_or_make(self.path or default_folder())


def _set_folder(context: click.Context, _parameter: click.Parameter, value: Path | None) -> None:
    if value is not None:
        context.ensure_object(Folder).path = value


def _words(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Words as they were typed, also where the locale could not decode them."""
    return None if value is None else encodable(value)


_library_option = click.option(
    "--library",
    type=click.Path(file_okay=False, path_type=Path),
    callback=_set_folder,
    expose_value=False,
    help="The folder that holds the library (default: the user's own).",
)
_json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON value.")


class _Group(click.Group):
    """Turns a KnownError and a failed write into one line and exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        try:
            return super().invoke(ctx)
        except KnownError as error:
            click.echo(f"nonpaper: {error}", err=True)
            ctx.exit(1)
        except NotWritten as error:
            click.echo(f"nonpaper: the answer could not be written: {error}", err=True)
            ctx.exit(1)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--library", type=click.Path(file_okay=False, path_type=Path), default=None)
@click.pass_context
def main(context: click.Context, library: Path | None) -> None:
    """Read, search and mark United Nations documents without a window."""
    context.obj = Folder(library)


def _command(name: str, group: click.Group = main) -> Callable[[Callable[..., Any]], click.Command]:
    """A subcommand that takes --library and --json and gets the Folder first."""

    def decorate(function: Callable[..., Any]) -> click.Command:
        return group.command(name)(_library_option(_json_option(click.pass_obj(function))))

    return decorate


def _content(library: Library, key: str) -> DocumentContent:
    found = library.documents.get(key)
    if found is None:
        known = ", ".join(document.key for document in library.documents.list()) or "none"
        raise click.UsageError(f"there is no document {key!r}; known: {known}")
    return library.documents.content(key)


@_command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--again", is_flag=True, help="Read a file anew that the library holds already.")
def import_command(
    folder: Folder,
    paths: tuple[Path, ...],
    again: bool,  # noqa: FBT001 - a flag
    as_json: bool,  # noqa: FBT001
) -> None:
    """Read files, and the files in folders, into the library."""
    from db.ingest.pipeline import import_file
    from db.ingest.walk import expand

    with folder.open(make=True) as library:
        reports = [
            ImportReport(str(path), error=remark)
            if remark
            else import_file(library, path, again=again)
            for path, remark in expand(paths)
        ]
        if len(reports) > 1:
            _tidy(library)
    for report in reports:
        if not report.ok:
            click.echo(f"{report.path}: {report.error}", err=True)
    print_answer(
        as_json,
        [report.row() for report in reports],
        (_import_line(report) for report in reports if report.ok),
    )
    if not all(report.ok for report in reports):
        sys.exit(1)


def _tidy(library: Library) -> None:
    """Put small parts of the search index together; a full disk is for the next import to tell."""
    more = True
    with suppress(KnownError):
        while more:
            more = library.search.tidy()


def _import_line(report: ImportReport) -> str:
    counts = report.counts
    line = (
        f"{report.document}: {counts.sections} sections, {counts.blocks} blocks,"
        f" {counts.footnotes} notes, {counts.events} events, {counts.repairs} repairs"
    )
    if report.already:
        line += " (already in the library; --again reads it anew)"
    elif report.lost:
        line += f" ({len(report.lost)} of your corrections kept, not applied)"
    if report.lost_events:
        line += f" ({report.lost_events} of your edits of events kept: their words are gone)"
    return line


@_command("documents")
def documents_command(folder: Folder, as_json: bool) -> None:  # noqa: FBT001
    """List the documents of the library."""
    with folder.open() as library:
        documents = library.documents.list()
    print_answer(
        as_json,
        [rows.document_row(document) for document in documents],
        (f"{document.key}\t{document.facts.title}" for document in documents),
    )


@_command("sections")
@click.argument("document", callback=_words)
def sections_command(folder: Folder, document: str, as_json: bool) -> None:  # noqa: FBT001
    """List a document's sections in reading order."""
    with folder.open() as library:
        content = _content(library, document)
    print_answer(
        as_json,
        rows.section_rows(content),
        (
            f"{section.id}\t{'  ' * (section.level - 1)}"
            f"{' '.join(filter(None, (section.number, section.title))) or '(untitled)'}"
            for section in content.sections
        ),
    )


@_command("blocks")
@click.argument("document", callback=_words)
def blocks_command(folder: Folder, document: str, as_json: bool) -> None:  # noqa: FBT001
    """List a document's blocks: cleaned text, text as received, notes and repairs."""
    with folder.open() as library:
        content = _content(library, document)
    print_answer(
        as_json,
        [rows.block_row(block) for block in content.blocks],
        (f"{block.id}\t{block.kind}\t{block.text}" for block in content.blocks),
    )


@_command("footnotes")
@click.argument("document", callback=_words)
def footnotes_command(folder: Folder, document: str, as_json: bool) -> None:  # noqa: FBT001
    """List a document's notes and where they are referred to."""
    with folder.open() as library:
        content = _content(library, document)
    print_answer(
        as_json,
        rows.footnote_rows(content),
        (f"{note.label}\t{note.text}" for note in content.footnotes),
    )


@_command("events")
@click.argument("document", required=False, callback=_words)
def events_command(folder: Folder, document: str | None, as_json: bool) -> None:  # noqa: FBT001
    """List the dated statements of a document, or of the whole library, as the reader has them."""
    from db.store.event_edits import all_laid, laid

    with folder.open() as library:
        if document is None:
            found = all_laid(library)
        else:
            _content(library, document)
            found = laid(library, document)
    if found.lost:
        click.echo(f"{len(found.lost)} of your edits kept: their words are not found", err=True)
    print_answer(
        as_json,
        [rows.event_row(event) for event in found.events],
        (
            f"{event.edtf or 'undated'}\t{event.status or '-'}\t{event.wording}\t{event.headline}"
            for event in found.events
        ),
    )


@_command("export")
@click.argument("document", required=False, callback=_words)
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "ics", "json", "md", "timelinejs"]),
    help="A table, a calendar, data, text, or what TimelineJS draws (default: csv).",
)
@click.option("--citations", is_flag=True, help="The dates of cited documents, too.")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write (default: print it).",
)
def export_command(
    folder: Folder,
    document: str | None,
    form: str | None,
    citations: bool,  # noqa: FBT001 - a flag
    output: Path | None,
    as_json: bool,  # noqa: FBT001
) -> None:
    """Export the timeline of a document, or of the whole library."""
    from datetime import UTC, datetime

    from db.export.chronology import Format, written
    from db.export.entries import chosen, count, entries_of
    from db.export.writing import write_text
    from db.store.event_edits import laid

    if as_json and form not in (None, "json"):
        raise click.UsageError("choose one of --json and --format")
    wanted = Format("json" if as_json else form or "csv")
    with folder.open() as library:
        keys = [one.key for one in library.documents.list()] if document is None else [document]
        contents = [(_content(library, key), laid(library, key).events) for key in keys]
    entries = [
        entry
        for content, events in contents
        for entry in entries_of(content, chosen(events, citations=citations))
    ]
    pieces = written(entries, wanted, datetime.now(UTC))
    if output is None:
        print_bytes("".join(pieces).encode())
        return
    write_text(output, pieces)
    found = tuple(event for _, events in contents for event in events)
    click.echo(f"{output}: {count(found, citations=citations).words()}", err=True)


@_command("search")
@click.argument("query", callback=_words)
@click.option("--in", "document", callback=_words, help="Search this document only.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True)
@click.option(
    "--sort",
    type=click.Choice([sort.name.lower() for sort in Sort], case_sensitive=False),
    default=Sort.RELEVANCE.name.lower(),
    show_default=True,
)
@click.option("--exact", is_flag=True, help="Words as typed, without their other forms.")
@click.option("--no-synonyms", is_flag=True, help="No acronyms for names of bodies, nor back.")
@click.option("--why", is_flag=True, help="Say of each hit what its score is made of.")
@click.option("--facets", is_flag=True, help="Count documents, languages, years, bodies …")
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "json", "md"]),
    help="Print whole passages with their citations, as the window exports them.",
)
def search_command(
    folder: Folder,
    query: str,
    document: str | None,
    as_json: bool,  # noqa: FBT001
    **options: Any,  # noqa: ANN401 - the switches above
) -> None:
    """Search headings, text and notes, the reader's own among them."""
    from db.query import parse
    from db.store.search_notes import NoteSearch

    if as_json and options["form"]:
        raise click.UsageError("choose one of --json and --format")
    asked = parse(query, synonyms=not options["no_synonyms"], exact=options["exact"])
    with folder.open() as library:
        if document is not None:
            _content(library, document)
        answer = library.search.search(
            asked,
            document=document,
            limit=options["limit"],
            sort=Sort[options["sort"].upper()],
            explain=options["why"],
        )
        answer = NoteSearch(library).add_to(
            answer, asked, document=document, limit=options["limit"]
        )
        counts = _facets(library, asked, document) if options["facets"] else None
        if options["form"]:
            _print_passages(library, answer, options["form"])
            return
    if not as_json:
        click.echo(f"{answer.total} passages; {answer.understood}", err=True)
    value = rows.answer_row(answer) | {
        "notes": [
            {"start": said.start, "end": said.end, "text": said.text} for said in asked.notes
        ],
        "also": [{"typed": one.typed, "means": one.means} for one in asked.also],
    }
    print_answer(
        as_json,
        value if counts is None else value | {"facets": rows.facets_row(counts)},
        (
            "\t".join(
                (" › ".join(hit.breadcrumb), hit.snippet, *filter(None, ["; ".join(hit.why)]))
            )
            for hit in answer.hits
        ),
    )


def _print_passages(library: Library, answer: SearchAnswer, form: str) -> None:
    """What the window's export writes."""
    from db.export.results import Format, written
    from db.store.passages import passages_of

    passages = passages_of(library, answer.hits)
    whole = "".join(written(passages, Format(form), answer.query))
    # csv ends its lines with \r\n, and so does a file; the last one is print's own.
    print_answer(False, None, [whole.removesuffix("\n").removesuffix("\r")])  # noqa: FBT003 - as text


def _facets(library: Library, query: Query, document: str | None) -> Facets:
    """What the hits have in common, the reader's own notes among them."""
    from db.request import SearchRequest
    from db.store.facet_notes import add_notes
    from db.store.search_notes import NoteSearch

    request = SearchRequest(query.text, document)
    counts = library.search.facets(query, document=document)
    return add_notes(counts, NoteSearch(library), library.connection, query, request)


@main.group("bookmarks")
def bookmarks_group() -> None:
    """List, add and remove bookmarks."""


@_command("list", bookmarks_group)
def bookmarks_list(folder: Folder, as_json: bool) -> None:  # noqa: FBT001
    """List every bookmark and whether its words were found again."""
    from db.store.marks import all_bookmarks

    with folder.open() as library:
        bookmarks = all_bookmarks(library)
    print_answer(
        as_json,
        [rows.bookmark_row(bookmark) for bookmark in bookmarks],
        (f"{mark.id}\t{mark.state}\t{mark.title}\t{mark.anchor.exact}" for mark in bookmarks),
    )


@_command("add", bookmarks_group)
@click.argument("document", callback=_words)
@click.option("--section", type=int, help="Bookmark this section (its id).")
@click.option("--block", type=int, help="Bookmark this block (its id).")
@click.option(
    "--quote", callback=_words, help="Bookmark these words, which must stand in one place only."
)
@click.option(
    "--title",
    callback=_words,
    default="",
    help="A title; the words themselves where it is left out.",
)
@click.option("--note", callback=_words, default="", help="A note.")
def bookmarks_add(
    folder: Folder,
    document: str,
    section: int | None,
    block: int | None,
    quote: str | None,
    title: str,
    note: str,
    as_json: bool,  # noqa: FBT001
) -> None:
    """Bookmark a section, a block or a quotation."""
    from db.store.marks import add_bookmark, find_target

    if sum(value is not None for value in (section, block, quote)) != 1:
        raise click.UsageError("name one of --section, --block and --quote")
    with folder.open() as library:
        content = _content(library, document)
        target, place = find_target(content, section=section, block=block, quote=quote)
        bookmark = add_bookmark(library, content, target, place, title=title, note=note)
    print_answer(as_json, rows.bookmark_row(bookmark), [f"{bookmark.id}\t{bookmark.title}"])


@_command("remove", bookmarks_group)
@click.argument("number", type=int)
def bookmarks_remove(folder: Folder, number: int, as_json: bool) -> None:  # noqa: FBT001
    """Remove a bookmark by its id."""
    with folder.open() as library:
        if library.notebook.get(number) is None:
            raise click.UsageError(f"there is no bookmark {number}")
        library.notebook.remove(number)
    print_answer(as_json, {"removed": number}, [f"removed {number}"])


@_command("check")
@click.option("--repair", is_flag=True, help="Rebuild what can be rebuilt.")
def check_command(folder: Folder, repair: bool, as_json: bool) -> None:  # noqa: FBT001
    """Check both files and the search index."""
    from db.store.check import check

    with folder.open() as library:
        report = check(library, repair=repair)
    print_answer(as_json, report.row(), report.lines())
    if not report.ok:
        sys.exit(1)
