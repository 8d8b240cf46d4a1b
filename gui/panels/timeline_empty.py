"""What the timeline says when it has nothing to draw, and what to do about it. Plain words."""

from __future__ import annotations

NO_EVENTS = (
    "No dates were found in this document",
    (
        "The timeline shows what a document dates in its own words, and nothing here does. "
        "To add an event, select words on the page and press Ctrl+E."
    ),
)
NO_EVENTS_GATHERED = (
    "No dates were found in these documents",
    "Choose other documents in the menu above, or add an event: select words and press Ctrl+E.",
)
LANGUAGES_READ = ("en", "fr", "es", "ru")
NOT_READ = (
    "Dates are not yet read in this language",
    (
        "The timeline reads the dates of English, French, Spanish and Russian text. "
        "The words of this document can be searched."
    ),
)
NO_DOCUMENT = ("No document is open", "The timeline shows the dated events of a document.")
ONLY_CITED = (
    "Only cited documents are dated here",
    "Choose “Dates of cited documents” in the Lanes menu to see them.",
)
ONLY_UNDATED = (
    "Nothing here has a date",
    "The events of this document are told without a date: open the undated ones above.",
)
