"""What each language calls its dates: one table a language, all of one shape."""
