"""The place of a passage in words."""

from __future__ import annotations

from db.breadcrumb import breadcrumb, section_label
from db.model import Section, SectionKind

_ANNEX = Section(2, None, 1, 1, SectionKind.ANNEX, "Annex", "Human rights: general views")
_OPENING = Section(3, 2, 2, 2, SectionKind.SECTION, None, None)
_PART = Section(4, 2, 3, 2, SectionKind.SECTION, "I.", "Introduction")
_SECTIONS = {section.id: section for section in (_ANNEX, _OPENING, _PART)}


def test_an_annex_is_named_by_its_number_and_a_section_by_number_and_title() -> None:
    assert breadcrumb(_SECTIONS, 4, number=7) == ("Annex", "I. Introduction", "¶ 7")


def test_an_untitled_opening_needs_no_name() -> None:
    assert breadcrumb(_SECTIONS, 3, note="a") == ("Annex", "note a")


def test_a_letter_without_a_number_is_called_a_letter() -> None:
    letter = Section(1, None, 0, 1, SectionKind.LETTER, None, "Letter dated 29 September 2014")
    assert breadcrumb({1: letter}, 1) == ("Letter",)


def test_a_very_long_title_gives_way_to_an_editors_short_one() -> None:
    long = "Report of the " + "very " * 20 + "special rapporteur"
    section = Section(5, None, 0, 1, SectionKind.SECTION, None, long, "Report")
    assert section_label(section) == "Report"
    assert section_label(Section(5, None, 0, 1, SectionKind.SECTION, None, long)) == long
    assert section_label(Section(5, None, 0, 1, SectionKind.SECTION, None, "Views", "V")) == "Views"


def test_a_section_that_is_not_there_has_no_name() -> None:
    assert breadcrumb({}, 9) == ()
