"""Check the coverage of the last test run: db/ and the Qt-free timeline, branches too.

Two figures must reach the floor: what coverage calls "cover" (lines and branches together), and
the branches alone, which long straight code would otherwise hide.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from coverage import Coverage

FLOOR = 95.0
INCLUDED = ["db/*", *(f"gui/timeline/{name}.py" for name in ("scale", "ticks", "layout"))]


def main() -> int:
    """Print the report; 1 when a figure is below the floor."""
    coverage = Coverage()
    coverage.load()
    together = coverage.report(include=INCLUDED)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "coverage.json")
        coverage.json_report(include=INCLUDED, outfile=str(file))
        totals = json.loads(file.read_text(encoding="utf-8"))["totals"]
    branches = 100 * totals["covered_branches"] / max(1, totals["num_branches"])
    good = min(together, branches) >= FLOOR
    print(
        f"coverage of db/ and the Qt-free timeline: {together:.1f} %, of the branches alone"
        f" {branches:.1f} %; at least {FLOOR:.0f} % wanted: {'met' if good else 'NOT MET'}"
    )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
