"""The timeline as a table, as data and as text: what is read back is what was there."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.cancel import CancelToken
from db.errors import Cancelled
from db.export.cells import csv_line, markdown, safe_cell
from db.export.chronology import COLUMNS, Format, entry_row, source_of, title_of, written
from db.export.entries import Entry, chosen, count, entries_of
from db.model import EventKind, Extent, Origin, Status
from tests.db.export.samples import STAMP, TEXT, content, entries, event


def text_of(made: tuple[Entry, ...], form: Format) -> str:
    return "".join(written(made, form, STAMP))


def table(made: tuple[Entry, ...]) -> list[dict[str, str]]:
    text = text_of(made, Format.CSV)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_a_row_of_the_table_says_all_that_is_known_and_leaves_empty_what_is_not() -> None:
    (row, undated) = table(entries(event(1, "2013-06"), event(2, None, status=Status.PLANNED)))
    assert tuple(row) == COLUMNS
    assert row == {
        "date": "June 2013, some time within",
        "edtf": "2013-06",
        "earliest": "2013-06-01",
        "latest": "2013-06-30",
        "precision": "month",
        "approximate": "",
        "wording": "June 2013",
        "extent": "within",
        "status": "reported",
        "as of": "",
        "kind": "activity",
        "headline": "Seminar",
        "sentence": TEXT,
        "bodies": "OHCHR; UNDP",
        "section": "Annex › Seminars",
        "document": "Report",
        "symbol": "",
        "source": "as stated in “Report”",
        "citation": "“Report”, Annex, Seminars, para. 4 (numbered by the reader), p. 3",
        "origin": "extracted",
    }
    nothing = ("date", "edtf", "earliest", "latest", "precision", "approximate", "extent")
    assert {undated[name] for name in nothing} == {""}
    (about,) = table(entries(event(1, "../2010~", Extent.UNTIL)))
    assert (about["earliest"], about["latest"], about["approximate"]) == ("", "2010-12-31", "yes")


@pytest.mark.parametrize("start", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\tx", "\r=1", " =1"])
def test_no_cell_is_taken_for_a_formula(start: str) -> None:
    (row,) = table(entries(event(1, "2013", headline=start)))
    assert row["headline"] == f"'{start}"


@given(st.lists(st.text(st.characters(codec="utf-8")), min_size=1))
def test_a_spreadsheet_reads_back_the_cells_that_were_written(cells: list[str]) -> None:
    (read,) = csv.reader(io.StringIO(csv_line(cells), newline=""))
    assert read == [safe_cell(cell) for cell in cells]
    assert all(cell.lstrip(" ")[:1] not in tuple("=@\t\r") for cell in read if cell)
    assert [cell.removeprefix("'") for cell in read] == [cell.removeprefix("'") for cell in cells]


def test_numbers_stay_numbers() -> None:
    assert [safe_cell(value) for value in (-5, "+3.5", None, 0)] == ["-5", "+3.5", "", "0"]


def test_data_holds_the_event_its_passage_and_who_states_it() -> None:
    made = entries(event(1, "2013-06"), issuer="Belarus", symbol="A/69/406", issued="2014-09-29")
    value: dict[str, Any] = json.loads(text_of(made, Format.JSON))
    assert value["title"] == "Report"
    (row,) = value["events"]
    assert row == entry_row(made[0])
    assert (row["edtf"], row["earliest"], row["latest"]) == ("2013-06", "2013-06-01", "2013-06-30")
    assert row["source"] == "as stated by Belarus in A/69/406"
    assert row["as_of"] == "2014-09-29"
    assert row["citation"].startswith("A/69/406, 29 September 2014, Annex, Seminars, para. 4")
    assert row["breadcrumb"] == ["Annex", "Seminars"]
    assert row["anchor"] == {
        "block_key": "abc",
        "block_n": 1,
        "start": 22,
        "end": 31,
        "exact": "June 2013",
        "prefix": "A seminar was held in ",
        "suffix": TEXT[31:63],
    }


def test_what_the_reader_wrote_is_not_put_into_the_documents_mouth() -> None:
    own = replace(event(1, "2013"), origin=Origin.READER)
    stated, noted = entries(event(1, "2013"), own, symbol="A/1", issuer="Oz {x}")
    assert stated.source == "as stated by Oz {x} in A/1"
    assert noted.source == "noted by the reader in A/1"


def test_an_event_whose_passage_is_gone_says_what_is_known() -> None:
    (made,) = entries(event(1, None, block=99))
    row = entry_row(made)
    assert (row["anchor"], row["date"], row["label"]) == (None, None, None)
    assert row["citation"] == "“Report”, Annex, Seminars"


def test_no_events_are_no_rows_in_any_format() -> None:
    assert table(()) == []
    assert json.loads(text_of((), Format.JSON)) == {"title": "Timeline", "events": []}
    assert text_of((), Format.MARKDOWN).startswith("# Timeline\n")


def test_text_is_one_row_an_event_whatever_its_sentence_holds() -> None:
    odd = event(1, "2013-06", headline="A | B", sentence="One *line*\nand\tanother | cell")
    made = entries(odd, event(2, None), symbol="A/1", issuer="Oz")
    lines = text_of(made, Format.MARKDOWN).splitlines()
    assert lines[:3] == ["# Report", "", "As stated by Oz in A/1"]
    assert lines[6] == (
        "| June 2013, some time within | A \\| B | reported as of the document’s own date "
        "| One \\*line\\* and another \\| cell "
        "| A/1, Annex, Seminars, para. 4 (numbered by the reader), p. 3 |"
    )
    assert lines[7].startswith("| No date | Seminar |")


@given(st.text())
def test_a_cell_of_text_never_ends_its_row(text: str) -> None:
    cell = markdown(text)
    assert "\n" not in cell
    assert "|" not in cell.replace("\\\\", "").replace("\\|", "")


def test_several_documents_are_named_by_their_number() -> None:
    (one,) = entries(event(1, "2013"), symbol="A/1", issuer="Oz")
    other = replace(one, document=replace(one.document, facts=replace(
        one.document.facts, title="Note", symbol=None, issuer=None)))  # fmt: skip
    assert title_of((one, other)) == "Timeline of 2 documents"
    assert source_of((one, other, one)) == "As stated by Oz in A/1; as stated in “Note”"


def test_what_is_exported_is_counted_before() -> None:
    events = (
        event(1, "2013"),
        event(2, None),
        event(3, "2006-03-15", kind=EventKind.CITATION),
        event(4, "2014-09-29", status=None, kind=EventKind.DOCUMENT),
    )
    assert [one.id for one in chosen(events, citations=False)] == [1, 2, 4]
    without, with_them = (count(events, citations=wanted) for wanted in (False, True))
    assert without.words() == "3 events, 1 undated, 1 citation not included"
    assert with_them.words() == "4 events, 1 undated, 1 citation"
    assert count(events[:1], citations=False).words() == "1 event"
    (entry,) = entries_of(content(), events[3:])
    assert entry.status == entry.standing == "date of the document"
    assert entry_row(entry)["as_of"] is None


def test_an_export_can_be_stopped_between_two_events() -> None:
    token = CancelToken()
    pieces = written(entries(event(1, "2013")), Format.CSV, STAMP, token)
    assert next(pieces)
    token.cancel()
    with pytest.raises(Cancelled):
        next(pieces)


def test_every_format_has_the_ending_that_programs_know_it_by() -> None:
    assert [form.suffix for form in Format] == [".csv", ".ics", ".json", ".md", ".json"]
    assert [form for form in Format if form.leaves_out_undated] == [
        Format.CALENDAR,
        Format.TIMELINEJS,
    ]
