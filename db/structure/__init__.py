"""Lines to a document. Knows UN conventions; not files, not SQL."""
