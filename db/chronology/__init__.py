"""Sentences to events. Knows dates; neither files nor SQL."""
