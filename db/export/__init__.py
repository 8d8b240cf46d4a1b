"""The model to files for other programs."""
