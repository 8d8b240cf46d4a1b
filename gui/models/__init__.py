"""Qt item models over db.model."""
