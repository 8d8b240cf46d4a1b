"""What ``nonpaper search`` takes and tells besides its hits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.db.test_cli import KEY, ask, run

if TYPE_CHECKING:
    from pathlib import Path


def test_the_order_of_a_search_is_named_in_any_case(imported_folder: Path) -> None:
    rows = [
        ask(imported_folder, "search", "seminars", "--sort", name)["hits"]
        for name in ("document", "DOCUMENT", "date", "Date")
    ]
    assert rows[0] == rows[1] == sorted(rows[0], key=lambda row: row["block"])
    assert rows[2] == rows[3]
    refused = run(imported_folder, "search", "seminars", "--sort", "length")
    assert refused.exit_code == 2
    assert "relevance" in refused.stderr


def test_a_search_counts_its_passages_by_document_and_section(imported_folder: Path) -> None:
    answer = ask(imported_folder, "search", "seminars", "--limit", "1")
    assert answer["exact"] is True
    assert answer["document_counts"] == [{"value": KEY, "count": answer["total"]}]
    sections = {row["id"] for row in ask(imported_folder, "sections", KEY)}
    counted = answer["section_counts"]
    assert {row["value"] for row in counted} <= sections
    assert sum(row["count"] for row in counted) == answer["total"] > 1


def test_each_hit_says_why_it_stands_there_where_that_is_asked_for(imported_folder: Path) -> None:
    plain = ask(imported_folder, "search", "seminars")["hits"]
    assert not any("why" in hit for hit in plain)
    told = ask(imported_folder, "search", "seminars", "--why")["hits"]
    assert [hit["block"] for hit in told] == [hit["block"] for hit in plain]
    assert all(hit["why"] and all(hit["why"]) for hit in told)
    lines = run(imported_folder, "search", "seminars", "--why").stdout.splitlines()
    assert lines[0].endswith("\t" + "; ".join(told[0]["why"]))


def test_the_symbol_of_an_old_resolution_finds_its_head(tmp_path: Path) -> None:
    paper = tmp_path / "one.txt"
    paper.write_text(
        "STAFF COMMITTEE\n\n1 (1946) Resolution of 25 January 1946\n\nTherefore\n\n"
        "1. The Security Council requests the members to meet in London;\n"
    )
    (row,) = ask(tmp_path / "library", "import", str(paper))
    (hit,) = ask(tmp_path / "library", "search", "S/RES/1 (1946)")["hits"]
    assert (hit["document"], hit["kind"]) == (row["document"], "heading")
    assert ask(tmp_path / "library", "documents")[-1]["symbol"] is None  # it prints none
