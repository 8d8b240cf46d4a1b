"""The tagger against answers made by hand, where the folder of real documents is at hand."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from db.chronology.events import find_events
from db.chronology.tagger import find_dates
from tests.db.chronology.builders import document_of

if TYPE_CHECKING:
    from pathlib import Path

TARGET = 0.97


def test_dates_of_sentences_are_found_with_their_meaning(shared: Path) -> None:
    right = found = wanted = 0
    for item in json.loads((shared / "gold" / "date_sentences.json").read_text("utf-8")):
        spans = find_dates(item["text"], int(item["ref"].replace("-", "")))
        for date in item["dates"]:
            match = next(
                (s for s in spans if s.start < date["end"] and date["start"] < s.end), None
            )
            if match is not None:
                spans.remove(match)
            if date["optional"]:
                continue
            wanted += 1
            found += match is not None
            right += match is not None and match.edtf in {date["edtf"], *date["alt"]}
        found += len(spans)
    precision, recall = right / found, right / wanted
    assert 2 * precision * recall / (precision + recall) >= TARGET


def test_dates_of_documents_have_their_kind_extent_and_status(shared: Path) -> None:
    tally: Counter[str] = Counter()
    for path in sorted((shared / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        if isinstance(gold, dict) and gold["dates"]:
            _compare(gold, tally)
    assert tally["wanted"] > 100
    assert tally["matched"] / tally["wanted"] >= TARGET
    assert tally["matched"] / tally["found"] >= TARGET
    for name in ("edtf", "kind", "extent", "status"):
        assert tally[name] / tally["matched"] >= TARGET, name


def _compare(gold: dict[str, Any], tally: Counter[str]) -> None:
    for head in gold["dated_paragraphs"]:
        text = next(p for p in gold["paragraphs"] if p.startswith(head))
        events = [e for e in find_events(document_of(text, issued=gold["issued"])) if e.edtf]
        tally["found"] += len(events)
        at = 0
        for date in (d for d in gold["dates"] if d["paragraph"] == head):
            start = text.find(date["wording"], at)
            if start < 0:  # the hand-made answer quotes less of the paragraph than its dates
                continue
            at = start + len(date["wording"])
            tally["wanted"] += 1
            event = next((e for e in events if e.start < at and start < e.end), None)
            if event is not None:
                tally["matched"] += 1
                for name in ("edtf", "kind", "extent", "status"):
                    tally[name] += getattr(event, name) == date[name]
