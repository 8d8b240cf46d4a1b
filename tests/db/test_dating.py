from dataclasses import replace

import pytest

from db.dating import date_words, dated, in_words
from db.model import EventKind, Extent
from tests.db.export.samples import event


@pytest.mark.parametrize(
    ("edtf", "extent", "expected"),
    [
        (None, None, "No date"),
        ("2013-06", Extent.WITHIN, "June 2013, some time within"),
        ("2013-06-05", Extent.WITHIN, "5 June 2013"),
        ("2013", Extent.THROUGHOUT, "2013, throughout"),
        ("2013", Extent.FROM, "2013, from then on"),
        ("2013", Extent.UNTIL, "2013, until then"),
        ("2013/..", Extent.FROM, "since 2013"),
        ("../2013", Extent.UNTIL, "until 2013"),
        ("{2013,2015}", Extent.EACH, "in each of 2013 and 2015"),
    ],
)
def test_a_date_is_said_once_with_how_it_is_filled(
    edtf: str | None, extent: Extent | None, expected: str
) -> None:
    assert dated(event(1, edtf, extent)) == expected


def test_the_date_of_a_document_is_just_a_date() -> None:
    assert dated(event(1, "2013-06", kind=EventKind.DOCUMENT)) == "June 2013"


def test_what_cannot_be_read_any_more_is_told_in_its_own_words() -> None:
    assert date_words(replace(event(1, "2013"), edtf="2013-AA")) == "June 2013"
    assert (in_words("2013-06"), in_words("2013-AA")) == ("June 2013", "2013-AA")
