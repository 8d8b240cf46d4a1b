"""From which day to which a dated statement counts, for `year:`, `date:` and the facet of years.

The rule is one, so that a filter never disagrees with the list: between two bounds, every day from
the first to the last. A side that the statement leaves open is not taken on for ever, which would
put "since 2008" in every year to come: an open end goes to the date of the statement's own
document, as far as what was said of it can be known; where the document has no date, or one before
the statement, to the end of the year that is named. An open beginning ("until 2010") goes back to
the beginning of the year that is named. With both sides open it is in no year. Pure.
"""

from __future__ import annotations

# Of a row of events, called t. The document is looked up only where an end is open.
_ISSUED = (
    "(SELECT CASE WHEN d.issued GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' "
    "THEN CAST(replace(substr(d.issued, 1, 10), '-', '') AS INTEGER) "
    "WHEN d.issued GLOB '[0-9][0-9][0-9][0-9]*' "
    "THEN CAST(substr(d.issued, 1, 4) AS INTEGER) * 10000 + 1231 END "
    "FROM documents d WHERE d.id = t.document)"
)
FIRST = "coalesce(t.lo, t.hi / 10000 * 10000 + 101)"
LAST = (
    f"coalesce(t.hi, CASE WHEN {_ISSUED} >= t.lo THEN {_ISSUED} END, t.lo / 10000 * 10000 + 1231)"
)
