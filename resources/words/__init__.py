"""Word counts shipped with the program; read by db.structure.words."""
