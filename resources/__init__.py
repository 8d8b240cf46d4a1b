"""Files the program ships with: the bundled document, word counts, bodies, images, help."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent
CHEVRON = ROOT / "images" / "chevron.png"  # a grey that is seen on light and on dark
BUNDLED_DOCUMENT = ROOT / "documents" / "belarus-letter-2014-09-29.txt"
