"""A question to the search as a value."""

from __future__ import annotations

from db.model import SectionKind
from db.request import Filters, SearchRequest


def test_no_filter_is_chosen_until_one_is() -> None:
    assert not Filters()
    assert Filters(section_kinds=(SectionKind.ANNEX,))
    assert Filters(span=(20130101, 20131231))


def test_other_words_keep_everything_else() -> None:
    asked = SearchRequest("seminar", "letter", Filters(languages=("en",)), exact=True)
    again = asked.about("training")
    assert again.text == "training"
    assert again.about("seminar") == asked
