"""What happens between panels: one small object a story (going places, searching, marking)."""
