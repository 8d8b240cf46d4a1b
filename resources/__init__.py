"""Files the program ships with: the bundled document, word counts, bodies, help."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent
BUNDLED_DOCUMENT = ROOT / "documents" / "belarus-letter-2014-09-29.txt"
