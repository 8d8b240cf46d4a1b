from __future__ import annotations

from typing import TYPE_CHECKING

from db.query import parse
from gui.models.strip import Ruler, most_in, over_document, over_library
from tests.gui.panels.samples import hit

if TYPE_CHECKING:
    from db.store.library import Library

KEY = "letter-2014-09-29-belarus"


def test_each_hit_has_its_place_in_the_document(library: Library) -> None:
    content = library.documents.content(KEY)
    hits = library.search.search(parse("rights"), limit=100).hits
    spots = over_document(Ruler(content), enumerate(hits))
    assert len(spots.spots) == len(hits)
    assert all(0 <= spot.start < 1 for spot in spots.spots)
    at = [hits[spot.hit].place for spot in spots.spots]
    assert at == sorted(at, key=lambda place: (place.block, place.start))
    assert spots.said == f"{len(hits)} hits over the document, most in Annex"
    assert len(spots.bounds) == 1, "the annex begins somewhere, the letter at the start"


def test_a_passage_of_another_document_has_no_place(library: Library) -> None:
    content = library.documents.content(KEY)
    assert over_document(Ruler(content), ((0, hit(0, 4, "10", "… civil society …")),)).spots == ()


def test_the_library_shows_its_documents_in_their_order() -> None:
    documents = (("a", "Alpha"), ("b", "Beta"), ("c", "Gamma"), ("d", "Delta"))
    spots = over_library(documents, {"b": 8, "d": 2}, {"b": 1})
    assert [(spot.start, spot.end) for spot in spots.spots] == [(0.25, 0.5), (0.75, 1.0)]
    assert [spot.weight for spot in spots.spots] == [1.0, 0.25]
    assert [spot.hit for spot in spots.spots] == [1, -1], "of the last no hit is known"
    assert spots.said == "10 hits over 2 documents, most in Beta"
    assert spots.spots[0].text == "Beta: 8 passages"
    assert over_library(documents, {}, {}).said == ""


def test_most_are_in_the_part_that_tells_something() -> None:
    assert most_in([("Letter",), ("Annex", "A"), ("Annex", "B")]) == "Annex"
    assert most_in([("Annex", "A"), ("Annex", "B", "¶ 2"), ("Annex", "B")]) == "B"
    assert most_in([("Annex",), ("Annex",)]) == ""
    assert most_in([]) == ""
