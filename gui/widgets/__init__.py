"""Small controls used by several panels."""
