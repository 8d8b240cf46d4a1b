"""How fast it is, and beside what: ``make bench``. Ratios of one run; time never fails a build."""
