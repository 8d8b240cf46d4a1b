"""Rows to the model and back. Knows SQLite; neither files nor the UN."""
