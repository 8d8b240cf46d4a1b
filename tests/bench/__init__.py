"""How fast it is, beside what: ``make bench``. Never fails by time; ratios are measured in one run."""
