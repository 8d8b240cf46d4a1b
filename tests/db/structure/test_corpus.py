"""Real texts in six languages: nothing lost, nothing reordered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.formats.text import read
from db.model import BlockKind, DocumentKind, ParsedDocument, SectionKind
from db.structure.parse import parse
from tests.db.structure.conftest import assert_accounted

if TYPE_CHECKING:
    from pathlib import Path

    from db.structure.words import Vocabulary

TEXTS = [
    "excerpts/ar_report_S-22558_1991.txt",
    "excerpts/en_letter_cyprus_2013.txt",
    "excerpts/es_letter_hostcountry_2007.txt",
    "excerpts/ru_resolution_1929_2010.txt",
    "excerpts/zh_sg_report_1946.txt",
    "txt/S_RES_0001_1946_EN_GOLD.txt",
    "txt/S_RES_0082_1950_EN_GOLD.txt",
    "txt/S_RES_0186_1964_EN_GOLD.txt",
    "txt/S_RES_0242_1967_EN_GOLD.txt",
    "txt/S_RES_0338_1973_EN_GOLD.txt",
    "txt/S_RES_0435_1978_EN_GOLD.txt",
    "txt/un_charter_ar.txt",
    "txt/un_charter_en.txt",
    "txt/un_charter_es.txt",
    "txt/un_charter_fr.txt",
    "txt/un_charter_ru.txt",
    "txt/un_charter_zh.txt",
    "txt/ungd_ARG_01_1946.txt",
    "txt/ungd_BLR_69_2014.txt",
]


def opened(shared: Path, name: str, words: Vocabulary) -> ParsedDocument:
    return parse(read((shared / "corpus" / name).read_bytes()), words)


@pytest.mark.parametrize("name", TEXTS)
def test_every_letter_and_digit_is_kept_in_order(
    shared: Path, words: Vocabulary, name: str
) -> None:
    source = read((shared / "corpus" / name).read_bytes())
    assert_accounted(source, parse(source, words))


@pytest.mark.parametrize(
    ("name", "language"),
    [(name, name[4:].split("_")[2][:2]) for name in TEXTS if "charter" in name]
    + [(name, name[9:11]) for name in TEXTS if name.startswith("excerpts/")],
)
def test_the_language_is_told(shared: Path, words: Vocabulary, name: str, language: str) -> None:
    assert opened(shared, name, words).facts.language == language


@pytest.mark.parametrize("name", [name for name in TEXTS if "charter" in name])
def test_the_charter_has_its_chapters_and_articles(
    shared: Path, words: Vocabulary, name: str
) -> None:
    document = opened(shared, name, words)
    chapters = [one for one in document.sections if one.number is not None]
    # The Russian file, as it was received, lacks the heading of chapter IX.
    assert len(chapters) == (18 if name.endswith("_ru.txt") else 19)
    assert all(one.level == 1 for one in chapters)
    assert len(document.sections) > 111


def test_a_resolution_is_preamble_and_operative_paragraphs(shared: Path, words: Vocabulary) -> None:
    document = opened(shared, "txt/S_RES_0242_1967_EN_GOLD.txt", words)
    assert document.facts.kind is DocumentKind.RESOLUTION
    assert document.facts.title == "Resolution 242 (1967) of 22 November 1967"
    assert document.facts.issued == "1967-11-22"
    kinds = [one.kind for one in document.sections]
    assert kinds == [SectionKind.SECTION, SectionKind.PREAMBLE, SectionKind.OPERATIVE]
    markers = [b.marker for b in document.blocks if b.marker]
    assert markers == ["1.", "(1)", "(ii)", "2.", "(a)", "(b)", "(c)", "3.", "4."]


def test_notes_at_the_end_of_a_resolution_are_tied_to_their_places(
    shared: Path, words: Vocabulary
) -> None:
    document = opened(shared, "txt/S_RES_0435_1978_EN_GOLD.txt", words)
    places = {r.label: b.text[: r.offset][-11:] for b in document.blocks for r in b.refs}
    assert places == {
        "61": " 431 (1978)",
        "62": " (S/12869),",
        "63": "ry-General,",
        "64": "n situation",
        "65": "Republics).",
    }
    assert [note.label for note in document.footnotes] == ["61", "62", "63", "64", "65"]


def test_a_masthead_gives_symbol_date_item_and_original_language(
    shared: Path, words: Vocabulary
) -> None:
    document = opened(shared, "excerpts/en_letter_cyprus_2013.txt", words)
    facts = document.facts
    assert facts.symbol == "A/67/824–S/2013/211"
    assert facts.issued == "2013-04-04"
    assert facts.agenda_items == ("43",)
    assert facts.original_language == "en"
    assert "  " not in facts.title
    heads = [b.text for b in document.blocks if b.kind is BlockKind.LETTERHEAD]
    assert heads[0] == "United Nations"
    assert heads[-1] == "Question of Cyprus"


def test_a_spanish_letter_has_its_annex_and_loses_its_bar_code(
    shared: Path, words: Vocabulary
) -> None:
    document = opened(shared, "excerpts/es_letter_hostcountry_2007.txt", words)
    annex = document.sections[1]
    assert (annex.kind, annex.number) == (SectionKind.ANNEX, "Anexo")
    assert annex.title is not None
    assert annex.title.startswith("Nota verbal de fecha 10 de agosto de 2007")
    assert document.facts.issuer == "Estados Unidos"
    assert document.facts.symbol == "A/AC.154/383"
    assert not any("0748530" in block.text for block in document.blocks)
