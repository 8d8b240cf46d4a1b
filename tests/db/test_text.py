"""Squeezing, keys and undoing repairs."""

from __future__ import annotations

from db.model import Footnote, Repair
from db.text import block_key, encodable, fold_spaces, received_text, squeeze, undo_repairs


def test_squeezed_text_has_only_letters_and_digits_in_lower_case() -> None:
    assert squeeze("The “Group of 77”, A/RES/60/251_x\n– Izsák") == "thegroupof77ares60251xizsák"


def test_ligatures_and_full_width_digits_squeeze_like_plain_ones() -> None:
    assert squeeze("ﬁnal ２０１４ Straße") == squeeze("FINAL 2014 STRASSE")


def test_scripts_without_case_keep_their_letters() -> None:
    assert squeeze("第一章：宗旨") == "第一章宗旨"
    assert squeeze("المادة ١") == "المادة١"


def test_the_key_of_a_block_survives_other_spacing_and_punctuation() -> None:
    assert block_key("In  June 2013,") == block_key("in June\n2013")
    assert block_key("In June 2013") != block_key("In June 2014")
    assert len(block_key("")) == 16


def test_runs_of_white_space_fold_to_one_space() -> None:
    assert fold_spaces("  a \n\t b\u00a0 c ") == "a b c"


def test_a_repaired_note_can_be_seen_as_received() -> None:
    repairs = (
        Repair(2, " ", "", "broken word"),
        Repair(9, "  ", " ", "doubled space"),
        Repair(15, "b", "", "note reference"),
    )
    note = Footnote(1, "a", "criticism of it", None, repairs)
    assert received_text(note) == "cr iticism  of itb"


def test_text_without_repairs_is_as_received() -> None:
    assert undo_repairs("as it was", ()) == "as it was"


def test_bytes_that_no_locale_decoded_are_read_as_utf_8() -> None:
    assert encodable("Izsák “”") == "Izsák “”"
    assert encodable("Izs\udcc3\udca1k") == "Izsák"
    assert encodable("caf\udce9") == "caf�"
    assert encodable("half \ud83d") == "half ?"
