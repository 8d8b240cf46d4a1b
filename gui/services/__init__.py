"""QObjects that own threads and stores; the only gui that knows db.store and db.ingest."""
