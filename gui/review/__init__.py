"""Review: what was found in a document, and the reader's corrections of it."""
