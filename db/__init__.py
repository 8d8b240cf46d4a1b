"""Documents without Qt: reading, structure, dates, storage, search and the command line."""
