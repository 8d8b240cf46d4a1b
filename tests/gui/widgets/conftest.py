"""The same fonts and windows as for panels."""

from __future__ import annotations

from tests.gui.panels.conftest import interface_font, large_text, show, tokens

__all__ = ["interface_font", "large_text", "show", "tokens"]
