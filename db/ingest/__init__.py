"""Where formats, structure, chronology and store meet: importing."""
