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
