"""The captions of real documents begin and end as captions do, where real documents are at hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from db.cancel import CancelToken
from db.chronology.events import find_events
from db.ingest.pipeline import read
from db.model import BlockKind
from db.structure.bodies import Gazetteer

if TYPE_CHECKING:
    from pathlib import Path

BAD_BEGINNING = re.compile(
    r"(?:However|Moreover|Furthermore|Additionally|Similarly|In addition|Thus|Therefore|"
    r"In this (?:regard|respect|context)|And|But|Which|Who)\b[, ]|[a-z,;:)]"
)
BAD_END = re.compile(
    r"\b(?:of|in|on|at|to|for|from|by|with|and|or|but|as|that|which|who|the|an?|its|their|is|are|"
    r"was|were|will|has|have|be|including|such|accordance|according|regard|respect|inter alia)"
    r"(?: ?…|[.,;:])?$"
)
PAIRS = (("(", ")"), ("“", "”"), ("«", "»"))


def fault(caption: str) -> str | None:
    """Say what is wrong with a caption."""
    if not 0 < len(caption) <= 90:
        return "length"
    if BAD_BEGINNING.match(caption):
        return "beginning"
    if BAD_END.search(caption):
        return "end"
    if any(caption.count(opened) != caption.count(shut) for opened, shut in PAIRS):
        return "left open"
    return None


@pytest.mark.parametrize("name", ["svn_2nd_g1413493", "svn_2nd_g1423930", "svn_1st_g1217781"])
def test_captions_of_a_report_begin_and_end_well(shared: Path, name: str) -> None:
    path = shared / "corpus" / "pdf" / f"{name}.pdf"
    document = read(path.read_bytes(), path.name, CancelToken()).parsed
    told = {b.id for b in document.blocks if b.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)}
    events = find_events(document, Gazetteer.load().find_mentions(document))
    captions = [event.headline for event in events if event.block in told]
    faults = [caption for caption in captions if fault(caption)]
    assert len(captions) > 30
    assert len(faults) <= 0.02 * len(captions), faults
