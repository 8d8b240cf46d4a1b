"""Names of States that Russian sentences give in the genitive, in the form a list gives them.

No table of names and no guess by endings alone: a form is taken only where the document itself has
it. May import nothing of ours.
"""

from __future__ import annotations

import re

# What the end of a word in the genitive may be in the nominative.
_ENDINGS = (
    ("ой", ("ая",)),
    ("ого", ("ое", "ый", "ий")),
    ("ых", ("ые",)),
    ("их", ("ие",)),
    ("ов", ("ы",)),
    ("ии", ("ия",)),
    ("ы", ("а",)),
    ("и", ("а", "ь", "я")),
    ("а", ("", "о")),
    ("я", ("й", "ь")),
)
_SHORTEST = 5  # letters of a word in the genitive: a shorter one looks like too many others


def nominative(name: str, text: str) -> str:
    """The nominative of a name where a text has it; else the name as it is."""
    words = name.split()
    able = [_forms(word) for word in words]
    pattern = r"\s+".join(f"(?:{'|'.join(map(re.escape, forms))})" for forms in able)
    for match in re.finditer(rf"(?<![\w-]){pattern}(?![\w-])", text):
        found = " ".join(match.group().split())
        if found.split()[0] != words[0]:
            return found
    return name


def _forms(word: str) -> list[str]:
    """A word as it is and in each form it may have in the nominative."""
    ends = ((end, others) for end, others in _ENDINGS if word.endswith(end))
    return [word] + [
        word.removesuffix(end) + other
        for end, others in ends
        if len(word) >= _SHORTEST
        for other in others
    ]
