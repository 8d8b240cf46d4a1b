"""Bytes of a file to lines on pages. Knows files; not the UN, not SQL."""
