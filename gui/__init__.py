"""The window: one client of db."""
